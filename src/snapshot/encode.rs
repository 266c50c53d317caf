//! Domain to wire: what the command line publishes.

use super::signature::Signature;
use super::wire::{self, Origin, Period, Text};
use super::{EditionFiles, FileRef, Manifest, SCHEMA};
use crate::domain::edition::Edition;
use crate::domain::language::Localized;
use crate::domain::member::{Dated, LanguageForm, Member};
use crate::domain::organisation::{self, Organisation, Section};
use crate::domain::priorities::Priorities;
use crate::domain::publication::Publication;
use crate::domain::{date, slug::Slug};
use serde_json::Result;

/// The bytes of an edition's region file and members file. The same edition gives the
/// same bytes.
pub fn encode_edition(edition: &Edition) -> Result<(Vec<u8>, Vec<u8>)> {
    let members = wire::members::Members {
        schema: SCHEMA,
        edition: edition.year,
        members: edition.members.iter().map(member).collect(),
    };
    Ok((encode_region(edition)?, serde_json::to_vec(&members)?))
}

/// The bytes of an edition's region file: all but its members.
pub fn encode_region(edition: &Edition) -> Result<Vec<u8>> {
    serde_json::to_vec(&region(edition))
}

/// The bytes of `manifest.json`.
pub fn encode_manifest(manifest: &Manifest) -> Result<Vec<u8>> {
    let edition = |files: &EditionFiles| wire::manifest::Edition {
        year: files.year,
        region: file(&files.region),
        members: file(&files.members),
        boundaries: file(&files.boundaries),
    };
    let signature = |signature: &Signature| wire::manifest::Signature {
        key: signature.key.clone(),
        ed25519: signature.ed25519.clone(),
    };
    let Publication { version, published, expires } = manifest.publication;
    serde_json::to_vec(&wire::manifest::Manifest {
        schema: SCHEMA,
        version,
        published: published.to_string(),
        expires: expires.to_string(),
        latest: manifest.latest,
        editions: manifest.editions.iter().map(edition).collect(),
        signatures: manifest.signatures.iter().map(signature).collect(),
    })
}

fn file(file: &FileRef) -> wire::manifest::File {
    let FileRef { path, sha256, bytes } = file.clone();
    wire::manifest::File { path, sha256, bytes }
}

fn region(edition: &Edition) -> wire::region::Region {
    let source = |source: &crate::domain::edition::Source| wire::region::Source {
        id: source.id.clone(),
        title: text(&source.title),
        publisher: source.publisher.clone(),
        license: source.licence.clone(),
        note: text(&source.note),
        url: source.url.clone(),
        date: source.date.to_string(),
    };
    let correction = |correction: &crate::domain::edition::Correction| wire::region::Correction {
        printed: correction.printed.clone(),
        shown: correction.shown.clone(),
    };
    wire::region::Region {
        schema: SCHEMA,
        edition: edition.year,
        organization: organization(&edition.organisation),
        priorities: priorities(&edition.priorities),
        sources: edition.sources.iter().map(source).collect(),
        corrections: edition.corrections.iter().map(correction).collect(),
    }
}

fn organization(from: &Organisation) -> wire::region::Organization {
    wire::region::Organization {
        name: text(&from.name),
        presentation: text(&from.presentation),
        origin: origin(&from.origin),
        events: from.history.iter().map(event).collect(),
        membership: wire::region::Membership {
            title: text(&from.members_title),
            origin: origin(&from.members_origin),
            summary: text(&from.members.0),
            rest: text(&from.members.1),
        },
        bodies: wire::region::Bodies {
            title: text(&from.bodies_title),
            items: from.bodies.iter().map(body).collect(),
        },
        groups: section(&from.groups),
        secretariat: wire::region::Secretariat {
            title: text(&from.secretariat.title),
            origin: origin(&from.secretariat.origin),
            posts: from.secretariat.posts.iter().map(post).collect(),
        },
        role: role(&from.role),
        contact: contact(&from.follow),
    }
}

fn event(event: &organisation::Event) -> wire::region::Event {
    wire::region::Event { date: event.date.to_string(), statements: texts(&event.statements) }
}

fn body(body: &organisation::Body) -> wire::region::Body {
    let relation = |(id, label): &(String, Localized)| wire::region::Relation {
        id: id.clone(),
        label: text(label),
    };
    wire::region::Body {
        id: body.id.clone(),
        name: text(&body.name),
        rest: text(&body.rest),
        elected_by: body.elected_by.as_ref().map(relation),
    }
}

fn section(section: &Section) -> wire::region::Section {
    wire::region::Section {
        title: text(&section.title),
        lead: section.lead.as_ref().map(text),
        origin: origin(&section.origin),
        statements: texts(&section.statements),
    }
}

fn post(post: &organisation::Post) -> wire::region::Post {
    wire::region::Post {
        given_name: post.person.clone(),
        role: text(&post.tasks),
        note: post.note.as_ref().map(text),
    }
}

fn role(role: &organisation::Role) -> wire::region::Role {
    let kind = |(title, statements): &(Localized, Vec<Localized>)| wire::region::Kind {
        title: text(title),
        statements: texts(statements),
    };
    wire::region::Role {
        title: text(&role.title),
        lead: text(&role.lead),
        origin: origin(&role.origin),
        kinds: role.kinds.iter().map(kind).collect(),
    }
}

fn contact(follow: &organisation::Follow) -> wire::region::Contact {
    let link = |channel: &organisation::Channel| wire::region::Link {
        label: text(&channel.name),
        url: channel.url.clone(),
        note: channel.note.as_ref().map(text),
    };
    wire::region::Contact {
        title: text(&follow.title),
        origin: origin(&follow.origin),
        links: follow.channels.iter().map(link).collect(),
    }
}

fn priorities(priorities: &Priorities) -> wire::region::Priorities {
    let area = |area: &crate::domain::priorities::FocusArea| wire::region::FocusArea {
        id: area.slug.to_string(),
        name: text(&area.name),
        main_priorities: area.priorities.as_ref().map(section),
    };
    wire::region::Priorities {
        title: text(&priorities.title),
        origin: origin(&priorities.origin),
        focus_areas: priorities.areas.iter().map(area).collect(),
        basic_idea: section(&priorities.basic_idea),
        action_plan: section(&priorities.action_plan),
    }
}

fn member(member: &Member) -> wire::members::Member {
    let identifier = |number: &Dated<String>| wire::members::Identifier {
        scheme: "kommunenummer".to_owned(),
        code: number.value.clone(),
        period: period(number.period),
    };
    let county = |county: &Dated<String>| wire::members::Area {
        name: county.value.clone(),
        period: period(county.period),
    };
    let count = |(date, people): &(date::Date, u32)| wire::members::Count {
        date: date.to_string(),
        value: *people,
    };
    wire::members::Member {
        id: member.slug.to_string(),
        name: member.name.clone(),
        other_names: member.aliases.clone(),
        merged_from: member.formerly.clone(),
        identifiers: member.numbers.iter().map(identifier).collect(),
        counties: member.counties.iter().map(county).collect(),
        subregion: wire::members::Subregion {
            name: member.subregion.name.clone(),
            inferred: member.subregion.inferred,
            differs: member.subregion.differs.clone(),
        },
        population: member.population.iter().map(count).collect(),
        area_hectares: member.area_hectares,
        point: [member.place.0, member.place.1],
        seat: member.centre.clone(),
        website: member.domain.clone(),
        language_form: match member.language_form {
            LanguageForm::Bokmal => wire::members::LanguageForm::Bokmal,
            LanguageForm::Nynorsk => wire::members::LanguageForm::Nynorsk,
            LanguageForm::Neutral => wire::members::LanguageForm::Neutral,
        },
        neighbours: member.neighbours.iter().map(Slug::to_string).collect(),
    }
}

fn text(text: &Localized) -> Text {
    Text { nb: text.nb.clone(), nn: text.nn.clone(), en: text.en.clone() }
}

fn texts(texts: &[Localized]) -> Vec<Text> {
    texts.iter().map(text).collect()
}

fn period(period: date::Period) -> Period {
    Period { start: period.from, end: period.to }
}

fn origin(origin: &organisation::Origin) -> Origin {
    Origin { slide: origin.slide.clone(), period: period(origin.period) }
}
