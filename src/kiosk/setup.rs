//! Choosing the settings on the display itself: each choice is seen at once, and the finished
//! address stands below.

use leptos::prelude::*;

use super::code::address_code;
use super::fit;
use super::state::Kiosk;
use crate::browser;
use crate::domain::display::Display;
use crate::domain::language::Language;
use crate::markup::{Element, el, group, live};
use crate::route::KioskQuery;
use crate::text::Text;

/// Steps of the display's diagonal, in tenths of an inch, of the distance, in centimetres, and
/// of the seconds without a touch.
const STEPS: [i64; 3] = [10, 10, 10];

/// The page of the settings.
pub(super) fn setup(kiosk: Kiosk) -> Element {
    let draft = RwSignal::new(KioskQuery { setup: false, ..kiosk.settings.clone() });
    let content = live(move || page(kiosk, draft).into());
    el("main").class("setup").attr("data-theme", "light").child(content)
}

fn page(kiosk: Kiosk, draft: RwSignal<KioskQuery>) -> Element {
    let language = kiosk.app.view.get().language;
    let words = kiosk.words();
    let [speech, diagonal, distance, rest, low] = words.settings;
    let shown = draft.get();
    let display = shown.display.unwrap_or_default();
    fit(Some(display));
    let languages = Language::ALL.map(|one| {
        let name = Text::of(one).language_name;
        chosen(name, one == language, move || {
            draft.update(|draft| draft.language = one);
            kiosk.speak(one);
        })
    });
    let lows = [false, true].map(|one| {
        chosen(words.no_yes[usize::from(one)], one == shown.low, move || {
            draft.update(|draft| draft.low = one);
        })
    });
    let sized = move |change: fn(&mut Display, i64), by: i64| {
        draft.update(|draft| {
            let mut display = draft.display.unwrap_or_default();
            change(&mut display, by);
            // What is not believed is not taken.
            draft.display = Display::parse(&display.to_string()).or(draft.display);
        });
    };
    let inches = stepped((display.diagonal / 10).to_string(), STEPS[0], move |by| {
        sized(|display, by| display.diagonal = moved(display.diagonal, by), by);
    });
    let centimetres = stepped(display.distance.to_string(), STEPS[1], move |by| {
        sized(|display, by| display.distance = moved(display.distance, by), by);
    });
    let seconds = stepped(shown.rest.to_string(), STEPS[2], move |by| {
        draft.update(|draft| {
            let wanted = KioskQuery { rest: moved(draft.rest, by), ..draft.clone() };
            let read = KioskQuery::parse(wanted.address().trim_start_matches("kiosk"));
            draft.rest = if read.rest == wanted.rest { read.rest } else { draft.rest };
        });
    });
    let (width, height) = browser::window_size();
    let sizes = display.sizes(width, height);
    let fits = words.fits[usize::from(sizes.text >= sizes.needed - 0.5)];
    let address = browser::base() + &shown.address();
    let go = address.clone();
    group()
        .child(el("h1").text(words.setup))
        .child(row(speech, group().children(languages)))
        .child(row(diagonal, inches))
        .child(row(distance, centimetres))
        .child(el("p").text(fits.with_number(sizes.needed.ceil() as usize)))
        .child(row(rest, seconds))
        .child(row(low, group().children(lows)))
        .child(el("h2").text(words.finished))
        .child(el("p").class("address").text(address.clone()))
        .child(address_code(kiosk, address, words.finished))
        .child(button(move || browser::load(&go)).class("main").text(words.begin))
}

/// A number with steps down and up.
fn stepped(shown: String, step: i64, change: impl Fn(i64) + Clone + Send + 'static) -> Element {
    let less = change.clone();
    group()
        .child(button(move || less(-step)).text("−"))
        .child(el("output").text(shown))
        .child(button(move || change(step)).text("+"))
}

fn moved(number: u32, by: i64) -> u32 {
    u32::try_from(i64::from(number) + by).unwrap_or(number)
}

fn chosen(name: &'static str, is: bool, choose: impl Fn() + Send + 'static) -> Element {
    button(choose).attr("aria-pressed", if is { "true" } else { "false" }).text(name)
}

fn button(act: impl Fn() + Send + 'static) -> Element {
    el("button").attr("type", "button").on("click", move |_| act())
}

fn row(name: &'static str, choice: Element) -> Element {
    let choice =
        el("div").class("choice").attr("role", "group").attr("aria-label", name).child(choice);
    el("div").class("row").child(el("span").text(name)).child(choice)
}
