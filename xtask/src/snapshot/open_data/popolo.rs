//! Organisation, posts and memberships as Popolo has them (<https://www.popoloproject.com/specs/>).
//!
//! Only what is stated: dates of entry where the content names any, and for each statement the slide
//! and the years it speaks of.

use osloregionen::domain::date::Period;
use osloregionen::domain::edition::Edition;
use osloregionen::domain::language::Localized;
use osloregionen::domain::member::{Dated, Member};
use osloregionen::domain::membership::Stated;
use osloregionen::domain::organisation::Origin;
use serde_json::{Value, json};

/// The organisation's id; its bodies' and members' ids begin with it.
const OWN: &str = "osloregionen";
const SECRETARIAT: &str = "osloregionen/sekretariatet";

/// The edition as one Popolo document, with what is stated of its members, in their order.
pub fn popolo(edition: &Edition, stated: &[Stated]) -> Vec<u8> {
    let json = json!({
        "organizations": organizations(edition),
        "persons": persons(edition),
        "posts": posts(edition),
        "memberships": memberships(edition, stated),
    });
    super::bytes(&json)
}

fn organizations(edition: &Edition) -> Vec<Value> {
    let organisation = &edition.organisation;
    let mut all = vec![
        json!({
            "id": OWN,
            "name": organisation.name.nb,
            "other_names": in_other_languages(&organisation.name),
            "classification": "interkommunalt politisk råd",
            "sources": [source(&organisation.origin)],
        }),
        json!({
            "id": SECRETARIAT,
            "name": organisation.secretariat.title.nb,
            "parent_id": OWN,
            "sources": [source(&organisation.secretariat.origin)],
        }),
    ];
    all.extend(organisation.bodies.iter().map(|body| {
        json!({
            "id": format!("{OWN}/{}", body.id),
            "name": body.name.nb,
            "parent_id": OWN,
            "sources": [source(&organisation.origin)],
        })
    }));
    all.extend(edition.members.iter().map(municipality));
    all
}

fn municipality(member: &Member) -> Value {
    let identifier = |number: &Dated<String>| {
        json!({
            "scheme": "kommunenummer",
            "identifier": number.value,
            "start_date": number.period.from.to_string(),
            "end_date": number.period.to.map(|year| year.to_string()),
        })
    };
    let other_names: Vec<Value> =
        member.aliases.iter().map(|name| json!({ "name": name })).collect();
    json!({
        "id": id(member),
        "name": member.name,
        "other_names": other_names,
        "classification": "kommune",
        "identifiers": member.numbers.iter().map(identifier).collect::<Vec<_>>(),
        "links": [{ "url": format!("https://www.{}", member.domain) }],
    })
}

/// First names are all that the edition gives.
fn persons(edition: &Edition) -> Vec<Value> {
    let posts = edition.organisation.secretariat.posts.iter().enumerate();
    posts
        .map(|(at, post)| {
            json!({ "id": person(at), "name": post.person, "given_name": post.person })
        })
        .collect()
}

fn posts(edition: &Edition) -> Vec<Value> {
    let secretariat = &edition.organisation.secretariat;
    let posts = secretariat.posts.iter().enumerate();
    posts
        .map(|(at, post)| {
            json!({
                "id": format!("{SECRETARIAT}/stilling-{}", at + 1),
                "label": post.tasks.nb,
                "other_labels": in_other_languages(&post.tasks),
                "role": post.tasks.nb,
                "organization_id": SECRETARIAT,
                "sources": [source(&secretariat.origin)],
            })
        })
        .collect()
}

fn memberships(edition: &Edition, stated: &[Stated]) -> Vec<Value> {
    let organisation = &edition.organisation;
    let people = organisation.secretariat.posts.iter().enumerate().map(|(at, post)| {
        json!({
            "person_id": person(at),
            "post_id": format!("{SECRETARIAT}/stilling-{}", at + 1),
            "organization_id": SECRETARIAT,
            "label": post.note.as_ref().map(|note| note.nb.clone()),
            "other_labels": post.note.as_ref().map(in_other_languages),
            "sources": [source(&organisation.secretariat.origin)],
        })
    });
    let stated = stated.iter().copied().chain(std::iter::repeat(Stated::default()));
    let members = edition.members.iter().zip(stated).map(|(member, stated)| {
        let mut membership = json!({
            "member": { "id": id(member), "name": member.name },
            "organization_id": OWN,
            "sources": [source(&organisation.members_origin)],
        });
        for (key, date) in [("start_date", stated.from), ("end_date", stated.to)] {
            if let Some(date) = date {
                membership[key] = json!(date.to_string());
            }
        }
        membership
    });
    people.chain(members).collect()
}

/// A text in the languages that Popolo has no place for.
fn in_other_languages(text: &Localized) -> Value {
    json!([{ "name": text.nn, "note": "nynorsk" }, { "name": text.en, "note": "engelsk" }])
}

fn id(member: &Member) -> String {
    format!("kommune/{}", member.slug)
}

fn person(at: usize) -> String {
    format!("{SECRETARIAT}/person-{}", at + 1)
}

/// The slide that something stands on, and its years.
fn source(origin: &Origin) -> Value {
    json!({ "note": format!("«{}», gjelder {}", origin.slide, years(origin.period)) })
}

fn years(period: Period) -> String {
    match period.to {
        Some(to) if to == period.from => to.to_string(),
        Some(to) => format!("{}–{to}", period.from),
        None => format!("fra {}", period.from),
    }
}
