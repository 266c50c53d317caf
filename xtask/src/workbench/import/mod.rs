//! Figures, numbers and lists from files that others make. Each change is shown; nothing is written
//! without `--write`, and what is written is checked like everything else.
//!
//! - `sheet`: a CSV file as spreadsheets in Norway save it
//! - `ssb`: Statistics Norway's table 07459, as CSV or JSON-stat
//! - `klass`: Statistics Norway's list of municipalities, KLASS 131
//! - `members`: the directory, as the content has it or as the app gives it away
//! - `secretariat`: people and tasks, as a sheet or as the open data have them
//! - `table`: the content's own table, changed cell by cell

mod klass;
mod members;
mod secretariat;
mod sheet;
mod ssb;
mod table;

use super::outcome::{Answer, Failure, Outcome};
use super::speech::Speech;
use crate::content;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// What a file would change, and what it leaves open.
#[derive(Default)]
pub struct Review {
    /// Each change: where, what was, what would be.
    changes: Vec<(String, String, String)>,
    /// What somebody should know: who is missing in the file, what was passed over.
    notes: Vec<(String, String)>,
    /// The content's file as it would be, by its name in the edition's folder.
    file: &'static str,
    text: String,
}

impl Review {
    fn change(&mut self, place: String, from: &str, to: &str) {
        if from != to {
            self.changes.push((place, from.to_owned(), to.to_owned()));
        }
    }

    /// In bokmål and in English.
    fn note(&mut self, bokmal: String, english: String) {
        self.notes.push((bokmal, english));
    }
}

/// Reads a file of a kind and shows, or writes, what it changes in the edition `year`.
///
/// # Errors
/// A file that cannot be read or is of another kind; mistakes that the content would have: then it
/// stays as it was.
pub fn import(
    root: &Path,
    kind: &str,
    file: &Path,
    year: u16,
    write: bool,
    speech: Speech,
) -> Outcome {
    let folder = root.join(format!("content/{year}"));
    let open = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).with_context(|| path.display().to_string())
    };
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    let text = sheet::decoded(&bytes);
    let review = match kind {
        "ssb" => ssb::review(&open(table::NAME)?, &text),
        "klass" => klass::review(&open(table::NAME)?, &text, year),
        "medlemmer" => members::review(&open(table::NAME)?, &text, year),
        _ => secretariat::review(&open(secretariat::NAME)?, &text),
    };
    let review = review.with_context(|| file.display().to_string())?;
    if write && !review.changes.is_empty() {
        replace(root, &folder.join(review.file), &review.text)?;
    }
    Ok(answer(&review, write, speech))
}

/// Writes a content file, and takes it back if the content then has mistakes.
fn replace(root: &Path, path: &Path, text: &str) -> Result<(), Failure> {
    let before = fs::read(path).with_context(|| path.display().to_string())?;
    fs::write(path, text).with_context(|| path.display().to_string())?;
    if let Err(faults) = content::read(root) {
        fs::write(path, before).with_context(|| path.display().to_string())?;
        return Err(faults.into());
    }
    Ok(())
}

fn answer(review: &Review, write: bool, speech: Speech) -> Answer {
    let Review { changes, notes, .. } = review;
    let mut lines: Vec<String> =
        changes.iter().map(|(place, from, to)| format!("{place}: {from} -> {to}")).collect();
    let notes = notes.iter().map(|(bokmal, english)| speech.say(bokmal, english).clone());
    let notes: Vec<String> = notes.collect();
    lines.extend(notes.iter().cloned());
    let count = changes.len();
    lines.push(match (count, write) {
        (0, _) => speech.say("Ingen endringer.", "No changes.").to_owned(),
        (_, true) => speech.say(
            format!("{count} endringer er skrevet. Kontroller kilden og datoen i utgave.toml."),
            format!("{count} changes are written. Check the source and its date in utgave.toml."),
        ),
        (_, false) => speech.say(
            format!(
                "{count} endringer. Ingenting er skrevet; legg til --write når de er kontrollert."
            ),
            format!(
                "{count} changes. Nothing is written; add --write when they have been checked."
            ),
        ),
    });
    let json: Vec<Value> = changes
        .iter()
        .map(|(place, from, to)| json!({ "place": place, "from": from, "to": to }))
        .collect();
    Answer {
        lines,
        json: json!({ "changes": json, "notes": notes, "written": write && count > 0 }),
    }
}
