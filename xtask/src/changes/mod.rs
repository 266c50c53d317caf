//! What has changed from each edition to the next, for people and programs: the page `/endringer`, a
//! feed in each language, and the same as data.
//!
//! - `figures`: how many members and inhabitants, and figures that were corrected
//! - `atom`: the feed (RFC 4287)
//! - `view`: the page, and what a feed's entry says
//! - `words`: what is said around it, in every language
//!
//! What is published as data ([`History`]) is what page and feed are made of, so they cannot
//! disagree.

mod atom;
mod figures;
mod view;
mod words;

pub use figures::{Corrected, Count, Figures};
pub use view::{Addresses, page};

use crate::workbench::diff;
use anyhow::{Context, Result};
use osloregionen::domain::edition::Edition;
use osloregionen::domain::identity;
use osloregionen::domain::language::{Language, Localized};
use osloregionen::domain::publication::Moment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name of the data below `snapshots/`.
pub const DATA: &str = "endringer.json";

/// The version of the data's form.
const SCHEMA: u32 = 1;

/// Every edition with what differs from the one before it, oldest first.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Osloregionen: endringer")]
pub struct History {
    /// Version of the form.
    #[schemars(range(min = 1, max = 1))]
    pub schema: u32,
    /// Whose editions these are: bokmål, nynorsk, English.
    pub organization: [String; 3],
    /// The editions.
    #[schemars(length(min = 1))]
    pub editions: Vec<Chapter>,
}

/// An edition.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// Its year.
    #[schemars(range(min = 1000, max = 9999))]
    pub edition: u16,
    /// When it was first published, as RFC 3339 in UTC.
    #[schemars(regex(
        pattern = "^[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z$"
    ))]
    pub published: String,
    /// When what it says last changed, likewise.
    #[schemars(regex(
        pattern = "^[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z$"
    ))]
    pub updated: String,
    /// What differs from the edition before it; the first has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
}

/// What differs between an edition and the one before it.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    /// The year of the edition before.
    #[schemars(range(min = 1000, max = 9999))]
    pub since: u16,
    /// Names of those who have joined.
    pub joined: Vec<String>,
    /// Names of those who have left.
    pub left: Vec<String>,
    /// Those who have another name.
    pub renamed: Vec<Renamed>,
    /// Those who have another number, county or subregion.
    pub moved: Vec<Moved>,
    /// Texts that are new, gone or other.
    pub texts: Vec<TextChange>,
    /// What is counted and measured.
    pub figures: Figures,
}

/// A member with another name.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Renamed {
    /// As it was.
    pub from: String,
    /// As it is.
    pub to: String,
}

/// A member of which something is other than it was.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Moved {
    /// Its name now.
    pub name: String,
    /// What: `kommunenummer`, `fylke` or `delregion`.
    #[schemars(regex(pattern = "^(kommunenummer|fylke|delregion)$"))]
    pub what: String,
    /// As it was.
    pub from: String,
    /// As it is.
    pub to: String,
}

/// A text that differs.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TextChange {
    /// Where it stands in the edition's region file: `organization.events[2].statements[1].nb`.
    pub place: String,
    /// As it was; none where it is new.
    pub from: Option<String>,
    /// As it is; none where it is gone.
    pub to: Option<String>,
}

impl History {
    /// The history of editions, oldest first. `released` gives when the edition of a year first came
    /// and last changed.
    ///
    /// # Errors
    /// Where there is no edition.
    pub fn of(
        editions: &[&Edition],
        released: &dyn Fn(u16) -> (Moment, Moment),
    ) -> Result<History> {
        let latest = editions.last().context("no edition")?;
        let Localized { nb, nn, en } = latest.organisation.name.clone();
        let mut before = None;
        let chapter = |edition: &Edition, before: Option<&Edition>| {
            let (published, updated) = released(edition.year);
            Chapter {
                edition: edition.year,
                published: published.to_string(),
                updated: updated.to_string(),
                changes: before.map(|before| between(before, edition)),
            }
        };
        let chapters = editions.iter().map(|edition| chapter(edition, before.replace(*edition)));
        let editions = chapters.collect();
        Ok(History { schema: SCHEMA, organization: [nb, nn, en], editions })
    }

    /// When the edition of a year first came and last changed; `None` where it has none.
    pub fn released(&self, year: u16) -> Option<(Moment, Moment)> {
        let chapter = self.editions.iter().find(|chapter| chapter.edition == year)?;
        Some((Moment::parse(&chapter.published)?, Moment::parse(&chapter.updated)?))
    }

    /// Reads what was published.
    ///
    /// # Errors
    /// If it has another form.
    pub fn read(bytes: &[u8]) -> Result<History> {
        serde_json::from_slice(bytes).context(DATA)
    }

    /// The JSON Schema (draft 2020-12) of the data, by the name of its file below `snapshots/`.
    pub fn schema() -> (String, serde_json::Value) {
        let name = DATA.replace(".json", ".schema.json");
        (format!("schema/{SCHEMA}/{name}"), schemars::schema_for!(History).to_value())
    }

    /// The files to publish, by their names below `snapshots/`.
    ///
    /// # Errors
    /// If the data cannot be written as JSON.
    pub fn files(&self) -> Result<Vec<(String, Vec<u8>)>> {
        let mut data = serde_json::to_vec(self)?;
        data.push(b'\n');
        let feeds = Language::ALL
            .map(|language| (feed(language).to_owned(), atom::atom(self, language).into_bytes()));
        Ok(feeds.into_iter().chain([(DATA.to_owned(), data)]).collect())
    }
}

/// The name of the feed in a language, below `snapshots/`.
pub fn feed(language: Language) -> &'static str {
    match language {
        Language::Bokmal => "endringer.atom",
        Language::Nynorsk => "endringer.nn.atom",
        Language::English => "endringer.en.atom",
    }
}

fn between(old: &Edition, new: &Edition) -> Changes {
    let found = diff::between(old, new);
    let renamed = found.renamed.into_iter();
    let moved = found.moved.into_iter();
    let texts = found.texts.into_iter();
    Changes {
        since: old.year,
        joined: found.joined,
        left: found.left,
        renamed: renamed.map(|one| Renamed { from: one.from, to: one.to }).collect(),
        moved: moved
            .map(|one| Moved {
                name: one.name,
                what: one.what.to_owned(),
                from: one.from,
                to: one.to,
            })
            .collect(),
        texts: texts
            .map(|one| TextChange { place: one.place, from: one.from, to: one.to })
            .collect(),
        figures: figures::between(old, new, &identity::pair(old, new)),
    }
}
