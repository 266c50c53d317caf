//! What the frames share.

use crate::components::{stamp, stamp_of};
use crate::domain::date::Period;
use crate::domain::language::{Language, Localized};
use crate::domain::organisation::Section;
use crate::markup::{Element, Part, Words, el, group};
use crate::route::Page;
use crate::state::App;
use crate::text::{self, EmbedText, Text};

/// A frame's content, with its mark.
pub(super) fn frame(mark: &'static str) -> Element {
    el("main").class(["or-embed ", mark].concat()).attr("data-embed", mark)
}

/// A frame's heading and what dates it.
pub(super) fn heading(words: impl Words, dated: Element) -> Element {
    el("h1").text(words).child(dated)
}

/// A link to a page of the site. It leaves the frame, which is no place for a whole site.
pub(super) fn way(app: App, page: Page, words: impl Words) -> Element {
    let new_tab = EmbedText::of(app.language()).new_tab;
    outward(app, page).text(words).child(el("span").class("unseen").text(" ").text(new_tab))
}

/// A link to a page of the site around other parts.
pub(super) fn outward(app: App, page: Page) -> Element {
    el("a").attr("href", app.href(page)).attr("target", "_blank").attr("rel", "noopener")
}

/// The foot of a frame: the ways on, and whose data it shows.
pub(super) fn foot(ways: Vec<Element>, credit: Option<&'static str>) -> Element {
    let items = ways.into_iter().map(|way| el("li").child(way));
    el("footer")
        .child(el("ul").class("ways").attr("role", "list").children(items))
        .child(credit.map(|credit| el("p").class("credit").text(credit)))
}

/// A heading that unfolds what is under it.
pub(super) fn folded(app: App, title: Element, inside: impl Part) -> Element {
    let text = app.text();
    let word = |class: &'static str, word: &'static str| {
        el("span").class(class).attr("aria-hidden", "true").text(word)
    };
    let summary = el("summary")
        .child(el("h2").child(title))
        .child(word("fold open-word", text.open))
        .child(word("fold close-word", text.close));
    el("details").child(summary).child(el("div").class("inside").child(inside))
}

/// A heading of the content with the time that it speaks of.
pub(super) fn titled(app: App, title: &Localized, period: Period) -> Element {
    group().say(title, app.language()).child(stamp_of(app.text(), period))
}

/// Statements as a list.
pub(super) fn list(language: Language, statements: &[Localized]) -> Element {
    let items = statements.iter().map(|words| el("li").say(words, language));
    el("ul").class("said").attr("role", "list").children(items)
}

/// A section of the content that unfolds.
pub(super) fn folded_section(app: App, section: &Section) -> Element {
    let language = app.language();
    let lead = section.lead.as_ref().map(|lead| el("p").say(lead, language));
    let inside = group().child(lead).child(list(language, &section.statements));
    folded(app, titled(app, &section.title, section.origin.period), inside)
}

/// The stamp of a period that is said to hold: "Gjelder 2021–2024".
pub(super) fn holding(text: &'static Text, period: Period) -> Element {
    stamp(text.holds.with(&text::period(text, period)))
}
