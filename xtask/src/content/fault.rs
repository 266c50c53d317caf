//! Mistakes in the content, worded for the person who edits it.

use std::fmt;

/// A mistake: where it is, what it is, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, from the project's folder: `content/2022/medlemmer.csv`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, in bokmål.
    pub message: String,
    /// What to do about it, in bokmål.
    pub remedy: String,
    /// The line, shortened around the column, and where in it the column is.
    pub excerpt: Option<(String, usize)>,
}

/// `content/2022/medlemmer.csv:17:5: ...`, the line with a mark under the place, and the
/// remedy.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault { file, line, column, message, remedy, .. } = self;
        writeln!(f, "{file}:{line}:{column}: {message}")?;
        if let Some((excerpt, mark)) = &self.excerpt {
            let number = line.to_string();
            let margin = number.len();
            writeln!(f, "  {number} | {excerpt}")?;
            writeln!(f, "  {:margin$} | {:mark$}^", "", "")?;
        }
        writeln!(f, "  {remedy}")
    }
}

/// Every mistake that was found, in the order of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.0 {
            writeln!(f, "{fault}")?;
        }
        let count = self.0.len();
        let noun = if count == 1 { "feil" } else { "feil i alt" };
        write!(f, "{count} {noun}. Ingenting er publisert, og det som var publisert før, er urørt.")
    }
}

impl std::error::Error for Faults {}
