//! Who was a member when, over all editions, as a table: a row for each period of each municipality.

use anyhow::{Context, Result};
use osloregionen::domain::date::Date;
use osloregionen::domain::edition::Edition;
use osloregionen::domain::membership::span::Span;
use osloregionen::domain::membership::{Listing, Membership, Stated, memberships};
use osloregionen::domain::order;

/// Its name below `snapshots/`.
pub const NAME: &str = "medlemskap.csv";

/// What the columns are called: address, name, what is stated of beginning and end, how well each is
/// known, and the years of the editions that list it.
const COLUMNS: [&str; 7] =
    ["slug", "navn", "medlem_fra", "medlem_til", "fra_kjent", "til_kjent", "utgaver"];

/// What stands where a date is stated.
const IS_STATED: &str = "oppgitt";

/// The table, for spreadsheets in Norway: semicolons, UTF-8 with a byte order mark, CRLF.
///
/// # Errors
/// None: it is written to memory.
pub fn table(listings: &[Listing<'_>]) -> Result<Vec<u8>> {
    let mut all = memberships(listings);
    all.sort_by(|one, other| order::compare(&one.member.name, &other.member.name));
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(COLUMNS)?;
    for Membership { member, spans, .. } in &all {
        for span in spans {
            let dates = [span.stated.from, span.stated.to].map(|date| shown(date.as_ref()));
            let years: Vec<String> = span.years.iter().map(u16::to_string).collect();
            let [from, to] = dates;
            let known = [known_from(span), known_to(span)];
            let [from_known, to_known] = known;
            let row = [member.slug.to_string(), text(&member.name), from, to, from_known, to_known];
            writer.write_record(row.into_iter().chain([years.join(" ")]))?;
        }
    }
    writer.into_inner().context(NAME)
}

/// What the table states of the members of an edition, in their order. Who has another address by now
/// is not found.
///
/// # Errors
/// A table of another form.
pub fn stated(table: &[u8], edition: &Edition) -> Result<Vec<Stated>> {
    let table = table.strip_prefix("\u{feff}".as_bytes()).unwrap_or(table);
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(table);
    let year = edition.year.to_string();
    let mut all = vec![Stated::default(); edition.members.len()];
    for row in reader.records() {
        let row = row.context(NAME)?;
        let cell = |at: usize| row.get(at).with_context(|| format!("{NAME}: {}", COLUMNS[at]));
        let is_listed = cell(6)?.split(' ').any(|listed| listed == year);
        let slug = cell(0)?;
        let place = edition.members.iter().position(|member| member.slug.as_str() == slug);
        if let Some(own) = place.filter(|_| is_listed).and_then(|place| all.get_mut(place)) {
            *own = Stated { from: Date::parse(cell(2)?), to: Date::parse(cell(3)?) };
        }
    }
    Ok(all)
}

fn shown(date: Option<&Date>) -> String {
    date.map(Date::to_string).unwrap_or_default()
}

/// A spreadsheet would read some beginnings as a formula: see `export::csv`.
fn text(words: &str) -> String {
    let formula = words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula { format!("'{words}") } else { words.to_owned() }
}

fn known_from(span: &Span) -> String {
    match (span.stated.from, span.before, span.years.first()) {
        (None, Some(before), Some(first)) => format!("mellom {before} og {first}"),
        (None, _, Some(first)) => format!("ikke kjent før {first}"),
        _ => IS_STATED.to_owned(),
    }
}

fn known_to(span: &Span) -> String {
    match (span.stated.to, span.years.last(), span.after) {
        (None, Some(last), Some(after)) => format!("mellom {last} og {after}"),
        (None, Some(last), None) => format!("ikke kjent etter {last}"),
        _ => IS_STATED.to_owned(),
    }
}
