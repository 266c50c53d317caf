//! `organisasjon.toml`: the organisation, its bodies and people.

use super::file::{File, nearest};
use super::parse;
use super::table::{Seen, Table, Value};
use super::values::{date, https, id, localized, localized_rest, period, statements, text};
use osloregionen::domain::language::Localized;
use osloregionen::domain::organisation::{
    Body, Channel, Event, Follow, Organisation, Origin, Post, Role, Secretariat, Section,
};

/// Reads the file.
pub fn read(file: &File) -> Option<Organisation> {
    let keys = &[
        "navn",
        "presentasjon",
        "opphav",
        "historie",
        "medlemmer",
        "organer",
        "grupper",
        "sekretariat",
        "rolle",
        "folg",
    ];
    parse::read(file, keys, |root| {
        let name = root.need("navn", localized);
        let presentation = root.need("presentasjon", localized);
        let place = root.need("opphav", |value| value.table(&["lysbilde", "gjelder"], origin));
        let history = root.each("historie", event);
        let membership = root.need("medlemmer", membership);
        let bodies = root.need("organer", bodies);
        let groups = root.need("grupper", section);
        let secretariat = root.need("sekretariat", secretariat);
        let role = root.need("rolle", role);
        let follow = root.need("folg", follow);
        let mut history = history?;
        history.sort_by_key(|event| event.date);
        let (members_title, members_origin, members) = membership?;
        let (bodies_title, bodies) = bodies?;
        Some(Organisation {
            name: name?,
            presentation: presentation?,
            origin: place?,
            history,
            members,
            members_title,
            members_origin,
            bodies_title,
            bodies,
            groups: groups?,
            secretariat: secretariat?,
            role: role?,
            follow: follow?,
        })
    })
}

/// The slide something stands on and the years it speaks of.
pub fn origin(table: &Table<'_>) -> Option<Origin> {
    let slide = table.need("lysbilde", text);
    let period = table.need("gjelder", period);
    Some(Origin { period: period?, slide: slide? })
}

/// A heading with statements.
pub fn section(value: Value<'_>) -> Option<Section> {
    value.table(&["tittel", "innledning", "lysbilde", "gjelder", "utsagn"], |table| {
        let title = table.need("tittel", localized);
        let lead = table.may("innledning", localized);
        let origin = origin(table);
        let statements = statements(table, "utsagn");
        Some(Section { title: title?, lead: lead?, origin: origin?, statements: statements? })
    })
}

fn event(value: Value<'_>) -> Option<Event> {
    value.table(&["dato", "utsagn"], |table| {
        let date = table.need("dato", date);
        let statements = statements(table, "utsagn");
        Some(Event { date: date?, statements: statements? })
    })
}

fn membership(value: Value<'_>) -> Option<(Localized, Origin, (Localized, Localized))> {
    value.table(&["tittel", "lysbilde", "gjelder", "hoved", "resten"], |table| {
        let title = table.need("tittel", localized);
        let origin = origin(table);
        let summary = table.need("hoved", localized);
        let rest = table.need("resten", localized);
        Some((title?, origin?, (summary?, rest?)))
    })
}

fn bodies(value: Value<'_>) -> Option<(Localized, Vec<Body>)> {
    value.table(&["tittel", "liste"], |table| {
        let title = table.need("tittel", localized);
        let seen = Seen::new("organet");
        // A body may be elected by one further down.
        let ids = value.ids("liste");
        let bodies = table.each("liste", |value| body(value, &seen, &ids));
        Some((title?, bodies?))
    })
}

fn body(value: Value<'_>, seen: &Seen, ids: &[&str]) -> Option<Body> {
    value.table(&["id", "navn", "resten", "valgt_av"], |table| {
        let id = table.need("id", |value| {
            let id = id(value.clone())?;
            seen.first(&value, &id).then_some(id)
        });
        let name = table.need("navn", localized);
        let rest = table.need("resten", localized_rest);
        let elected_by = table.may("valgt_av", |value| {
            value.table(&["organ", "ord"], |table| {
                let mut others = ids.to_vec();
                others.retain(|other| Some(*other) != id.as_deref());
                let by = table.need("organ", |value| reference(value, &others));
                let words = table.need("ord", localized);
                Some((by?, words?))
            })
        });
        Some(Body { id: id?, name: name?, rest: rest?, elected_by: elected_by? })
    })
}

/// The id of another body.
fn reference(value: Value<'_>, others: &[&str]) -> Option<String> {
    let by = text(value.clone())?;
    if !others.contains(&by.as_str()) {
        let remedy = match nearest(&by, others.iter().copied()) {
            Some(known) => format!("Mente du `{known}`?"),
            None => format!("Bruk en av disse: {}.", others.join(", ")),
        };
        value.fault(format!("det finnes ikke noe annet organ med id `{by}`"), remedy);
        return None;
    }
    Some(by)
}

fn secretariat(value: Value<'_>) -> Option<Secretariat> {
    value.table(&["tittel", "lysbilde", "gjelder", "stillinger"], |table| {
        let title = table.need("tittel", localized);
        let origin = origin(table);
        let posts = table.each("stillinger", post);
        Some(Secretariat { title: title?, origin: origin?, posts: posts? })
    })
}

fn post(value: Value<'_>) -> Option<Post> {
    value.table(&["person", "oppgaver", "merknad"], |table| {
        let person = table.need("person", text);
        let tasks = table.need("oppgaver", localized);
        let note = table.may("merknad", localized);
        Some(Post { person: person?, tasks: tasks?, note: note? })
    })
}

fn role(value: Value<'_>) -> Option<Role> {
    value.table(&["tittel", "innledning", "lysbilde", "gjelder", "former"], |table| {
        let title = table.need("tittel", localized);
        let lead = table.need("innledning", localized);
        let origin = origin(table);
        let kinds = table.each("former", |value| {
            value.table(&["tittel", "utsagn"], |table| {
                let title = table.need("tittel", localized);
                let statements = statements(table, "utsagn");
                Some((title?, statements?))
            })
        });
        Some(Role { title: title?, lead: lead?, origin: origin?, kinds: kinds? })
    })
}

fn follow(value: Value<'_>) -> Option<Follow> {
    value.table(&["tittel", "lysbilde", "gjelder", "kanaler"], |table| {
        let title = table.need("tittel", localized);
        let origin = origin(table);
        let channels = table.each("kanaler", |value| {
            value.table(&["navn", "lenke", "merknad"], |table| {
                let name = table.need("navn", localized);
                let url = table.may("lenke", https);
                let note = table.may("merknad", localized);
                Some(Channel { name: name?, url: url?, note: note? })
            })
        });
        Some(Follow { title: title?, origin: origin?, channels: channels? })
    })
}
