//! What can be said of accessibility, from the last whole runs and the table of criteria: checks by
//! theme, width and engine; journeys by browser; how each criterion is met, and by what test.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result};
use osloregionen::domain::language::Language;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::browsers::{ENGINES, outcomes};
use crate::build::statement::criteria::Criterion;
use crate::build::statement::{Statement, said};
use crate::process;

/// The figures that `audit accessibility` keeps.
pub const CHECKED: &str = "xtask/measured/accessibility.json";

/// What is read of them.
#[derive(Deserialize)]
struct Checked {
    browser: String,
    pages: usize,
    exceptions: Vec<serde::de::IgnoredAny>,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    theme: String,
    width: u32,
    engine: String,
    pages: usize,
    checks: u64,
    violations: usize,
}

/// Pages, checks and violations of an engine.
type Sum = (usize, u64, usize);

/// Prints all of it; of a run that was never made whole, which command makes it.
///
/// # Errors
/// If the table of criteria is not as it must be.
pub fn print() -> Result<()> {
    let checked = kept(CHECKED, "accessibility").map(|checked: Checked| checks(&checked));
    let walked = kept(outcomes::KEPT, "browsers")
        .map(|counts: outcomes::Kept| outcomes::table(&counts, &ENGINES));
    for told in [checked, walked] {
        println!("{}\n", told.unwrap_or_else(|missing| format!("{missing:#}")));
    }
    println!("{}", criteria(&Statement::read()?.criteria));
    Ok(())
}

fn kept<T: DeserializeOwned>(file: &str, command: &str) -> Result<T> {
    let text = fs::read_to_string(process::root().join(file))
        .with_context(|| format!("{file}: `cargo xtask audit {command}` writes it"))?;
    serde_json::from_str(&text).context(file.to_owned())
}

/// A row for each theme and width over all languages, a column for each engine.
fn checks(checked: &Checked) -> String {
    let mut sums: BTreeMap<(&str, u32), BTreeMap<&str, Sum>> = BTreeMap::new();
    for row in &checked.rows {
        let of = sums.entry((&row.theme, row.width)).or_default();
        let sum = of.entry(&row.engine).or_default();
        *sum = (sum.0 + row.pages, sum.1 + row.checks, sum.2 + row.violations);
    }
    let Checked { browser, pages, exceptions, .. } = checked;
    let mut table = format!(
        "{pages} pages in {browser}, {} exceptions; checks, and violations after !\n\n\
         {:<8}{:>6}{:>7}",
        exceptions.len(),
        "theme",
        "width",
        "seen"
    );
    let mut engines: Vec<&str> = checked.rows.iter().map(|row| row.engine.as_str()).collect();
    engines.sort_unstable();
    engines.dedup();
    for engine in &engines {
        let _ = write!(table, "{engine:>18}");
    }
    for ((theme, width), of) in &sums {
        let seen = of.values().map(|sum| sum.0).max().unwrap_or_default();
        let _ = write!(table, "\n{theme:<8}{width:>6}{seen:>7}");
        for engine in &engines {
            let told = of.get(engine).map(|(_, checks, wrong)| format!("{checks} ! {wrong}"));
            let _ = write!(table, "{:>18}", told.unwrap_or_default());
        }
    }
    table
}

/// A line for each criterion, and last the sums.
fn criteria(all: &[Criterion]) -> String {
    let mut list = String::from("criteria, and what holds each\n");
    for one in all {
        let name = said(&one.name, Language::English);
        let by = if one.nothing { "nothing here".to_owned() } else { one.tests.join(", ") };
        let of = if one.regulation { "regulation" } else { "" };
        let _ = write!(list, "\n{:<7}{:<4}{of:<11}{name}: {by}", one.number, one.level);
    }
    let count = |is: fn(&Criterion) -> bool| all.iter().filter(|one| is(one)).count();
    let _ = write!(
        list,
        "\n\n{} criteria: {} of the regulation ({} of them about what there is none of), {} more at \
         levels A and AA, {} at AAA; {} may fail somewhere, as the statement says",
        all.len(),
        count(|one| one.regulation),
        count(|one| one.regulation && one.nothing),
        count(|one| !one.regulation && one.level != "AAA"),
        count(|one| one.level == "AAA"),
        count(|one| one.may_fail.is_some()),
    );
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_summed_and_violations_told() {
        let row = |language: &str, violations: usize| {
            format!(
                r#"{{"language":"{language}","theme":"dark","width":320,"engine":"Alfa","pages":2,"checks":5,"violations":{violations},"excepted":0}}"#
            )
        };
        let text = format!(
            r#"{{"browser":"Chrome/1","pages":4,"exceptions":[{{}}],"rows":[{},{}]}}"#,
            row("nb", 0),
            row("nn", 1)
        );
        let table = checks(&serde_json::from_str(&text).expect("figures"));
        assert!(table.contains("4 pages in Chrome/1, 1 exceptions"), "{table}");
        assert!(table.contains("dark       320      4            10 ! 1"), "{table}");
    }

    #[test]
    fn every_criterion_is_listed_with_what_holds_it() {
        let list = criteria(&Statement::read().expect("criteria").criteria);
        assert!(list.contains("48 of the regulation"), "{list}");
        assert!(
            list.contains("1.2.5  AA  regulation Audio description (prerecorded): nothing here")
        );
        assert!(list.contains("Reflow: journeys::layout::no_page_scrolls_sideways"), "{list}");
    }
}
