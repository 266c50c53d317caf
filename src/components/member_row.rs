//! A row of the directory: population circle, name and subregion, figure and county.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{root_class, stamp};
use crate::domain::directory::{Closeness, Hit, KeyKind};
use crate::domain::member::Member;
use crate::route::Page;
use crate::state::App;
use crate::text::Text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/member_row.css");
    root_class(name, scope)
}

/// Radius of the largest circle, in pixels of the row's column.
const LARGEST: f64 = 20.0;

/// What a row shows besides its member.
pub struct MemberRow {
    /// The figure the list is ordered by, in words.
    pub figure: String,
    /// The radius as a share of the largest circle, 0 to 1.
    pub share: f64,
    /// Why it was found, if something is searched for.
    pub hit: Option<Hit>,
    /// The first letter of the name, on the first row that has it.
    pub letter: Option<char>,
}

/// The head over the rows: what the figure is and of which date.
pub fn row_head(text: &'static Text, figure: &'static str, dated: Option<String>) -> AnyView {
    view! {
        <p class=class("or-row-head")>
            <span>{text.municipality}</span>
            <span class="figure">{figure}" "{dated.map(stamp)}</span>
        </p>
    }
    .into_any()
}

/// A member as a row of a list.
pub fn member_row(app: App, member: &Member, row: MemberRow) -> AnyView {
    let text = app.text();
    let year = app.loaded.with_untracked(|loaded| loaded.edition.year);
    let county = member.county(year).unwrap_or_default().to_owned();
    let radius = (row.share * LARGEST).max(1.5);
    let name = match &row.hit {
        Some(hit) if hit.kind == KeyKind::Name => marked(&member.name, hit.matched),
        _ => member.name.clone().into_any(),
    };
    view! {
        <li
            class=class("or-row") data-member=member.slug.to_string()
            data-letter=row.letter.map(String::from)
        >
            <a href=app.href(Page::Municipality(member.slug.clone()))>
                <svg width="46" height="42" viewBox="0 0 46 42" aria-hidden="true">
                    <circle cx="23" cy="21" r=format!("{radius:.1}")></circle>
                </svg>
                <span class="name">{name}</span>
                <span class="figure">{row.figure}</span>
                <span class="under">{under(text, member, row.hit.as_ref())}</span>
                <span class="county">{county}</span>
            </a>
        </li>
    }
    .into_any()
}

/// The second line: why it was found, and the subregion.
fn under(text: &'static Text, member: &Member, hit: Option<&Hit>) -> AnyView {
    let reason = hit.and_then(|hit| {
        let words: fn(&str) -> String = match hit.kind {
            KeyKind::Name => return None,
            KeyKind::Number => text.number_is,
            KeyKind::Formerly => text.formerly,
            KeyKind::Alias => text.also_written,
            KeyKind::Centre => text.centre_is,
        };
        // The matched letters are marked in the key, wherever the sentence puts it.
        let sentence = words("\u{0}");
        let (before, after) = sentence.split_once('\u{0}').unwrap_or((&sentence, ""));
        let key = match hit.closeness {
            Closeness::Misspelt => hit.key.clone().into_any(),
            _ => marked(&hit.key, hit.matched),
        };
        Some(view! { {before.to_owned()}{key}{after.to_owned()}" · " }.into_any())
    });
    let inferred = member.subregion.inferred.then(|| format!(" {}", text.inferred));
    view! { {reason}{member.subregion.name.clone()}{inferred} }.into_any()
}

/// `words` with the bytes in `matched` marked; plain where they fit no letters.
fn marked(words: &str, (from, to): (usize, usize)) -> AnyView {
    let parts = (words.get(..from), words.get(from..to), words.get(to..));
    let (Some(before), Some(within), Some(after)) = parts else {
        return words.to_owned().into_any();
    };
    view! { {before.to_owned()}<mark>{within.to_owned()}</mark>{after.to_owned()} }.into_any()
}
