//! The region at a glance: its shape, key figures, find your municipality, focus areas.

use stylers_macro::style_sheet;

use super::priorities::area_links;
use crate::components::{
    Arrangement, arrangement, figure, here, outside_link, region_as_circles, root_class, rows,
    search_field, section, stamp, stamp_of,
};
use crate::domain::edition::Edition;
use crate::domain::organisation::Channel;
use crate::markup::{Element, Node, el, group};
use crate::state::App;
use crate::text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/home.css");
    root_class(name, scope)
}

/// The front page.
pub(super) fn home(app: App, edition: &Edition) -> Node {
    let language = app.language();
    let text = app.text();
    let priorities = &edition.priorities;
    let idea = &priorities.basic_idea;
    let follow = &edition.organisation.follow;
    let areas = section(
        priorities.title.get(language),
        stamp(text.holds.with(&text::period(text, priorities.origin.period))),
        area_links(app, &priorities.areas),
    );
    let idea = section(
        idea.title.get(language),
        stamp_of(text, idea.origin.period),
        rows(language, &idea.statements),
    );
    let follow = section(
        follow.title.get(language),
        stamp_of(text, follow.origin.period),
        channels(app, &follow.channels),
    );
    group()
        .child(hero(app, edition))
        .child(figures(app, edition))
        .child(areas)
        .child(idea)
        .child(follow)
        .into()
}

fn hero(app: App, edition: &Edition) -> Element {
    let language = app.language();
    let text = app.text();
    let organisation = &edition.organisation;
    let (stressed, rest) = &organisation.members;
    let circles = Arrangement::new(false);
    let date = edition.population().first().map(|(date, _)| stamp(text::date(language, *date)));
    let what = el("p")
        .class("what")
        .say(&organisation.members_title, language)
        .child(stamp_of(text, organisation.origin.period));
    let heading = el("h1")
        .attr("tabindex", "-1")
        .child(el("b").say(stressed, language))
        .text(" ")
        .say(rest, language);
    let words = el("div")
        .class("words")
        .child(what)
        .child(heading)
        .child(search_field(app, || "".into(), None))
        .child(here(app));
    let caption = el("p").text(text.circles_show).child(date).child(el("br")).text(text.map_credit);
    let picture = el("figure")
        .child(region_as_circles(app, circles))
        .child(el("figcaption").child(arrangement(app, circles)).child(caption));
    el("div").class(class("or-hero")).child(words).child(picture)
}

fn figures(app: App, edition: &Edition) -> Element {
    let language = app.language();
    let text = app.text();
    let organisation = &edition.organisation;
    let inclusive = organisation.members.0.get(language).to_owned();
    let population = edition.population().first().map(|(date, people)| {
        let below = group().child(stamp(text::date(language, *date))).text(" SSB");
        figure(text.inhabitants, text::integer(language, *people), below)
    });
    // The first event is the founding, whose label and year say all that the seed does; the
    // next the transformation, in its words.
    let events = organisation.history.iter().enumerate().map(|(at, event)| {
        let words = event.statements.first().map(|words| words.get(language).to_owned());
        let (label, words) =
            if at == 0 { (text.established, None) } else { (text.transformed, words) };
        let words = words.map_or_else(group, |words| group().text(words));
        figure(label, event.date.year.to_string(), words)
    });
    el("dl")
        .class(class("or-key-figures"))
        .child(figure(text.members, edition.members.len().to_string(), group().text(inclusive)))
        .child(population)
        .children(events)
}

fn channels(app: App, channels: &[Channel]) -> Element {
    let language = app.language();
    let row = |channel: &Channel| {
        let name = channel.name.get(language).to_owned();
        let name = match channel.url.clone() {
            Some(url) => outside_link(url, name),
            None => el("span").text(name),
        };
        let note = channel.note.as_ref().map(|note| el("span").class("note").say(note, language));
        el("li").child(name).child(note)
    };
    el("ul").class(class("or-channels")).attr("role", "list").children(channels.iter().map(row))
}
