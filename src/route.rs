//! Every address of the app, both ways: links, titles and the address bar all go through
//! [`Route`], so a link cannot dangle.
//!
//! Addresses here are relative to where the app is deployed: `medlemmer/baerum`,
//! `en/organisasjon`, and the empty one for the front page.

mod embed;
mod kiosk;
mod query;

pub use embed::{EMBED, Embed, HEIGHTS, Look, Theme, View};
pub use kiosk::{KIOSK, KioskQuery};
pub use query::{MOST_COMPARED, MembersQuery, Show, Sort};

use crate::domain::language::Language;
use crate::domain::slug::Slug;

/// An address: a page in a language, as an edition has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The language, from the first part of the path; bokmål has none.
    pub language: Language,
    /// The page.
    pub page: Page,
    /// `utgave`: the year of the edition that is asked for; none is whichever is the latest.
    pub edition: Option<u16>,
}

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The region at a glance.
    Home,
    /// History, bodies, groups, secretariat, role.
    Organisation,
    /// The member directory, with what is asked of it.
    Members(MembersQuery),
    /// One municipality.
    Municipality(Slug),
    /// Members side by side, at most [`MOST_COMPARED`].
    Compare(Vec<Slug>),
    /// Focus areas, basic idea and action plan.
    Priorities,
    /// One focus area.
    FocusArea(Slug),
    /// Edition, sources, licences and downloads.
    Data,
    /// Putting together what another page embeds.
    EmbedBuilder,
    /// How it is made usable for everyone, and where it may fail. No page of the app's: it is read as
    /// it was prerendered, and no visitor's wasm knows it.
    #[cfg(feature = "publish")]
    Accessibility,
    /// What is stored about a visitor; prerendered only, as the above.
    #[cfg(feature = "publish")]
    Privacy,
    /// What has changed from each edition to the next; prerendered only, as the above.
    #[cfg(feature = "publish")]
    Changes,
    /// No page of the app.
    NotFound,
}

/// The last part of the address of the page that compares; no municipality is called so.
const COMPARE: &str = "sammenlign";

/// The last part of the address of the accessibility statement, which links load.
pub const ACCESSIBILITY: &str = "tilgjengelighet";

/// The last part of the address of what is stored, which links load.
pub const PRIVACY: &str = "personvern";

/// The last part of the address of what has changed between editions, which links load.
pub const CHANGES: &str = "endringer";

impl Page {
    /// The pages that exist once, in the order of the navigation.
    pub fn fixed() -> [Page; 7] {
        [
            Page::Home,
            Page::Members(MembersQuery::default()),
            Page::Compare(Vec::new()),
            Page::Organisation,
            Page::Priorities,
            Page::Data,
            Page::EmbedBuilder,
        ]
    }

    /// The pages beside the app: about the site itself, and about its editions. They are prerendered
    /// and need no app.
    #[cfg(feature = "publish")]
    pub fn statements() -> [Page; 3] {
        [Page::Changes, Page::Accessibility, Page::Privacy]
    }

    /// The value of `<main data-page>`: a stable mark for tests and tools.
    pub fn mark(&self) -> &'static str {
        match self {
            Page::Home => "home",
            Page::Organisation => "organisation",
            Page::Members(_) => "members",
            Page::Municipality(_) => "municipality",
            Page::Compare(_) => "compare",
            Page::Priorities | Page::FocusArea(_) => "priorities",
            Page::Data => "data",
            Page::EmbedBuilder => "embed-builder",
            #[cfg(feature = "publish")]
            Page::Accessibility => "accessibility",
            #[cfg(feature = "publish")]
            Page::Privacy => "privacy",
            #[cfg(feature = "publish")]
            Page::Changes => "changes",
            Page::NotFound => "not-found",
        }
    }

    /// The page of the navigation that this page belongs to.
    pub fn section(&self) -> Option<&'static str> {
        match self {
            Page::Members(_) | Page::Municipality(_) | Page::Compare(_) => Some("members"),
            Page::Organisation => Some("organisation"),
            Page::Priorities | Page::FocusArea(_) => Some("priorities"),
            Page::Home | Page::Data | Page::EmbedBuilder | Page::NotFound => None,
            #[cfg(feature = "publish")]
            Page::Accessibility | Page::Privacy | Page::Changes => None,
        }
    }

    /// Whether it explores the region: the directory and what it leads to.
    pub fn explores(&self) -> bool {
        matches!(self, Page::Members(_) | Page::Compare(_))
    }

    /// Whether it belongs to the app's second part.
    pub fn comes_later(&self) -> bool {
        self.explores() || *self == Page::Data
    }

    /// The page without its query: what decides which view is shown.
    pub fn view(&self) -> Page {
        match self {
            Page::Members(_) => Page::Members(MembersQuery::default()),
            other => other.clone(),
        }
    }
}

impl Route {
    /// A page of the latest edition.
    pub fn of(language: Language, page: Page) -> Route {
        Route { language, page, edition: None }
    }

    /// Reads a path relative to the app's root and a query with or without its `?`.
    /// Anything that is no page is [`Page::NotFound`]; nothing panics.
    pub fn parse(path: &str, query: &str) -> Route {
        let mut parts = path.split('/').filter(|part| !part.is_empty()).peekable();
        let language = match parts.peek() {
            Some(&"nn") => Language::Nynorsk,
            Some(&"en") => Language::English,
            _ => Language::Bokmal,
        };
        if language != Language::Bokmal {
            parts.next();
        }
        let parts: Vec<&str> = parts.collect();
        let page = match parts.as_slice() {
            [] | ["index.html"] => Page::Home,
            ["organisasjon"] => Page::Organisation,
            ["medlemmer"] => Page::Members(MembersQuery::parse(query)),
            ["medlemmer", COMPARE] => Page::Compare(query::compared(query)),
            ["medlemmer", name] => Slug::parse(name).map_or(Page::NotFound, Page::Municipality),
            ["prioriteringer"] => Page::Priorities,
            ["prioriteringer", name] => Slug::parse(name).map_or(Page::NotFound, Page::FocusArea),
            ["om-data"] => Page::Data,
            ["bygg-inn"] => Page::EmbedBuilder,
            #[cfg(feature = "publish")]
            [ACCESSIBILITY] => Page::Accessibility,
            #[cfg(feature = "publish")]
            [PRIVACY] => Page::Privacy,
            #[cfg(feature = "publish")]
            [CHANGES] => Page::Changes,
            _ => Page::NotFound,
        };
        Route { language, page, edition: query::edition(query) }
    }

    /// The path relative to the app's root, without a leading slash and without the query.
    pub fn path(&self) -> String {
        let (section, name) = match &self.page {
            Page::Home => ("", None),
            Page::Organisation => ("organisasjon", None),
            Page::Members(_) => ("medlemmer", None),
            Page::Municipality(slug) => ("medlemmer", Some(slug)),
            Page::Compare(_) => ("medlemmer/sammenlign", None),
            Page::Priorities => ("prioriteringer", None),
            Page::FocusArea(slug) => ("prioriteringer", Some(slug)),
            Page::Data => ("om-data", None),
            Page::EmbedBuilder => ("bygg-inn", None),
            #[cfg(feature = "publish")]
            Page::Accessibility => (ACCESSIBILITY, None),
            #[cfg(feature = "publish")]
            Page::Privacy => (PRIVACY, None),
            #[cfg(feature = "publish")]
            Page::Changes => (CHANGES, None),
            Page::NotFound => ("404", None),
        };
        let language = match self.language {
            Language::Bokmal => "",
            other => other.tag(),
        };
        let mut path = String::new();
        for part in [language, section, name.map_or("", Slug::as_str)] {
            if !part.is_empty() {
                if !path.is_empty() {
                    path.push('/');
                }
                path.push_str(part);
            }
        }
        path
    }

    /// Path and query: what stands in a link.
    pub fn address(&self) -> String {
        let mut address = self.path();
        match &self.page {
            Page::Members(query) => query.write(&mut address),
            Page::Compare(members) => query::write_compared(&mut address, members),
            _ => {}
        }
        query::write_edition(&mut address, self.edition);
        address
    }

    /// The same page in another language.
    pub fn in_language(&self, language: Language) -> Route {
        Route { language, ..self.clone() }
    }
}

#[cfg(test)]
mod tests;
