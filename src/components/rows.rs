//! Statements as rows between rules.

use stylers_macro::style_sheet;

use super::root_class;
use crate::domain::language::{Language, Localized};
use crate::markup::{Element, el};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/rows.css");
    root_class(name, scope)
}

/// Statements in their order, without numbers.
pub fn rows(language: Language, statements: &[Localized]) -> Element {
    let item = |words: &Localized| el("li").say(words, language);
    el("ul").class(class("or-rows")).attr("role", "list").children(statements.iter().map(item))
}

/// Statements with their numbers.
pub fn numbered_rows(language: Language, statements: &[Localized]) -> Element {
    let item = |(at, words): (usize, &Localized)| {
        let words = el("span").say(words, language);
        el("li").child(number(at)).child(words)
    };
    let items = statements.iter().enumerate().map(item);
    el("ol").class(class("or-rows")).attr("role", "list").children(items)
}

/// The number of a row counted from 0. The list itself says it to a screen reader.
pub fn number(at: usize) -> Element {
    el("span").class("number").attr("aria-hidden", "true").text((at + 1).to_string())
}
