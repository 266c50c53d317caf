//! How many members were found, in words, and the way on where there are none.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;

use crate::components::link;
use crate::domain::directory::{Closeness, Hit};
use crate::markup::{Element, Node, el, group, live};
use crate::route::{MembersQuery, Page};
use crate::state::{App, Asked};

/// "8 av 64 kommuner for «sk»", or what to do when there are none. While one types and some are
/// found, only the numbers and the words change.
pub(super) fn count(app: App) -> Node {
    let before = RefCell::new(None);
    live(move || {
        let (asked, refined) = (app.asked.get(), app.refined.get());
        let counts = counts(&asked).then_some(refined);
        let goes_on = match (&*before.borrow(), &counts) {
            (Some(before), Some(now)) => Arc::ptr_eq(before, now),
            _ => false,
        };
        if goes_on {
            return Node::Kept;
        }
        let sentences = match counts {
            Some(_) => counted(app, &asked),
            None => said(app, &asked),
        };
        before.replace(counts);
        sentences.into()
    })
}

/// Whether some are found, as they are written, and none that a filter hides.
fn counts(asked: &Asked) -> bool {
    let shown = &asked.selection;
    let found = !shown.rows.is_empty() && !shown.nearest && !is_alike(asked);
    found && asked.query.narrows() && shown.outside == 0
}

/// How many, in parts that follow what is typed.
fn counted(app: App, asked: &Asked) -> Element {
    let text = app.text();
    let counted = move || {
        let all = app.edition_now().edition.members.len().to_string();
        let found = app.asked.with(|asked| asked.selection.rows.len()).to_string();
        text.of_all.with_both(&found, &all).into()
    };
    let words = move || {
        app.asked.with(|asked| match asked.query.search.trim() {
            "" => text.counted(app.edition_now().edition.members.len()).into(),
            typed => text.found.with(typed).into(),
        })
    };
    group()
        .child(el("b").child(live(counted)))
        .text(" ")
        .child(live(words))
        .text(" ")
        .child(reset(app, asked))
}

/// The way back to all.
fn reset(app: App, asked: &Asked) -> Element {
    let all = Page::Members(asked.query.of_all());
    link(app.href(all), app.text().reset).class("ds-link reset")
}

/// What is said where that is not all there is to say.
fn said(app: App, asked: &Asked) -> Element {
    let text = app.text();
    let all = app.edition_now().edition.members.len();
    let (query, shown) = (&asked.query, &asked.selection);
    let found = shown.rows.len();
    let typed = query.search.trim();
    let to = |query: MembersQuery| app.href(Page::Members(query));
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
        none(app.exploring().alike.with(typed)).child(reset(app, asked))
    } else if !query.narrows() {
        group().child(el("b").text(all.to_string())).text(" ").text(text.counted(all))
    } else {
        counted(app, asked)
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
    sentences.child(outside)
}

/// Whether nothing is written as it was typed, but some names are one or two letters off.
fn is_alike(asked: &Asked) -> bool {
    let closeness = |hit: &Hit| hit.closeness == Closeness::Misspelt;
    asked.selection.rows.iter().all(|(_, hit)| hit.as_ref().is_some_and(closeness))
}

fn none(sentence: String) -> Element {
    group().child(el("b").text(sentence)).child(el("br"))
}
