//! Reading CSV with the place of every cell.

use super::file::File;
use std::ops::Range;

/// A row of a CSV file.
pub struct Row<'a> {
    /// The file it stands in.
    pub file: &'a File,
    cells: csv::StringRecord,
    places: Vec<Range<usize>>,
}

/// A cell of a CSV file.
#[derive(Clone)]
pub struct Cell<'a> {
    /// The file it stands in.
    pub file: &'a File,
    /// Its text, without quotation marks.
    pub text: &'a str,
    /// Where it stands, with quotation marks.
    pub place: Range<usize>,
}

impl Cell<'_> {
    /// Notes a mistake at this cell.
    pub fn fault(&self, message: impl Into<String>, remedy: impl Into<String>) {
        self.file.fault(self.place.start, message, remedy);
    }
}

impl Row<'_> {
    /// The cell in column `index`.
    pub fn cell(&self, index: usize) -> Option<Cell<'_>> {
        let (text, place) = (self.cells.get(index)?, self.places.get(index)?.clone());
        Some(Cell { file: self.file, text, place })
    }

    /// Every cell.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        (0..self.cells.len()).filter_map(|index| self.cell(index))
    }
}

/// The header and the rows. Rows with too many or too few cells are noted and left out.
pub fn read(file: &File) -> Option<(Row<'_>, Vec<Row<'_>>)> {
    if file.has_faults() {
        return None;
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(file.text.as_bytes());
    let rows = reader.records().filter_map(Result::ok).map(|cells| row(file, cells));
    // A spreadsheet may leave rows of nothing but commas at the end.
    let mut rows = rows.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    let Some(header) = rows.next() else {
        file.fault(0, "filen er tom", "Legg inn overskriftene og én linje for hver kommune.");
        return None;
    };
    if header.cells.len() == 1 && header.cells[0].contains(';') {
        file.fault(
            0,
            "cellene er skilt med semikolon",
            "Lagre filen på nytt som CSV med komma som skilletegn og tegnsettet UTF-8.",
        );
        return None;
    }
    let expected = header.cells.len();
    let rows = rows
        .filter(|row| {
            let found = row.cells.len();
            if found != expected {
                let place = row.places.first().map_or(0, |place| place.start);
                let remedy = if found > expected {
                    "Sett anførselstegn rundt celler med komma i."
                } else {
                    "Skriv et komma for hver celle, også for dem som er tomme."
                };
                let message = format!("linjen har {found} celler, overskriften har {expected}");
                file.fault(place, message, remedy);
            }
            found == expected
        })
        .collect();
    Some((header, rows))
}

fn row(file: &File, cells: csv::StringRecord) -> Row<'_> {
    let start = cells.position().map_or(0, |position| position.byte() as usize);
    // A record's position may be that of a line break before it.
    let blank = file.text[start..].bytes().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    Row { file, places: places(&file.text, start + blank, cells.len()), cells }
}

/// Where the `count` cells of the row at `start` stand.
fn places(text: &str, start: usize, count: usize) -> Vec<Range<usize>> {
    let mut places = Vec::with_capacity(count);
    let (mut from, mut quoted) = (start, false);
    for (at, byte) in text.bytes().enumerate().skip(start).chain([(text.len(), b'\n')]) {
        match byte {
            // Only a cell that starts with one is quoted.
            b'"' if text.as_bytes()[from] == b'"' => quoted = !quoted,
            b',' | b'\n' if !quoted => {
                places.push(from..at);
                from = at + 1;
                if places.len() == count {
                    break;
                }
            }
            _ => {}
        }
    }
    places
}
