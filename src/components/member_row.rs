//! A row of the directory: population circle, name and subregion, figure and county.

use stylers_macro::style_sheet;

use super::{root_class, stamp};
use crate::domain::directory::{Hit, KeyKind};
use crate::domain::member::Member;
use crate::markup::{Element, el, group};
use crate::route::Page;
use crate::state::App;
use crate::text::Text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/member_row.css");
    root_class(name, scope)
}

/// The id of the head that names a list of rows: read aloud, "128 982" alone says nothing.
pub const ROW_HEAD_ID: &str = "radhode";

/// Radius of the largest circle, in tenths of a pixel of the row's column.
const LARGEST: f64 = 200.0;

/// What a row shows besides its member.
pub struct MemberRow<'a> {
    /// The figure the list is ordered by, in words.
    pub figure: String,
    /// The radius as a share of the largest circle, 0 to 1.
    pub share: f64,
    /// The year whose county is shown.
    pub year: u16,
    /// Why it was found and the name that was, if something is searched for.
    pub hit: Option<(Hit, &'a str)>,
    /// The first letter of the name, on the first row that has it.
    pub letter: Option<char>,
}

/// The head over the rows: what the figure is and of which date.
pub fn row_head(text: &'static Text, figure: &'static str, dated: Option<String>) -> Element {
    let figure = el("span").text(figure).child(dated.map(stamp));
    el("p").class(class("or-row-head")).child(el("span").text(text.municipality)).child(figure)
}

/// A member as a row of a list.
pub fn member_row(app: App, member: &Member, row: MemberRow<'_>) -> Element {
    let text = app.text();
    let county = member.county(row.year).unwrap_or_default().to_owned();
    let circle = el("circle")
        .attr("cx", "230")
        .attr("cy", "210")
        .number("r", (row.share * LARGEST).max(15.0) as i32);
    let circle = el("svg")
        .attr("width", "46")
        .attr("height", "42")
        .attr("viewBox", "0 0 460 420")
        .attr("aria-hidden", "true")
        .child(circle);
    let name = match &row.hit {
        Some((hit, _)) if hit.kind == KeyKind::Name => marked(&member.name, hit.matched),
        _ => group().copy(&member.name),
    };
    let link = el("a")
        .attr("href", app.href(Page::Municipality(member.slug.clone())))
        .child(circle)
        .child(el("span").class("name").child(name))
        .child(el("span").class("figure").text(row.figure))
        .child(el("span").class("under").child(under(text, member, row.hit)))
        .child(el("span").class("county").text(county));
    el("li")
        .class(class("or-row"))
        .attr("data-member", member.slug.to_string())
        .maybe_attr("data-letter", row.letter.map(String::from))
        .child(link)
}

/// The second line: why it was found, and the subregion.
fn under(text: &'static Text, member: &Member, hit: Option<(Hit, &str)>) -> Element {
    let reason = hit.and_then(|(hit, found)| reason(text, &hit, found));
    let reason = reason.map(|reason| group().child(reason).text(" · "));
    let under = group().child(reason).copy(&member.subregion.name);
    if member.subregion.inferred { under.text(" ").text(text.inferred) } else { under }
}

/// Why a member was found, where its name does not say it; `found` is the name that was.
pub fn reason(text: &'static Text, hit: &Hit, found: &str) -> Option<Element> {
    let pattern = match hit.kind {
        KeyKind::Name => return None,
        KeyKind::Number => text.number_is,
        KeyKind::Formerly => text.formerly,
        KeyKind::Alias => text.also_written,
        KeyKind::Centre => text.centre_is,
    };
    // The matched letters are marked in the key, wherever the sentence puts it. What is
    // only like it has none.
    let (before, after) = pattern.split();
    Some(group().text(before).child(marked(found, hit.matched)).text(after))
}

/// `words` with the bytes in `matched` marked; plain where they fit no letters.
fn marked(words: &str, (from, to): (usize, usize)) -> Element {
    if from == to {
        return group().copy(words);
    }
    let parts = (words.get(..from), words.get(from..to), words.get(to..));
    let (Some(before), Some(within), Some(after)) = parts else {
        return group().copy(words);
    };
    group().copy(before).child(el("mark").copy(within)).copy(after)
}
