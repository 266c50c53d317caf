//! The directory from a spreadsheet: with the content's own columns, or as the app and the open
//! data give it away.

use super::Review;
use super::sheet;
use super::table::{self, Table};
use crate::content::memberships;
use anyhow::{Context, Result, ensure};

/// What the sheet changes. Who is new is added if every column is given; who is missing stays, and
/// is named. Of a table of memberships only the rows of the edition's year count.
///
/// # Errors
/// A sheet without names.
pub fn review(content: &str, text: &str, year: u16) -> Result<Review> {
    let mut sheet = sheet::read(text)?;
    let name = sheet.column(&["navn"]).context("filen har ingen kolonne «navn»")?;
    let mut table = Table::read(content)?;
    // The table of memberships has those of other editions too.
    if let Some(editions) = sheet.column(&["utgaver"]) {
        let year = year.to_string();
        sheet.rows.retain(|row| row[editions].split(' ').any(|edition| edition == year));
    }
    // Content in which nobody's dates are stated has no column for them.
    for column in memberships::COLUMNS {
        let own = sheet.column(&[column]);
        let is_stated = own.is_some_and(|own| sheet.rows.iter().any(|row| !row[own].is_empty()));
        if is_stated && table.column(column).is_none() {
            table.add_column(column, "medlem_");
        }
    }
    let columns: Vec<(usize, String, Form)> = (0..sheet.head.len())
        .filter_map(|at| column(&table, &sheet.head[at]).map(|(own, form)| (at, own, form)))
        .collect();
    let tells_dates = memberships::COLUMNS.iter().any(|name| sheet.column(&[name]).is_some());
    ensure!(columns.len() > 1 || tells_dates, "ingen av overskriftene er kjent");
    let mut review = Review { file: table::NAME, ..Review::default() };
    for row in &sheet.rows {
        let own = (0..table.rows.len()).find(|at| table.cell(*at, "navn") == row[name]);
        match own {
            Some(own) => {
                for (at, column, form) in &columns {
                    table.set(own, column, &form.read(&row[*at]), &mut review);
                }
            }
            None => add(&mut table, row, &row[name], &columns, &mut review),
        }
    }
    for row in 0..table.rows.len() {
        let own = table.cell(row, "navn");
        if !sheet.rows.iter().any(|row| row[name] == own) {
            review.note(
                format!("{own} mangler i filen og blir stående: slett linjen om den skal ut"),
                format!("{own} is missing in the file and stays: delete its line if it is to go"),
            );
        }
    }
    review.text = table.write()?;
    Ok(review)
}

fn add(
    table: &mut Table,
    row: &[String],
    name: &str,
    columns: &[(usize, String, Form)],
    review: &mut Review,
) {
    let lacks: Vec<&str> = table
        .head
        .iter()
        .filter(|own| !columns.iter().any(|(_, column, _)| column == *own))
        .map(String::as_str)
        .collect();
    if !lacks.is_empty() {
        let lacks = lacks.join(", ");
        review.note(
            format!("{name} er ny, men filen mangler: {lacks}"),
            format!("{name} is new, but the file lacks: {lacks}"),
        );
        return;
    }
    let cells = table.head.iter().map(|own| {
        let found = columns.iter().find(|(_, column, _)| column == own);
        found.map_or(String::new(), |(at, _, form)| form.read(&row[*at]))
    });
    let cells: Vec<String> = cells.collect();
    review.change(format!("ny linje: {name}"), "", &cells.join(","));
    table.rows.push(cells);
}

/// How a cell is written.
#[derive(Clone, Copy)]
enum Form {
    /// As it is.
    Plain,
    /// With a decimal comma.
    Decimal,
    /// A whole address, of which the content has the host.
    Website,
    /// Whether something is assumed: yes or no.
    Assumed,
}

impl Form {
    fn read(self, cell: &str) -> String {
        // Before what looks like a formula stands an apostrophe: see `export::csv`.
        let cell = cell.strip_prefix('\'').unwrap_or(cell);
        match self {
            Form::Plain => cell.to_owned(),
            Form::Decimal => short(&cell.replace(',', ".")),
            Form::Website => {
                let host = cell.trim_start_matches("https://").trim_start_matches("www.");
                host.trim_end_matches('/').to_owned()
            }
            Form::Assumed => if cell == "ja" { "inferred" } else { "sourced" }.to_owned(),
        }
    }
}

/// `319.30` is written `319.3` in the content.
fn short(number: &str) -> String {
    match number.contains('.') {
        true => number.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => number.to_owned(),
    }
}

/// The content's column for a heading of the sheet, and how its cells are written.
fn column(table: &Table, heading: &str) -> Option<(String, Form)> {
    let own = |name: &str| table.head.iter().find(|column| column.as_str() == name).cloned();
    if let Some(column) = own(heading) {
        let form = match heading {
            "areal_km2" => Form::Decimal,
            "nettsted" => Form::Website,
            _ => Form::Plain,
        };
        return Some((column, form));
    }
    let of_year = |start: &str, year: &str| {
        let year: u16 = year.parse().ok()?;
        let columns = table.head.iter();
        columns.filter(|column| column.starts_with(start)).find(|c| holds(c, year)).cloned()
    };
    let latest = |start: &str| {
        table
            .head
            .iter()
            .filter(|column| column.starts_with(start))
            .max_by_key(|c| first_year(c))
            .cloned()
    };
    let plain = |column: Option<String>| Some((column?, Form::Plain));
    match heading.split_once(' ') {
        None if heading == "kommunenummer" => plain(latest("knr_")),
        None if heading == "fylke" => plain(latest("fylke_")),
        None if heading == "målform" => plain(own("maalform")),
        Some(("kommunenummer", year)) => plain(of_year("knr_", year)),
        Some(("fylke", year)) => plain(of_year("fylke_", year)),
        Some(("delregion", "antatt")) => Some((own("delregion_status")?, Form::Assumed)),
        Some(("delregion", "etter annen kilde")) => plain(own("delregion_annen")),
        Some(("areal", "km2")) => Some((own("areal_km2")?, Form::Decimal)),
        Some(("innbyggere", date)) => plain(own(&format!("folketall_{}", date.replace('-', "_")))),
        _ => None,
    }
}

fn first_year(column: &str) -> Option<u16> {
    column.split('_').find_map(|part| part.parse().ok())
}

/// Whether a column's years, `2020_2023` or `fra_2024`, hold `year`.
fn holds(column: &str, year: u16) -> bool {
    let years: Vec<u16> = column.split('_').filter_map(|part| part.parse().ok()).collect();
    match years.as_slice() {
        [from] => *from <= year,
        [from, to] => (*from..=*to).contains(&year),
        _ => false,
    }
}
