//! The header of `medlemmer.csv`: which column holds what, and for which years.

use super::file::nearest;
use super::memberships;
use super::rows::{Cell, Row};
use osloregionen::domain::date::{Date, Period};

/// Columns whose name says all. Each must be there.
const FIXED: [&str; 12] = [
    "navn",
    "navn_i_presentasjonen",
    "tidligere",
    "areal_km2",
    "lengdegrad",
    "breddegrad",
    "administrasjonssenter",
    "nettsted",
    "maalform",
    "delregion",
    "delregion_annen",
    "delregion_status",
];

/// Where each column is.
pub struct Columns {
    names: Vec<String>,
    /// `knr_2020_2023`, `knr_fra_2024`: oldest first.
    pub numbers: Vec<(usize, Period)>,
    /// `fylke_2020_2023`, `fylke_fra_2024`: oldest first.
    pub counties: Vec<(usize, Period)>,
    /// `folketall_2022_01_01`: oldest first.
    pub population: Vec<(usize, Date)>,
}

impl Columns {
    /// Reads the header.
    pub fn read(header: &Row<'_>, year: u16) -> Option<Columns> {
        let mut columns = Columns {
            names: header.cells().map(|cell| cell.text.to_owned()).collect(),
            numbers: Vec::new(),
            counties: Vec::new(),
            population: Vec::new(),
        };
        let mut complete = true;
        for (index, cell) in header.cells().enumerate() {
            complete &= columns.add(index, &cell);
        }
        let dated = [
            ("knr_2020_2023", columns.numbers.is_empty()),
            ("fylke_2020_2023", columns.counties.is_empty()),
            ("folketall_2022_01_01", columns.population.is_empty()),
        ];
        let fixed = FIXED.map(|name| (name, !columns.names.iter().any(|other| other == name)));
        for (name, missing) in fixed.into_iter().chain(dated) {
            if missing {
                let message = format!("kolonnen `{name}` mangler");
                header.file.fault(0, message, "Legg til overskriften og en celle på hver linje.");
                complete = false;
            }
        }
        columns.numbers.sort_by_key(|(_, period)| period.from);
        columns.counties.sort_by_key(|(_, period)| period.from);
        columns.population.sort_by_key(|(_, date)| *date);
        if complete {
            columns.check_periods(header, "knr_", &columns.numbers, year);
            columns.check_periods(header, "fylke_", &columns.counties, year);
        }
        complete.then_some(columns)
    }

    /// Notes columns of which two hold in one year, or none in the edition's.
    fn check_periods(&self, header: &Row<'_>, start: &str, columns: &[(usize, Period)], year: u16) {
        for pair in columns.windows(2) {
            let [(before, earlier), (after, later)] = pair else { continue };
            if let Some(cell) = header.cell(*after).filter(|_| earlier.holds(later.from)) {
                let (one, other) = (&self.names[*before], &self.names[*after]);
                let message = format!("periodene `{one}` og `{other}` overlapper");
                cell.fault(message, "Rett årene i overskriften.");
            }
        }
        let first = columns.first().and_then(|(index, _)| header.cell(*index));
        if let Some(cell) = first.filter(|_| !columns.iter().any(|(_, one)| one.holds(year))) {
            cell.fault(
                format!("ingen kolonne `{start}…` gjelder i utgavens år, {year}"),
                "Legg til en kolonne for perioden, eller rett årene i overskriften.",
            );
        }
    }

    /// The cell of a row under a name from [`FIXED`], or one that need not be there.
    pub fn cell<'a>(&self, row: &'a Row<'_>, name: &str) -> Option<Cell<'a>> {
        row.cell(self.names.iter().position(|other| other == name)?)
    }

    fn add(&mut self, index: usize, cell: &Cell<'_>) -> bool {
        let name = cell.text;
        if self.names[..index].iter().any(|earlier| earlier == name) {
            cell.fault(format!("kolonnen `{name}` står to ganger"), "Slett den ene.");
            return false;
        }
        if FIXED.contains(&name) || memberships::COLUMNS.contains(&name) {
            return true;
        }
        if let Some(date) = name.strip_prefix("folketall_").and_then(date) {
            self.population.push((index, date));
        } else if let Some(period) = name.strip_prefix("knr_").and_then(period) {
            self.numbers.push((index, period));
        } else if let Some(period) = name.strip_prefix("fylke_").and_then(period) {
            self.counties.push((index, period));
        } else {
            let dated = ["knr_2020_2023", "fylke_2020_2023", "folketall_2022_01_01"];
            let known = FIXED.into_iter().chain(memberships::COLUMNS).chain(dated);
            let remedy = match nearest(name, known) {
                Some(known) => format!("Mente du `{known}`?"),
                None => "Slett kolonnen.".to_owned(),
            };
            cell.fault(format!("ukjent kolonne `{name}`"), remedy);
            return false;
        }
        true
    }
}

/// `2022_01_01`.
fn date(text: &str) -> Option<Date> {
    Date::parse(&text.replace('_', "-")).filter(|date| date.month_day.is_some())
}

/// `2020_2023` or `fra_2024`.
fn period(text: &str) -> Option<Period> {
    let year = |text| Date::parse(text).filter(|date| date.month_day.is_none()).map(|d| d.year);
    if let Some(from) = text.strip_prefix("fra_") {
        return Some(Period { from: year(from)?, to: None });
    }
    let (from, to) = text.split_once('_')?;
    let (from, to) = (year(from)?, year(to)?);
    (from <= to).then_some(Period { from, to: Some(to) })
}
