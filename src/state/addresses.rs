//! The addresses that links on a page lead to: in the language and the edition shown.

use leptos::prelude::*;

use super::App;
use crate::browser;
use crate::domain::language::Language;
use crate::route::{Page, Route};

impl App {
    /// The address of a page in the language shown, for `href`.
    #[inline(never)]
    pub fn href(self, page: Page) -> String {
        self.address(&self.route(page))
    }

    /// A page in the language shown, as the edition has it that is asked for.
    pub(super) fn route(self, page: Page) -> Route {
        self.view.with_untracked(|shown| Route { page, ..*shown })
    }

    /// The address of a route, for `href`.
    #[inline(never)]
    pub fn address(self, route: &Route) -> String {
        self.file(&route.address())
    }

    /// The address of the page shown in another language, with its query.
    pub fn address_in(self, language: Language) -> String {
        self.address(&Route { language, ..self.here() })
    }

    /// The address of the page shown as another edition has it, with its query. The latest needs no
    /// name: it stays the latest.
    pub fn address_as_of(self, year: u16) -> String {
        let edition = Some(year).filter(|year| *year != self.standing.get().listed.latest);
        self.address(&Route { edition, ..self.here() })
    }

    /// The page shown, with its query.
    fn here(self) -> Route {
        let mut route = self.view.get();
        if matches!(route.page, Page::Members(_)) {
            route.page = Page::Members(self.told.get().query.clone());
        }
        route
    }

    /// The address of a file beside the app.
    #[inline(never)]
    pub fn file(self, path: &str) -> String {
        [&browser::root(), path].concat()
    }
}
