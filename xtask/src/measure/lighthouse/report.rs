//! What is read of Lighthouse's reports.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The category whose score differs from visit to visit.
const PERFORMANCE: &str = "performance";

/// A category and its points, of 100.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Score {
    category: String,
    points: u32,
}

impl fmt::Display for Score {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(text, "{} {}", self.category, self.points)
    }
}

/// What is not perfect.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fault {
    category: String,
    audit: String,
    title: String,
    /// Points of 100; none where Lighthouse failed at it.
    points: Option<u32>,
    /// What was seen, in Lighthouse's words.
    seen: String,
    /// Whether it counts for the category's score.
    counts: bool,
}

impl fmt::Display for Fault {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = if self.counts { '*' } else { ' ' };
        let points = self.points.map_or("fails".to_owned(), |points| points.to_string());
        write!(text, "{counts} {points:>5}  {} ({}) {}", self.title, self.audit, self.seen)
    }
}

/// A report, of which only this is read.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    lighthouse_version: String,
    environment: Environment,
    runtime_error: Option<Value>,
    #[serde(default)]
    run_warnings: Vec<String>,
    categories: BTreeMap<String, Category>,
    audits: BTreeMap<String, Audit>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Environment {
    host_user_agent: String,
    benchmark_index: f64,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Category {
    score: Option<f64>,
    audit_refs: Vec<Reference>,
}

#[derive(Debug, Deserialize)]
struct Reference {
    id: String,
    weight: f64,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Audit {
    title: String,
    score: Option<f64>,
    score_display_mode: String,
    #[serde(default)]
    display_value: String,
}

impl Report {
    /// Reads a report.
    ///
    /// # Errors
    /// If it is none, or tells of a page that could not be judged.
    pub fn read(file: &Path) -> Result<Report> {
        Report::parse(&fs::read(file)?)
    }

    fn parse(json: &[u8]) -> Result<Report> {
        let report: Report = serde_json::from_slice(json).context("not a report of Lighthouse")?;
        if let Some(error) = &report.runtime_error {
            bail!("Lighthouse says: {error}");
        }
        // Such as: another page was shown, or the page came too slowly.
        if let Some(warning) = report.run_warnings.first() {
            bail!("Lighthouse warns: {warning}");
        }
        if let Some(unjudged) = report.categories.iter().find(|category| category.1.score.is_none())
        {
            bail!("Lighthouse gives no score for {}", unjudged.0);
        }
        Ok(report)
    }

    /// The version of Lighthouse.
    pub fn version(&self) -> &str {
        &self.lighthouse_version
    }

    /// The browser's name and version.
    pub fn browser(&self) -> &str {
        let words = self.environment.host_user_agent.split(' ');
        words.into_iter().find(|word| word.contains("Chrome/")).unwrap_or_default()
    }

    /// How fast the machine was: Lighthouse's benchmark index.
    pub fn machine(&self) -> f64 {
        self.environment.benchmark_index
    }

    fn points(&self, category: &str) -> u32 {
        self.categories.get(category).and_then(|found| found.score).map_or(0, points)
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (category, Category { audit_refs, .. }) in &self.categories {
            for Reference { id, weight } in audit_refs {
                let Some(audit) = self.audits.get(id) else { continue };
                let failed = audit.score_display_mode == "error";
                if !failed && audit.score.is_none_or(|score| score >= 1.0) {
                    continue;
                }
                faults.push(Fault {
                    category: category.clone(),
                    audit: id.clone(),
                    title: audit.title.clone(),
                    points: audit.score.filter(|_| !failed).map(points),
                    seen: audit.display_value.clone(),
                    counts: *weight > 0.0,
                });
            }
        }
        faults
    }
}

/// Points of 100, rounded as Lighthouse shows them.
fn points(score: f64) -> u32 {
    (score * 100.0).round() as u32
}

/// The points of a page for each category: for performance the median of the visits, else the
/// lowest.
pub fn scores(visits: &[Report]) -> Vec<Score> {
    let Some(first) = visits.first() else { return Vec::new() };
    let of = |category: &String| {
        let mut points: Vec<u32> = visits.iter().map(|visit| visit.points(category)).collect();
        points.sort_unstable();
        let at = if category == PERFORMANCE { (points.len() - 1) / 2 } else { 0 };
        Score { category: category.clone(), points: points[at] }
    };
    first.categories.keys().map(of).collect()
}

/// What is not perfect in any of the visits, each once and as the worst visit had it; what
/// counts comes first.
pub fn faults(visits: &[Report]) -> Vec<Fault> {
    let mut worst: Vec<Fault> = Vec::new();
    for fault in visits.iter().flat_map(Report::faults) {
        let same =
            |known: &&mut Fault| (&known.category, &known.audit) == (&fault.category, &fault.audit);
        match worst.iter_mut().find(same) {
            Some(known) if fault.points < known.points => *known = fault,
            Some(_) => {}
            None => worst.push(fault),
        }
    }
    worst.sort_by_key(|fault| !fault.counts);
    worst
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn report(performance: f64, paint: Value) -> Value {
        json!({
            "lighthouseVersion": "13.5.0",
            "environment": { "hostUserAgent": "Mozilla/5.0 HeadlessChrome/156.0 Safari/537",
                             "benchmarkIndex": 2000.5 },
            "runWarnings": [],
            "categories": {
                "performance": { "score": performance, "auditRefs": [
                    { "id": "insight", "weight": 0 }, { "id": "paint", "weight": 25 } ] },
                "seo": { "score": 1.0 - paint["score"].as_f64().unwrap_or(0.0) / 10.0,
                         "auditRefs": [ { "id": "manual", "weight": 0 } ] }
            },
            "audits": {
                "paint": paint,
                "insight": { "title": "Insight", "score": null, "scoreDisplayMode": "error" },
                "manual": { "title": "By hand", "score": null, "scoreDisplayMode": "manual" }
            }
        })
    }

    fn paint(score: f64) -> Value {
        json!({ "title": "Paint", "score": score, "scoreDisplayMode": "numeric",
                "displayValue": format!("{score} s") })
    }

    fn visits() -> Vec<Report> {
        [(0.97, 0.9), (1.0, 1.0), (0.99, 0.5)]
            .map(|(whole, part)| {
                Report::parse(report(whole, paint(part)).to_string().as_bytes()).unwrap()
            })
            .into()
    }

    #[test]
    fn performance_is_the_median_and_all_else_the_lowest() {
        let said: Vec<String> = scores(&visits()).iter().map(Score::to_string).collect();
        assert_eq!(said, ["performance 99", "seo 90"]);
    }

    #[test]
    fn each_fault_is_told_once_at_its_worst_and_what_counts_first() {
        let faults: Vec<String> = faults(&visits()).iter().map(Fault::to_string).collect();
        assert_eq!(
            faults,
            ["*    50  Paint (paint) 0.5 s", "  fails  Insight (insight) "],
            "a perfect audit or one done by hand is no fault"
        );
    }

    #[test]
    fn a_page_that_was_not_judged_is_an_error() {
        for (key, value) in [
            ("runtimeError", json!({ "code": "NO_FCP" })),
            ("runWarnings", json!(["another page was shown"])),
            ("categories", json!({ "seo": { "score": null, "auditRefs": [] } })),
        ] {
            let mut unjudged = report(1.0, paint(1.0));
            unjudged[key] = value;
            Report::parse(unjudged.to_string().as_bytes()).unwrap_err();
        }
        Report::parse(b"{}").unwrap_err();
    }
}
