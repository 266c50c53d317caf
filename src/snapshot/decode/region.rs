//! The region file: organisation, priorities, sources and corrections.

use crate::domain::edition::{Correction, Edition, Source};
use crate::domain::language::Localized;
use crate::domain::member::Member;
use crate::domain::organisation::{
    Body, Channel, Event, Follow, Organisation, Post, Role, Secretariat, Section,
};
use crate::domain::priorities::{FocusArea, Priorities};
use crate::snapshot::reader::Reader;

pub(super) fn edition(file: &Reader, year: u16, members: Vec<Member>) -> Edition {
    let sources = file.list("sources", source);
    file.unique_ids("sources");
    Edition {
        year,
        organisation: organisation(file),
        priorities: priorities(file),
        members,
        sources,
        corrections: file.list_or_none("corrections", correction),
    }
}

fn organisation(file: &Reader) -> Organisation {
    let organization = file.object("organization");
    let membership = organization.object("membership");
    let bodies = organization.object("bodies");
    Organisation {
        name: organization.localized("name"),
        presentation: organization.localized("presentation"),
        origin: organization.origin(),
        history: organization.list("events", event),
        members: (membership.localized("summary"), membership.localized("rest")),
        members_title: membership.localized("title"),
        members_origin: membership.origin(),
        bodies_title: bodies.localized("title"),
        bodies: items(&bodies),
        groups: section(&organization, "groups"),
        secretariat: secretariat(&organization),
        role: role(&organization),
        follow: follow(&organization),
    }
}

fn event(event: &Reader) -> Option<Event> {
    Some(Event { date: event.date(), statements: event.statements() })
}

fn items(bodies: &Reader) -> Vec<Body> {
    let items = bodies.list("items", body);
    bodies.unique_ids("items");
    for (place, body) in bodies.child("items").items().zip(&items) {
        if let Some((by, _)) = &body.elected_by {
            let exists = items.iter().any(|other| other.id == *by && other.id != body.id);
            place.require(exists, "elected_by.id", "the id of another body");
        }
    }
    items
}

fn body(body: &Reader) -> Option<Body> {
    Some(Body {
        id: body.id(),
        name: body.localized("name"),
        rest: body.localized("rest"),
        elected_by: body.optional("elected_by", relation),
    })
}

fn relation(body: &Reader, key: &'static str) -> (String, Localized) {
    let relation = body.object(key);
    (relation.id(), relation.localized("label"))
}

fn section(parent: &Reader, key: &'static str) -> Section {
    let section = parent.object(key);
    Section {
        title: section.localized("title"),
        lead: section.optional("lead", Reader::localized),
        origin: section.origin(),
        statements: section.statements(),
    }
}

fn secretariat(organization: &Reader) -> Secretariat {
    let secretariat = organization.object("secretariat");
    Secretariat {
        title: secretariat.localized("title"),
        origin: secretariat.origin(),
        posts: secretariat.list("posts", post),
    }
}

fn post(post: &Reader) -> Option<Post> {
    Some(Post {
        person: post.text("given_name"),
        tasks: post.localized("role"),
        note: post.optional("note", Reader::localized),
    })
}

fn role(organization: &Reader) -> Role {
    let role = organization.object("role");
    Role {
        title: role.localized("title"),
        lead: role.localized("lead"),
        origin: role.origin(),
        kinds: role.list("kinds", |kind| Some((kind.localized("title"), kind.statements()))),
    }
}

fn follow(organization: &Reader) -> Follow {
    let contact = organization.object("contact");
    Follow {
        title: contact.localized("title"),
        origin: contact.origin(),
        channels: contact.list("links", channel),
    }
}

fn channel(link: &Reader) -> Option<Channel> {
    Some(Channel {
        name: link.localized("label"),
        url: link.optional("url", Reader::https),
        note: link.optional("note", Reader::localized),
    })
}

fn priorities(file: &Reader) -> Priorities {
    let priorities = file.object("priorities");
    let areas = priorities.list("focus_areas", focus_area);
    priorities.unique_ids("focus_areas");
    Priorities {
        title: priorities.localized("title"),
        origin: priorities.origin(),
        areas,
        basic_idea: section(&priorities, "basic_idea"),
        action_plan: section(&priorities, "action_plan"),
    }
}

fn focus_area(area: &Reader) -> Option<FocusArea> {
    Some(FocusArea {
        slug: area.slug()?,
        name: area.localized("name"),
        priorities: area.optional("main_priorities", section),
    })
}

fn source(source: &Reader) -> Option<Source> {
    Some(Source {
        id: source.id(),
        title: source.localized("title"),
        publisher: source.text("publisher"),
        licence: source.optional("license", Reader::text),
        note: source.localized("note"),
        url: source.optional("url", Reader::https),
        date: source.date(),
    })
}

fn correction(correction: &Reader) -> Option<Correction> {
    Some(Correction { printed: correction.text("printed"), shown: correction.text("shown") })
}
