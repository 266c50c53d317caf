//! How the kiosk has been doing, for the one who set it up: by five touches in the upper left
//! corner, or by the address.

use leptos::prelude::*;

use super::state::Kiosk;
use crate::browser;
use crate::domain::publication::{Age, Moment};
use crate::markup::{Element, Event, Node, el, group, live};
use crate::state::{Loading, Standing};
use crate::text;

/// Touches in the corner that open it.
const TOUCHES: u32 = 5;

/// Marks the corner.
const CORNER: &str = "data-corner";

/// The corner, and the page while it is open.
pub(super) fn status(kiosk: Kiosk) -> Element {
    let page = live(move || match kiosk.status.get() {
        true => page(kiosk).into(),
        false => Node::Empty,
    });
    let corner = el("div").class("corner").attr(CORNER, "").attr("aria-hidden", "true");
    group().child(corner).child(page)
}

/// Counts touches in the corner; one elsewhere takes back those before.
pub(super) fn count(kiosk: Kiosk, event: &Event) {
    let touches = match browser::told_by_target(event, CORNER) {
        Some(_) => kiosk.corner.get_untracked() + 1,
        None => 0,
    };
    kiosk.corner.set(touches % TOUCHES);
    if touches >= TOUCHES {
        kiosk.status.set(true);
    }
}

fn page(kiosk: Kiosk) -> Element {
    // What the script around the kiosk tells comes and changes by itself: seen with each step.
    kiosk.step.track();
    let (words, text) = (kiosk.words(), kiosk.app.text());
    let sizes = {
        let (width, height) = browser::window_size();
        kiosk.settings.display.unwrap_or_default().sizes(width, height)
    };
    let fetched = match kiosk.app.loading.get() {
        Loading::Waiting | Loading::Slow => "…",
        Loading::Ready => words.up_to_date,
        Loading::Stale(cause) | Loading::Failed(cause) => text.causes[cause as usize],
    };
    let Standing { publication, trust, .. } = kiosk.app.standing.get();
    let date = |moment: Moment| text::date(kiosk.app.language(), moment.date());
    let published = match publication.age(browser::now()) {
        Age::Expired => text.expired.with(&date(publication.expires)),
        _ => date(publication.published),
    };
    let year = kiosk.app.edition_now().edition.year.to_string();
    let told = |name: &str| browser::told(name).unwrap_or_else(|| "–".to_owned());
    let values: [String; 10] = [
        told("data-build"),
        [&year, " · v", &publication.version.to_string()].concat(),
        published,
        trust.map_or("…", |trust| text.trust[trust as usize]).to_owned(),
        told("data-uptime"),
        fetched.to_owned(),
        told("data-restarts"),
        told("data-memory"),
        (sizes.text.round() as i32).to_string(),
        (sizes.needed.round() as i32).to_string(),
    ];
    let rows = words.status.iter().zip(values);
    let rows =
        rows.map(|(name, value)| group().child(el("dt").text(*name)).child(el("dd").text(value)));
    let close = el("button").attr("type", "button").class("main").text(words.close);
    el("div")
        .class("rest status")
        .child(el("dl").children(rows))
        .child(close.on("click", move |_| kiosk.status.set(false)))
}
