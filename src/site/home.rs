//! The region at a glance: its shape, key figures, find your municipality, focus areas.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::priorities::area_links;
use crate::components::{
    figure, region_as_circles, root_class, rows, search_field, section, stamp, stamp_of,
};
use crate::domain::edition::Edition;
use crate::domain::organisation::Channel;
use crate::state::App;
use crate::text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/home.css");
    root_class(name, scope)
}

/// The front page.
pub(super) fn home(app: App, edition: &Edition) -> AnyView {
    let language = app.language();
    let text = app.text();
    let organisation = &edition.organisation;
    let priorities = &edition.priorities;
    let idea = &priorities.basic_idea;
    let follow = &organisation.follow;
    view! {
        {hero(app, edition)}
        {figures(app, edition)}
        {section(
            priorities.title.get(language).to_owned(),
            stamp((text.holds)(&text::period(text, priorities.origin.period))),
            area_links(app, &priorities.areas),
        )}
        {section(
            idea.title.get(language).to_owned(),
            stamp_of(text, idea.origin.period),
            rows(language, &idea.statements),
        )}
        {section(
            follow.title.get(language).to_owned(),
            stamp_of(text, follow.origin.period),
            channels(app, &follow.channels),
        )}
    }
    .into_any()
}

fn hero(app: App, edition: &Edition) -> AnyView {
    let language = app.language();
    let text = app.text();
    let organisation = &edition.organisation;
    let (stressed, rest) = &organisation.members;
    let packed = RwSignal::new(false);
    let date = edition.population().first().map(|(date, _)| stamp(text::date(language, *date)));
    view! {
        <div class=class("or-hero")>
            <div class="words">
                <p class="what">{text.members}" "{stamp_of(text, organisation.origin.period)}</p>
                <h1 tabindex="-1">
                    <b>{stressed.get(language).to_owned()}</b>" "{rest.get(language).to_owned()}
                </h1>
                {search_field(app, String::new(), None)}
            </div>
            <figure>
                {region_as_circles(app, packed.into())}
                <figcaption>
                    {arrangement(app, packed)}
                    <p>{text.circles_show}" "{date}<br/>{text.map_credit}</p>
                </figcaption>
            </figure>
        </div>
    }
    .into_any()
}

/// The choice between the map and the region as circles.
pub(super) fn arrangement(app: App, packed: RwSignal<bool>) -> AnyView {
    let text = app.text();
    let choice = move |value: bool, name: &'static str| {
        view! {
            <button
                type="button" class="ds-button" data-variant="tertiary" role="radio"
                aria-checked=move || (packed.get() == value).to_string()
                on:click=move |_| packed.set(value)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="ds-toggle-group" role="radiogroup" aria-label=text.map_shows>
            {choice(false, text.map)}
            {choice(true, text.inhabitants)}
        </div>
    }
    .into_any()
}

fn figures(app: App, edition: &Edition) -> AnyView {
    let language = app.language();
    let text = app.text();
    let organisation = &edition.organisation;
    let count = edition.members.len();
    let population = edition.population().first().map(|(date, people)| {
        let below = view! { {stamp(text::date(language, *date))}" SSB" };
        figure(text.inhabitants, text::integer(language, *people), below)
    });
    // The first event is the founding, whose label and year say all that the seed does; the
    // next the transformation, in its words.
    let events = organisation.history.iter().enumerate().map(|(at, event)| {
        let words = event.statements.first().map(|words| words.get(language).to_owned());
        let (label, words) =
            if at == 0 { (text.established, None) } else { (text.transformed, words) };
        figure(label, event.date.year.to_string(), words)
    });
    let inclusive = organisation.members.0.get(language).to_owned();
    view! {
        <dl class=class("or-key-figures")>
            {figure(text.members, count.to_string(), inclusive)}
            {population}
            {events.collect_view()}
        </dl>
    }
    .into_any()
}

fn channels(app: App, channels: &[Channel]) -> AnyView {
    let language = app.language();
    let row = |channel: &Channel| {
        let name = channel.name.get(language).to_owned();
        let name = match channel.url.clone() {
            Some(url) => view! { <a class="ds-link" href=url rel="external">{name}</a> }.into_any(),
            None => view! { <span>{name}</span> }.into_any(),
        };
        let note = channel.note.as_ref().map(|note| note.get(language).to_owned());
        view! { <li>{name}<span class="note">{note}</span></li> }
    };
    let rows = channels.iter().map(row).collect_view();
    view! { <ul class=class("or-channels") role="list">{rows}</ul> }.into_any()
}
