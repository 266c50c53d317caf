//! A table as spreadsheets in Norway save it: semicolons or commas, a byte order mark or none,
//! UTF-8 or Windows' own encoding.

use anyhow::{Context, Result, ensure};

/// A table with its heading.
pub struct Sheet {
    /// The heading.
    pub head: Vec<String>,
    /// The rows, each as long as the heading.
    pub rows: Vec<Vec<String>>,
}

/// The bytes as text. What is not UTF-8 is taken for Windows-1252, of which Norwegian letters are
/// the same in Latin-1.
pub fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

/// Reads a table. Lines before the heading, such as SSB's title, have fewer cells and are passed
/// over; so are rows of nothing.
///
/// # Errors
/// No table, or rows of another length than the heading.
pub fn read(text: &str) -> Result<Sheet> {
    let separator = if text.matches(';').count() >= text.matches('\t').count().max(1) {
        b';'
    } else if text.contains('\t') {
        b'\t'
    } else {
        b','
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows = reader.records().collect::<Result<Vec<_>, _>>()?;
    let rows = rows.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect());
    let rows: Vec<Vec<String>> = rows.collect();
    let mut rows = rows
        .into_iter()
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .skip_while(|row| row.len() < 2);
    let head = rows.next().context("filen har ingen tabell med overskrifter")?;
    let rows: Vec<Vec<String>> = rows.collect();
    for (at, row) in rows.iter().enumerate() {
        let (found, expected) = (row.len(), head.len());
        ensure!(
            found == expected,
            "rad {} har {found} celler, overskriften har {expected}",
            at + 1
        );
    }
    Ok(Sheet { head, rows })
}

impl Sheet {
    /// The column with one of these names, whatever their case.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        let is_one = |name: &String| names.iter().any(|known| name.eq_ignore_ascii_case(known));
        self.head.iter().position(is_one)
    }
}
