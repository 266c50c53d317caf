//! The pages about the site itself, of the same parts as all others.

use osloregionen::components::section;
use osloregionen::domain::language::Language;
use osloregionen::markup::{Element, Node, el, group};
use osloregionen::text::Text;

use super::criteria::Criterion;
use super::{Said, Statement, Words, said};

pub(super) fn accessibility(statement: &Statement, language: Language) -> Node {
    let words = &statement.accessibility;
    let say = |of: &Said| said(of, language).to_owned();
    let met = statement.criteria.len();
    let without = statement.criteria.iter().filter(|criterion| criterion.nothing).count();
    let count = say(&words.count).replace('@', &met.to_string()).replace('#', &without.to_string());
    let mut page = group()
        .child(heading(Text::of(language).accessibility))
        .child(el("p").class("or-lead").text(say(&words.lead)))
        .child(el("p").text(count))
        .child(el("p").text(say(&words.about_tests)))
        .child(section(&say(&words.weak), group(), points(&words.weak_points, language)))
        .child(section(&say(&words.tell), group(), el("p").text(say(&words.tell_about))));
    for (at, principle) in words.principles.iter().enumerate() {
        let of = statement.criteria.iter().filter(|one| one.principle().is_ok_and(|of| of == at));
        let rows = of.map(|criterion| row(words, criterion, language));
        let list = el("ul").class("or-criteria").attr("role", "list").children(rows);
        page = page.child(section(said(principle, language), group(), list));
    }
    page.into()
}

pub(super) fn privacy(statement: &Statement, language: Language) -> Node {
    let words = &statement.accessibility;
    let lead = said(&statement.privacy.lead, language).to_owned();
    let mut page = group()
        .child(heading(Text::of(language).privacy))
        .child(el("p").class("or-lead").text(lead));
    for part in &statement.privacy.section {
        let content = group().child(points(&part.points, language)).child(tests(
            words,
            &part.tests,
            language,
        ));
        page = page.child(section(said(&part.title, language), group(), content));
    }
    page.into()
}

fn heading(title: &'static str) -> Element {
    el("h1").class("or-page-title").attr("tabindex", "-1").text(title)
}

fn points(of: &[Said], language: Language) -> Element {
    let point = |of: &Said| el("li").text(said(of, language).to_owned());
    el("ul").class("or-points").children(of.iter().map(point))
}

fn row(words: &Words, criterion: &Criterion, language: Language) -> Element {
    let say = |of: &Said| said(of, language).to_owned();
    let name = format!("{} {}", criterion.number, said(&criterion.name, language));
    let level = if criterion.regulation {
        format!("{} · {}", criterion.level, said(&words.regulation, language))
    } else {
        criterion.level.clone()
    };
    let weak = criterion.may_fail.as_ref().map(|may_fail| {
        el("p").child(el("b").text(say(&words.may_fail))).text(" ").text(say(may_fail))
    });
    el("li")
        .child(el("h3").text(name))
        .child(el("p").class("level").text(level))
        .child(el("p").text(say(&criterion.how)))
        .child(weak)
        .child(tests(words, &criterion.tests, language))
}

/// The names of tests, or that there is nothing to test.
fn tests(words: &Words, names: &[String], language: Language) -> Element {
    let say = |of: &Said| said(of, language).to_owned();
    if names.is_empty() {
        return el("p").class("tests").text(say(&words.untested));
    }
    let mut line = el("p").class("tests").text(say(&words.tested_by)).text(" ");
    for (at, name) in names.iter().enumerate() {
        let comma = if at == 0 { "" } else { ", " };
        // Names of the program, which are English words.
        line = line.text(comma).child(el("code").attr("lang", "en").text(name.clone()));
    }
    line
}
