//! One period of a membership, from when to when, and what is known of a day.

use super::super::date::Date;
use super::{Listing, Stated};

/// A day: year, month, day of month. Month 0 is before a year's first day, month 99 after its last.
pub type Day = (u16, u8, u8);

/// A period of a membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What is stated of it.
    pub stated: Stated,
    /// The years of the editions that list it, at least one, oldest first.
    pub years: Vec<u16>,
    /// The year of the edition before them, which does not list it; none where there is none.
    pub before: Option<u16>,
    /// The year of the edition after them, which does not list it; none where there is none.
    pub after: Option<u16>,
}

/// What is known of a municipality on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was a member.
    Member(Basis),
    /// It may have been one.
    Unknown(Doubt),
    /// It was none.
    Not,
}

/// How a membership is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The edition of that year lists it.
    Listed(u16),
    /// The editions of both years list it, and there is none between.
    Between(u16, u16),
    /// By the dates that are stated.
    Stated,
}

/// Why a membership is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// An edition lists it first (the second year), and the one before, if there is one, does not.
    Joined(Option<u16>, u16),
    /// An edition lists it last (the first year), and the one after, if there is one, does not.
    Left(u16, Option<u16>),
    /// It joined or left in the course of that year.
    InYear(u16),
}

/// The first day that a date may be.
pub fn first_day(date: Date) -> Day {
    date.month_day.map_or((date.year, 0, 0), |(month, day)| (date.year, month, day))
}

/// The last day that a date may be.
pub fn last_day(date: Date) -> Day {
    date.month_day.map_or((date.year, 99, 99), |(month, day)| (date.year, month, day))
}

impl Span {
    /// What is known of a day by this period.
    pub fn on(&self, day: Day) -> Standing {
        let Stated { from, to } = self.stated;
        let (Some(&first), Some(&last)) = (self.years.first(), self.years.last()) else {
            return Standing::Not;
        };
        let too_early = match from {
            Some(from) => day < first_day(from),
            None => self.before.is_some_and(|before| day <= (before, 99, 99)),
        };
        let too_late = match to {
            Some(to) => day > last_day(to),
            None => self.after.is_some_and(|after| day >= (after, 0, 0)),
        };
        if too_early || too_late {
            return Standing::Not;
        }
        match from {
            Some(from) if day < last_day(from) => {
                return Standing::Unknown(Doubt::InYear(from.year));
            }
            None if day < (first, 0, 0) => {
                return Standing::Unknown(Doubt::Joined(self.before, first));
            }
            _ => {}
        }
        match to {
            Some(to) if day > first_day(to) => Standing::Unknown(Doubt::InYear(to.year)),
            None if day > (last, 99, 99) => Standing::Unknown(Doubt::Left(last, self.after)),
            _ => Standing::Member(self.basis(day.0)),
        }
    }

    /// How it is known that it was a member in a year.
    fn basis(&self, year: u16) -> Basis {
        let earlier = self.years.iter().rfind(|one| **one <= year);
        let later = self.years.iter().find(|one| **one > year);
        match (earlier, later) {
            (Some(&listed), _) if listed == year => Basis::Listed(year),
            (Some(&earlier), Some(&later)) => Basis::Between(earlier, later),
            _ => Basis::Stated,
        }
    }
}

/// What is known of a day by all periods of a municipality.
pub fn standing(spans: &[Span], day: Day) -> Standing {
    let mut known = Standing::Not;
    for span in spans {
        match span.on(day) {
            Standing::Not => {}
            member @ Standing::Member(_) => return member,
            unknown @ Standing::Unknown(_) => known = unknown,
        }
    }
    known
}

/// The periods of a municipality that has these places among the members of each edition.
pub(super) fn spans(listings: &[Listing<'_>], listed: &[Option<usize>]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut before = None;
    // Whether the edition before lists it too.
    let mut goes_on = false;
    for (listing, place) in listings.iter().zip(listed) {
        let year = listing.edition.year;
        match place {
            Some(place) => {
                let stated = listing.stated.get(*place).copied().unwrap_or_default();
                let last = spans.last_mut().filter(|_| goes_on);
                // Checked content has no conflicts.
                let joined = |span: &Span| span.stated.and(stated, year).unwrap_or(Some(stated));
                match last.and_then(|span| Some((joined(span)?, span))) {
                    Some((stated, span)) => {
                        span.stated = stated;
                        span.years.push(year);
                    }
                    None => {
                        let before = before.filter(|_| !goes_on);
                        spans.push(Span { stated, years: vec![year], before, after: None });
                    }
                }
            }
            None if goes_on => {
                if let Some(span) = spans.last_mut() {
                    span.after = Some(year);
                }
            }
            None => {}
        }
        goes_on = place.is_some();
        before = Some(year);
    }
    spans
}
