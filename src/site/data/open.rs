//! What there is to take: files for other programs, each with its size, licence and an example.
//!
//! A prerendered page has all of it from the files themselves, and the app leaves it as it is. Where
//! the app shows the page, or another edition, it asks the host's catalogue.

use super::{class, words};
use crate::components::{link, stamp};
use crate::markup::{Element, Node, el, group, is_taking_over, live};
use crate::route::CHANGES;
use crate::state::{App, Catalogue, Coming, Offer};
use crate::text;

/// The list, and where to read what has changed between editions.
pub(super) fn open(app: App, year: u16) -> Element {
    let folder = ["", "nn/", "en/"][app.language() as usize];
    // A page of its own, which is loaded: not the app's to show.
    let changes = link(app.file(&[folder, CHANGES].concat()), words(app).changes);
    let changes = el("p").class("or-links").child(changes.attr("target", "_self"));
    #[cfg(not(target_arch = "wasm32"))]
    if let Some((catalogue, base)) = app.published {
        return group().child(live(move || offers(app, year, catalogue, base))).child(changes);
    }
    if is_taking_over() {
        return group().child(live(|| Node::Kept)).child(changes);
    }
    let coming = Coming::of(year);
    let list = live(move || match coming.get() {
        Some(catalogue) => offers(app, year, catalogue, &crate::browser::base()),
        None => Node::Empty,
    });
    group().child(list).child(changes)
}

/// The files of a catalogue. `base` is the whole address of the app's root, with a slash at its end.
fn offers(app: App, year: u16, catalogue: &Catalogue, base: &str) -> Node {
    let (language, words) = (app.language(), words(app));
    let folder = ["snapshots/", &year.to_string(), "/"].concat();
    let own = app.file(&[&folder, "katalog.jsonld"].concat());
    let about =
        el("p").say(&catalogue.about, language).text(" ").child(link(own, "katalog.jsonld"));
    let row = |offer: &Offer| {
        let path = match offer.path.strip_prefix("../") {
            Some(shared) => ["snapshots/", shared].concat(),
            None => [&folder, &*offer.path].concat(),
        };
        let (before, rest) = offer.example.split_once('{').unwrap_or((&offer.example, ""));
        let (_, after) = rest.split_once('}').unwrap_or_default();
        let example = [before, base, &path, after].concat();
        // Kilobytes of 1000 bytes, with one decimal.
        let size = offer.bytes.map(|bytes| {
            stamp([&text::decimal(language, bytes.div_ceil(100), 1), "\u{a0}kB"].concat())
        });
        let rights = offer.rights.as_deref().unwrap_or(words.no_licence);
        let title = link(app.file(&path), offer.title.get(language).to_owned());
        el("li")
            .child(el("h3").child(title).child(size))
            .child(el("p").child(el("code").attr("translate", "no").text(example)))
            .child(el("p").class("by").text([words.licence, ": ", rights].concat()))
    };
    let rows = catalogue.files.iter().map(row);
    let list = el("ul").class(class("or-sources")).attr("role", "list").attr("data-files", "");
    group().child(about).child(list.children(rows)).into()
}
