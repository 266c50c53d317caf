//! The first screen: the region, full size, scene by scene. Only opacity and transforms move
//! between two scenes, which the browser's compositor does by itself.

mod circles;
mod counties;
mod words;

use leptos::prelude::*;

use super::state::{Kiosk, Topic};
use crate::browser;
use crate::components::stamp;
use crate::domain::edition::Edition;
use crate::domain::language::Language;
use crate::markup::{Element, Node, el, live, memo};
use crate::state::Loaded;
use crate::text::Text;

/// Municipalities that the circles light one after the other.
const LIT: usize = 5;

/// Steps that a scene of words stays.
const READING: usize = 2;

/// How far from one lit municipality to the next in the list: far enough that neighbours in the
/// alphabet, which often begin alike, do not follow each other.
const STRIDE: usize = 27;

/// What is shown at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scene {
    /// The region as circles, one municipality lit: its place in the list.
    Circles(usize),
    /// The map, one county lit: its place among the counties.
    County(usize),
    /// The focus areas.
    Areas,
    /// The political bodies.
    Bodies,
}

impl Scene {
    /// The scene of a step, where there are so many members and counties.
    fn at(step: usize, members: usize, counties: usize) -> Scene {
        let (round, at) = (step / length(counties), step % length(counties));
        match at {
            at if at < LIT => {
                let lit = round.wrapping_mul(LIT).wrapping_add(at).wrapping_mul(STRIDE);
                Scene::Circles(lit % members.max(1))
            }
            at if at < LIT + counties => Scene::County(at - LIT),
            at if at < LIT + counties + READING => Scene::Areas,
            _ => Scene::Bodies,
        }
    }

    /// The same for scenes that are one view.
    fn kind(self) -> Scene {
        match self {
            Scene::Circles(_) => Scene::Circles(0),
            Scene::County(_) => Scene::County(0),
            other => other,
        }
    }

    /// What a visitor who touches it wants to know about.
    fn topic(self) -> Topic {
        match self {
            Scene::Circles(_) | Scene::County(_) => Topic::Members,
            Scene::Areas => Topic::Priorities,
            Scene::Bodies => Topic::Organisation,
        }
    }
}

/// Steps of one round.
fn length(counties: usize) -> usize {
    LIT + counties + 2 * READING
}

/// The counties of the edition's year, in the order of its members' first.
fn counties(edition: &Edition) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for county in edition.members.iter().filter_map(|member| member.county(edition.year)) {
        if !names.iter().any(|name| name == county) {
            names.push(county.to_owned());
        }
    }
    names
}

/// The first screen.
pub(super) fn attract(kiosk: Kiosk, loaded: &'static Loaded) -> Element {
    let edition = &loaded.edition;
    let (members, names) = (edition.members.len(), counties(edition));
    let count = names.len();
    let scene = move || Scene::at(kiosk.step.get(), members, count);
    let kind = memo(move |_| scene().kind());
    let shown = live(move || -> Node {
        match kind.get() {
            Scene::Circles(_) => circles::circles(kiosk, loaded, scene_member(kiosk, edition)),
            Scene::County(_) => counties::counties(kiosk, loaded, names.clone(), move || {
                match Scene::at(kiosk.step.get(), members, count) {
                    Scene::County(at) => Some(at),
                    _ => None,
                }
            }),
            Scene::Areas => words::areas(kiosk, edition),
            Scene::Bodies => words::bodies(kiosk, edition),
        }
        .into()
    });
    let begin = move || {
        let scene = Scene::at(kiosk.step.get_untracked(), members, count);
        if let Scene::Circles(at) = scene {
            kiosk.member.set(edition.members.get(at).map(|member| member.slug.clone()));
        }
        kiosk.visit(scene.topic());
    };
    let touch = el("button").attr("type", "button").class("touch").text(kiosk.words().touch);
    el("main")
        .class("attract")
        .attr("data-theme", "dark")
        // At the touch, not when it ends: by then another scene may stand there. The languages
        // are buttons of their own.
        .on("pointerdown", move |event| {
            if browser::told_by_target(&event, "aria-pressed").is_none() {
                begin();
            }
        })
        .on("click", move |_| begin())
        .child(head(kiosk.app.text(), edition))
        .child(el("div").class("scene").child(shown))
        .child(touch)
        .child(languages(kiosk))
}

/// The place of the lit municipality, following the steps.
fn scene_member(kiosk: Kiosk, edition: &'static Edition) -> Memo<usize> {
    let count = counties(edition).len();
    memo(move |before: Option<&usize>| {
        match Scene::at(kiosk.step.get(), edition.members.len(), count) {
            Scene::Circles(at) => at,
            _ => before.copied().unwrap_or_default(),
        }
    })
}

/// Mark, name and year.
pub(super) fn head(text: &'static Text, edition: &Edition) -> Element {
    let mark = el("img").attr("src", "mark.svg").attr("alt", "").attr("class", "mark");
    el("header")
        .child(mark)
        .child(el("b").text("Osloregionen"))
        .child(stamp(text.edition.with_number(edition.year.into())))
}

/// The three languages, always at hand. On the first screen choosing one begins the visit.
pub(super) fn languages(kiosk: Kiosk) -> Element {
    let one = |language: Language| {
        let pressed = move || {
            let shown = kiosk.app.view.with(|route| route.language);
            Some(if shown == language { "true" } else { "false" }.into())
        };
        el("button")
            .attr("type", "button")
            .attr("lang", language.tag())
            .live_attr("aria-pressed", pressed)
            .on("click", move |_| {
                kiosk.speak(language);
                kiosk.visit(Topic::Members);
            })
            .text(Text::of(language).language_name)
    };
    el("section")
        .class("languages")
        .attr("aria-label", kiosk.app.text().languages)
        .children(Language::ALL.map(one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_scene_comes_and_every_member_is_lit() {
        let (members, counties) = (64, 4);
        let steps = length(counties) * members;
        let scenes: Vec<Scene> =
            (0..steps).map(|step| Scene::at(step, members, counties)).collect();
        let lit: BTreeSet<usize> = scenes
            .iter()
            .filter_map(|scene| match scene {
                Scene::Circles(at) => Some(*at),
                _ => None,
            })
            .collect();
        assert_eq!(lit.len(), members);
        for wanted in [Scene::County(0), Scene::County(3), Scene::Areas, Scene::Bodies] {
            assert!(scenes.contains(&wanted), "{wanted:?}");
        }
        assert!(!scenes.contains(&Scene::County(4)));
    }

    #[test]
    fn no_number_of_members_or_steps_is_too_much() {
        assert_eq!(Scene::at(usize::MAX, 0, 0).kind().topic(), Scene::at(usize::MAX, 0, 0).topic());
        assert_eq!(Scene::at(0, 0, 0), Scene::Circles(0));
    }
}
