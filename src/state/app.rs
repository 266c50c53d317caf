//! The state of the running app, shared by all views as a context.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::loading::{Cause, Loading};
use crate::browser;
use crate::domain::boundaries::Boundaries;
use crate::domain::directory::Index;
use crate::domain::edition::Edition;
use crate::domain::language::Language;
use crate::route::{MembersQuery, Page, Route};
use crate::snapshot::fetch::{fetch_file, fetch_manifest};
use crate::snapshot::{EditionFiles, SnapshotError, built_in, decode_boundaries, decode_edition};
use crate::text::Text;

/// How long a fetch goes on before it is called slow.
const SLOW_AFTER: Duration = Duration::from_millis(500);

/// An edition in use, with what is derived from it once.
pub struct Loaded {
    /// The content.
    pub edition: Edition,
    /// The directory's names.
    pub index: Index,
    /// The files it was read from.
    pub files: EditionFiles,
}

impl Loaded {
    /// The edition that the app carries with it.
    ///
    /// # Errors
    /// If it cannot be read, which the build has ruled out.
    pub fn built_in() -> Result<Arc<Loaded>, SnapshotError> {
        Ok(Loaded::new(built_in::edition()?, built_in::files()?))
    }

    fn new(edition: Edition, files: EditionFiles) -> Arc<Loaded> {
        Arc::new(Loaded { index: Index::new(&edition.members), edition, files })
    }
}

/// What the running app knows. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct App {
    /// The address shown.
    pub route: RwSignal<Route>,
    /// The edition shown.
    pub loaded: RwSignal<Arc<Loaded>>,
    /// How far fetching the host's edition has come.
    pub loading: RwSignal<Loading>,
    /// The members' boundaries, once fetched.
    pub boundaries: RwSignal<Option<Arc<Boundaries>>>,
    /// How far fetching the boundaries has come.
    pub map_loading: RwSignal<Loading>,
    /// The folder the app is deployed in.
    root: StoredValue<String>,
}

impl App {
    /// Starts with an edition at the address of the browser, then asks the host for a newer
    /// one.
    pub fn start(first: Arc<Loaded>) -> App {
        let (path, query) = browser::current();
        let app = App {
            route: RwSignal::new(Route::parse(&path, &query)),
            loaded: RwSignal::new(first),
            loading: RwSignal::new(Loading::Waiting),
            boundaries: RwSignal::new(None),
            map_loading: RwSignal::new(Loading::Waiting),
            root: StoredValue::new(browser::root()),
        };
        browser::follow_links(move |path, query, _| app.show(Route::parse(&path, &query)));
        app.fetch_edition();
        app.fetch_boundaries();
        app
    }

    /// The language shown.
    pub fn language(self) -> Language {
        self.route.with(|route| route.language)
    }

    /// The words in the language shown.
    pub fn text(self) -> &'static Text {
        Text::of(self.language())
    }

    /// The directory's query; the default one on other pages.
    pub fn query(self) -> MembersQuery {
        self.route.with(|route| match &route.page {
            Page::Members(query) => query.clone(),
            _ => MembersQuery::default(),
        })
    }

    /// The address of a page in the language shown, for `href`.
    pub fn href(self, page: Page) -> String {
        self.address(&Route { language: self.route.with_untracked(|r| r.language), page })
    }

    /// The address of a route, for `href`.
    pub fn address(self, route: &Route) -> String {
        self.file(&route.address())
    }

    /// The address of a file beside the app.
    pub fn file(self, path: &str) -> String {
        self.root.with_value(|root| format!("{root}{path}"))
    }

    /// Shows a page as a new entry of the history.
    pub fn visit(self, page: Page) {
        let route = Route { language: self.language(), page };
        browser::go(&route.address(), browser::Navigation::New);
        self.show(route);
    }

    /// Asks something else of the directory, in the same entry of the history.
    pub fn ask(self, query: MembersQuery) {
        let route = Route { language: self.language(), page: Page::Members(query) };
        browser::replace(&route.address());
        self.show(route);
    }

    /// Fetches the host's edition; the one shown stays until another is complete.
    pub fn fetch_edition(self) {
        self.loading.set(Loading::Waiting);
        slow_after_a_while(self.loading);
        spawn_local(async move {
            let outcome = self.newer_edition().await;
            self.loading.set(match outcome {
                Ok(Some(loaded)) => {
                    self.loaded.set(loaded);
                    Loading::Ready
                }
                Ok(None) => Loading::Ready,
                Err(error) => {
                    leptos::logging::warn!("{error}");
                    Loading::Stale(Cause::from(&error))
                }
            });
        });
    }

    /// The host's edition, if it is another than the one shown.
    async fn newer_edition(self) -> Result<Option<Arc<Loaded>>, SnapshotError> {
        let root = self.root.get_value();
        let manifest = fetch_manifest(&root).await?;
        let Some(files) = manifest.edition(manifest.latest).cloned() else { return Ok(None) };
        if self.loaded.with_untracked(|loaded| loaded.files == files) {
            return Ok(None);
        }
        let region = fetch_file(&root, &files.region).await?;
        let members = fetch_file(&root, &files.members).await?;
        let edition = decode_edition(&region, &members)?;
        Ok(Some(Loaded::new(edition, files)))
    }

    /// Asks the host again for all that could not be had.
    pub fn retry(self) {
        self.fetch_edition();
        if self.boundaries.with_untracked(Option::is_none) {
            self.fetch_boundaries();
        }
    }

    /// Fetches the boundaries of the edition shown, when they are first needed.
    pub fn fetch_boundaries(self) {
        self.map_loading.set(Loading::Waiting);
        slow_after_a_while(self.map_loading);
        spawn_local(async move {
            let file = self.loaded.with_untracked(|loaded| loaded.files.boundaries.clone());
            let root = self.root.get_value();
            let outcome = match fetch_file(&root, &file).await {
                Ok(bytes) => decode_boundaries(&bytes),
                Err(error) => Err(error),
            };
            self.map_loading.set(match outcome {
                Ok(boundaries) => {
                    self.boundaries.set(Some(Arc::new(boundaries)));
                    Loading::Ready
                }
                Err(error) => {
                    leptos::logging::warn!("{error}");
                    Loading::Failed(Cause::from(&error))
                }
            });
        });
    }

    fn show(self, route: Route) {
        self.route.set(route);
    }
}

/// Says so when a fetch is still under way after half a second.
fn slow_after_a_while(loading: RwSignal<Loading>) {
    set_timeout(
        move || {
            if loading.get_untracked() == Loading::Waiting {
                loading.set(Loading::Slow);
            }
        },
        SLOW_AFTER,
    );
}
