//! No figure without a source that is as new as it.

use super::columns::Columns;
use super::edition::Head;
use super::rows::{Cell, Row};
use osloregionen::domain::date::Date;

/// Where the inhabitants come from.
const POPULATION: &str = "ssb-07459";
/// Where the areas come from.
const AREA: &str = "areal";

/// Notes each column of figures whose source the edition does not list, or lists with an older
/// date.
pub fn check(header: &Row<'_>, columns: &Columns, head: &Head) {
    for (index, date) in &columns.population {
        if let Some(cell) = header.cell(*index) {
            check_column(&cell, POPULATION, Some(*date), head);
        }
    }
    if let Some(cell) = columns.cell(header, "areal_km2") {
        check_column(&cell, AREA, None, head);
    }
}

fn check_column(cell: &Cell<'_>, id: &str, date: Option<Date>, head: &Head) {
    let name = cell.text;
    let Some(source) = head.sources.iter().find(|source| source.id == id) else {
        return cell.fault(
            format!("tallene i `{name}` har ingen kilde"),
            format!("Før opp kilden med id = \"{id}\" i utgave.toml."),
        );
    };
    // A source that names only its year covers every day of it.
    let covers = |date: Date| match source.date.month_day {
        Some(_) => date <= source.date,
        None => date.year <= source.date.year,
    };
    if date.is_some_and(|date| !covers(date)) {
        cell.fault(
            format!("tallene i `{name}` er nyere enn kilden `{id}`, som er fra {}", source.date),
            "Rett datoen på kilden i utgave.toml når tallene er kontrollert.",
        );
    }
}
