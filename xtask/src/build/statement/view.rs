//! The pages about the site itself, of the same parts as all others.

use osloregionen::components::section;
use osloregionen::domain::language::Language;
use osloregionen::markup::{Element, Node, el, group};
use osloregionen::text::Text;

use super::criteria::Criterion;
use super::{Said, Statement, Words, said};

/// Who hears complaints.
const TRIBUNAL: &str = "https://www.diskrimineringsnemnda.no/";

pub(super) fn accessibility(statement: &Statement, language: Language) -> Node {
    let words = &statement.accessibility;
    let titled = |title: &Said, content: Element| section(said(title, language), group(), content);
    let paragraph = |of: &Said| el("p").text(said(of, language).to_owned());
    let complain = paragraph(&words.complain).text(" ").child(
        el("a")
            .class("ds-link")
            .attr("href", TRIBUNAL)
            .attr("rel", "external")
            .text("diskrimineringsnemnda.no"),
    );
    let tell = group().child(paragraph(&words.tell_about)).child(complain);
    let mut page = group()
        .child(heading(Text::of(language).accessibility))
        .child(paragraph(&words.lead).class("or-lead"))
        .child(titled(&words.conformance, conformance(statement, language)))
        .child(titled(&words.weak, points(&words.weak_points, language)))
        .child(titled(&words.tell, tell))
        .child(titled(&words.tested, paragraph(&words.about_tests)))
        .child(titled(&words.fill_in, points(&words.fill_in_points, language)));
    for (at, principle) in words.principles.iter().enumerate() {
        let of = statement.criteria.iter().filter(|one| one.principle().is_ok_and(|of| of == at));
        let rows = of.map(|criterion| row(words, criterion, language));
        let list = el("ul").class("or-criteria").attr("role", "list").children(rows);
        page = page.child(titled(principle, list));
    }
    page.into()
}

/// How far the regulation is met, counted.
fn conformance(statement: &Statement, language: Language) -> Element {
    let words = &statement.accessibility;
    let all = statement.criteria.len();
    let of_regulation: Vec<&Criterion> =
        statement.criteria.iter().filter(|one| one.regulation).collect();
    let count = of_regulation.len();
    let without = of_regulation.iter().filter(|one| one.nothing).count();
    let about = said(&words.conformance_about, language);
    let about = about.replace('@', &count.to_string()).replace('#', &without.to_string());
    let beyond = said(&words.beyond, language).replace('@', &(all - count).to_string());
    group().child(el("p").text(about)).child(el("p").text(beyond))
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

pub(super) fn stand_in(name: &'static str, needs_network: &str) -> Node {
    group()
        .child(heading(name))
        .child(el("p").class("or-lead").text(needs_network.to_owned()))
        .into()
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
    let mut marks = vec![say(&words.level).replace('@', &criterion.level)];
    if criterion.regulation {
        marks.push(say(&words.regulation));
    }
    marks.push(say(if criterion.nothing { &words.nothing } else { &words.met }));
    let weak = criterion.may_fail.as_ref().map(|may_fail| {
        el("p").child(el("b").text(say(&words.may_fail))).text(" ").text(say(may_fail))
    });
    el("li")
        .child(name(criterion, language))
        .child(el("p").class("level").text(marks.join(" · ")))
        .child(el("p").text(say(&criterion.how)))
        .child(weak)
        .child(tests(words, &criterion.tests, language))
}

/// Number and name; words between underscores are English.
fn name(criterion: &Criterion, language: Language) -> Element {
    let mut name = el("h3").text(format!("{} ", criterion.number));
    for (at, part) in said(&criterion.name, language).split('_').enumerate() {
        name = match at % 2 {
            0 => name.text(part.to_owned()),
            _ => name.child(el("span").attr("lang", "en").text(part.to_owned())),
        };
    }
    name
}

/// The names of tests, where there are any.
fn tests(words: &Words, names: &[String], language: Language) -> Option<Element> {
    let say = |of: &Said| said(of, language).to_owned();
    let mut line = el("p").class("tests").text(say(&words.tested_by)).text(" ");
    for (at, name) in names.iter().enumerate() {
        let comma = if at == 0 { "" } else { ", " };
        // Names of the program, which are English words.
        line = line.text(comma).child(el("code").attr("lang", "en").text(name.clone()));
    }
    (!names.is_empty()).then_some(line)
}
