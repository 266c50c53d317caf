//! Who was a member on a day, as far as the editions tell, and who has joined and left.

use super::outcome::{Answer, Failure, Outcome};
use super::speech::Speech;
use crate::content::{self, Content};
use osloregionen::domain::date::Date;
use osloregionen::domain::membership::span::{
    Basis, Day, Doubt, Span, Standing, first_day, standing,
};
use osloregionen::domain::membership::{Membership, memberships};
use osloregionen::domain::order;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// With a day, who was a member then; without one, who has joined and left.
///
/// # Errors
/// Mistakes in the content, or a day that is none.
pub fn members(root: &Path, on: Option<&str>, speech: Speech) -> Outcome {
    let day = match on {
        None => None,
        Some(text) => {
            let day = Date::parse(text).filter(|date| date.month_day.is_some());
            Some(day.ok_or_else(|| {
                Failure::Use(speech.say(
                    format!("«{text}» er ingen dag. Skriv den som 2023-05-01"),
                    format!("“{text}” is not a day. Write it as 2023-05-01"),
                ))
            })?)
        }
    };
    let content = content::read(root)?;
    let mut all = memberships(&content.listings());
    all.sort_by(|one, other| order::compare(&one.member.name, &other.member.name));
    Ok(match day {
        Some(day) => on_day(&all, day, speech),
        None => turnover(&content, &all, speech),
    })
}

/// Who was a member, who may have been one, and who was none.
fn on_day(all: &[Membership<'_>], date: Date, speech: Speech) -> Answer {
    let day: Day = first_day(date);
    // Names by how it is known.
    let mut groups: [BTreeMap<String, Vec<String>>; 3] = Default::default();
    let mut lists: [Vec<Value>; 3] = Default::default();
    for one in all {
        let standing = standing(&one.spans, day);
        let (at, why) = match standing {
            Standing::Member(basis) => (0, of_basis(basis, speech)),
            Standing::Unknown(doubt) => (1, of_doubt(doubt, speech)),
            Standing::Not => (2, String::new()),
        };
        groups[at].entry(why).or_default().push(one.member.name.clone());
        let mut row = json!({ "slug": one.member.slug.as_str(), "name": one.member.name });
        for (key, value) in known(standing) {
            row[key] = value;
        }
        lists[at].push(row);
    }
    let headings = [
        speech.say(format!("Medlemmer {date}"), format!("Members {date}")),
        speech.say("Ikke kjent", "Not known").to_owned(),
        speech.say("Ikke medlemmer", "Not members").to_owned(),
    ];
    let mut lines = Vec::new();
    for ((heading, group), list) in headings.iter().zip(&groups).zip(&lists) {
        // That nobody is known to have been one is an answer.
        if list.is_empty() && *heading != headings[0] {
            continue;
        }
        lines.push(format!("{heading} ({})", list.len()));
        for (why, names) in group {
            if !why.is_empty() {
                lines.push(format!("  {why} ({})", names.len()));
            }
            lines.extend(names.iter().map(|name| format!("    {name}")));
        }
    }
    let [members, unknown, not] = lists;
    let json = json!({
        "on": date.to_string(), "members": members, "unknown": unknown, "not_members": not,
    });
    Answer { lines, json }
}

fn of_basis(basis: Basis, speech: Speech) -> String {
    match basis {
        Basis::Listed(year) => speech
            .say(format!("står i utgaven for {year}"), format!("listed in the edition for {year}")),
        Basis::Between(one, other) => speech.say(
            format!("står i utgavene for {one} og {other}"),
            format!("listed in the editions for {one} and {other}"),
        ),
        Basis::Stated => {
            speech.say("etter datoene som er oppgitt", "by the dates that are stated").to_owned()
        }
    }
}

fn of_doubt(doubt: Doubt, speech: Speech) -> String {
    match doubt {
        Doubt::Joined(None, year) => speech.say(
            format!("står i utgaven for {year}, som er den første"),
            format!("listed in the edition for {year}, which is the first"),
        ),
        Doubt::Joined(Some(before), year) => speech.say(
            format!("står i utgaven for {year}, men ikke i den for {before}"),
            format!("listed in the edition for {year}, but not in the one for {before}"),
        ),
        Doubt::Left(year, None) => speech.say(
            format!("står i utgaven for {year}, som er den siste"),
            format!("listed in the edition for {year}, which is the latest"),
        ),
        Doubt::Left(year, Some(after)) => speech.say(
            format!("står i utgaven for {year}, men ikke i den for {after}"),
            format!("listed in the edition for {year}, but not in the one for {after}"),
        ),
        Doubt::InYear(year) => speech
            .say(format!("bare året {year} er oppgitt"), format!("only the year {year} is stated")),
    }
}

/// How it is known, for programs.
fn known(standing: Standing) -> Vec<(&'static str, Value)> {
    let (how, years) = match standing {
        Standing::Member(Basis::Listed(year)) => ("listed", vec![year]),
        Standing::Member(Basis::Between(one, other)) => ("between", vec![one, other]),
        Standing::Member(Basis::Stated) => ("stated", vec![]),
        Standing::Unknown(Doubt::Joined(before, year)) => {
            ("joined", before.into_iter().chain([year]).collect())
        }
        Standing::Unknown(Doubt::Left(year, after)) => {
            ("left", [year].into_iter().chain(after).collect())
        }
        Standing::Unknown(Doubt::InYear(year)) => ("in_year", vec![year]),
        Standing::Not => return Vec::new(),
    };
    vec![("known", json!(how)), ("years", json!(years))]
}

/// Who has joined and left, from each edition to the next.
fn turnover(content: &Content, all: &[Membership<'_>], speech: Speech) -> Answer {
    let years: Vec<u16> = content.editions.iter().map(|edition| edition.year).collect();
    let (mut lines, mut list) = (Vec::new(), Vec::new());
    for pair in years.windows(2) {
        let &[from, to] = pair else { continue };
        let joined: Vec<(&str, &Span)> =
            all.iter().filter_map(|one| Some((&*one.member.name, one.joined(to)?))).collect();
        let left: Vec<(&str, &Span)> =
            all.iter().filter_map(|one| Some((&*one.member.name, one.left_after(from)?))).collect();
        lines.push(speech.say(format!("Fra {from} til {to}"), format!("From {from} to {to}")));
        let when = |date: Option<Date>| match date {
            Some(date) => date.to_string(),
            None => speech.say("ikke oppgitt når", "not stated when").to_owned(),
        };
        for (heading, rows, date) in [
            (speech.say("Kommet til", "Joined"), &joined, (|span| span.stated.from) as Dated),
            (speech.say("Gått ut", "Left"), &left, |span| span.stated.to),
        ] {
            lines.push(format!("  {heading} ({})", rows.len()));
            lines.extend(
                rows.iter().map(|(name, span)| format!("    {name}: {}", when(date(span)))),
            );
        }
        let rows = |rows: &[(&str, &Span)], date: Dated| -> Vec<Value> {
            let row = |(name, span): &(&str, &Span)| json!({ "name": name, "date": date(span).map(|date| date.to_string()) });
            rows.iter().map(row).collect()
        };
        list.push(json!({
            "from": from, "to": to,
            "joined": rows(&joined, |span| span.stated.from),
            "left": rows(&left, |span| span.stated.to),
        }));
    }
    if let [year] = years.as_slice() {
        let count = all.len();
        lines.push(speech.say(
            format!("Det finnes bare én utgave, for {year}: {count} medlemmer."),
            format!("There is only one edition, for {year}: {count} members."),
        ));
    }
    Answer { lines, json: json!({ "editions": years, "changes": list }) }
}

/// What of a period is asked for.
type Dated = fn(&Span) -> Option<Date>;
