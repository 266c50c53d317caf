//! History, political bodies, administrative groups, secretariat, role and ways of
//! working.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::components::{root_class, rows, stamp_of};
use crate::domain::edition::Edition;
use crate::domain::language::Language;
use crate::domain::organisation::{Body, Event, Organisation, Role, Secretariat, Section};
use crate::state::App;
use crate::text::{self, Text};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/organisation.css");
    root_class(name, scope)
}

/// The organisation page.
pub(super) fn organisation(app: App, edition: &Edition) -> AnyView {
    let language = app.language();
    let text = app.text();
    let organisation = &edition.organisation;
    view! {
        <div class=class("or-organisation")>
            <h1 tabindex="-1">{text.organisation}" "{stamp_of(text, organisation.origin.period)}</h1>
            <p class="lead">{organisation.name.get(language).to_owned()}</p>
            {history(language, &organisation.history)}
            <div class="chart">
                {bodies(language, organisation)}
                {groups(language, &organisation.groups)}
            </div>
            {secretariat(language, text, &organisation.secretariat)}
            {role(language, text, &organisation.role)}
        </div>
    }
    .into_any()
}

fn history(language: Language, events: &[Event]) -> AnyView {
    let event = |event: &Event| {
        let words: Vec<&str> = event.statements.iter().map(|words| words.get(language)).collect();
        let date = event.date.to_string();
        view! {
            <li>
                <time datetime=date>{text::date(language, event.date)}</time>
                <span>{words.join(". ")}</span>
            </li>
        }
    };
    view! { <ol class="history" role="list">{events.iter().map(event).collect_view()}</ol> }
        .into_any()
}

/// The political bodies as a nested list: a body stands under the one that elects it, and
/// apart from all where the seed names none.
fn bodies(language: Language, organisation: &Organisation) -> AnyView {
    let all = &organisation.bodies;
    let roots = all.iter().filter(|body| body.elected_by.is_none());
    let title = organisation.bodies_title.get(language).to_owned();
    // The highest body is first; others without a stated relation stand apart.
    let nodes = roots.enumerate().map(|(at, root)| body(language, root, all, at > 0));
    view! {
        <section class="bodies">
            <h2>{title}</h2>
            <ul class="nodes" role="list">{nodes.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn body(language: Language, body_shown: &Body, all: &[Body], apart: bool) -> AnyView {
    let below: Vec<AnyView> = all
        .iter()
        .filter_map(|other| {
            let (by, words) = other.elected_by.as_ref()?;
            (*by == body_shown.id).then(|| {
                let words = words.get(language).to_owned();
                view! {
                    <li class="elected">
                        <span class="relation">{words}</span>
                        <ul role="list">{body(language, other, all, false)}</ul>
                    </li>
                }
                .into_any()
            })
        })
        .collect();
    let below = (!below.is_empty()).then(|| view! { <ul class="below" role="list">{below}</ul> });
    view! {
        <li class=if apart { "node apart" } else { "node" }>
            <p>
                <b>{body_shown.name.get(language).to_owned()}</b>
                {body_shown.rest.get(language).to_owned()}
            </p>
            {below}
        </li>
    }
    .into_any()
}

fn groups(language: Language, groups: &Section) -> AnyView {
    let lead = groups.lead.as_ref().map(|lead| lead.get(language).to_owned());
    let names = groups.statements.iter().map(|name| {
        let name = name.get(language).to_owned();
        view! { <li>{name}</li> }
    });
    view! {
        <section class="groups">
            <h2>{groups.title.get(language).to_owned()}</h2>
            <p>{lead}</p>
            <ul role="list">{names.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn secretariat(language: Language, text: &'static Text, secretariat: &Secretariat) -> AnyView {
    let posts = secretariat.posts.iter().map(|post| {
        let note = post.note.as_ref().map(|note| {
            let note = note.get(language).to_owned();
            view! { <p class="note">{note}</p> }
        });
        view! {
            <li>
                <h3>{post.person.clone()}</h3>
                <p>{post.tasks.get(language).to_owned()}</p>
                {note}
            </li>
        }
    });
    view! {
        <section>
            <h2>
                {secretariat.title.get(language).to_owned()}" "
                {stamp_of(text, secretariat.origin.period)}
            </h2>
            <ul class="posts" role="list">{posts.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn role(language: Language, text: &'static Text, role: &Role) -> AnyView {
    let kinds = role.kinds.iter().map(|(title, statements)| {
        view! {
            <div>
                <h3>{title.get(language).to_owned()}</h3>
                {rows(language, statements)}
            </div>
        }
    });
    view! {
        <section>
            <h2>{role.title.get(language).to_owned()}" "{stamp_of(text, role.origin.period)}</h2>
            <p class="lead">{role.lead.get(language).to_owned()}</p>
            <div class="kinds">{kinds.collect_view()}</div>
        </section>
    }
    .into_any()
}
