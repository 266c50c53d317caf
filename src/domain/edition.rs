//! An edition: everything the app shows, for one period.

use super::date::Date;
use super::directory::Figure;
use super::language::Localized;
use super::member::Member;
use super::organisation::Organisation;
use super::priorities::{FocusArea, Priorities};
use super::slug::Slug;

/// The content of one period, complete and checked: ids are unique and every reference
/// leads somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// The edition's name in addresses and files: the year it speaks of.
    pub year: u16,
    /// The organisation.
    pub organisation: Organisation,
    /// What it wants.
    pub priorities: Priorities,
    /// The members, in Norwegian alphabetical order.
    pub members: Vec<Member>,
    /// Where figures and statements come from.
    pub sources: Vec<Source>,
    /// Misprints of the seed that are set right.
    pub corrections: Vec<Correction>,
}

impl Edition {
    /// The member with this address.
    pub fn member(&self, slug: &Slug) -> Option<&Member> {
        self.members.iter().find(|member| member.slug == *slug)
    }

    /// The focus area with this address.
    pub fn focus_area(&self, slug: &Slug) -> Option<&FocusArea> {
        self.priorities.areas.iter().find(|area| area.slug == *slug)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// A member's place among all by a figure, the largest first, and how many there are.
    pub fn rank(&self, member: &Member, figure: Figure) -> (usize, usize) {
        let own = figure.of(member);
        let above = self.members.iter().filter(|other| figure.of(other) > own).count();
        (above + 1, self.members.len())
    }

    /// The members' inhabitants together, for each date that all of them have.
    pub fn population(&self) -> Vec<(Date, u32)> {
        let Some(first) = self.members.first() else { return Vec::new() };
        first
            .population
            .iter()
            .filter_map(|(date, _)| {
                let figures = self.members.iter().map(|member| {
                    member.population.iter().find(|(other, _)| other == date).map(|(_, n)| *n)
                });
                figures.sum::<Option<u32>>().map(|sum| (*date, sum))
            })
            .collect()
    }
}

/// Where something comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Stable identifier: `seed`, `ssb-07459`, `kartverket`, ...
    pub id: String,
    /// What it is called.
    pub title: Localized,
    /// Who made it.
    pub publisher: String,
    /// Licence, by its usual short name, where there is one.
    pub licence: Option<String>,
    /// What it is used for here and how well it is known.
    pub note: Localized,
    /// `https` address, if it has one.
    pub url: Option<String>,
    /// When it was taken, or the date it states.
    pub date: Date,
}

/// A misprint of the seed and what is shown instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// As printed in the seed.
    pub printed: String,
    /// As shown.
    pub shown: String,
}
