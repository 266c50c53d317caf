//! What is known of the edition shown: which it is, when it was published, and what was checked.

use leptos::prelude::*;

use super::{class, words};
use crate::browser;
use crate::domain::publication::{Age, Moment, Publication};
use crate::markup::{Element, Node, el, group, live};
use crate::state::{App, Loaded, Standing};
use crate::text::{self, DataText};

/// The list of it.
pub(super) fn publication(app: App, loaded: &Loaded) -> Element {
    let (words, language) = (words(app), app.language());
    let year = loaded.edition.year.to_string();
    // A page that was made before knows neither the age nor what this device has checked.
    let value = |row: usize| {
        let year = year.clone();
        live(move || {
            let Standing { publication, trust, .. } = app.standing.get();
            let date = |moment: Moment| text::date(language, moment.date());
            let value = match row {
                0 => words.edition_version.with_both(&year, &publication.version.to_string()),
                1 if trust.is_some() => {
                    [date(publication.published), age(words, publication)].join(", ")
                }
                1 => date(publication.published),
                2 => date(publication.expires),
                _ => trust
                    .map_or(words.not_checked, |trust| words.trust_about[trust as usize])
                    .to_owned(),
            };
            Node::Text(value.into())
        })
    };
    let rows =
        words.publication_rows.iter().enumerate().map(|(row, name)| {
            group().child(el("dt").text(*name)).child(el("dd").child(value(row)))
        });
    el("dl").class(class("or-known")).children(rows)
}

/// How old it is, by this device's clock.
fn age(words: &DataText, publication: Publication) -> String {
    let days = match publication.age(browser::now()) {
        Age::Unknown => return words.clock_is_wrong.to_owned(),
        Age::Days(days) => days,
        Age::Expired => {
            browser::now().days_since(publication.published).try_into().unwrap_or_default()
        }
    };
    match days {
        0 => words.recently.0.to_owned(),
        1 => words.recently.1.to_owned(),
        days => words.days_ago.with_number(days as usize),
    }
}
