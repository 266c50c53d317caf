//! The table of WCAG's criteria.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::Said;

/// The files of the table, one for each principle and one for what is met beyond level AA.
pub const FILES: [&str; 5] = [
    "1-perceivable.toml",
    "2-operable.toml",
    "3-understandable.toml",
    "4-robust.toml",
    "5-beyond.toml",
];

/// A criterion: how it is met, where it may fail, what tests it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its number in WCAG.
    pub number: String,
    /// `A`, `AA` or `AAA`.
    pub level: String,
    /// Its name.
    pub name: Said,
    /// Whether the Norwegian regulation asks for it: 48 of WCAG 2.1.
    #[serde(default)]
    pub regulation: bool,
    /// How it is met.
    pub how: Said,
    /// Whether there is nothing here that it is about.
    #[serde(default)]
    pub nothing: bool,
    /// Where it may fail.
    pub may_fail: Option<Said>,
    /// The tests that hold it.
    #[serde(default)]
    pub tests: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    criterion: Vec<Criterion>,
}

/// Reads a file of the table.
///
/// # Errors
/// If it is not as it must be, a number is none of WCAG's, or nothing tests what can be tested.
pub fn parse(text: &str) -> Result<Vec<Criterion>> {
    let File { criterion: all } = toml::from_str(text)?;
    for one in &all {
        let number = &one.number;
        ensure!(place(number).is_some(), "{number} is no number");
        ensure!(matches!(&*one.level, "A" | "AA" | "AAA"), "{number}: level {}", one.level);
        ensure!(one.nothing || !one.tests.is_empty(), "{number}: nothing tests it");
    }
    let places: Vec<_> = all.iter().map(|one| place(&one.number)).collect();
    ensure!(places.is_sorted(), "the criteria are not in their order");
    Ok(all)
}

/// A number's parts: `1.4.10` comes after `1.4.9`.
fn place(number: &str) -> Option<[u32; 3]> {
    let parts: Option<Vec<u32>> = number.split('.').map(|part| part.parse().ok()).collect();
    parts?.try_into().ok()
}

impl Criterion {
    /// Its principle, counted from 0; 4 is what is met beyond level AA.
    ///
    /// # Errors
    /// If its number is none of WCAG's.
    pub fn principle(&self) -> Result<usize> {
        if self.level == "AAA" {
            return Ok(4);
        }
        let [first, ..] = place(&self.number).context("a number")?;
        Ok((first as usize).saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: &str, more: &str) -> String {
        let three = "[\"a\", \"b\", \"c\"]";
        format!(
            "[[criterion]]\nnumber = \"{number}\"\nlevel = \"A\"\nname = {three}\nhow = {three}\n{more}\n"
        )
    }

    #[test]
    fn criteria_are_read_in_their_order() {
        let tested = "tests = [\"journeys::pages::no_two_pages_share_a_title\"]";
        let rows = row("1.4.9", tested) + &row("1.4.10", "nothing = true");
        assert_eq!(parse(&rows).unwrap().len(), 2);
        let rows = row("1.4.10", tested) + &row("1.4.9", tested);
        parse(&rows).unwrap_err();
    }

    #[test]
    fn what_nothing_tests_is_an_error() {
        parse(&row("1.1.1", "")).unwrap_err();
        parse(&row("1.1", "nothing = true")).unwrap_err();
        parse(&row("1.1.1", "nothing = true\nhow_not = 1")).unwrap_err();
    }
}
