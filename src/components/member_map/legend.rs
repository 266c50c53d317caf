//! What the colours mean, in words and numbers.

use leptos::prelude::*;

use super::Drawing;
use crate::browser;
use crate::components::stamp;
use crate::domain::colouring::{self, Class, ClassName, Classes, Colouring};
use crate::domain::directory::Figure;
use crate::domain::member::Member;
use crate::markup::{Element, Node, el, group, live};
use crate::route::MembersQuery;
use crate::state::App;
use crate::text;

/// The choice of what the map is coloured by.
pub fn colour_choice(app: App) -> Element {
    let exploring = app.exploring();
    let option =
        |(value, name): (&'static str, &'static str)| el("option").attr("value", value).text(name);
    let all = Colouring::ALL.into_iter().map(Colouring::key).zip(exploring.colourings);
    let select = el("select")
        .class("or-input")
        .attr("id", "farge")
        .attr("name", "farge")
        .child(option(("", exploring.no_colour)))
        .children(all.map(option))
        .live_value(move || app.refined.get().query.colouring.map_or("", Colouring::key).into())
        .on("change", move |event| {
            let colouring = Colouring::from_key(&browser::value_of(&event));
            app.change(&|query: &mut MembersQuery| query.colouring = colouring);
        });
    el("div")
        .class("select")
        .child(el("label").attr("for", "farge").text(exploring.colour_by))
        .child(select)
}

/// The classes of a colouring; none without one.
pub(super) fn classes(drawing: Drawing, colouring: Option<Colouring>) -> Option<Classes> {
    let members = &drawing.loaded.edition.members;
    colouring.map(|colouring| colouring::classes(members, drawing.map, colouring))
}

/// The style sheet's class for a slot of a palette.
pub(super) fn slot(colouring: Option<Colouring>, colour: usize) -> &'static str {
    const CATEGORIES: [&str; 7] = ["c0", "c1", "c2", "c3", "c4", "c5", "c6"];
    const STEPS: [&str; 5] = ["s0", "s1", "s2", "s3", "s4"];
    match colouring.and_then(Colouring::figure) {
        None => CATEGORIES[colour % CATEGORIES.len()],
        Some(_) => STEPS[colour % STEPS.len()],
    }
}

/// What the map tells of a member, in words: what it is coloured by, else the inhabitants.
pub(super) fn told(drawing: Drawing, member: &Member) -> String {
    let (text, language) = (drawing.app.text(), drawing.app.language());
    let (colouring, exploring) = (drawing.colouring(), drawing.app.exploring());
    match colouring {
        Some(Colouring::County) => {
            member.counties.last().map_or(String::new(), |county| county.value.clone())
        }
        Some(Colouring::Subregion) => member.subregion.name.clone(),
        _ => {
            let figure = colouring.and_then(Colouring::figure).unwrap_or(Figure::Population);
            let name = colouring.map_or(text.inhabitants, |c| exploring.colourings[c as usize]);
            [name, " ", &text::figure(language, figure, figure.of(member))].concat()
        }
    }
}

/// The legend, which follows what is asked.
pub(super) fn legend(drawing: Drawing) -> Element {
    let exploring = drawing.app.exploring();
    let content = move || -> Node {
        let colouring = drawing.colouring();
        match classes(drawing, colouring) {
            Some(classes) => of_classes(drawing, colouring, &classes).into(),
            None => of_hits(drawing).into(),
        }
    };
    let by = move || drawing.colouring().map(|colouring| colouring.key().into());
    let list = el("ul")
        .attr("role", "list")
        .attr("aria-label", exploring.legend_name)
        .live_attr("data-by", by);
    el("div").class("legend").child(list.child(live(content)))
}

fn of_hits(drawing: Drawing) -> Element {
    let [hit, chosen, other] = drawing.app.exploring().legend;
    let asked = drawing.app.asked.get();
    let entry = |shown: bool, class: &'static str, name: &'static str| {
        shown.then(|| el("li").child(swatch(class)).text(name))
    };
    let narrows = asked.query.narrows();
    let some = asked.query.chosen.is_some();
    group()
        .child(entry(narrows, "plain hit", hit))
        .child(entry(some, "plain chosen", chosen))
        .child(entry(narrows || some, "plain", other))
}

fn of_classes(drawing: Drawing, colouring: Option<Colouring>, classes: &Classes) -> Element {
    let (app, language) = (drawing.app, drawing.app.language());
    let entry = |(at, class): (usize, &Class)| {
        let name = match &class.name {
            ClassName::Named(name) => name.clone(),
            ClassName::Range(least, most) => {
                let figure = colouring.and_then(Colouring::figure).unwrap_or(Figure::Population);
                let words = |value: f64| text::figure(language, figure, value);
                range(&words(*least), &words(*most))
            }
        };
        // The number stands on the map too, where colours are many or not shown.
        let key = el("span").class("key").text((at + 1).to_string());
        el("li").child(swatch(slot(colouring, class.colour))).child(key).text(name)
    };
    let dated = colouring.and_then(|colouring| dated(app, drawing, colouring));
    group()
        .children(classes.list.iter().enumerate().map(entry))
        .child(dated.map(|dated| el("li").child(stamp(dated))))
}

/// "1 315–4 123". Where a minus may stand the dash needs room.
fn range(least: &str, most: &str) -> String {
    let signed = least.starts_with(['−', '+']) || most.starts_with(['−', '+']);
    match least == most {
        true => least.to_owned(),
        false => [least, if signed { " – " } else { "–" }, most].concat(),
    }
}

/// For which time the colours hold.
fn dated(app: App, drawing: Drawing, colouring: Colouring) -> Option<String> {
    let edition = &drawing.loaded.edition;
    match colouring {
        Colouring::County => {
            let period = edition.members.first()?.counties.last()?.period;
            Some(text::period(app.text(), period))
        }
        Colouring::Subregion => None,
        _ => text::figure_date(app.language(), colouring.figure()?, &edition.population()),
    }
}

fn swatch(class: &'static str) -> Element {
    el("span").class(["swatch ", class].concat()).attr("aria-hidden", "true")
}
