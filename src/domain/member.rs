//! A municipality in Osloregionen, with the facts the sources give about it.

use super::date::{Date, Period};
use super::slug::Slug;

/// A municipality that the edition lists as a member.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its address, from the official name.
    pub slug: Slug,
    /// Official Norwegian name.
    pub name: String,
    /// Other spellings people type, such as the seed's "Skiptvedt".
    pub aliases: Vec<String>,
    /// Municipalities that were merged into it in 2018-2020.
    pub formerly: Vec<String>,
    /// Municipality numbers with the period in which each holds, oldest first.
    pub numbers: Vec<Dated<String>>,
    /// Counties with the period in which each holds, oldest first.
    pub counties: Vec<Dated<String>>,
    /// The subregion it belongs to.
    pub subregion: Subregion,
    /// Inhabitants at given dates, oldest first (SSB, table 07459).
    pub population: Vec<(Date, u32)>,
    /// Total area with fresh water, in hundredths of a square kilometre.
    pub area_hectares: u32,
    /// A point on its own land: longitude and latitude in degrees, WGS84.
    pub place: (f64, f64),
    /// Administrative centre.
    pub centre: String,
    /// Website, host name only.
    pub domain: String,
    /// The language form it has chosen for letters from the state.
    pub language_form: LanguageForm,
    /// Members it shares a border with, in the order of the member list.
    pub neighbours: Vec<Slug>,
}

impl Member {
    /// Inhabitants at the first date the edition gives: the figure of its own year.
    pub fn inhabitants(&self) -> u32 {
        self.population.first().map_or(0, |(_, people)| *people)
    }

    /// The county in `year`, if known.
    pub fn county(&self, year: u16) -> Option<&str> {
        self.counties.iter().find(|county| county.period.holds(year)).map(|c| c.value.as_str())
    }
}

/// A value and the period in which it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<T> {
    /// The value.
    pub value: T,
    /// The years in which it holds.
    pub period: Period,
}

/// The subregion of a member, and how it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subregion {
    /// Its name.
    pub name: String,
    /// True where no page names it and it was found by elimination: shown as such.
    pub inferred: bool,
    /// What another page says, with that page, where sources differ.
    pub differs: Option<String>,
}

/// A municipality's choice under the Language Act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LanguageForm {
    /// Bokmål.
    Bokmal,
    /// Nynorsk.
    Nynorsk,
    /// No choice made ("nøytral").
    Neutral,
}
