//! Finding a municipality by typing on the display.

use leptos::prelude::*;

use super::{names, other_way};
use crate::kiosk::state::{Finder, Kiosk};
use crate::markup::{Element, Node, el, group, live};
use crate::route::MembersQuery;
use crate::state::Loaded;

/// The Norwegian layout.
const ROWS: [&str; 3] = ["QWERTYUIOPÅ", "ASDFGHJKLØÆ", "ZXCVBNM-"];

/// How much can be typed: more than the longest name.
const LONGEST: usize = 30;

/// How many hits are shown: a row of them over the keys.
const HITS: usize = 3;

/// What has been typed, the hits and the keys.
pub(super) fn keyboard(kiosk: Kiosk, loaded: &'static Loaded) -> Element {
    let typed = move || {
        kiosk.finder.with(|by| match by {
            Finder::Typed(typed) => typed.clone(),
            Finder::Letter(_) => String::new(),
        })
    };
    let line = live(move || -> Node {
        let typed = typed();
        match typed.is_empty() {
            true => el("span").class("hint").text(kiosk.words().type_here).into(),
            false => typed.into(),
        }
    });
    let found = live(move || found(kiosk, loaded, &typed()));
    let rows = ROWS.map(|row| {
        let keys = row.chars().map(|letter| {
            let key = letter.to_string();
            let typed = key.clone();
            self::key(kiosk, move |text| text.push_str(&typed)).text(key)
        });
        el("div").class("row").children(keys)
    });
    let words = kiosk.words();
    let space = key(kiosk, |text| text.push(' ')).class("space").text(words.space);
    let delete = key(kiosk, |text| _ = text.pop()).class("delete").text(words.delete);
    let last = el("div")
        .class("row")
        .child(other_way(kiosk, 0, || Finder::Letter(None)))
        .child(space)
        .child(delete);
    group()
        .child(el("p").class("typed").attr("aria-live", "polite").child(line))
        .child(el("div").class("hits").child(found))
        .child(el("div").class("keys").children(rows).child(last))
}

fn key(kiosk: Kiosk, act: impl Fn(&mut String) + Send + 'static) -> Element {
    el("button").attr("type", "button").on("click", move |_| {
        kiosk.finder.update(|by| {
            if let Finder::Typed(text) = by {
                act(text);
                // A name has no space at its start, and this much is no name.
                *text = text.trim_start().chars().take(LONGEST).collect();
            }
        });
    })
}

fn found(kiosk: Kiosk, loaded: &'static Loaded, typed: &str) -> Node {
    if typed.is_empty() {
        return Node::Empty;
    }
    let query = MembersQuery { search: typed.to_owned(), ..MembersQuery::default() };
    let rows = loaded.answer(query).selection.rows;
    if rows.is_empty() {
        return el("p").class("hint").text(kiosk.words().nothing.with(typed)).into();
    }
    let members = rows.iter().filter_map(|row| loaded.edition.members.get(row.0));
    names(kiosk, members.take(HITS))
}
