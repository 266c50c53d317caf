//! The members file: the municipalities and how they border on each other.

use super::region::is_unique;
use super::{Problem, Within, date, list, list_or_none, optional, period, plain, require};
use crate::domain::date::{Date, Period};
use crate::domain::member::{Dated, LanguageForm, Member, Subregion};
use crate::domain::order;
use crate::domain::slug::Slug;
use crate::snapshot::check;
use crate::snapshot::wire::members as wire;

pub(super) fn members(wire: Vec<wire::Member>) -> Result<Vec<Member>, Problem> {
    let members = list("members", wire, member)?;
    let unique = is_unique(&members, |member| member.slug.as_str());
    require(unique, "members", "each id once")?;
    let ordered = members.is_sorted_by(|a, b| order::compare(&a.name, &b.name).is_le());
    require(ordered, "members", "Norwegian alphabetical order")?;
    for (index, member) in members.iter().enumerate() {
        neighbours(&members, member).within(&format!("members[{index}].neighbours"))?;
    }
    Ok(members)
}

fn member(wire: wire::Member) -> Result<Member, Problem> {
    require(wire.area_hectares > 0, "area_hectares", "more than 0")?;
    require(check::is_host(&wire.website), "website", "a host name")?;
    Ok(Member {
        slug: slug(&wire.id).within("id")?,
        name: plain(wire.name).within("name")?,
        aliases: list_or_none("other_names", wire.other_names, plain)?,
        formerly: list_or_none("merged_from", wire.merged_from, plain)?,
        numbers: dated("identifiers", list("identifiers", wire.identifiers, identifier)?)?,
        counties: dated("counties", list("counties", wire.counties, county)?)?,
        subregion: subregion(wire.subregion).within("subregion")?,
        population: population(wire.population)?,
        area_hectares: wire.area_hectares,
        place: place(wire.point)?,
        centre: plain(wire.seat).within("seat")?,
        domain: wire.website,
        language_form: match wire.language_form {
            wire::LanguageForm::Bokmal => LanguageForm::Bokmal,
            wire::LanguageForm::Nynorsk => LanguageForm::Nynorsk,
            wire::LanguageForm::Neutral => LanguageForm::Neutral,
        },
        neighbours: list_or_none("neighbours", wire.neighbours, |id| slug(&id))?,
    })
}

fn slug(id: &str) -> Result<Slug, Problem> {
    Slug::parse(id).ok_or_else(|| Problem::at("", "lower-case letters, digits and hyphens"))
}

fn identifier(wire: wire::Identifier) -> Result<Dated<String>, Problem> {
    require(wire.scheme == "kommunenummer", "scheme", "kommunenummer")?;
    require(check::is_municipality_number(&wire.code), "code", "four digits")?;
    Ok(Dated { value: wire.code, period: period(wire.period).within("period")? })
}

fn county(wire: wire::Area) -> Result<Dated<String>, Problem> {
    Ok(Dated {
        value: plain(wire.name).within("name")?,
        period: period(wire.period).within("period")?,
    })
}

/// Values in periods that follow each other, none overlapping the next.
fn dated(field: &str, values: Vec<Dated<String>>) -> Result<Vec<Dated<String>>, Problem> {
    let before = |a: Period, b: Period| a.to.is_some_and(|end| end < b.from);
    let ordered = values.is_sorted_by(|a, b| before(a.period, b.period));
    require(ordered, field, "periods that follow each other, oldest first")?;
    Ok(values)
}

fn subregion(wire: wire::Subregion) -> Result<Subregion, Problem> {
    Ok(Subregion {
        name: plain(wire.name).within("name")?,
        inferred: wire.inferred,
        differs: optional(wire.differs, plain).within("differs")?,
    })
}

fn population(wire: Vec<wire::Count>) -> Result<Vec<(Date, u32)>, Problem> {
    let counts = list("population", wire, |count| {
        require(count.value > 0, "value", "more than 0")?;
        Ok((date(&count.date).within("date")?, count.value))
    })?;
    let ordered = counts.is_sorted_by(|(a, _), (b, _)| a < b);
    require(ordered, "population", "each date once, oldest first")?;
    Ok(counts)
}

fn place([longitude, latitude]: [f64; 2]) -> Result<(f64, f64), Problem> {
    let on_earth = (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude);
    require(on_earth, "point", "longitude and latitude in degrees")?;
    Ok((longitude, latitude))
}

/// Neighbours are other members, in the order of the list, and each names the other.
fn neighbours(members: &[Member], member: &Member) -> Result<(), Problem> {
    let mut last = None;
    for neighbour in &member.neighbours {
        let place = members.iter().position(|other| other.slug == *neighbour);
        let other = place.map(|place| &members[place]).filter(|other| other.slug != member.slug);
        let Some(other) = other else {
            return Err(Problem::at("", "ids of other members"));
        };
        require(place > last, "", "each once, in the order of the members")?;
        require(other.neighbours.contains(&member.slug), "", "members that name it as well")?;
        last = place;
    }
    Ok(())
}
