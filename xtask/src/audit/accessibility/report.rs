//! What came of it, counted: a row for each language, theme and width, a column for each engine.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Serialize;

use super::exceptions::{EXCEPTIONS, for_finding};
use super::found::{Answer, Engine, Found};
use super::matrix::{Subject, Theme};

/// How many places of each broken rule are shown.
const SHOWN: usize = 6;

/// A violation, and the pages that it is on.
type Placed<'a> = (&'a Found, &'a BTreeSet<String>);

/// How a page was seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Seen {
    /// The page's language.
    pub language: &'static str,
    /// The theme's name; of a file none.
    pub theme: &'static str,
    /// In CSS pixels; of a file 0.
    pub width: u32,
}

impl Seen {
    /// A subject in a theme and at a width.
    pub fn of(subject: &Subject, theme: Theme, width: u32) -> Seen {
        Seen { language: subject.language.tag(), theme: theme.name(), width }
    }

    /// A file as it is published.
    pub fn file(language: &'static str) -> Seen {
        Seen { language, theme: "-", width: 0 }
    }
}

/// A sum of an engine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Pages that were judged.
    pub pages: usize,
    /// Judgements.
    pub checks: u64,
    /// Those against a page that no exception is about.
    pub violations: usize,
    /// Those that one is about.
    pub excepted: usize,
}

/// All that was found.
#[derive(Debug, Default)]
pub struct Report {
    counts: BTreeMap<(Seen, Engine), Count>,
    /// Each violation with the pages that it is on.
    violations: BTreeMap<Found, BTreeSet<String>>,
    used: BTreeSet<usize>,
}

impl Report {
    /// Takes an engine's answer in.
    pub fn add(&mut self, engine: Engine, page: &str, seen: &Seen, answer: Answer) {
        let count = self.counts.entry((seen.clone(), engine)).or_default();
        count.pages += 1;
        count.checks += answer.checks;
        for found in answer.findings(engine) {
            match for_finding(&found, page, seen.theme) {
                Some(exception) => {
                    count.excepted += 1;
                    self.used.insert(exception);
                }
                None => {
                    count.violations += 1;
                    let Seen { theme, width, .. } = seen;
                    let on = format!("{page} {theme} {width}");
                    self.violations.entry(found).or_default().insert(on);
                }
            }
        }
    }

    /// How many violations there are.
    pub fn violations(&self) -> usize {
        self.counts.values().map(|count| count.violations).sum()
    }

    /// The exceptions that nothing was found for.
    pub fn unused(&self) -> Vec<String> {
        let unused = EXCEPTIONS.iter().enumerate().filter(|(at, _)| !self.used.contains(at));
        unused
            .map(|(_, one)| format!("{} {} {}{}", one.engine.name(), one.rule, one.at, one.page))
            .collect()
    }

    /// The sum of each engine.
    pub fn sums(&self) -> BTreeMap<&'static str, Count> {
        let mut sums: BTreeMap<&'static str, Count> = BTreeMap::new();
        for ((_, engine), count) in &self.counts {
            let sum = sums.entry(engine.name()).or_default();
            sum.pages += count.pages;
            sum.checks += count.checks;
            sum.violations += count.violations;
            sum.excepted += count.excepted;
        }
        sums
    }

    /// The table, as it is printed.
    pub fn table(&self) -> String {
        let mut table =
            String::from("\nchecks, and those against the page where there are any\n\n");
        let _ = write!(table, "{:<4}{:<8}{:>5}{:>7}", "", "theme", "width", "pages");
        let engines: BTreeSet<Engine> = self.counts.keys().map(|(_, engine)| *engine).collect();
        for engine in &engines {
            let _ = write!(table, "{:>18}", engine.name());
        }
        let rows: BTreeSet<&Seen> = self.counts.keys().map(|(seen, _)| seen).collect();
        for seen in rows {
            let of = |engine: &Engine| self.counts.get(&(seen.clone(), *engine));
            let pages = engines.iter().filter_map(of).map(|count| count.pages).max();
            let Seen { language, theme, width } = seen;
            let pages = pages.unwrap_or_default();
            let _ = write!(table, "\n{language:<4}{theme:<8}{width:>5}{pages:>7}");
            for engine in &engines {
                let told = match of(engine) {
                    None => String::new(),
                    Some(Count { checks, violations: 0, .. }) => checks.to_string(),
                    Some(Count { checks, violations, .. }) => format!("{checks} ! {violations}"),
                };
                let _ = write!(table, "{told:>18}");
            }
        }
        table + "\n"
    }

    /// Each rule that is broken, with some of the places and pages where it is.
    pub fn list(&self) -> String {
        let mut rules: BTreeMap<(Engine, &str), Vec<Placed>> = BTreeMap::new();
        for (found, pages) in &self.violations {
            rules.entry((found.engine, &found.rule)).or_default().push((found, pages));
        }
        let mut list = String::new();
        for ((engine, rule), places) in rules {
            let _ = writeln!(list, "\n{} {rule}: in {} places", engine.name(), places.len());
            for (found, pages) in places.iter().take(SHOWN) {
                let some: Vec<&str> = pages.iter().take(2).map(String::as_str).collect();
                let _ = writeln!(list, "  {}\n    {}", found.at, found.says);
                let _ = writeln!(list, "    seen {} times: {}", pages.len(), some.join(", "));
            }
        }
        list
    }

    /// What is kept: the rows of the table.
    pub fn rows(&self) -> Vec<Row> {
        let row = |((seen, engine), count): (&(Seen, Engine), &Count)| Row {
            seen: seen.clone(),
            engine: engine.name(),
            count: *count,
        };
        self.counts.iter().map(row).collect()
    }
}

/// A cell of the table.
#[derive(Debug, Serialize)]
pub struct Row {
    #[serde(flatten)]
    seen: Seen,
    engine: &'static str,
    #[serde(flatten)]
    count: Count,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(found: &[(&str, &str)]) -> Answer {
        let found = found
            .iter()
            .map(|(rule, at)| ((*rule).to_owned(), (*at).to_owned(), "it is wrong".to_owned()));
        Answer { checks: 7, found: found.collect() }
    }

    #[test]
    fn violations_are_counted_and_listed_with_their_pages() {
        let mut report = Report::default();
        let seen = Seen::file("nb");
        report.add(Engine::Axe, "/a", &seen, answer(&[("made-up", "main")]));
        report.add(Engine::Axe, "/b", &seen, answer(&[("made-up", "main")]));
        report.add(Engine::Alfa, "/a", &seen, answer(&[]));
        assert_eq!(report.violations(), 2);
        let axe = Count { pages: 2, checks: 14, violations: 2, excepted: 0 };
        assert_eq!(report.sums()["axe-core"], axe);
        assert_eq!(report.sums()["Alfa"].violations, 0);
        let list = report.list();
        assert!(list.contains("made-up: in 1 places\n  main\n    it is wrong"), "{list}");
        assert!(list.contains("seen 2 times: /a - 0, /b - 0"), "{list}");
        assert!(report.table().contains("14 ! 2"), "{}", report.table());
    }

    #[test]
    fn an_exception_that_nothing_is_found_for_is_told() {
        assert_eq!(Report::default().unused().len(), EXCEPTIONS.len());
    }
}
