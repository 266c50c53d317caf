//! What a visitor uses: the map above as an extra way in, and below, within reach, what was
//! chosen, the ways of finding, the topics and the languages.

mod keyboard;
mod letters;
mod map;
mod member;
mod parts;

use leptos::prelude::*;

use super::attract::{head, languages};
use super::code::code;
use super::state::{Finder, Kiosk, Topic};
use crate::markup::{Element, Node, el, group, live, memo};
use crate::route::{MembersQuery, Page};
use crate::state::Loaded;

/// The screen of a visitor.
pub(super) fn explore(kiosk: Kiosk, loaded: &'static Loaded) -> Element {
    let shown = live(move || {
        match kiosk.topic.get() {
            Topic::Members => members(kiosk, loaded),
            Topic::Priorities => parts::priorities(kiosk, &loaded.edition),
            Topic::Organisation => parts::organisation(kiosk, &loaded.edition),
        }
        .into()
    });
    let size = el("button")
        .attr("type", "button")
        .class("size")
        .on("click", move |_| kiosk.larger.update(|larger| *larger = !*larger))
        .child(live(move || {
            let larger = kiosk.larger.get();
            kiosk.words().sizes[usize::from(larger)].into()
        }));
    let head = head(kiosk.app.text(), &loaded.edition);
    // Where all that is touched lies low, this does too.
    let (head, languages) = match kiosk.settings.low {
        true => (head, el("div").class("bar").child(languages(kiosk)).child(size)),
        false => (head.child(size), languages(kiosk)),
    };
    el("div")
        .class("explore")
        .attr("data-theme", "light")
        .child(head)
        .child(el("main").attr("tabindex", "-1").child(shown))
        .child(topics(kiosk))
        .child(languages)
        .child(el("footer").class("credit").text(kiosk.words().credit))
}

/// The topics, and the way back to the first screen.
fn topics(kiosk: Kiosk) -> Element {
    let (text, words) = (kiosk.app.text(), kiosk.words());
    let one = |topic: Topic| {
        let name = match topic {
            Topic::Members => words.municipalities,
            Topic::Priorities => text.priorities,
            Topic::Organisation => text.organisation,
        };
        el("button")
            .attr("type", "button")
            .live_attr("aria-current", move || {
                (kiosk.topic.get() == topic).then_some("page".into())
            })
            .on("click", move |_| kiosk.turn_to(topic))
            .text(name)
    };
    let over = el("button")
        .attr("type", "button")
        .class("over")
        .on("click", move |_| kiosk.start_over())
        .text(words.start_over);
    el("nav").attr("aria-label", words.topics).children(Topic::ALL.map(one)).child(over)
}

/// Finding a municipality, and what is said of it.
fn members(kiosk: Kiosk, loaded: &'static Loaded) -> Element {
    let edition = &loaded.edition;
    let chosen = live(move || {
        let member = kiosk.member.with(|slug| slug.as_ref().and_then(|slug| edition.member(slug)));
        match member {
            Some(member) => member::member(kiosk, edition, member).into(),
            None => unchosen(kiosk).into(),
        }
    });
    let typing = memo(move |_| kiosk.finder.with(|by| matches!(by, Finder::Typed(_))));
    let finder = live(move || match typing.get() {
        true => keyboard::keyboard(kiosk, loaded).into(),
        false => letters::letters(kiosk, edition).into(),
    });
    el("div")
        .class("members")
        .child(el("div").class("map").child(map::map(kiosk, loaded)))
        .child(el("section").class("chosen").attr("aria-live", "polite").child(chosen))
        .child(el("section").class("finder").child(finder))
}

fn unchosen(kiosk: Kiosk) -> Element {
    let all = Page::Members(MembersQuery::default());
    group().child(el("p").class("choose").text(kiosk.words().choose)).child(code(kiosk, all))
}

/// Leads to the other way of finding.
fn other_way(kiosk: Kiosk, way: usize, finder: fn() -> Finder) -> Element {
    el("button")
        .attr("type", "button")
        .class("way")
        .on("click", move |_| kiosk.finder.set(finder()))
        .text(kiosk.words().ways[way])
}

/// A municipality as a button; touched, it is chosen.
fn name(kiosk: Kiosk, member: &crate::domain::member::Member) -> Element {
    let slug = member.slug.clone();
    let own = slug.clone();
    let chosen = move || {
        let chosen = kiosk.member.with(|chosen| chosen.as_ref() == Some(&own));
        Some(if chosen { "true" } else { "false" }.into())
    };
    let button = el("button")
        .attr("type", "button")
        .attr("data-member", slug.to_string())
        .live_attr("aria-pressed", chosen)
        .on("click", move |_| kiosk.member.set(Some(slug.clone())))
        .copy(&member.name);
    el("li").child(button)
}

/// Municipalities as buttons.
fn names<'a>(
    kiosk: Kiosk,
    members: impl Iterator<Item = &'a crate::domain::member::Member>,
) -> Node {
    let items = members.map(|member| name(kiosk, member));
    el("ul").class("names").attr("role", "list").children(items).into()
}
