//! The state of the running app, shared by all views as a context.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::directory::Asked;
use super::loading::{Cause, Loading};
use crate::browser;
use crate::domain::boundaries::Boundaries;
use crate::domain::colouring::Colouring;
use crate::domain::directory::Index;
use crate::domain::edition::Edition;
use crate::domain::language::Language;
use crate::route::{MembersQuery, Page, Route, Show};
use crate::snapshot::fetch::{fetch_file, fetch_manifest};
use crate::snapshot::{EditionFiles, SnapshotError, built_in, decode_boundaries, decode_edition};
use crate::text::Text;

/// How long a fetch goes on before it is called slow.
const SLOW_AFTER: Duration = Duration::from_millis(500);

/// A list of more rows than this keeps only those near the screen in the page.
pub const LONG_LIST: usize = 200;

/// A long list follows the scrolling in steps of so many rows.
pub const SEEN_STEP: usize = 10;

/// The id of the directory's rows.
pub const ROWS_ID: &str = "medlemsrader";

/// An edition on its way. Boxed: each place that waits for it would else hold a copy of it.
type Fetch = Pin<Box<dyn Future<Output = Result<&'static Loaded, SnapshotError>>>>;

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
    /// The edition that is bundled with the app.
    ///
    /// # Errors
    /// If its files, which lie beside the wasm, cannot be had.
    pub fn built_in() -> Fetch {
        Loaded::fetch(bundled(), built_in::files())
    }

    /// An edition from the files in a folder.
    fn fetch(folder: String, files: EditionFiles) -> Fetch {
        Box::pin(async move {
            let region = fetch_file(&folder, &files.region).await?;
            let members = fetch_file(&folder, &files.members).await?;
            browser::pause().await;
            let loaded = Loaded::new(decode_edition(&region, &members)?, files);
            browser::pause().await;
            Ok(loaded)
        })
    }

    /// Kept until the page is closed, so that every view may hold on to it: 0.2 MB, and a new
    /// edition comes a few times a year.
    pub fn new(edition: Edition, files: EditionFiles) -> &'static Loaded {
        Box::leak(Box::new(Loaded { index: Index::new(&edition.members), edition, files }))
    }
}

/// What the running app knows. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct App {
    /// The page shown, without its query.
    pub view: RwSignal<Route>,
    /// What is asked of the directory, and the answer.
    pub asked: RwSignal<Arc<Asked>>,
    /// Whether the answer is shown as list, map or table: it changes less often than what is
    /// asked, and each has views of its own.
    pub show_as: RwSignal<Show>,
    /// What the map is coloured by.
    pub colouring: RwSignal<Option<Colouring>>,
    /// The edition shown.
    pub loaded: RwSignal<&'static Loaded>,
    /// How far fetching the host's edition has come.
    pub loading: RwSignal<Loading>,
    /// The members' boundaries, once fetched.
    pub boundaries: RwSignal<Option<&'static Boundaries>>,
    /// How far fetching the boundaries has come; `Ready` before they are first needed.
    pub map_loading: RwSignal<Loading>,
    /// Whether a new build of the site is ready to be taken.
    pub new_version: RwSignal<bool>,
    /// The row of a long list that is at the upper edge of the screen.
    pub row_seen: RwSignal<usize>,
    /// The file with the land as a drawing, which prerendered pages show instead of paths of
    /// their own; none in the browser.
    pub drawing: Option<&'static str>,
}

impl App {
    /// The app with an edition at an address.
    pub fn at(first: &'static Loaded, route: Route) -> App {
        let app = App {
            view: RwSignal::new(Route { language: Language::Bokmal, page: Page::NotFound }),
            asked: RwSignal::new(Arc::new(Asked::default())),
            show_as: RwSignal::new(Show::default()),
            colouring: RwSignal::new(None),
            loaded: RwSignal::new(first),
            loading: RwSignal::new(Loading::Waiting),
            boundaries: RwSignal::new(None),
            map_loading: RwSignal::new(Loading::Ready),
            new_version: RwSignal::new(false),
            row_seen: RwSignal::new(0),
            drawing: None,
        };
        app.show(route);
        app
    }

    /// Answers what the browser's address asks, follows it from now on, and asks the host for a
    /// newer edition.
    pub fn start(self) {
        let go = move |path: String, query: String| self.show(Route::parse(&path, &query));
        let (path, query) = browser::current();
        if !query.is_empty() {
            go(path, query);
        }
        browser::follow_links(go);
        browser::on_scroll(move || self.follow_scroll());
        browser::on_new_version(move || self.new_version.set(true));
        self.fetch_edition();
    }

    /// The language shown.
    #[inline(never)]
    pub fn language(self) -> Language {
        self.view.with_untracked(|route| route.language)
    }

    /// The words in the language shown.
    pub fn text(self) -> &'static Text {
        Text::of(self.language())
    }

    /// The edition shown, for a view that is made anew with it anyway.
    #[inline(never)]
    pub fn edition_now(self) -> &'static Loaded {
        self.loaded.get_untracked()
    }

    /// The address of a page in the language shown, for `href`.
    #[inline(never)]
    pub fn href(self, page: Page) -> String {
        self.address(&Route { language: self.language(), page })
    }

    /// The address of a route, for `href`.
    #[inline(never)]
    pub fn address(self, route: &Route) -> String {
        self.file(&route.address())
    }

    /// The address of the page shown in another language, with its query.
    pub fn address_in(self, language: Language) -> String {
        let page = self.view.with(|route| route.page.clone());
        let page = match page {
            Page::Members(_) => Page::Members(self.asked.get().query.clone()),
            other => other,
        };
        self.address(&Route { language, page })
    }

    /// The address of a file beside the app.
    #[inline(never)]
    pub fn file(self, path: &str) -> String {
        [&browser::root(), path].concat()
    }

    /// Shows a page as a new entry of the history.
    #[inline(never)]
    pub fn visit(self, page: Page) {
        let route = Route { language: self.language(), page };
        browser::go(&route.address(), browser::Navigation::New);
        self.show(route);
    }

    /// Asks something else of the directory, in the same entry of the history.
    #[inline(never)]
    pub fn ask(self, query: MembersQuery) {
        let route = Route { language: self.language(), page: Page::Members(query) };
        browser::go(&route.address(), browser::Navigation::Same);
        self.show(route);
    }

    /// Asks the same of the directory but for what `change` changes.
    #[inline(never)]
    pub fn change(self, change: &dyn Fn(&mut MembersQuery)) {
        let mut query = self.asked.with_untracked(|asked| asked.query.clone());
        change(&mut query);
        self.ask(query);
    }

    /// Finds out which row of a long list is at the upper edge of the screen.
    fn follow_scroll(self) {
        let rows = self.asked.with_untracked(|asked| asked.selection.rows.len());
        if rows <= LONG_LIST {
            return;
        }
        if let Some(seen) = browser::row_at_top(ROWS_ID, rows) {
            // In steps, so that rows are made many at a time.
            let seen = seen - seen % SEEN_STEP;
            if self.row_seen.get_untracked() != seen {
                self.row_seen.set(seen);
            }
        }
    }

    /// Shows what an address leads to. The view is left alone where only the query changed.
    #[inline(never)]
    fn show(self, route: Route) {
        if let Page::Members(query) = &route.page {
            if self.show_as.get_untracked() != query.show {
                self.show_as.set(query.show);
            }
            if self.colouring.get_untracked() != query.colouring {
                self.colouring.set(query.colouring);
            }
            self.asked.set(Arc::new(self.edition_now().answer(query.clone())));
        }
        let view = Route { language: route.language, page: route.page.view() };
        if self.view.with_untracked(|shown| *shown != view) {
            self.view.set(view);
        }
    }

    /// Takes another edition into use.
    pub fn take(self, loaded: &'static Loaded) {
        let query = self.asked.with_untracked(|asked| asked.query.clone());
        let moved = self.edition_now().files.boundaries != loaded.files.boundaries;
        self.asked.set(Arc::new(loaded.answer(query)));
        self.loaded.set(loaded);
        if moved && self.boundaries.with_untracked(Option::is_some) {
            self.fetch_boundaries();
        }
    }

    /// Fetches the host's edition; the one shown stays until another is complete.
    pub fn fetch_edition(self) {
        self.loading.set(Loading::Waiting);
        slow_after_a_while(self.loading);
        spawn_local(async move {
            self.loading.set(match self.newer_edition().await {
                Ok(newer) => {
                    newer.into_iter().for_each(|loaded| self.take(loaded));
                    Loading::Ready
                }
                Err(error) => Loading::Stale(Cause::of(&error)),
            });
        });
    }

    /// The host's edition, whole, if it is another than the one shown.
    ///
    /// # Errors
    /// If the host does not answer or a file is not what the list says.
    pub async fn newer_edition(self) -> Result<Option<&'static Loaded>, SnapshotError> {
        let manifest = fetch_manifest(&published()).await?;
        let Some(files) = manifest.edition(manifest.latest).cloned() else { return Ok(None) };
        if self.edition_now().files == files {
            return Ok(None);
        }
        Ok(Some(Loaded::fetch(published(), files).await?))
    }

    /// Asks the host again for all that could not be had.
    pub fn retry(self) {
        self.fetch_edition();
        if matches!(self.map_loading.get_untracked(), Loading::Failed(_)) {
            self.fetch_boundaries();
        }
    }

    /// Fetches the boundaries unless they are there or on their way. Called by each view that
    /// uses them: one that is opened later also tries again what failed.
    #[inline(never)]
    pub fn need_boundaries(self) {
        let under_way =
            matches!(self.map_loading.get_untracked(), Loading::Waiting | Loading::Slow);
        if !under_way && self.boundaries.with_untracked(Option::is_none) {
            self.fetch_boundaries();
        }
    }

    /// Fetches the boundaries of the edition shown.
    fn fetch_boundaries(self) {
        self.map_loading.set(Loading::Waiting);
        slow_after_a_while(self.map_loading);
        let file = self.edition_now().files.boundaries.clone();
        spawn_local(async move {
            let own = file == built_in::files().boundaries;
            let folder = if own { bundled() } else { published() };
            let bytes = fetch_file(&folder, &file).await;
            self.map_loading.set(match bytes.and_then(|bytes| decode_boundaries(&bytes)) {
                Ok(boundaries) => {
                    self.boundaries.set(Some(Box::leak(Box::new(boundaries))));
                    Loading::Ready
                }
                Err(error) => Loading::Failed(Cause::of(&error)),
            });
        });
    }
}

/// The folder of the edition that is bundled with the app.
fn bundled() -> String {
    [&browser::root(), built_in::FOLDER].concat()
}

/// The folder that the host publishes editions in.
fn published() -> String {
    [&browser::root(), "snapshots/"].concat()
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
