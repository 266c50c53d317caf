//! `members.<hash>.json`: the member municipalities.

use super::Period;
use schemars::JsonSchema;
use serde::Serialize;

/// The member municipalities of one edition.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Osloregionen: members")]
pub struct Members {
    /// Version of the format.
    #[schemars(range(min = 1, max = 1))]
    pub schema: u32,
    /// The edition's year, the same as in its region file.
    pub edition: u16,
    /// The municipalities in Norwegian alphabetical order.
    #[schemars(length(min = 1, max = 5000))]
    pub members: Vec<Member>,
}

/// A member municipality.
#[derive(Serialize, JsonSchema)]
pub struct Member {
    /// Its address in the app: lower-case ASCII from the official name.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub id: String,
    /// Official Norwegian name.
    #[schemars(length(min = 1, max = 600))]
    pub name: String,
    /// Other spellings, as in the presentation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<String>,
    /// Municipalities that were merged into it in 2018-2020.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged_from: Vec<String>,
    /// Its numbers, oldest first.
    #[schemars(length(min = 1))]
    pub identifiers: Vec<Identifier>,
    /// The counties it has belonged to, oldest first.
    #[schemars(length(min = 1))]
    pub counties: Vec<Area>,
    /// The subregion it belongs to.
    pub subregion: Subregion,
    /// Inhabitants, oldest first (Statistics Norway, table 07459).
    #[schemars(length(min = 1))]
    pub population: Vec<Count>,
    /// Land and fresh water, in hectares.
    #[schemars(range(min = 1))]
    pub area_hectares: u32,
    /// A point on its own land: longitude and latitude in degrees, WGS84.
    pub point: [f64; 2],
    /// Administrative centre.
    #[schemars(length(min = 1, max = 600))]
    pub seat: String,
    /// Website, host name only.
    #[schemars(regex(pattern = r"^[a-z0-9-]+(\.[a-z0-9-]+)+$"))]
    pub website: String,
    /// The form of Norwegian it has chosen for letters from the state.
    pub language_form: LanguageForm,
    /// `id` of each member it shares a border with, in the order of the list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub neighbours: Vec<String>,
}

/// An identifier and the years in which it holds.
#[derive(Serialize, JsonSchema)]
pub struct Identifier {
    /// Always `kommunenummer`, Norway's municipality numbers.
    #[schemars(regex(pattern = "^kommunenummer$"))]
    pub scheme: String,
    /// Four digits.
    #[schemars(regex(pattern = "^[0-9]{4}$"))]
    pub code: String,
    /// When it holds.
    pub period: Period,
}

/// An area that something belongs to for some years.
#[derive(Serialize, JsonSchema)]
pub struct Area {
    /// Its name.
    #[schemars(length(min = 1, max = 600))]
    pub name: String,
    /// When it belongs to it.
    pub period: Period,
}

/// A subregion and how it is known.
#[derive(Serialize, JsonSchema)]
pub struct Subregion {
    /// Its name.
    #[schemars(length(min = 1, max = 600))]
    pub name: String,
    /// True where no page names it and it was found by elimination.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
    /// What another page says, where sources differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differs: Option<String>,
}

/// A number at a date.
#[derive(Serialize, JsonSchema)]
pub struct Count {
    /// ISO 8601, a day or a year.
    #[schemars(regex(pattern = "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$"))]
    pub date: String,
    /// How many.
    #[schemars(range(min = 1))]
    pub value: u32,
}

/// A municipality's choice under the Language Act.
#[derive(Serialize, JsonSchema)]
pub enum LanguageForm {
    /// Bokmål.
    #[serde(rename = "nb")]
    Bokmal,
    /// Nynorsk.
    #[serde(rename = "nn")]
    Nynorsk,
    /// No choice made.
    #[serde(rename = "neutral")]
    Neutral,
}
