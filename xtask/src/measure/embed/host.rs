//! A page of another host, with frames and without.

use std::fs;

use anyhow::{Error, Result};
use serde::Serialize;
use tempfile::TempDir;

use super::{Seen, pair, visit};
use crate::measure::figures::Figures;
use crate::measure::lighthouse;
use crate::measure::lighthouse::report::{self, Score};
use crate::measure::page::Page;
use crate::measure::paint::Pair;
use crate::serve::{Nginx, Protocol};

/// What Lighthouse is to take the other host for: a municipality's pages are of another site than
/// the region's frames, which the same address with another port would not be. Chromium gives the
/// frames of another site a process of their own.
const ELSEWHERE: &str = "kommunen.example";

/// How often the page is visited with frames, in turn with visits without.
const VISITS: usize = 11;

/// How often Lighthouse visits each.
const JUDGED: usize = 5;

/// A page with three frames.
#[derive(Serialize)]
pub(super) struct Host {
    /// The sum of all layout shifts, the most of the visits.
    layout_shift: f64,
    /// Its longest task, with and without frames, in milliseconds: the median of the visits, 0
    /// where none is over 50.
    longest_task: (f64, f64),
    /// Its first paint, with and without frames.
    first_paint: Pair,
    /// The longest task of the frames themselves.
    longest_in_frames: f64,
    /// What Lighthouse says of it, with and without frames.
    lighthouse: (Vec<Score>, Vec<Score>),
}

/// A page of another host with three frames, beside the same page with their links alone.
pub(super) async fn with_three(page: &Page, app: &Nginx) -> Result<Host> {
    let pages = pages(&app.url(""))?;
    let host = Nginx::start(pages.path(), 0, Protocol::Tls)?;
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..VISITS {
        without.push(visit(page, &host, "uten").await?);
        page.forget(app.url("").trim_end_matches('/')).await?;
        with.push(visit(page, &host, "med").await?);
    }
    // Of each visit the longest, and of these the middle one: a busy machine stretches some.
    let longest = |visits: &[Seen], own: bool| {
        let of_visit = |seen: &Seen| {
            let tasks = seen.tasks.iter();
            let tasks = tasks.filter(|(name, _)| (name == "self" || name == "unknown") == own);
            tasks.map(|(_, time)| *time).fold(0.0, f64::max)
        };
        Figures::of(visits.iter().map(of_visit)).median
    };
    let first_paint = pair(&with, &without, |seen| seen.first)?;
    let layout_shift = with.iter().map(|seen| seen.shift).fold(0.0, f64::max);
    let longest_task = (longest(&with, true), longest(&without, true));
    let longest_in_frames = longest(&with, false);
    println!("{:<44}{layout_shift:>9.4}{:>26}", "page with three, layout shift, most", "0");
    let (task, other) = longest_task;
    println!("{:<44}{task:>9.1}{other:>9.1}{:>17}", "page with three, longest task, ms", "50");
    println!("{:<44}{longest_in_frames:>9.1}", "its frames, longest task, ms");
    first_paint.print("page with three, first paint, ms", "");
    let judged = |name: &str, path: &str| {
        let scores = judge(&host, path)?;
        let said: Vec<String> = scores.iter().map(Score::to_string).collect();
        println!("Lighthouse, {name}: {}", said.join(", "));
        Ok::<_, Error>(scores)
    };
    let lighthouse = (judged("with three", "med")?, judged("without", "uten")?);
    Ok(Host { layout_shift, longest_task, first_paint, longest_in_frames, lighthouse })
}

/// Lighthouse's scores, of some visits. What takes points is printed.
fn judge(host: &Nginx, path: &str) -> Result<Vec<Score>> {
    let own = host.url("");
    let own = own.trim_start_matches("https://").trim_end_matches('/');
    let (address, flags) = (
        format!("https://{ELSEWHERE}/{path}"),
        format!("{} --host-resolver-rules='MAP {ELSEWHERE}:443 {own}'", lighthouse::CHROMIUM),
    );
    let visits = (0..JUDGED).map(|_| lighthouse::visit(&address, &flags));
    let reports = visits.collect::<Result<Vec<_>>>()?;
    report::faults(&reports).iter().for_each(|fault| println!("    {fault}"));
    Ok(report::scores(&reports))
}

/// The pages of the other host: text with three tags, as they are copied, and without.
pub(super) fn pages(there: &str) -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    let text = "<p>Kommunen deltar i et samarbeid med andre kommuner. </p>".repeat(3);
    let tag = |attributes: &str, height: u32| {
        format!(
            "<osloregionen-embed {attributes} style=\"display:block;min-height:{height}px\">\
             <a href=\"{there}\">Osloregionen</a></osloregionen-embed>"
        )
    };
    let tags = [
        tag("view=\"medlem\" kommune=\"baerum\"", 757),
        tag("view=\"prioriteringer\"", 590),
        tag("view=\"medlemmer\"", 720),
    ];
    let script = format!("<script async src=\"{there}embed.js\"></script>");
    for (name, script) in [("med", script.as_str()), ("uten", "")] {
        let body = tags.join(&text);
        let page = format!(
            "<!doctype html><html lang=\"nb\"><meta charset=\"utf-8\"><title>Kommunen</title>\
             <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\">\
             <main><h1>Kommunen</h1>{text}{body}{text}</main>{script}"
        );
        fs::create_dir(folder.path().join(name))?;
        fs::write(folder.path().join(name).join("index.html"), page)?;
    }
    Ok(folder)
}
