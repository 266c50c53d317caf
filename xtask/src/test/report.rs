//! What each step came to, printed as it happens and as a table at the end.

use std::time::{Duration, Instant};

use anyhow::Result;

use super::tally::Tally;

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed,
    LeftOut,
}

impl Outcome {
    fn word(self) -> &'static str {
        match self {
            Outcome::Passed => "passed",
            Outcome::Failed => "FAILED",
            Outcome::LeftOut => "left out",
        }
    }
}

/// The steps so far.
#[derive(Default)]
pub struct Report(Vec<Row>);

struct Row {
    name: &'static str,
    outcome: Outcome,
    tally: Tally,
    took: Duration,
}

impl Report {
    /// Runs a step and says how it went: whether it passed. Never fails itself.
    pub fn step(&mut self, name: &'static str, run: impl FnOnce() -> Result<Tally>) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let tally = run().unwrap_or_else(|error| {
            eprintln!("{error:#}");
            Tally { broken: true, ..Tally::default() }
        });
        let passed = !tally.broken && tally.failed == 0;
        let outcome = if passed { Outcome::Passed } else { Outcome::Failed };
        let took = start.elapsed();
        println!("== {name}: {} in {:.1} s", outcome.word(), took.as_secs_f32());
        self.0.push(Row { name, outcome, tally, took });
        passed
    }

    /// Notes a step that is not run.
    pub fn skip(&mut self, name: &'static str) -> bool {
        let row =
            Row { name, outcome: Outcome::LeftOut, tally: Tally::default(), took: Duration::ZERO };
        self.0.push(row);
        false
    }

    /// Prints the table and the sum. Whether nothing failed.
    pub fn finish(self) -> bool {
        println!("\n{}", self.table());
        self.0.iter().all(|row| row.outcome != Outcome::Failed)
    }

    /// One line a step, and last the sum over all tests. A step that broke without naming a
    /// test (formatting, clippy, a build) counts as one failure.
    fn table(&self) -> String {
        let mut lines = String::new();
        for row in &self.0 {
            let tests = match (row.tally.passed, row.tally.failed) {
                (0, 0) => String::new(),
                (passed, failed) => format!("{passed} passed, {failed} failed"),
            };
            let line = format!(
                "{:<20} {:<9} {:>6.1} s  {tests}",
                row.name,
                row.outcome.word(),
                row.took.as_secs_f32()
            );
            lines.push_str(line.trim_end());
            lines.push('\n');
        }
        let sum = self.0.iter().map(|row| row.tally).fold(Tally::default(), Tally::and);
        let silent = |row: &&Row| row.outcome == Outcome::Failed && row.tally.failed == 0;
        let failed = sum.failed + self.0.iter().filter(silent).count();
        format!("{lines}\n{} passed, {failed} failed", sum.passed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_reported_and_summed() {
        let mut report = Report::default();
        assert!(report.step("native", || Ok(Tally { passed: 7, failed: 0, broken: false })));
        assert!(!report.step("web", || Ok(Tally { passed: 2, failed: 1, broken: true })));
        assert!(!report.step("formatting", || anyhow::bail!("not formatted")));
        assert!(!report.skip("journeys"));
        let table = report.table();
        assert!(table.contains("7 passed, 0 failed"), "{table}");
        assert!(table.ends_with("\n9 passed, 2 failed"), "{table}");
        assert!(table.contains("left out"), "{table}");
        assert!(!report.finish());
    }

    #[test]
    fn nothing_failed_is_no_error() {
        let mut report = Report::default();
        report.step("native", || Ok(Tally { passed: 1, failed: 0, broken: false }));
        report.skip("journeys");
        assert!(report.finish());
    }
}
