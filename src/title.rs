//! What the browser's tab and a shared link call a page.

use crate::domain::edition::Edition;
#[cfg(feature = "publish")]
use crate::domain::language::Language;
use crate::route::{Page, Route};
use crate::text::Text;

const SITE: &str = "Osloregionen";

/// The title of the page at `route`, the page first. A slug that the edition does not have
/// gives the title of the page for unknown addresses.
pub fn title(edition: &Edition, route: &Route) -> String {
    let text = Text::of(route.language);
    // An edition that is asked for by its year stays what it is.
    let site = match route.edition {
        Some(_) => format!("{SITE} {}", edition.year),
        None => SITE.to_owned(),
    };
    let name = match &route.page {
        Page::Home => return format!("{site} – {}", text.tagline),
        Page::Organisation => text.organisation,
        Page::Members(_) => text.members,
        Page::Municipality(slug) => {
            edition.member(slug).map_or(text.not_found, |member| member.name.as_str())
        }
        Page::Compare(_) => text.tools.compare_title,
        Page::Priorities => text.priorities,
        Page::FocusArea(slug) => {
            let area = edition.focus_area(slug);
            area.map_or(text.not_found, |area| area.name.get(route.language))
        }
        Page::Data => text.about_data,
        Page::EmbedBuilder => text.embed_builder,
        #[cfg(feature = "publish")]
        Page::Accessibility => text.accessibility,
        #[cfg(feature = "publish")]
        Page::Privacy => text.privacy,
        #[cfg(feature = "publish")]
        Page::Changes => changes(route.language),
        Page::NotFound => text.not_found,
    };
    format!("{name} – {site}")
}

/// What the page about changes between editions is called. No visitor's wasm knows it, so it is none
/// of `text`.
#[cfg(feature = "publish")]
pub fn changes(language: Language) -> &'static str {
    match language {
        Language::Bokmal => "Endringer",
        Language::Nynorsk => "Endringar",
        Language::English => "Changes",
    }
}
