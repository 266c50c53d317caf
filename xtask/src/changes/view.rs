//! The page of changes, and what a feed's entry says: made of the same parts.

use osloregionen::components::section;
use osloregionen::domain::date::Date;
use osloregionen::domain::language::Language;
use osloregionen::domain::publication::Moment;
use osloregionen::markup::{Element, Node, el, group};
use osloregionen::text::{self, Text};
use osloregionen::title;

use super::figures::{Corrected, Count, Figures};
use super::words::Words;
use super::{Changes, Chapter, DATA, History, Moved, TextChange, feed};

/// Where parts of an edition stand in its region file, by how their places begin; the order is that
/// of `Words::places`, and the first that fits is taken.
const PLACES: [&str; 12] = [
    "organization.events",
    "organization.membership",
    "organization.bodies",
    "organization.groups",
    "organization.secretariat",
    "organization.role",
    "organization.contact",
    "organization",
    "priorities.focus_areas",
    "priorities",
    "sources",
    "corrections",
];

/// What only programs read.
const IDS: [&str; 1] = ["id"];

/// What the page's links lead to.
pub struct Addresses<'a> {
    /// The published files as links of the page: a folder with a slash at its end.
    pub folder: &'a str,
    /// The same as it is told to people: with the host's name.
    pub told: &'a str,
}

/// The page, the latest edition first.
pub fn page(history: &History, addresses: &Addresses<'_>, language: Language) -> Node {
    let words = Words::of(language);
    let mut page = group()
        .child(
            el("h1").class("or-page-title").attr("tabindex", "-1").text(title::changes(language)),
        )
        .child(el("p").class("or-lead").text(words.lead));
    for one in history.editions.iter().rev() {
        let content = group().children(chapter(one, language));
        let content = match history.editions.as_slice() {
            [_] => content.child(el("p").text(words.only)),
            _ => content,
        };
        let section = section(&heading(one, language), group(), content);
        page = page.child(section.attr("id", format!("utgave-{}", one.edition)));
    }
    let follow = group()
        .child(told(words.feed, addresses, feed(language)))
        .child(told(words.data, addresses, DATA));
    page.child(section(words.follow, group(), follow)).into()
}

/// What a file is, and its address to follow or to copy.
fn told(what: &'static str, addresses: &Addresses<'_>, name: &str) -> Element {
    let link = el("a").class("ds-link").attr("href", format!("{}{name}", addresses.folder));
    el("p").text(what).text(" ").child(link.text(format!("{}{name}", addresses.told)))
}

/// An edition's heading.
pub(super) fn heading(chapter: &Chapter, language: Language) -> String {
    Words::of(language).edition.replace('@', &chapter.edition.to_string())
}

/// What is said of an edition: when it was published, and what is new in it.
pub(super) fn chapter(chapter: &Chapter, language: Language) -> Vec<Element> {
    let words = Words::of(language);
    let [published, updated] =
        [&chapter.published, &chapter.updated].map(|moment| day(moment, language));
    let Some(changes) = &chapter.changes else {
        let first = words.first.replace('@', &published);
        return vec![el("p").text(first)];
    };
    let when = if published == updated { words.published } else { words.updated };
    let when = when.replace('@', &published).replace('#', &updated);
    let compared = words.compared.replace('@', &changes.since.to_string());
    let mut parts = vec![el("p").text(format!("{compared} {when}"))];
    let before = parts.len();
    for (heading, rows) in words.headings.into_iter().zip(rows(changes, language)) {
        if !rows.is_empty() {
            parts.push(el("h3").text(heading));
            parts.push(el("ul").class("or-points").children(rows));
        }
    }
    if parts.len() == before {
        parts.push(el("p").text(words.same));
    }
    parts
}

/// How much is new under each heading, in a line.
pub(super) fn summary(chapter: &Chapter, language: Language) -> String {
    let Some(changes) = &chapter.changes else {
        return Words::of(language).first.replace('@', &day(&chapter.published, language));
    };
    let words = Words::of(language);
    let counted = words.headings.into_iter().zip(rows(changes, language));
    let counted = counted.filter(|(_, rows)| !rows.is_empty());
    let counted: Vec<String> =
        counted.map(|(heading, rows)| format!("{heading}: {}.", rows.len())).collect();
    if counted.is_empty() { words.same.to_owned() } else { counted.join(" ") }
}

/// The rows under each heading.
fn rows(changes: &Changes, language: Language) -> [Vec<Element>; 6] {
    let words = Words::of(language);
    let name = |name: &String| el("li").text(name.clone());
    let renamed = changes.renamed.iter();
    let renamed =
        renamed.map(|one| el("li").text(format!("{} {} {}", one.from, words.now_called, one.to)));
    [
        changes.joined.iter().map(name).collect(),
        changes.left.iter().map(name).collect(),
        renamed.collect(),
        changes.moved.iter().map(|one| moved(one, words)).collect(),
        changes.texts.iter().filter_map(|one| changed(one, language)).collect(),
        figures(&changes.figures, language),
    ]
}

fn moved(one: &Moved, words: &Words) -> Element {
    let what = match &*one.what {
        "kommunenummer" => words.moved[0],
        "fylke" => words.moved[1],
        _ => words.moved[2],
    };
    let [from, to] = words.from_to;
    el("li").text(format!("{}: {what} {from} {} {to} {}", one.name, one.from, one.to))
}

/// A text as it was and as it is; `None` for one that readers of the language do not see.
fn changed(change: &TextChange, language: Language) -> Option<Element> {
    let words = Words::of(language);
    let last = change.place.rsplit('.').next().unwrap_or_default();
    let own = Language::ALL.into_iter().find(|other| other.tag() == last);
    if IDS.contains(&last) || own.is_some_and(|own| own != language) {
        return None;
    }
    let part = PLACES.iter().position(|start| change.place.starts_with(start));
    let part = part.map_or("", |at| words.places[at]);
    // What stands once for all languages is in the content's own.
    let foreign = (own.is_none() && language != Language::Bokmal).then_some("nb");
    let said = |before: &'static str, text: &String| {
        let text = el("span").maybe_attr("lang", foreign).text(format!("«{text}»"));
        el("p").text(before).text(" ").child(text)
    };
    let before = match (&change.from, &change.to) {
        (None, _) => ["", words.new_gone[0]],
        (_, None) => [words.new_gone[1], ""],
        _ => words.was_is,
    };
    let row = el("li").child(el("b").text(part));
    let row = row.child(change.from.as_ref().map(|text| said(before[0], text)));
    Some(row.child(change.to.as_ref().map(|text| said(before[1], text))))
}

fn figures(figures: &Figures, language: Language) -> Vec<Element> {
    let words = Words::of(language);
    let [from, to] = words.from_to;
    let mut rows = Vec::new();
    let [before, after] = figures.members;
    if before != after {
        rows.push(format!("{}: {from} {before} {to} {after}", words.members));
    }
    let count = |count: &Count| {
        let people = text::integer(language, count.people);
        format!("{people} ({})", date(&count.date, language))
    };
    match &figures.inhabitants {
        [Some(before), Some(after)] if before != after => {
            let (before, after) = (count(before), count(after));
            rows.push(format!("{}: {from} {before} {to} {after}", words.inhabitants));
        }
        _ => {}
    }
    if !figures.new_dates.is_empty() {
        let dates: Vec<String> = figures.new_dates.iter().map(|day| date(day, language)).collect();
        rows.push(format!("{}: {}", words.new_dates, dates.join(Text::of(language).and)));
    }
    rows.extend(figures.corrected.iter().map(|one| corrected(one, language)));
    rows.into_iter().map(|row| el("li").text(row)).collect()
}

fn corrected(one: &Corrected, language: Language) -> String {
    let words = Words::of(language);
    let [from, to] = words.from_to;
    let (what, places) = match &one.date {
        Some(day) => (words.corrected[0].replace('@', &date(day, language)), 0),
        None => (words.corrected[1].to_owned(), 2),
    };
    let [before, after] = [one.from, one.to].map(|figure| text::decimal(language, figure, places));
    format!("{}: {what} {from} {before} {to} {after}", one.name)
}

/// The day of a moment, in full.
fn day(moment: &str, language: Language) -> String {
    let read = Moment::parse(moment);
    read.map_or_else(|| moment.to_owned(), |moment| text::date(language, moment.date()))
}

fn date(day: &str, language: Language) -> String {
    Date::parse(day).map_or_else(|| day.to_owned(), |date| text::date(language, date))
}
