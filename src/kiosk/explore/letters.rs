//! Finding a municipality by its first letter. Letters without members are left out.

use leptos::prelude::*;

use super::{names, other_way};
use crate::domain::edition::Edition;
use crate::domain::member::Member;
use crate::kiosk::state::{Finder, Kiosk};
use crate::markup::{Element, el, group, live};

/// The first letter of a member's name.
pub(super) fn letter(member: &Member) -> Option<char> {
    member.name.chars().next()
}

/// The rail, and the members of its letter: all of them before one is touched would be a
/// screen of small names, so there are none.
pub(super) fn letters(kiosk: Kiosk, edition: &'static Edition) -> Element {
    let mut all: Vec<char> = edition.members.iter().filter_map(letter).collect();
    all.dedup();
    let one = |letter: char| {
        let pressed = move || {
            let pressed = kiosk.finder.with(|by| *by == Finder::Letter(Some(letter)));
            Some(if pressed { "true" } else { "false" }.into())
        };
        el("button")
            .attr("type", "button")
            .live_attr("aria-pressed", pressed)
            .on("click", move |_| kiosk.finder.set(Finder::Letter(Some(letter))))
            .text(letter.to_string())
    };
    let rail = el("div")
        .class("rail")
        .attr("role", "group")
        .attr("aria-label", kiosk.words().find_by)
        .children(all.into_iter().map(one))
        .child(other_way(kiosk, 1, || Finder::Typed(String::new())));
    let found = live(move || {
        let wanted = kiosk.finder.with(|by| match by {
            Finder::Letter(letter) => *letter,
            Finder::Typed(_) => None,
        });
        let found = edition.members.iter();
        names(kiosk, found.filter(|member| wanted.is_some() && letter(member) == wanted))
    });
    group().child(rail).child(found)
}
