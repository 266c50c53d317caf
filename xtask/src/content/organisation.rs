//! `organisasjon.toml`: the organisation, its bodies and people.

use super::file::{File, nearest};
use super::kiosk;
use super::parse;
use super::table::{Seen, Table, Value};
use super::values::{date, https, id, localized, localized_rest, period, statements, text};
use osloregionen::domain::date::Date;
use osloregionen::domain::language::Localized;
use osloregionen::domain::organisation::{
    Body, Channel, Event, Follow, Organisation, Origin, Post, Role, Secretariat, Section,
};
use std::cell::Cell;

/// Reads the file.
pub fn read(file: &File, year: u16) -> Option<Organisation> {
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
        let place = root.need("opphav", |value| {
            value.table(&["lysbilde", "gjelder"], |table| origin(table, year))
        });
        let latest = Cell::new(None);
        let history = root.each("historie", |value| event(value, year, &latest));
        let membership = root.need("medlemmer", |value| membership(value, year));
        let bodies = root.need("organer", bodies);
        let groups = root.need("grupper", |value| section(value, year));
        let secretariat = root.need("sekretariat", |value| secretariat(value, year));
        let role = root.need("rolle", |value| role(value, year));
        let follow = root.need("folg", |value| follow(value, year));
        let (members_title, members_origin, members) = membership?;
        let (bodies_title, bodies) = bodies?;
        Some(Organisation {
            name: name?,
            presentation: presentation?,
            origin: place?,
            history: history?,
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
pub fn origin(table: &Table<'_>, year: u16) -> Option<Origin> {
    let slide = table.need("lysbilde", text);
    let period = table.need("gjelder", |value| {
        let period = period(value.clone())?;
        if period.from > year {
            let text = value.str()?;
            value.fault(
                format!("perioden «{text}» begynner etter utgavens år, {year}"),
                "Rett perioden. Det som gjelder senere, hører til en senere utgave.",
            );
            return None;
        }
        Some(period)
    });
    Some(Origin { period: period?, slide: slide? })
}

/// A heading with statements.
pub fn section(value: Value<'_>, year: u16) -> Option<Section> {
    value.table(&["tittel", "innledning", "lysbilde", "gjelder", "utsagn"], |table| {
        let title = table.need("tittel", heading);
        let lead = table.may("innledning", lead);
        let origin = origin(table, year);
        let statements = statements(table, "utsagn");
        Some(Section { title: title?, lead: lead?, origin: origin?, statements: statements? })
    })
}

/// A heading that the kiosk has room for.
pub fn heading(value: Value<'_>) -> Option<Localized> {
    kiosk::fits(&value, localized(value.clone())?, kiosk::HEADING)
}

/// A sentence under a heading that the kiosk has room for.
fn lead(value: Value<'_>) -> Option<Localized> {
    kiosk::fits(&value, localized(value.clone())?, kiosk::LEAD)
}

/// An event after the ones before it, of which `latest` is the last.
fn event(value: Value<'_>, year: u16, latest: &Cell<Option<Date>>) -> Option<Event> {
    value.table(&["dato", "utsagn"], |table| {
        let date = table.need("dato", |value| {
            let date = date(value.clone())?;
            if let Some(before) = latest.get().filter(|before| date < *before) {
                value.fault(
                    format!("hendelsen {date} står etter hendelsen {before}, som er senere"),
                    "Flytt den opp, så den eldste står først.",
                );
                return None;
            }
            latest.set(Some(date));
            if date.year > year {
                value.fault(
                    format!("hendelsen {date} er etter utgavens år, {year}"),
                    "Rett datoen, eller flytt hendelsen til en senere utgave.",
                );
                return None;
            }
            Some(date)
        });
        let statements = statements(table, "utsagn");
        Some(Event { date: date?, statements: statements? })
    })
}

fn membership(value: Value<'_>, year: u16) -> Option<(Localized, Origin, (Localized, Localized))> {
    value.table(&["tittel", "lysbilde", "gjelder", "hoved", "resten"], |table| {
        let title = table.need("tittel", heading);
        let origin = origin(table, year);
        let summary = table.need("hoved", localized);
        let rest = table.need("resten", localized);
        Some((title?, origin?, (summary?, rest?)))
    })
}

fn bodies(value: Value<'_>) -> Option<(Localized, Vec<Body>)> {
    value.table(&["tittel", "liste"], |table| {
        let title = table.need("tittel", localized);
        let (seen, names) = (Seen::new("organet"), Seen::new("navnet"));
        // A body may be elected by one further down.
        let ids = value.ids("liste");
        let bodies = table.each("liste", |value| body(value, &seen, &names, &ids));
        Some((title?, bodies?))
    })
}

fn body(value: Value<'_>, seen: &Seen, names: &Seen, ids: &[&str]) -> Option<Body> {
    value.table(&["id", "navn", "resten", "valgt_av"], |table| {
        let id = table.need("id", |value| {
            let id = id(value.clone())?;
            seen.first(&value, &id).then_some(id)
        });
        let name = table.need("navn", |value| {
            let name = heading(value.clone())?;
            names.first(&value, &name.nb).then_some(name)
        });
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

fn secretariat(value: Value<'_>, year: u16) -> Option<Secretariat> {
    value.table(&["tittel", "lysbilde", "gjelder", "stillinger"], |table| {
        let title = table.need("tittel", localized);
        let origin = origin(table, year);
        let people = Seen::new("stillingen");
        let posts = table.each("stillinger", |value| post(value, &people));
        Some(Secretariat { title: title?, origin: origin?, posts: posts? })
    })
}

fn post(value: Value<'_>, people: &Seen) -> Option<Post> {
    value.table(&["person", "oppgaver", "merknad"], |table| {
        let person = table.need("person", text);
        let tasks = table.need("oppgaver", |value| {
            let tasks = localized(value.clone())?;
            // Two may have one first name, which is all that is known of them, but not one task.
            let post = person.as_ref().map(|person| [person, ": ", &tasks.nb].concat());
            post.is_none_or(|post| people.first(&value, &post)).then_some(tasks)
        });
        let note = table.may("merknad", localized);
        Some(Post { person: person?, tasks: tasks?, note: note? })
    })
}

fn role(value: Value<'_>, year: u16) -> Option<Role> {
    value.table(&["tittel", "innledning", "lysbilde", "gjelder", "former"], |table| {
        let title = table.need("tittel", localized);
        let lead = table.need("innledning", lead);
        let origin = origin(table, year);
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

fn follow(value: Value<'_>, year: u16) -> Option<Follow> {
    value.table(&["tittel", "lysbilde", "gjelder", "kanaler"], |table| {
        let title = table.need("tittel", localized);
        let origin = origin(table, year);
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
