//! Who was a member when, as far as the editions tell.
//!
//! An edition lists its members, and may state when a membership began and ended. Of all else only
//! this is known: who is listed was a member in the edition's year, and from one edition to the next
//! where both list them; who is listed in one and not in the next left somewhere between.
//!
//! - [`span`]: one period of a municipality, and what is known of a day

pub mod span;

use super::date::Date;
use super::edition::Edition;
use super::identity;
use super::member::Member;
use super::slug::Slug;
use span::Span;
use std::collections::HashMap;

/// What an edition states of a membership.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// When it began: a day, or a year in which it did.
    pub from: Option<Date>,
    /// Its last day, or the year in which it ended.
    pub to: Option<Date>,
}

/// Why two editions cannot both be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// They state different beginnings.
    From,
    /// They state different ends.
    To,
    /// The older states an end before the newer's year, in which it is listed all the same.
    Ended,
}

/// An edition, and what it states of its members, in their order.
#[derive(Clone, Copy)]
pub struct Listing<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// As many as it has members.
    pub stated: &'a [Stated],
}

/// A municipality through all editions.
pub struct Membership<'a> {
    /// As it stands in the latest edition that lists it.
    pub member: &'a Member,
    /// For each edition, its place among that edition's members; none where it is not listed.
    pub listed: Vec<Option<usize>>,
    /// Its periods, the oldest first.
    pub spans: Vec<Span>,
}

impl Stated {
    /// This and what a newer edition of `year` states: the same period, told as precisely as either
    /// does, or, where that begins after this ended, a new one (`None`).
    ///
    /// # Errors
    /// Where both cannot be right.
    pub fn and(self, newer: Stated, year: u16) -> Result<Option<Stated>, Conflict> {
        let begins_anew =
            |to: Date| newer.from.is_some_and(|from| span::first_day(from) > span::last_day(to));
        if self.to.is_some_and(begins_anew) {
            return Ok(None);
        }
        if self.to.is_some_and(|to| to.year < year) {
            return Err(Conflict::Ended);
        }
        let from = more_precise(self.from, newer.from).ok_or(Conflict::From)?;
        let to = more_precise(self.to, newer.to).ok_or(Conflict::To)?;
        Ok(Some(Stated { from, to }))
    }
}

impl Membership<'_> {
    /// The period that an edition of `year` is the first to list.
    pub fn joined(&self, year: u16) -> Option<&Span> {
        self.spans.iter().find(|span| span.years.first() == Some(&year))
    }

    /// The period that an edition of `year` is the last to list.
    pub fn left_after(&self, year: u16) -> Option<&Span> {
        self.spans.iter().find(|span| span.years.last() == Some(&year))
    }
}

/// The one that says more; `None` where they contradict each other.
fn more_precise(one: Option<Date>, other: Option<Date>) -> Option<Option<Date>> {
    match (one, other) {
        (Some(one), Some(other)) if one.year != other.year => None,
        (Some(one), Some(other)) => match (one.month_day, other.month_day) {
            (Some(day), Some(same)) if day != same => None,
            (Some(_), _) => Some(Some(one)),
            _ => Some(Some(other)),
        },
        (one, other) => Some(one.or(other)),
    }
}

/// Every municipality that an edition lists, in the order in which the editions, oldest first, name
/// them.
pub fn memberships<'a>(listings: &[Listing<'a>]) -> Vec<Membership<'a>> {
    let mut all: Vec<Membership<'a>> = Vec::new();
    let mut known: HashMap<&Slug, usize> = HashMap::new();
    for (at, listing) in listings.iter().enumerate() {
        // Who has another name now is found by the one before.
        let before = at.checked_sub(1).and_then(|before| listings.get(before));
        let renamed: HashMap<&Slug, &Slug> = before
            .map(|before| identity::pair(before.edition, listing.edition).both)
            .into_iter()
            .flatten()
            .map(|(old, new)| (&new.slug, &old.slug))
            .collect();
        for (place, member) in listing.edition.members.iter().enumerate() {
            let name = renamed.get(&member.slug).copied().unwrap_or(&member.slug);
            let index = *known.entry(name).or_insert_with(|| {
                let listed = vec![None; listings.len()];
                all.push(Membership { member, listed, spans: Vec::new() });
                all.len() - 1
            });
            known.insert(&member.slug, index);
            if let Some(found) = all.get_mut(index) {
                found.member = member;
                found.listed[at] = Some(place);
            }
        }
    }
    for one in &mut all {
        one.spans = span::spans(listings, &one.listed);
    }
    all
}

/// What is stated of each member of each edition, there or in another that tells of the same period.
pub fn stated_through(listings: &[Listing<'_>]) -> Vec<Vec<Stated>> {
    let mut all: Vec<Vec<Stated>> = listings.iter().map(|one| one.stated.to_vec()).collect();
    for one in memberships(listings) {
        let places = listings.iter().zip(&mut all).zip(&one.listed);
        for ((listing, own), place) in places {
            let year = listing.edition.year;
            let span = one.spans.iter().find(|span| span.years.contains(&year));
            let own = place.and_then(|place| own.get_mut(place));
            if let (Some(span), Some(own)) = (span, own) {
                *own = span.stated;
            }
        }
    }
    all
}

#[cfg(test)]
mod tests;
