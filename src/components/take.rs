//! Taking along what a page shows: as a file, on paper, or as an address.

use leptos::prelude::*;
use leptos::task::spawn_local;
use stylers_macro::style_sheet;

use super::root_class;
use crate::browser::{self, Shared};
use crate::markup::{Element, Node, el, live};
use crate::state::App;
use crate::state::later::{self, Later, Promised};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/take.css");
    root_class(name, scope)
}

/// Sharing, which belongs to the app's second part.
static SHARE: Later<fn() -> Promised<Shared>> = Later::new(share);

fn share() -> Promised<Shared> {
    Box::pin(browser::share())
}

/// Brings what of this room belongs to the app's second part.
#[cfg(feature = "split")]
pub(super) fn bring() {
    SHARE.bring(share);
}

/// A heading over ways of taking the page along; sharing and printing are always among them.
pub fn take(app: App, ways: Vec<Element>) -> Element {
    let told = RwSignal::new(None);
    let items = ways.into_iter().chain([share_button(app, told), print_button(app)]);
    let said = el("p").attr("role", "status").child(live(move || match told.get() {
        Some(words) => Node::from(words),
        None => Node::Empty,
    }));
    el("section")
        .class(class("or-take"))
        .child(el("h2").text(app.text().tools.take))
        .child(el("ul").attr("role", "list").children(items.map(|way| el("li").child(way))))
        .child(said)
}

fn button(name: &'static str, act: impl FnMut() + Send + 'static) -> Element {
    let mut act = act;
    el("button").attr("type", "button").class("ds-link").on("click", move |_| act()).text(name)
}

/// Saves what `write` writes as a file.
pub fn save_button(
    name: &'static str,
    file: &'static str,
    kind: &'static str,
    write: impl Fn() -> String + Send + 'static,
) -> Element {
    button(name, move || browser::save(file, kind, &write()))
}

/// Shares the address, and says in `told` what became of it.
fn share_button(app: App, told: RwSignal<Option<&'static str>>) -> Element {
    let tools = &app.text().tools;
    button(tools.share, move || {
        spawn_local(async move {
            later::fetch().await;
            let shared = match SHARE.get() {
                Some(share) => share().await,
                None => Shared::Refused,
            };
            let words = match shared {
                Shared::Handed => None,
                Shared::Copied => Some(tools.copied),
                Shared::Refused => Some(tools.not_copied),
            };
            // The page may have been left meanwhile, and its signals with it.
            let _ = told.try_set(words);
        });
    })
}

fn print_button(app: App) -> Element {
    button(app.text().tools.print, browser::print)
}
