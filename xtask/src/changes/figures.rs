//! What is counted and measured, in two editions.

use osloregionen::domain::date::Date;
use osloregionen::domain::edition::Edition;
use osloregionen::domain::identity::Pairs;
use osloregionen::domain::member::Member;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Figures of an edition beside those of the one before it.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// How many members there were, and are.
    pub members: [usize; 2],
    /// The members' inhabitants together at the latest date of the edition before, and of this one;
    /// none where the members have no date in common.
    pub inhabitants: [Option<Count>; 2],
    /// Days of counts that the edition before did not have.
    pub new_dates: Vec<String>,
    /// Figures that say something else of the same day or the same land.
    pub corrected: Vec<Corrected>,
}

/// A number of inhabitants at a date.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Count {
    /// ISO 8601.
    #[schemars(regex(pattern = "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$"))]
    pub date: String,
    /// How many.
    pub people: u32,
}

/// A figure of a member that has been corrected.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Corrected {
    /// The member's name.
    pub name: String,
    /// The day of the count. Without one, it is the area in hundredths of a square kilometre.
    pub date: Option<String>,
    /// As it was.
    pub from: u32,
    /// As it is.
    pub to: u32,
}

/// The figures of two editions, whose members have been put together.
pub fn between(old: &Edition, new: &Edition, pairs: &Pairs<'_>) -> Figures {
    let count = |edition: &Edition| {
        let (date, people) = *edition.population().last()?;
        Some(Count { date: date.to_string(), people })
    };
    let (before, after) = (dates(old), dates(new));
    Figures {
        members: [old.members.len(), new.members.len()],
        inhabitants: [count(old), count(new)],
        new_dates: after.difference(&before).map(Date::to_string).collect(),
        corrected: pairs.both.iter().flat_map(|(old, new)| corrected(old, new)).collect(),
    }
}

fn dates(edition: &Edition) -> BTreeSet<Date> {
    let members = edition.members.iter();
    members.flat_map(|member| member.population.iter().map(|(date, _)| *date)).collect()
}

fn corrected(old: &Member, new: &Member) -> Vec<Corrected> {
    let corrected = |date: Option<&Date>, from: u32, to: u32| Corrected {
        name: new.name.clone(),
        date: date.map(Date::to_string),
        from,
        to,
    };
    let same_day = old.population.iter().filter_map(|(date, from)| {
        let (_, to) = new.population.iter().find(|(other, to)| other == date && to != from)?;
        Some(corrected(Some(date), *from, *to))
    });
    let (from, to) = (old.area_hectares, new.area_hectares);
    let area = (from != to).then(|| corrected(None, from, to));
    same_day.chain(area).collect()
}
