//! The edition, its files, sources with licences, and what was set right.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::components::{root_class, section, stamp};
use crate::domain::edition::{Edition, Source};
use crate::snapshot::FileRef;
use crate::state::{App, Loaded};
use crate::text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/data.css");
    root_class(name, scope)
}

/// The page about the data.
pub(super) fn data(app: App, loaded: &Loaded) -> AnyView {
    let text = app.text();
    let edition = &loaded.edition;
    view! {
        <h1 class="or-page-title" tabindex="-1">
            {text.about_data}" "{stamp((text.edition)(edition.year))}
        </h1>
        <p class="or-lead">{(text.about_edition)(edition.year)}" "{text.about_source}</p>
        {section(text.sources.to_owned(), ().into_any(), sources(app, edition))}
        {section(text.files.to_owned(), ().into_any(), files(app, loaded))}
        {section(text.corrections.to_owned(), ().into_any(), corrections(app, edition))}
    }
    .into_any()
}

fn sources(app: App, edition: &Edition) -> AnyView {
    let language = app.language();
    let text = app.text();
    let row = |source: &Source| {
        let title = source.title.get(language).to_owned();
        let title = match source.url.clone() {
            Some(url) => {
                view! { <a class="ds-link" href=url rel="external">{title}</a> }.into_any()
            }
            None => title.into_any(),
        };
        let licence = source.licence.clone().unwrap_or_else(|| text.no_licence.to_owned());
        view! {
            <li>
                <h3>{title}" "{stamp(text::date(language, source.date))}</h3>
                <p>{source.note.get(language).to_owned()}</p>
                <p class="by">{source.publisher.clone()}". "{text.licence}": "{licence}</p>
            </li>
        }
    };
    let rows = edition.sources.iter().map(row).collect_view();
    view! { <ul class=class("or-sources") role="list">{rows}</ul> }.into_any()
}

fn files(app: App, loaded: &Loaded) -> AnyView {
    let text = app.text();
    let files = &loaded.files;
    let all =
        [("region", &files.region), ("members", &files.members), ("boundaries", &files.boundaries)];
    let row = |((kind, file), name): ((&'static str, &FileRef), &'static str)| {
        let href = app.file(&format!("snapshots/{}", file.path));
        let schema = format!("snapshots/schema/{}/{kind}.schema.json", crate::snapshot::SCHEMA);
        // Kilobytes of 1000 bytes, with one decimal.
        let size = text::decimal(app.language(), file.bytes.div_ceil(100), 1);
        view! {
            <tr>
                <th scope="row"><a class="ds-link" href=href>{name}</a></th>
                <td class="size">{size}" kB"</td>
                <td><a class="ds-link" href=app.file(&schema)>{format!("{kind}.schema.json")}</a></td>
            </tr>
        }
    };
    let head = text.file_columns.map(|name| view! { <th scope="col">{name}</th> });
    let rows = all.into_iter().zip(text.file_names).map(row).collect_view();
    view! {
        <p class="or-above-table">{text.files_about}</p>
        <div class=class("or-table")>
            <table><thead><tr>{head.into_iter().collect_view()}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

fn corrections(app: App, edition: &Edition) -> AnyView {
    let text = app.text();
    let head = text.correction_columns.map(|name| view! { <th scope="col">{name}</th> });
    let rows = edition.corrections.iter().map(|correction| {
        view! {
            <tr lang="nb"><td>{correction.printed.clone()}</td><td>{correction.shown.clone()}</td></tr>
        }
    });
    view! {
        <p class="or-above-table">{text.corrections_about}</p>
        <div class=class("or-table")>
            <table>
                <thead><tr>{head.into_iter().collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
