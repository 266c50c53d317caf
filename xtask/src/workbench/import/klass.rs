//! Municipality numbers from Statistics Norway's list KLASS 131, as CSV.

use super::Review;
use super::sheet;
use super::table::{self, Table};
use anyhow::{Context, Result, ensure};

/// What the list changes in the column of numbers that holds in the edition's year.
///
/// # Errors
/// A file of another form, or a table without such a column.
pub fn review(content: &str, text: &str, year: u16) -> Result<Review> {
    let sheet = sheet::read(text)?;
    let code = sheet.column(&["code", "kode"]).context("filen har ingen kolonne «code»")?;
    let name = sheet.column(&["name", "navn"]).context("filen har ingen kolonne «name»")?;
    let mut table = Table::read(content)?;
    let column = table.head.iter().find(|column| holds(column, year)).cloned();
    let column = column.with_context(|| format!("ingen kolonne med numre gjelder i {year}"))?;
    let mut review = Review { file: table::NAME, ..Review::default() };
    let mut known = 0;
    for row in 0..table.rows.len() {
        let own = table.cell(row, "navn").to_owned();
        let number = table.cell(row, &column).to_owned();
        // Sámi and Kven names stand behind the Norwegian one.
        let same = |row: &&Vec<String>| row[name].split(" - ").next() == Some(own.as_str());
        let codes: Vec<&str> =
            sheet.rows.iter().filter(same).map(|row| row[code].as_str()).collect();
        known += usize::from(!codes.is_empty());
        match codes.as_slice() {
            [] => review.note(
                format!("{own} ({number}) står ikke i listen"),
                format!("{own} ({number}) is not in the list"),
            ),
            // Two municipalities with one name: the number says which.
            several if several.contains(&number.as_str()) => {}
            [one] => table.set(row, &column, one, &mut review),
            several => {
                let codes = several.join(", ");
                review.note(
                    format!("{own} ({number}) kan være {codes}"),
                    format!("{own} ({number}) may be {codes}"),
                );
            }
        }
    }
    ensure!(known > 0, "listen har ingen av medlemmene: er den av kommuner?");
    review.text = table.write()?;
    Ok(review)
}

/// Whether `knr_2020_2023` or `knr_fra_2024` holds in a year.
fn holds(column: &str, year: u16) -> bool {
    let Some(period) = column.strip_prefix("knr_") else { return false };
    let year_of = |text: &str| text.parse::<u16>().ok();
    match period.split_once('_') {
        Some(("fra", from)) => year_of(from).is_some_and(|from| from <= year),
        Some((from, to)) => {
            year_of(from).zip(year_of(to)).is_some_and(|(from, to)| (from..=to).contains(&year))
        }
        None => false,
    }
}
