//! How many members were found, in words, and the way on where there are none.

use crate::components::link;
use crate::domain::directory::{Closeness, Hit};
use crate::markup::{Element, Node, el, group};
use crate::route::{MembersQuery, Page};
use crate::state::{App, Asked};

/// "8 av 64 kommuner for «sk»", or what to do when there are none.
pub(super) fn count(app: App, asked: &Asked) -> Node {
    let text = app.text();
    let all = app.edition_now().edition.members.len();
    let (query, shown) = (&asked.query, &asked.selection);
    let found = shown.rows.len();
    let typed = query.search.trim();
    let to = |query: MembersQuery| app.href(Page::Members(query));
    let reset = || link(to(query.of_all()), text.reset).class("ds-link reset");
    let sentences = if found == 0 && typed.is_empty() {
        none(text.none_in_filter.to_owned())
            .child(link(to(query.of_all()), text.show_all.with_number(all)))
            .text(".")
    } else if found == 0 {
        group().child(el("b").text(text.none_found.with(typed)))
    } else if shown.nearest {
        none(text.nearest.with(typed))
            .text(text.check_spelling)
            .child(link(to(query.of_all()), text.show_all.with_number(all)))
            .text(".")
    } else if is_alike(asked) {
        none(app.exploring().alike.with(typed)).child(reset())
    } else if !query.narrows() {
        group().child(el("b").text(all.to_string())).text(" ").text(text.counted(all))
    } else {
        let words = match typed {
            "" => text.counted(all).to_owned(),
            typed => text.found.with(typed),
        };
        let counted = text.of_all.with_both(&found.to_string(), &all.to_string());
        group().child(el("b").text(counted)).text(" ").text(words).text(" ").child(reset())
    };
    // What the filters hide is said, or one would think the place is no member.
    let outside = (shown.outside > 0).then(|| {
        let [one, many] = app.exploring().outside;
        let words = if shown.outside == 1 { one } else { many };
        group()
            .child(el("br"))
            .text(words.with_number(shown.outside))
            .text(" ")
            .child(link(to(query.unfiltered()), app.exploring().show_outside))
    });
    sentences.child(outside).into()
}

/// Whether nothing is written as it was typed, but some names are one or two letters off.
fn is_alike(asked: &Asked) -> bool {
    let closeness = |hit: &Hit| hit.closeness == Closeness::Misspelt;
    asked.selection.rows.iter().all(|(_, hit)| hit.as_ref().is_some_and(closeness))
}

fn none(sentence: String) -> Element {
    group().child(el("b").text(sentence)).child(el("br"))
}
