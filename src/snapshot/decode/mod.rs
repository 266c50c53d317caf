//! Wire to domain, with every rule checked on the way.

mod members;
mod region;

use super::wire::{Header, Origin, Period, Text};
use super::{FILE_LIMIT, SCHEMA, SnapshotError, check};
use crate::domain::date;
use crate::domain::edition::Edition;
use crate::domain::language::Localized;
use crate::domain::organisation;
use serde::Deserialize;

const REGION: &str = "region";
const MEMBERS: &str = "members";

/// Makes an edition of its region file and its members file.
///
/// Both must be of the same edition: a mixed set, as a half-finished upload gives, is
/// refused. Errors name the files `region` and `members`.
pub fn decode_edition(region: &[u8], members: &[u8]) -> Result<Edition, SnapshotError> {
    let region = read::<super::wire::region::Region>(REGION, region, FILE_LIMIT)?;
    let members = read::<super::wire::members::Members>(MEMBERS, members, FILE_LIMIT)?;
    if region.edition != members.edition {
        let problem = Problem::at("edition", "the edition of the region file");
        return Err(problem.in_file(MEMBERS));
    }
    let members = members::members(members.members).map_err(|p| p.in_file(MEMBERS))?;
    region::edition(region, members).map_err(|p| p.in_file(REGION))
}

/// Reads one file of the format: within its size, a JSON object, of this version.
pub(super) fn read<'a, T: Deserialize<'a>>(
    file: &str,
    bytes: &'a [u8],
    limit: usize,
) -> Result<T, SnapshotError> {
    let file = || file.to_owned();
    if bytes.len() > limit {
        return Err(SnapshotError::TooLarge { file: file(), limit });
    }
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return Err(SnapshotError::NotJson { file: file() });
    }
    let malformed = |error: serde_json::Error| SnapshotError::Malformed {
        file: file(),
        detail: error.to_string(),
    };
    // The version first: a file of another version need not fit the types of this one.
    let Header { schema } = serde_json::from_slice(bytes).map_err(malformed)?;
    if schema != SCHEMA {
        return Err(SnapshotError::Schema { file: file(), found: schema });
    }
    serde_json::from_slice(bytes).map_err(malformed)
}

/// A value that breaks a rule; its path grows from the inside out.
#[derive(Debug)]
pub(super) struct Problem {
    field: String,
    expected: &'static str,
}

impl Problem {
    pub(super) fn at(field: &str, expected: &'static str) -> Problem {
        Problem { field: field.to_owned(), expected }
    }

    pub(super) fn in_file(self, file: &str) -> SnapshotError {
        let Problem { field, expected } = self;
        SnapshotError::Invalid { file: file.to_owned(), field, expected }
    }

    fn within(mut self, outer: &str) -> Problem {
        let separator = if self.field.is_empty() || self.field.starts_with('[') { "" } else { "." };
        self.field = [outer, separator, &self.field].concat();
        self
    }
}

/// Adds the name of the field that was read to the path of its problem.
pub(super) trait Within {
    fn within(self, outer: &str) -> Self;
}

impl<T> Within for Result<T, Problem> {
    fn within(self, outer: &str) -> Self {
        self.map_err(|problem| problem.within(outer))
    }
}

/// Fails with what is expected of `field` unless `holds`.
pub(super) fn require(holds: bool, field: &str, expected: &'static str) -> Result<(), Problem> {
    if holds { Ok(()) } else { Err(Problem::at(field, expected)) }
}

/// Decodes every item of a list, which is neither empty nor absurdly long.
fn list<W, D>(
    field: &str,
    items: Vec<W>,
    decode: impl FnMut(W) -> Result<D, Problem>,
) -> Result<Vec<D>, Problem> {
    require(!items.is_empty(), field, "at least one item")?;
    list_or_none(field, items, decode)
}

/// As [`list`], for one that may be empty.
fn list_or_none<W, D>(
    field: &str,
    items: Vec<W>,
    mut decode: impl FnMut(W) -> Result<D, Problem>,
) -> Result<Vec<D>, Problem> {
    require(items.len() <= check::LIST_LIMIT, field, "at most 400 items")?;
    let mut decoded = Vec::with_capacity(items.len());
    for (index, item) in items.into_iter().enumerate() {
        decoded.push(decode(item).map_err(|p| p.within(&format!("{field}[{index}]")))?);
    }
    Ok(decoded)
}

/// Decodes what may be absent.
fn optional<W, D>(
    value: Option<W>,
    decode: impl FnOnce(W) -> Result<D, Problem>,
) -> Result<Option<D>, Problem> {
    value.map(decode).transpose()
}

/// A text that is there and hides nothing.
fn plain(text: String) -> Result<String, Problem> {
    use check::TextFault::{Blank, Hidden, TooLong};
    let expected = match check::text(&text) {
        Ok(()) => return Ok(text),
        Err(Blank) => "a text that is not blank",
        Err(TooLong) => "at most 600 characters",
        Err(Hidden(_)) => "no control or direction characters",
    };
    Err(Problem::at("", expected))
}

fn localized(text: Text) -> Result<Localized, Problem> {
    Ok(Localized {
        nb: plain(text.nb).within("nb")?,
        nn: plain(text.nn).within("nn")?,
        en: plain(text.en).within("en")?,
    })
}

fn statements(texts: Vec<Text>) -> Result<Vec<Localized>, Problem> {
    list("statements", texts, localized)
}

fn date(text: &str) -> Result<date::Date, Problem> {
    date::Date::parse(text).ok_or_else(|| Problem::at("", "a date such as 2004 or 2020-10-28"))
}

fn period(period: Period) -> Result<date::Period, Problem> {
    let Period { start, end } = period;
    require(check::is_year(start), "start", "a year with four digits")?;
    let ordered = end.is_none_or(|end| end >= start && check::is_year(end));
    require(ordered, "end", "a year not before the first")?;
    Ok(date::Period { from: start, to: end })
}

fn origin(origin: Origin) -> Result<organisation::Origin, Problem> {
    Ok(organisation::Origin {
        period: period(origin.period).within("origin.period")?,
        slide: plain(origin.slide).within("origin.slide")?,
    })
}

fn https(url: String) -> Result<String, Problem> {
    require(check::is_https(&url), "url", "an https address")?;
    Ok(url)
}
