//! Scenes of words: the focus areas and the political bodies.

use crate::components::{number, stamp, stamp_of};
use crate::domain::edition::Edition;
use crate::domain::organisation::Body;
use crate::domain::priorities::FocusArea;
use crate::kiosk::state::Kiosk;
use crate::markup::{Element, el, group};
use crate::text;

/// The focus areas, numbered.
pub(super) fn areas(kiosk: Kiosk, edition: &Edition) -> Element {
    let (language, text) = (kiosk.app.language(), kiosk.app.text());
    let priorities = &edition.priorities;
    let row = |(at, area): (usize, &FocusArea)| {
        el("li").child(number(at)).child(el("span").say(&area.name, language))
    };
    let holds = text.holds.with(&text::period(text, priorities.origin.period));
    let title = el("h1").child(el("b").say(&priorities.title, language));
    let rows = priorities.areas.iter().enumerate().map(row);
    group()
        .child(title)
        .child(el("p").class("held").child(stamp(holds)))
        .child(el("ol").class("large").attr("role", "list").children(rows))
}

/// The political bodies, each with what the edition says of it.
pub(super) fn bodies(kiosk: Kiosk, edition: &Edition) -> Element {
    let (language, text) = (kiosk.app.language(), kiosk.app.text());
    let organisation = &edition.organisation;
    let row = |body: &Body| {
        let sentence = el("span")
            .child(el("b").say(&body.name, language))
            .child(el("span").say(&body.rest, language));
        el("li").child(sentence)
    };
    let title = el("h1").child(el("b").say(&organisation.bodies_title, language));
    let period = el("p").class("held").child(stamp_of(text, organisation.origin.period));
    let rows = organisation.bodies.iter().map(row);
    group()
        .child(title)
        .child(period)
        .child(el("ul").class("large").attr("role", "list").children(rows))
}
