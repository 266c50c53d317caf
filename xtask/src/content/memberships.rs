//! `medlem_fra` and `medlem_til` of `medlemmer.csv`: when memberships began and ended, where that is
//! stated, and whether the editions agree on it.

use super::file::File;
use super::rows::Cell;
use osloregionen::domain::date::Date;
use osloregionen::domain::edition::Edition;
use osloregionen::domain::membership::span::{first_day, last_day};
use osloregionen::domain::membership::{Conflict, Listing, Stated, memberships};

/// The columns. Neither need be there.
pub const COLUMNS: [&str; 2] = ["medlem_fra", "medlem_til"];

/// What a row says of its membership.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    /// What it states.
    pub stated: Stated,
    /// Where the cells start; where the row does, for a column that is not there.
    places: [usize; 2],
}

/// Reads the two cells of a row that starts at `place`, of the edition of `year`.
pub fn read([from, to]: [Option<Cell<'_>>; 2], place: usize, year: u16) -> Option<Said> {
    let start = |cell: &Option<Cell<'_>>| cell.as_ref().map_or(place, |cell| cell.place.start);
    let places = [start(&from), start(&to)];
    let (began, ended) = (date(from.as_ref()), date(to.as_ref()));
    let stated = Stated { from: began?, to: ended? };
    if let (Some(cell), Some(began)) = (&from, stated.from)
        && began.year > year
    {
        cell.fault(
            format!("medlemskapet begynner {began}, etter utgavens år, {year}"),
            "Rett datoen, eller slett linjen: Kommunen hører til i en senere utgave.",
        );
        return None;
    }
    if let (Some(cell), Some(ended)) = (&to, stated.to) {
        if stated.from.is_some_and(|began| first_day(began) > last_day(ended)) {
            cell.fault(
                format!("medlemskapet slutter {ended}, før det begynner"),
                "Skriv den første dagen i `medlem_fra` og den siste i `medlem_til`.",
            );
            return None;
        }
        if ended.year < year {
            cell.fault(
                format!("medlemskapet slutter {ended}, før utgavens år, {year}"),
                "Slett linjen, og skriv datoen i den siste utgaven som har kommunen.",
            );
            return None;
        }
    }
    Some(Said { stated, places })
}

/// A date, or nothing.
fn date(cell: Option<&Cell<'_>>) -> Option<Option<Date>> {
    let Some(cell) = cell.filter(|cell| !cell.text.is_empty()) else { return Some(None) };
    let date = Date::parse(cell.text);
    if date.is_none() {
        cell.fault(
            format!("«{}» er ingen dato", cell.text),
            "Skriv den som 2020-10-28 eller 2004, eller la cellen stå tom.",
        );
    }
    date.map(Some)
}

/// An edition's table, as it was read.
pub struct Table<'a> {
    /// Its file.
    pub file: &'a File,
    /// What its rows say, in the order of the edition's members.
    pub said: &'a [Said],
}

/// Notes where editions, oldest first, contradict each other.
pub fn check(editions: &[Edition], tables: &[Table<'_>]) {
    let stated: Vec<Vec<Stated>> =
        tables.iter().map(|table| table.said.iter().map(|said| said.stated).collect()).collect();
    if stated.iter().flatten().all(|stated| *stated == Stated::default()) {
        return;
    }
    let listings: Vec<Listing<'_>> =
        editions.iter().zip(&stated).map(|(edition, stated)| Listing { edition, stated }).collect();
    for one in memberships(&listings) {
        let rows = one.listed.iter().zip(editions.iter().zip(tables));
        let rows = rows.map(|(place, (edition, table))| Row {
            year: edition.year,
            file: table.file,
            said: place.and_then(|place| table.said.get(place)),
        });
        let rows: Vec<Row<'_>> = rows.collect();
        check_one(&rows);
    }
}

/// A municipality in an edition.
struct Row<'a> {
    year: u16,
    file: &'a File,
    /// None where it is not listed.
    said: Option<&'a Said>,
}

impl Row<'_> {
    /// `content/2022/medlemmer.csv:15`.
    fn place(&self, said: &Said, column: usize) -> String {
        format!("{}:{}", self.file.name, self.file.line(said.places[column]))
    }
}

/// Each row against the one of the edition before.
fn check_one(rows: &[Row<'_>]) {
    // What is stated of the period so far, and which row states its beginning and its end.
    let mut known = Stated::default();
    let mut by: [Option<(&Row<'_>, &Said)>; 2] = [None, None];
    for (at, row) in rows.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| rows.get(before));
        let Some(said) = row.said else {
            check_gone(row, known.to, by[1]);
            (known, by) = (Stated::default(), [None, None]);
            continue;
        };
        let is_listed_before = before.is_some_and(|before| before.said.is_some());
        match known.and(said.stated, row.year) {
            Ok(Some(joined)) if is_listed_before => known = joined,
            Ok(_) => {
                check_new(row, said, before.filter(|_| !is_listed_before));
                (known, by) = (said.stated, [None, None]);
            }
            Err(conflict) => {
                told(conflict, row, said, by);
                known = said.stated;
            }
        }
        let own = Some((row, said));
        by = [
            if said.stated.from.is_some() { own } else { by[0] },
            if said.stated.to.is_some() { own } else { by[1] },
        ];
    }
}

/// Notes an end that lies after an edition that does not list the member any more.
fn check_gone(row: &Row<'_>, to: Option<Date>, by: Option<(&Row<'_>, &Said)>) {
    let (Some(to), Some((older, said))) = (to, by) else { return };
    let year = row.year;
    if to.year > year {
        older.file.fault(
            said.places[1],
            format!("medlemskapet slutter {to}, men kommunen står ikke i utgaven for {year}"),
            format!("Rett datoen, eller legg kommunen til i {}.", row.file.name),
        );
    }
}

/// Notes a beginning that lies before an edition that does not list the member yet.
fn check_new(row: &Row<'_>, said: &Said, before: Option<&Row<'_>>) {
    let (Some(from), Some(before)) = (said.stated.from, before) else { return };
    let year = before.year;
    if from.year < year {
        row.file.fault(
            said.places[0],
            format!("medlemskapet begynner {from}, men kommunen står ikke i utgaven for {year}"),
            format!("Rett datoen, eller legg kommunen til i {}.", before.file.name),
        );
    }
}

/// Notes that a row contradicts an older edition's.
fn told(conflict: Conflict, row: &Row<'_>, said: &Said, by: [Option<(&Row<'_>, &Said)>; 2]) {
    let column = usize::from(conflict != Conflict::From);
    let Some((older, theirs)) = by[column] else { return };
    let place = older.place(theirs, column);
    let dates = |stated: Stated| [stated.from, stated.to][column].map(|date| date.to_string());
    let there = dates(theirs.stated).unwrap_or_default();
    let (name, year) = (COLUMNS[column], row.year);
    match conflict {
        Conflict::Ended => row.file.fault(
            said.places[0],
            format!("kommunen står her, men etter {place} slutter medlemskapet {there}"),
            format!(
                "Rett datoen der. Ble kommunen medlem igjen, så skriv i `medlem_fra` når. Var den \
                 ikke medlem i {year}, så slett linjen."
            ),
        ),
        Conflict::From | Conflict::To => row.file.fault(
            said.places[column],
            format!(
                "`{name}` er {} her og {there} i {place}",
                dates(said.stated).unwrap_or_default()
            ),
            "Rett den som er feil.",
        ),
    }
}
