//! `medlemmer.csv`, changed cell by cell: what is not changed stays as it is written.

use super::Review;
use anyhow::{Context, Result};

/// Its name in an edition's folder.
pub const NAME: &str = "medlemmer.csv";

/// The content's table of members.
pub struct Table {
    /// The heading.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads it. Whether it is right is asked elsewhere.
    ///
    /// # Errors
    /// A table without a heading.
    pub fn read(text: &str) -> Result<Table> {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut rows = reader.records().map(|row| {
            let row = row.context(NAME)?;
            anyhow::Ok(row.iter().map(str::to_owned).collect::<Vec<_>>())
        });
        let head = rows.next().context("medlemmer.csv er tom")??;
        Ok(Table { head, rows: rows.collect::<Result<_>>()? })
    }

    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.head.iter().position(|column| column == name)
    }

    /// The text of a row's cell under a name; empty if there is none.
    pub fn cell(&self, row: usize, name: &str) -> &str {
        let cell = self.column(name).and_then(|column| self.rows.get(row)?.get(column));
        cell.map_or("", String::as_str)
    }

    /// Changes a cell and notes it.
    pub fn set(&mut self, row: usize, name: &str, to: &str, review: &mut Review) {
        let Some(column) = self.column(name) else { return };
        let place = format!("{}: {name}", self.cell(row, "navn"));
        if let Some(cell) = self.rows.get_mut(row).and_then(|row| row.get_mut(column)) {
            review.change(place, cell, to);
            to.clone_into(cell);
        }
    }

    /// Adds a column of empty cells after the last whose name begins alike.
    pub fn add_column(&mut self, name: &str, start: &str) {
        let after = self.head.iter().rposition(|column| column.starts_with(start));
        let at = after.map_or(self.head.len(), |at| at + 1);
        self.head.insert(at, name.to_owned());
        for row in &mut self.rows {
            row.insert(at.min(row.len()), String::new());
        }
    }

    /// The table as the content has it.
    ///
    /// # Errors
    /// None: it is written to memory.
    pub fn write(&self) -> Result<String> {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        writer.write_record(&self.head)?;
        for row in &self.rows {
            writer.write_record(row)?;
        }
        Ok(String::from_utf8(writer.into_inner()?)?)
    }
}
