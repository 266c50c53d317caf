//! The region file: organisation, priorities, sources and corrections.

use super::{
    Problem, Within, date, https, list, list_or_none, localized, optional, origin, plain, require,
    statements,
};
use crate::domain::edition::{Correction, Edition, Source};
use crate::domain::member::Member;
use crate::domain::organisation::{
    Body, Channel, Event, Follow, Organisation, Post, Role, Secretariat, Section,
};
use crate::domain::priorities::{FocusArea, Priorities};
use crate::domain::slug::Slug;
use crate::snapshot::check;
use crate::snapshot::wire::region as wire;

pub(super) fn edition(region: wire::Region, members: Vec<Member>) -> Result<Edition, Problem> {
    require(check::is_year(region.edition), "edition", "a year with four digits")?;
    let sources = list("sources", region.sources, source)?;
    let unique = is_unique(&sources, |source| source.id.as_str());
    require(unique, "sources", "each id once")?;
    Ok(Edition {
        year: region.edition,
        organisation: organisation(region.organization).within("organization")?,
        priorities: priorities(region.priorities).within("priorities")?,
        members,
        sources,
        corrections: list_or_none("corrections", region.corrections, correction)?,
    })
}

fn organisation(wire: wire::Organization) -> Result<Organisation, Problem> {
    let membership = wire.membership;
    Ok(Organisation {
        name: localized(wire.name).within("name")?,
        presentation: localized(wire.presentation).within("presentation")?,
        origin: origin(wire.origin)?,
        history: list("events", wire.events, event)?,
        members: (
            localized(membership.summary).within("membership.summary")?,
            localized(membership.rest).within("membership.rest")?,
        ),
        members_title: localized(membership.title).within("membership.title")?,
        members_origin: origin(membership.origin).within("membership")?,
        bodies_title: localized(wire.bodies.title).within("bodies.title")?,
        bodies: bodies(wire.bodies.items).within("bodies")?,
        groups: section(wire.groups).within("groups")?,
        secretariat: secretariat(wire.secretariat).within("secretariat")?,
        role: role(wire.role).within("role")?,
        follow: follow(wire.contact).within("contact")?,
    })
}

fn event(wire: wire::Event) -> Result<Event, Problem> {
    Ok(Event { date: date(&wire.date).within("date")?, statements: statements(wire.statements)? })
}

fn bodies(wire: Vec<wire::Body>) -> Result<Vec<Body>, Problem> {
    let bodies = list("items", wire, body)?;
    require(is_unique(&bodies, |body| body.id.as_str()), "items", "each id once")?;
    for (index, body) in bodies.iter().enumerate() {
        if let Some((by, _)) = &body.elected_by {
            let exists = bodies.iter().any(|other| other.id == *by && other.id != body.id);
            require(exists, "elected_by.id", "the id of another body")
                .within(&format!("items[{index}]"))?;
        }
    }
    Ok(bodies)
}

fn body(wire: wire::Body) -> Result<Body, Problem> {
    require(check::is_id(&wire.id), "id", "lower-case letters, digits and hyphens")?;
    Ok(Body {
        id: wire.id,
        name: localized(wire.name).within("name")?,
        rest: localized(wire.rest).within("rest")?,
        elected_by: optional(wire.elected_by, |relation| {
            Ok((relation.id, localized(relation.label).within("elected_by.label")?))
        })?,
    })
}

fn section(wire: wire::Section) -> Result<Section, Problem> {
    Ok(Section {
        title: localized(wire.title).within("title")?,
        lead: optional(wire.lead, localized).within("lead")?,
        origin: origin(wire.origin)?,
        statements: statements(wire.statements)?,
    })
}

fn secretariat(wire: wire::Secretariat) -> Result<Secretariat, Problem> {
    Ok(Secretariat {
        title: localized(wire.title).within("title")?,
        origin: origin(wire.origin)?,
        posts: list("posts", wire.posts, post)?,
    })
}

fn post(wire: wire::Post) -> Result<Post, Problem> {
    Ok(Post {
        person: plain(wire.given_name).within("given_name")?,
        tasks: localized(wire.role).within("role")?,
        note: optional(wire.note, localized).within("note")?,
    })
}

fn role(wire: wire::Role) -> Result<Role, Problem> {
    Ok(Role {
        title: localized(wire.title).within("title")?,
        lead: localized(wire.lead).within("lead")?,
        origin: origin(wire.origin)?,
        kinds: list("kinds", wire.kinds, |kind| {
            Ok((localized(kind.title).within("title")?, statements(kind.statements)?))
        })?,
    })
}

fn follow(wire: wire::Contact) -> Result<Follow, Problem> {
    Ok(Follow {
        title: localized(wire.title).within("title")?,
        origin: origin(wire.origin)?,
        channels: list("links", wire.links, channel)?,
    })
}

fn channel(wire: wire::Link) -> Result<Channel, Problem> {
    Ok(Channel {
        name: localized(wire.label).within("label")?,
        url: optional(wire.url, https)?,
        note: optional(wire.note, localized).within("note")?,
    })
}

fn priorities(wire: wire::Priorities) -> Result<Priorities, Problem> {
    let areas = list("focus_areas", wire.focus_areas, focus_area)?;
    let unique = is_unique(&areas, |area| area.slug.as_str());
    require(unique, "focus_areas", "each id once")?;
    Ok(Priorities {
        title: localized(wire.title).within("title")?,
        origin: origin(wire.origin)?,
        areas,
        basic_idea: section(wire.basic_idea).within("basic_idea")?,
        action_plan: section(wire.action_plan).within("action_plan")?,
    })
}

fn focus_area(wire: wire::FocusArea) -> Result<FocusArea, Problem> {
    Ok(FocusArea {
        slug: Slug::parse(&wire.id)
            .ok_or_else(|| Problem::at("id", "lower-case letters, digits and hyphens"))?,
        name: localized(wire.name).within("name")?,
        priorities: optional(wire.main_priorities, section).within("main_priorities")?,
    })
}

fn source(wire: wire::Source) -> Result<Source, Problem> {
    require(check::is_id(&wire.id), "id", "lower-case letters, digits and hyphens")?;
    Ok(Source {
        id: wire.id,
        title: localized(wire.title).within("title")?,
        publisher: plain(wire.publisher).within("publisher")?,
        licence: optional(wire.license, plain).within("license")?,
        note: localized(wire.note).within("note")?,
        url: optional(wire.url, https)?,
        date: date(&wire.date).within("date")?,
    })
}

fn correction(wire: wire::Correction) -> Result<Correction, Problem> {
    Ok(Correction {
        printed: plain(wire.printed).within("printed")?,
        shown: plain(wire.shown).within("shown")?,
    })
}

/// Whether no two items share a key. Lists are short enough to compare every pair.
pub(super) fn is_unique<'a, T>(items: &'a [T], key: impl Fn(&'a T) -> &'a str) -> bool {
    items
        .iter()
        .enumerate()
        .all(|(index, item)| items[..index].iter().all(|earlier| key(earlier) != key(item)))
}
