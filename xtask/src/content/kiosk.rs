//! What there is room for on the kiosk's pages, which few think of moving: characters, in the longest
//! language.
//!
//! The kiosk's journeys go through an edition whose texts are all as long as this: on each display
//! that they try, everything can be touched and nothing is cut off. What is too much for a page can be
//! moved on it.

use super::table::Value;
use osloregionen::domain::language::{Language, Localized};

/// A statement in a list.
pub const STATEMENT: usize = 180;
/// A heading, or the name of a body or a focus area.
pub const HEADING: usize = 70;
/// The sentence under a heading.
pub const LEAD: usize = 180;

/// The text, if the kiosk has room for it; else that is a fault.
pub fn fits(value: &Value<'_>, text: Localized, limit: usize) -> Option<Localized> {
    let longest =
        Language::ALL.map(|language| text.get(language).chars().count()).into_iter().max();
    let longest = longest.unwrap_or(0);
    if longest > limit {
        value.fault(
            format!("teksten har {longest} tegn, og på kiosken er det plass til {limit}"),
            "Kort den ned, også på de andre språkene om det trengs.",
        );
        return None;
    }
    Some(text)
}
