//! What Lighthouse says of each kind of page, as it comes: a phone, a slow line.
//!
//! Each page is visited at the address that it is published at, which leads to nginx on this
//! machine: a canonical address elsewhere would not be one.
//!
//! - [`report`]: what is read of its reports

pub mod report;

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use osloregionen::route::Route;
use serde::Serialize;
use tempfile::TempDir;
use url::Url;

use self::report::{Fault, Report, Score};
use super::kinds;
use crate::build::address::Address;
use crate::process;
use crate::serve::{Nginx, Protocol};
use crate::setup;

/// How Chromium is started: quiet, without services of its own that would ask the network for
/// something, and content with a certificate that nobody has signed.
pub(super) const CHROMIUM: &str = "--headless --no-sandbox --disable-gpu --disable-quic \
    --disable-dev-shm-usage --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --ignore-certificate-errors";

/// What was measured, and with what.
#[derive(Serialize)]
pub struct Measured {
    lighthouse: String,
    browser: String,
    /// Lighthouse's figure for the speed of the machine while it measured: the median of all
    /// visits. Below 1 000 or so, performance tells more of the machine than of the page.
    machine: f64,
    runs: usize,
    pages: Vec<Judged>,
}

/// What is said of a page.
#[derive(Serialize)]
struct Judged {
    path: String,
    /// For performance the median of the visits, else the lowest.
    scores: Vec<Score>,
    /// What is not perfect, each as the worst visit had it.
    faults: Vec<Fault>,
}

/// Measures the pages of the build in `dist` that have these paths, or one of each kind, and
/// prints what Lighthouse says.
///
/// # Errors
/// If Chromium, nginx, openssl or Node.js is missing, Lighthouse cannot be installed, or a page
/// cannot be visited.
pub fn measure(dist: &Path, only: &[String], runs: usize) -> Result<Measured> {
    let address = Address::of_build()?;
    let pages = if only.is_empty() {
        kinds::of(dist, &address)?
    } else {
        only.iter().map(|path| Route::parse(path, "")).collect()
    };
    let nginx = Nginx::start(dist, 0, Protocol::Tls)?;
    let flags = format!("{CHROMIUM} --host-resolver-rules='{}'", leading(&address, &nginx)?);
    let mut judged = Vec::new();
    let mut all: Vec<Report> = Vec::new();
    println!("\nmedians of {runs} for performance, else the lowest; * counts for the score\n");
    for page in &pages {
        let mut reports = Vec::new();
        for _ in 0..runs {
            reports.push(visit(&address.of(page), &flags)?);
        }
        let page = Judged {
            path: format!("/{}", page.path()),
            scores: report::scores(&reports),
            faults: report::faults(&reports),
        };
        page.print();
        judged.push(page);
        all.append(&mut reports);
    }
    let mut speeds: Vec<f64> = all.iter().map(Report::machine).collect();
    speeds.sort_by(f64::total_cmp);
    let last = all.last().context("no visit")?;
    Ok(Measured {
        lighthouse: last.version().to_owned(),
        browser: last.browser().to_owned(),
        machine: speeds[speeds.len() / 2],
        runs,
        pages: judged,
    })
}

impl Judged {
    fn print(&self) {
        let scores: Vec<String> = self.scores.iter().map(Score::to_string).collect();
        println!("{:<56}{}", self.path, scores.join(", "));
        for fault in &self.faults {
            println!("    {fault}");
        }
    }
}

/// The rule by which Chromium finds nginx at the site's public address.
fn leading(address: &Address, nginx: &Nginx) -> Result<String> {
    let (public, here) = (Url::parse(&address.file(""))?, Url::parse(&nginx.url(""))?);
    ensure!(public.scheme() == "https", "Lighthouse wants a site that is published over https");
    let [(host, port), (_, nginx)] = [&public, &here].map(|url| {
        (url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default())
    });
    Ok(format!("MAP {host}:{port} 127.0.0.1:{nginx}"))
}

/// One visit with nothing left of earlier ones.
///
/// # Errors
/// If Lighthouse or Chromium is missing, or the page cannot be judged.
pub(super) fn visit(address: &str, flags: &str) -> Result<Report> {
    let folder: TempDir = tempfile::tempdir()?;
    let file = folder.path().join("report.json");
    let mut lighthouse: Command = setup::lighthouse()?;
    lighthouse.arg(address).args(["--quiet", "--no-enable-error-reporting", "--output=json"]);
    lighthouse.arg("--output-path").arg(&file).arg(format!("--chrome-flags={flags}"));
    let chromium = setup::chromium().context("Chromium is missing")?;
    lighthouse.env("CHROME_PATH", chromium);
    process::run_quietly(&mut lighthouse)?;
    Report::read(&file).with_context(|| format!("no report of {address}"))
}
