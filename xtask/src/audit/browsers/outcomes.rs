//! What came of each journey in each engine.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::ENGINES;
use super::left_out::{LEFT_OUT, LeftOut};
use crate::process;

/// Where the figures of the last whole run are kept.
pub const KEPT: &str = "xtask/measured/browsers.json";

/// Counts of an engine for the journeys of one file, or for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Walked to their end.
    pub passed: usize,
    /// Not so.
    pub failed: usize,
    /// Not walked in this engine, for a reason.
    pub left_out: usize,
}

/// What is kept: for each file of journeys, each engine's counts.
pub type Kept = BTreeMap<String, BTreeMap<String, Count>>;

/// All journeys, and what came of those that were walked.
#[derive(Debug, Default)]
pub struct Outcomes {
    journeys: BTreeSet<String>,
    walked: BTreeMap<&'static str, BTreeMap<String, bool>>,
}

impl Outcomes {
    /// Of these journeys, none walked yet.
    pub fn of(journeys: BTreeSet<String>) -> Outcomes {
        Outcomes { journeys, walked: BTreeMap::new() }
    }

    /// Takes in whether a journey passed in an engine.
    pub fn add(&mut self, engine: &'static str, journey: &str, passed: bool) {
        self.walked.entry(engine).or_default().insert(journey.to_owned(), passed);
    }

    /// The counts, for the file that the journeys are in.
    pub fn counts(&self) -> Kept {
        let mut counts = Kept::new();
        for (engine, walked) in &self.walked {
            for journey in &self.journeys {
                let file = journey.split("::").next().unwrap_or_default();
                let of_file = counts.entry(file.to_owned()).or_default();
                let count = of_file.entry((*engine).to_owned()).or_default();
                match walked.get(journey) {
                    Some(true) => count.passed += 1,
                    Some(false) => count.failed += 1,
                    None => count.left_out += 1,
                }
            }
        }
        counts
    }

    /// The table, and why journeys are left out.
    pub fn table(&self) -> String {
        let engines: Vec<&str> =
            ENGINES.into_iter().filter(|engine| self.walked.contains_key(engine)).collect();
        table(&self.counts(), &engines)
    }

    /// Keeps the counts, beside those of engines that were not asked this time.
    ///
    /// # Errors
    /// If the file cannot be read or written.
    pub fn keep(&self) -> Result<()> {
        let file = process::root().join(KEPT);
        let before = if file.exists() {
            serde_json::from_slice(&fs::read(&file)?).context(KEPT)?
        } else {
            Kept::new()
        };
        fs::write(file, serde_json::to_string_pretty(&self.beside(&before))? + "\n")?;
        println!("\nKept in {KEPT}");
        Ok(())
    }

    /// The counts, with what is known of the same files from engines that were not walked.
    fn beside(&self, before: &Kept) -> Kept {
        let mut kept = self.counts();
        for (file, counts) in &mut kept {
            for (engine, count) in before.get(file).into_iter().flatten() {
                counts.entry(engine.clone()).or_insert(*count);
            }
        }
        kept
    }
}

/// A row for each file of journeys, a column for each engine, and last the sum; then each reason for
/// which an engine leaves journeys out.
pub fn table(counts: &Kept, engines: &[&str]) -> String {
    let mut table = format!("\n{:<16}", "journeys passed");
    let mut sums = vec![Count::default(); engines.len()];
    for engine in engines {
        let _ = write!(table, "{engine:>16}");
    }
    for (file, of) in counts {
        let _ = write!(table, "\n{file:<16}");
        for (engine, sum) in engines.iter().zip(&mut sums) {
            let count = of.get(*engine).copied().unwrap_or_default();
            sum.passed += count.passed;
            sum.failed += count.failed;
            sum.left_out += count.left_out;
            let _ = write!(table, "{:>16}", told(count));
        }
    }
    let _ = write!(table, "\n{:<16}", "all");
    for sum in &sums {
        let _ = write!(table, "{:>16}", told(*sum));
    }
    table.push_str("\n\nleft out (after +):\n");
    for LeftOut { journey, engines: by, reason } in LEFT_OUT {
        let by: Vec<&str> = by.iter().filter(|engine| engines.contains(engine)).copied().collect();
        if !by.is_empty() {
            let _ = writeln!(table, "  {journey} in {}: {reason}", by.join(", "));
        }
    }
    table
}

/// `12 + 3`: walked, left out; `11 of 12` where one failed.
fn told(Count { passed, failed, left_out }: Count) -> String {
    let walked = match failed {
        0 => passed.to_string(),
        failed => format!("{passed} of {}", passed + failed),
    };
    if left_out == 0 { walked } else { format!("{walked} + {left_out}") }
}

/// Reads `test focus::a_journey ... ok`: its name, and whether it passed.
pub fn outcome(line: &str) -> Option<(&str, bool)> {
    let (name, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
    let name = name.strip_suffix(" - should panic").unwrap_or(name);
    match outcome {
        "ok" => Some((name, true)),
        "FAILED" => Some((name, false)),
        _ => None,
    }
}

/// The names that a test program lists, one a line: `focus::a_journey: test`.
pub fn listed(list: &str) -> BTreeSet<String> {
    list.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_walked_is_left_out() {
        let all = listed("a::one: test\na::two: test\nb::one: test\n\n3 tests, 0 benchmarks\n");
        let mut outcomes = Outcomes::of(all);
        for (line, engine) in [
            ("test a::one ... ok", "chromium"),
            ("test a::two - should panic ... ok", "chromium"),
            ("test b::one ... FAILED", "chromium"),
            ("test a::one ... ok", "webkit"),
        ] {
            let (name, passed) = outcome(line).expect("an outcome");
            outcomes.add(engine, name, passed);
        }
        let counts = outcomes.counts();
        let count = |passed, failed, left_out| Count { passed, failed, left_out };
        assert_eq!(counts["a"]["chromium"], count(2, 0, 0));
        assert_eq!(counts["b"]["chromium"], count(0, 1, 0));
        assert_eq!(counts["a"]["webkit"], count(1, 0, 1));
        let table = outcomes.table();
        assert!(table.contains("0 of 1") && table.contains("1 + 1"), "{table}");
        assert!(!table.contains("firefox"), "{table}");
    }

    #[test]
    fn other_engines_stay_as_they_were() {
        let walk = |engine, passed| {
            let mut outcomes = Outcomes::of(listed("a::one: test\n"));
            outcomes.add(engine, "a::one", passed);
            outcomes
        };
        let mut before = walk("firefox", true).beside(&Kept::new());
        before.insert("gone".to_owned(), before["a"].clone());
        let kept = walk("webkit", false).beside(&before);
        assert_eq!(kept.keys().collect::<Vec<_>>(), ["a"]);
        assert_eq!((kept["a"]["firefox"].passed, kept["a"]["webkit"].failed), (1, 1));
        assert_eq!(walk("webkit", true).beside(&kept)["a"]["webkit"].passed, 1);
    }

    #[test]
    fn other_lines_are_no_outcome() {
        for line in ["running 3 tests", "test a::b has been running for over 60 seconds", ""] {
            assert_eq!(outcome(line), None, "{line}");
        }
    }
}
