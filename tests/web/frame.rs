//! The site with the real edition, at an address.

use std::cell::{Cell, OnceCell};
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::{RwSignal, Set};
use osloregionen::browser;
use osloregionen::domain::boundaries::Boundaries;
use osloregionen::route::{Page, Route};
use osloregionen::site::site;
use osloregionen::snapshot::fetch::{fetch_file, fetch_manifest};
use osloregionen::snapshot::{decode_boundaries, decode_edition, decode_manifest};
use osloregionen::state::{App, Asked, Loaded, Loading};

use crate::page::{Mounted, mount, set_address, settle};

/// The repository's own snapshots: wasm-bindgen-test serves the folder it is started in.
const SNAPSHOTS: &str = "/public/snapshots/";

thread_local! {
    static LOADED: OnceCell<&'static Loaded> = const { OnceCell::new() };
}

/// The latest edition that `cargo xtask snapshot build` made, fetched and decoded as the app
/// does.
pub async fn edition() -> &'static Loaded {
    if let Some(loaded) = LOADED.with(|loaded| loaded.get().copied()) {
        return loaded;
    }
    let bytes = fetch_manifest(SNAPSHOTS).await.expect("run `cargo xtask snapshot build`");
    let manifest = decode_manifest(&bytes).unwrap();
    let files = manifest.edition(manifest.latest).unwrap().clone();
    let region = fetch_file(SNAPSHOTS, &files.region).await.unwrap();
    let members = fetch_file(SNAPSHOTS, &files.members).await.unwrap();
    let edition = decode_edition(&region, &members).unwrap();
    let loaded = Loaded::new(edition, files, manifest.publication, manifest.listed());
    LOADED.with(|kept| *kept.get_or_init(|| loaded))
}

/// The boundaries of that edition.
pub async fn boundaries() -> &'static Boundaries {
    let bytes = fetch_file(SNAPSHOTS, &edition().await.files.boundaries).await.unwrap();
    Box::leak(Box::new(decode_boundaries(&bytes).unwrap()))
}

/// A mounted site and its state. It fetches nothing, unless it is asked to try again.
pub struct Site {
    pub app: App,
    mounted: Mounted,
}

impl Deref for Site {
    type Target = Mounted;

    fn deref(&self) -> &Mounted {
        &self.mounted
    }
}

impl Site {
    /// Leaves it mounted, for an app that listens to the window.
    pub fn leave(self) {
        self.mounted.leave();
    }

    /// Shows the map, as if it had been fetched.
    pub async fn show_map(&self) {
        self.app.boundaries.set(Some(boundaries().await));
        settle().await;
    }
}

/// Opens the site at an address relative to its root, without a map.
pub async fn open(address: &str) -> Site {
    let first = edition().await;
    set_address("/", "");
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let route = Route::parse(path, query);
    let asked = match &route.page {
        Page::Members(query) => first.answer(query.clone()),
        _ => Asked::default(),
    };
    mount_site(move || App {
        asked: RwSignal::new(Arc::new(asked)),
        loading: RwSignal::new(Loading::Ready),
        map_loading: RwSignal::new(Loading::Waiting),
        ..App::at(first, route)
    })
    .await
}

/// Starts the site as its own program does, at the address in the address bar.
pub async fn start() -> Site {
    let first = edition().await;
    let start = move || {
        let (path, query) = browser::current();
        let app = App::at(first, Route::parse(&path, &query));
        app.start();
        app
    };
    mount_site(start).await
}

/// Signals live as long as the view that they are made with.
async fn mount_site(make: impl FnOnce() -> App + 'static) -> Site {
    let made = Rc::new(Cell::new(None));
    let told = Rc::clone(&made);
    let mounted = mount(move || {
        let app = make();
        told.set(Some(app));
        site(app)
    });
    settle().await;
    Site { app: made.get().unwrap(), mounted }
}
