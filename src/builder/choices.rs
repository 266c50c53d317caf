//! What can be chosen.

use leptos::prelude::*;

use super::{Draft, WIDTHS};
use crate::browser;
use crate::domain::colour::{Colour, TEXT};
use crate::domain::language::Language;
use crate::domain::slug::Slug;
use crate::markup::{Element, Event, Node, el, live};
use crate::route::{HEIGHTS, Theme, View};
use crate::state::{App, Loaded};
use crate::text::{self, BuilderText, Text};

/// The papers that links stand on, light and dark: `paper`, `surface` and `tint` of
/// `style/tokens.css`.
const PAPERS: [[Colour; 3]; 2] = [
    [Colour([0xf7, 0xf4, 0xec]), Colour([0xff, 0xfd, 0xf9]), Colour([0xe9, 0xee, 0xe8])],
    [Colour([0x07, 0x19, 0x1f]), Colour([0x0d, 0x25, 0x2c]), Colour([0x12, 0x30, 0x3a])],
];

/// Radii of corners: the design's own, none, round.
const CORNERS: [Option<u32>; 3] = [None, Some(0), Some(16)];

/// Sizes of text, in per cent.
const SCALES: [Option<u32>; 4] = [None, Some(110), Some(125), Some(150)];

/// The choices.
pub(super) fn choices(app: App, loaded: &'static Loaded, draft: Draft) -> Element {
    let words = BuilderText::of(app.language());
    let keys = ["medlem", "medlemmer", "prioriteringer", "organisasjon"];
    let views =
        keys.into_iter().zip(words.views).map(|(key, name)| (key.to_owned(), name.to_owned()));
    let view = select("visning", words.view, views.collect(), 0, move |key| {
        let member = (key == "medlem").then(|| draft.member.get_untracked());
        if let Some(view) = View::from_key(&key, member) {
            draft.embed.update(|embed| embed.view = view);
        }
    });
    let members = loaded.edition.members.iter();
    let members = members.map(|member| (member.slug.to_string(), member.name.clone()));
    let member = select("kommune", app.text().municipality, members.collect(), 0, move |slug| {
        if let Some(slug) = Slug::parse(&slug) {
            draft.member.set(slug.clone());
            draft.embed.update(|embed| embed.view = View::Member(slug));
        }
    });
    let no_card = move || draft.embed.with(|embed| embed.view.member().is_none());
    let member = member.live_attr("hidden", move || no_card().then_some("".into()));
    let tongues =
        Language::ALL.map(|one| (one.tag().to_owned(), Text::of(one).language_name.to_owned()));
    let own = Language::ALL.iter().position(|one| *one == app.language()).unwrap_or_default();
    let language = select("sprak", words.language, tongues.into(), own, move |tag| {
        draft.embed.update(|embed| embed.language = Language::from_tag(&tag).unwrap_or_default());
    });
    let themes = Theme::ALL.into_iter().zip(words.themes);
    let themes = themes.map(|(theme, name)| (theme.key().to_owned(), name.to_owned()));
    let theme = select("tema", words.theme, themes.collect(), 0, move |key| {
        draft.look.update(|look| look.theme = Theme::from_key(&key).unwrap_or_default());
    });
    let rooms = WIDTHS
        .into_iter()
        .zip(words.rooms)
        .map(|(width, name)| (width.to_string(), name.to_owned()));
    let room = select("plass", words.room, rooms.collect(), 0, move |width| {
        draft.room.set(width.parse().unwrap_or(WIDTHS[0]));
    });
    let corners = CORNERS.into_iter().zip(words.corner_names);
    let corners = corners.map(|(radius, name)| (value(radius), name.to_owned()));
    let corners = select("hjorner", words.corners, corners.collect(), 0, move |radius| {
        draft.look.update(|look| look.corners = radius.parse().ok());
    });
    let scales = SCALES.map(|scale| {
        (value(scale), text::decimal(app.language(), scale.unwrap_or(100), 0) + "\u{a0}%")
    });
    let scale = select("skala", words.scale, scales.into(), 0, move |scale| {
        draft.look.update(|look| look.scale = scale.parse().ok());
    });
    let form = el("div").class("choices").attr("role", "group").attr("aria-label", words.choose);
    form.child(view)
        .child(member)
        .child(language)
        .child(theme)
        .child(room)
        .child(height(words, draft))
        .child(corners)
        .child(scale)
        .child(accent(app, words, draft))
}

fn value(number: Option<u32>) -> String {
    number.map_or(String::new(), |number| number.to_string())
}

/// A choice among values with their names.
fn select(
    name: &'static str,
    label: &'static str,
    values: Vec<(String, String)>,
    first: usize,
    choose: impl Fn(String) + Send + 'static,
) -> Element {
    let option = |(at, (value, name)): (usize, (String, String))| {
        let chosen = (at == first).then_some("");
        el("option").attr("value", value).maybe_attr("selected", chosen).text(name)
    };
    let options = values.into_iter().enumerate().map(option);
    let select = el("select")
        .class("or-input")
        .attr("id", name)
        .attr("name", name)
        .on("change", move |event: Event| choose(browser::value_of(&event)))
        .children(options);
    field(name, CHOICE, label, select)
}

/// The class of a choice.
const CHOICE: &str = "choice";

fn field(id: &'static str, class: &'static str, label: &'static str, input: Element) -> Element {
    el("div").class(class).child(el("label").attr("for", id).text(label)).child(input)
}

/// A height of one's own; out of bounds, the nearest.
fn height(words: &'static BuilderText, draft: Draft) -> Element {
    let input = el("input")
        .class("or-input")
        .attr("id", "hoyde")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("maxlength", "4")
        .attr("autocomplete", "off")
        .attr("placeholder", words.height_hint)
        .on("change", move |event| {
            let typed = browser::value_of(&event).trim().parse::<u32>().ok();
            draft.height.set(typed.map(|height| height.clamp(*HEIGHTS.start(), *HEIGHTS.end())));
        });
    field("hoyde", CHOICE, words.height, input)
}

/// The colour of links, and what becomes of it.
fn accent(app: App, words: &'static BuilderText, draft: Draft) -> Element {
    let input = el("input")
        .class("or-input")
        .attr("id", "aksent")
        .attr("type", "text")
        .attr("maxlength", "7")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", words.accent_hint)
        .attr("aria-describedby", "aksent-svar")
        .on("input", move |event| {
            let typed = browser::value_of(&event).trim().to_owned();
            let colour = Colour::parse(&typed);
            draft.colour.set(typed);
            if draft.look.with_untracked(|look| look.accent != colour) {
                draft.look.update(|look| look.accent = colour);
            }
        });
    let answer = el("p")
        .attr("id", "aksent-svar")
        .attr("role", "status")
        .child(live(move || told(app, words, &draft.colour.get(), draft.look.get().theme)));
    field("aksent", "choice colour", words.accent, input).child(answer)
}

/// What becomes of a colour: it is used, moved with the reason, or refused with the reason.
fn told(app: App, words: &'static BuilderText, typed: &str, theme: Theme) -> Node {
    if typed.is_empty() {
        return Node::Empty;
    }
    let Some(colour) = Colour::parse(typed) else {
        return words.accent_refused.with(typed).into();
    };
    let name = |colour: Colour| ["#", &colour.to_string()].concat();
    let grounds = match theme {
        Theme::Auto => 0..2,
        Theme::Light => 0..1,
        Theme::Dark => 1..2,
    };
    let mut sentences = Vec::new();
    for ground in grounds {
        let papers = &PAPERS[ground];
        let moved = colour.legible(papers, TEXT);
        if moved != colour {
            let least = papers.iter().map(|paper| colour.contrast(*paper)).fold(21.0, f64::min);
            // Rounded down: 4.49 is not enough and must not look so.
            let least = text::decimal(app.language(), (least * 100.0) as u32, 2);
            sentences.push(words.accent_moved.with_both(&name(colour), &least));
            sentences.push(words.accent_used[ground].with(&name(moved)));
        }
    }
    if sentences.is_empty() {
        sentences.push(words.accent_kept.with(&name(colour)));
    }
    sentences.join(" ").into()
}
