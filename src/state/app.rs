//! The state of the running app, shared by all views as a context.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::directory::{ANSWER, Asked};
use super::later;
use super::loaded::Loaded;
use super::loading::Loading;
use super::newer::{self, Found, Keeping, Shown, Standing};
use crate::browser;
use crate::domain::boundaries::Boundaries;
use crate::domain::colouring::Colouring;
use crate::domain::language::Language;
use crate::route::{MembersQuery, Page, Route, Show};
#[cfg(not(target_arch = "wasm32"))]
use crate::snapshot::catalogue::Catalogue;
use crate::text::{Exploring, Text};

/// How long a fetch goes on before it is called slow.
const SLOW_AFTER: Duration = Duration::from_millis(500);

/// A list of more rows than this keeps only those near the screen in the page.
pub const LONG_LIST: usize = 200;

/// A long list follows the scrolling in steps of so many rows.
pub const SEEN_STEP: usize = 10;

/// The id of the directory's rows.
pub const ROWS_ID: &str = "medlemsrader";

/// What the running app knows. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct App {
    /// The page shown, without its query.
    pub view: RwSignal<Route>,
    /// What is asked of the directory, and the answer.
    pub asked: RwSignal<Arc<Asked>>,
    /// The same, told only when more changes than what is searched for: filters and order, and all
    /// that follows them, are left alone while one types.
    pub refined: RwSignal<Arc<Asked>>,
    /// What of it the address bar has: typing waits for no link to follow.
    pub told: RwSignal<Arc<Asked>>,
    /// Whether the answer is shown as list, map or table: it changes less often than what is
    /// asked, and each has views of its own.
    pub show_as: RwSignal<Show>,
    /// What the map is coloured by.
    pub colouring: RwSignal<Option<Colouring>>,
    /// The edition shown. Told anew in another language, and when another edition is asked for:
    /// the head and the foot of all pages, which stay for another page, follow it.
    pub loaded: RwSignal<&'static Loaded>,
    /// What is known of it.
    pub standing: RwSignal<Standing>,
    /// Whether what was verified is kept for another time.
    pub keeping: Keeping,
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
    /// What there is to take of the edition, and the whole address of the app's root: what prerendered
    /// pages say of it.
    #[cfg(not(target_arch = "wasm32"))]
    pub published: Option<(&'static Catalogue, &'static str)>,
}

impl App {
    /// The app with an edition at an address.
    pub fn at(first: &'static Loaded, route: Route) -> App {
        let app = App {
            view: RwSignal::new(Route::of(Language::Bokmal, Page::NotFound)),
            asked: RwSignal::new(Arc::new(Asked::default())),
            refined: RwSignal::new(Arc::new(Asked::default())),
            told: RwSignal::new(Arc::new(Asked::default())),
            show_as: RwSignal::new(Show::default()),
            colouring: RwSignal::new(None),
            loaded: RwSignal::new(first),
            standing: RwSignal::new(Standing {
                publication: first.publication,
                listed: first.listed,
                trust: None,
            }),
            keeping: Keeping::Keeps,
            loading: RwSignal::new(Loading::Waiting),
            boundaries: RwSignal::new(None),
            map_loading: RwSignal::new(Loading::Ready),
            new_version: RwSignal::new(false),
            row_seen: RwSignal::new(0),
            drawing: None,
            #[cfg(not(target_arch = "wasm32"))]
            published: None,
        };
        app.turn_to(route);
        app
    }

    /// Answers what the browser's address asks, follows it from now on, and asks the host for a
    /// newer edition.
    pub fn start(self) {
        let (path, query) = browser::current();
        if !query.is_empty() {
            self.turn_to(Route::parse(&path, &query));
        }
        browser::follow_links(move |path, query, then| {
            self.show_then(Route::parse(&path, &query), then);
        });
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

    /// The words of what explores the region, in the language shown.
    pub fn exploring(self) -> &'static Exploring {
        Exploring::of(self.language())
    }

    /// The edition shown, for a view that is made anew with it anyway.
    #[inline(never)]
    pub fn edition_now(self) -> &'static Loaded {
        self.loaded.get_untracked()
    }

    /// Shows a page as a new entry of the history.
    #[inline(never)]
    pub fn visit(self, page: Page) {
        let route = self.route(page);
        browser::go(&route.address());
        self.show(route);
    }

    /// Asks something else of the directory, in the same entry of the history.
    #[inline(never)]
    pub fn ask(self, query: MembersQuery) {
        let route = self.route(Page::Members(query));
        browser::change(&route.address(), Box::new(move || self.tell()));
        self.turn(route);
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

    /// Shows what an address leads to.
    #[inline(never)]
    fn show(self, route: Route) {
        self.show_then(route, Box::new(|| {}));
    }

    /// Shows what an address leads to, at once or when the part of the app and the styles have
    /// come that show it, and goes on with `then`. Where they cannot be had, the host shows it.
    fn show_then(self, route: Route, then: browser::Then) {
        let comes_later = route.page.comes_later();
        // What is shown already has all it needs: typing in it asks no more questions.
        let is_shown = self.view.with_untracked(|shown| shown.page == route.page.view());
        if is_shown || (later::is_here() || !comes_later) && browser::is_styled() {
            self.follow(route);
            return then();
        }
        let is_quiet = self.loading.get_untracked() == Loading::Ready;
        if is_quiet {
            self.loading.set(Loading::Waiting);
            slow_after_a_while(self.loading);
        }
        spawn_local(async move {
            if comes_later {
                later::begin();
            }
            if !browser::fetch_styles().await || comes_later && !later::fetch().await {
                return browser::reload();
            }
            let under_way = [Loading::Waiting, Loading::Slow];
            if is_quiet && under_way.contains(&self.loading.get_untracked()) {
                self.loading.set(Loading::Ready);
            }
            // The reader may have gone on meanwhile.
            let (path, query) = browser::current();
            self.follow(Route::parse(&path, &query));
            then();
        });
    }

    /// Has the links to what is shown elsewhere (in another language, of another year) follow.
    fn tell(self) {
        // The app may be gone when the address bar has followed.
        if let Some(asked) = self.asked.try_get_untracked() {
            let _ = self.told.try_set(asked);
        }
    }

    /// Turns to what an address leads to.
    fn turn_to(self, route: Route) {
        self.turn(route);
        self.tell();
    }

    /// The view is left alone where only the query changed.
    fn turn(self, route: Route) {
        if let Page::Members(query) = &route.page {
            if self.show_as.get_untracked() != query.show {
                self.show_as.set(query.show);
            }
            if self.colouring.get_untracked() != query.colouring {
                self.colouring.set(query.colouring);
            }
            // What is answered already is there to see.
            let answered =
                |asked: &Arc<Asked>| asked.query == *query && !asked.selection.rows.is_empty();
            if !self.asked.with_untracked(answered) {
                self.answer(self.edition_now(), query.clone());
            }
        }
        let view = Route { page: route.page.view(), ..route };
        let (same, stays) = self.view.with_untracked(|shown| {
            (*shown == view, shown.language == view.language && shown.edition == view.edition)
        });
        if !stays {
            self.loaded.set(self.edition_now());
        }
        if !same {
            self.view.set(view);
        }
    }

    /// Turns to a page, and has another edition fetched where that is asked for.
    fn follow(self, route: Route) {
        let edition = route.edition;
        let before = self.view.with_untracked(|shown| shown.edition);
        self.turn_to(route);
        if edition != before {
            self.fetch_edition();
        }
    }

    fn answer(self, loaded: &Loaded, query: MembersQuery) {
        if let Some(answer) = ANSWER.get() {
            let asked = Arc::new(answer(loaded, query));
            if !self.refined.with_untracked(|before| asked.query.refines_as(&before.query)) {
                self.refined.set(asked.clone());
            }
            self.asked.set(asked);
        }
    }

    /// Takes another edition into use.
    pub fn take(self, loaded: &'static Loaded) {
        let query = self.asked.with_untracked(|asked| asked.query.clone());
        let moved = self.edition_now().files.boundaries != loaded.files.boundaries;
        self.answer(loaded, query);
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
            let found = self.ask_host().await;
            self.loading.set(Loading::after(&found));
            found.newer.into_iter().for_each(|loaded| self.take(loaded));
        });
    }

    /// Asks the host for its edition. Another one than the one shown comes whole, or the last good
    /// one, and is the caller's to take; what is known of it now is told at once.
    pub async fn ask_host(self) -> Found {
        let publication = self.standing.get_untracked().publication;
        let asked = self.view.with_untracked(|route| route.edition);
        let (loaded, keeping) = (self.edition_now(), self.keeping);
        let shown = Shown { loaded, publication, asked, keeping };
        let found = newer::ask(shown).await;
        if let Some(standing) = found.standing {
            self.standing.set(standing);
        }
        found
    }

    /// Asks the host again for all that could not be had.
    pub fn retry(self) {
        self.fetch_edition();
        if matches!(self.map_loading.get_untracked(), Loading::Failed(_)) {
            self.fetch_boundaries();
        }
    }
}

/// Says so when a fetch is still under way after half a second.
pub(super) fn slow_after_a_while(loading: RwSignal<Loading>) {
    set_timeout(
        move || {
            if loading.get_untracked() == Loading::Waiting {
                loading.set(Loading::Slow);
            }
        },
        SLOW_AFTER,
    );
}
