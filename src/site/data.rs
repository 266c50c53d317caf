//! The edition, its files, sources with licences, what was checked, what was set right, and what
//! others may take.

mod open;
mod publication;

use stylers_macro::style_sheet;

use crate::components::{link, outside_link, root_class, section, stamp};
use crate::domain::edition::{Correction, Edition, Source};
use crate::markup::{Element, Node, el, group};
use crate::snapshot::{FileRef, SCHEMA};
use crate::state::{App, Loaded};
use crate::text::{self, DataText};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/data.css");
    root_class(name, scope)
}

fn words(app: App) -> &'static DataText {
    DataText::of(app.language())
}

/// The page about the data.
pub(super) fn data(app: App, loaded: &Loaded) -> Node {
    let (text, words) = (app.text(), words(app));
    let edition = &loaded.edition;
    let title = el("h1")
        .class("or-page-title")
        .attr("tabindex", "-1")
        .text(text.about_data)
        .child(stamp(text.edition.with_number(edition.year.into())));
    let lead = el("p")
        .class("or-lead")
        .text(words.about_edition.with_number(edition.year.into()))
        .text(" ")
        .text(words.about_source);
    group()
        .child(title)
        .child(lead)
        .child(section(text.sources, group(), sources(app, edition)))
        .child(section(words.files, group(), files(app, loaded)))
        .child(section(words.publication, group(), publication::publication(app, loaded)))
        .child(section(words.corrections, group(), corrections(app, edition)))
        .child(section(words.open_data, group(), open::open(app, edition.year)))
        .into()
}

fn sources(app: App, edition: &Edition) -> Element {
    let (language, words) = (app.language(), words(app));
    let row = |source: &Source| {
        let title = source.title.get(language).to_owned();
        let title = match source.url.clone() {
            Some(url) => outside_link(url, title),
            None => group().text(title),
        };
        let licence = source.licence.as_deref().unwrap_or(words.no_licence);
        let by = [&source.publisher, ". ", words.licence, ": ", licence].concat();
        el("li")
            .child(el("h3").child(title).child(stamp(text::date(language, source.date))))
            .child(el("p").say(&source.note, language))
            .child(el("p").class("by").text(by))
    };
    let rows = edition.sources.iter().map(row);
    el("ul").class(class("or-sources")).attr("role", "list").children(rows)
}

/// A table with a sentence above it.
fn table(above: &'static str, head: &[&'static str], rows: Vec<Element>) -> Node {
    let head = head.iter().map(|name| el("th").attr("scope", "col").text(*name));
    let table = el("table")
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(rows));
    let above = el("p").class("or-above-table").text(above);
    group().child(above).child(el("div").class(class("or-table")).child(table)).into()
}

fn files(app: App, loaded: &Loaded) -> Node {
    let words = words(app);
    let files = &loaded.files;
    let all =
        [("region", &files.region), ("members", &files.members), ("boundaries", &files.boundaries)];
    let row = |((kind, file), name): ((&'static str, &FileRef), &'static str)| {
        let href = app.file(&["snapshots/", &file.path].concat());
        let schema = [kind, ".schema.json"].concat();
        let schema_href = app.file(&format!("snapshots/schema/{SCHEMA}/{schema}"));
        // Kilobytes of 1000 bytes, with one decimal.
        let size = text::decimal(app.language(), file.bytes.div_ceil(100), 1);
        el("tr")
            .child(el("th").attr("scope", "row").child(link(href, name)))
            .child(el("td").class("size").text(size).text(" kB"))
            .child(el("td").child(link(schema_href, schema)))
    };
    let rows = all.into_iter().zip(words.file_names).map(row).collect();
    table(words.files_about, &words.file_columns, rows)
}

fn corrections(app: App, edition: &Edition) -> Node {
    let words = words(app);
    let row = |correction: &Correction| {
        el("tr")
            .attr("lang", "nb")
            .child(el("td").copy(&correction.printed))
            .child(el("td").copy(&correction.shown))
    };
    let rows = edition.corrections.iter().map(row).collect();
    table(words.corrections_about, &words.correction_columns, rows)
}
