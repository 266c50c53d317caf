//! How much the static host of `deploy/` bears: nginx with its own configuration on this machine,
//! asked by wrk for what first visits ask for.
//!
//! A visit is the front page with all that it loads and that its service worker keeps, and three
//! pages more. Nobody has anything kept from before: the most that visits can ask for.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};

use crate::process;
use crate::serve::{Nginx, Protocol, files};
use crate::setup;

/// How many at once.
const CONNECTIONS: [usize; 3] = [1, 16, 256];

/// Seconds for each.
const SECONDS: usize = 10;

/// The pages of a visit.
const PAGES: [&str; 4] = ["/", "/medlemmer", "/medlemmer/baerum", "/organisasjon"];

/// What browsers ask for anew at every visit, beside pages.
const ANEW: [&str; 2] = ["/sw.js", "/snapshots/manifest.json"];

/// Visits of a day that is planned for.
const VISITS: f64 = 1_000_000.0;

/// How much of a day's visits its busiest hour has.
const BUSIEST: f64 = 0.2;

/// What was measured.
#[derive(Debug, Serialize)]
pub struct Measured {
    visit: Visit,
    /// By how it was asked: `http` or `https`.
    asked: BTreeMap<&'static str, Vec<Load>>,
}

/// What a first visit asks for.
#[derive(Debug, PartialEq, Serialize)]
struct Visit {
    requests: usize,
    /// As sent, packed by brotli, without headers.
    bytes: u64,
    /// Of these, those whose name changes with their content: whoever has one never asks again.
    kept_requests: usize,
    kept_bytes: u64,
}

/// What the host did.
#[derive(Debug, Serialize)]
struct Load {
    connections: usize,
    requests_per_second: f64,
    megabytes_per_second: f64,
    /// Milliseconds.
    p50: f64,
    p99: f64,
    max: f64,
    errors: u64,
}

/// What wrk writes by `load.lua`.
#[derive(Deserialize)]
struct Told {
    requests: u64,
    microseconds: u64,
    bytes: u64,
    errors: u64,
    p50: u64,
    p99: u64,
    max: u64,
}

/// Measures the build in `dist` and prints the figures.
///
/// # Errors
/// If wrk, nginx or openssl is missing, the build is not whole, or a request fails.
pub fn measure(dist: &Path) -> Result<Measured> {
    setup::wrk()?;
    let worker = fs::read_to_string(dist.join("sw.js")).context("the build has no sw.js")?;
    let paths = paths(&worker);
    let visit = Visit::of(dist, &paths)?;
    println!("\n{visit:?}\n\n      connections  requests/s   MB/s  p50 ms  p99 ms  max ms  errors");
    let mut asked = BTreeMap::new();
    for (name, protocol) in [("http", Protocol::Plain), ("https", Protocol::Tls)] {
        let nginx = Nginx::start(dist, 0, protocol)?;
        let mut loads = Vec::new();
        for connections in CONNECTIONS {
            let load = Load::of(&nginx.url("/"), &paths, connections)?;
            load.print(name);
            ensure!(load.errors == 0, "{} requests failed", load.errors);
            loads.push(load);
        }
        asked.insert(name, loads);
    }
    print_day(&visit);
    Ok(Measured { visit, asked })
}

/// What a visit asks for, each once. The worker's list is in its script.
fn paths(worker: &str) -> Vec<String> {
    let listed = worker.split("[\"").skip(1).filter_map(|part| {
        let (path, rest) = part.split_once('"')?;
        rest.starts_with(",\"sha384-").then(|| format!("/{path}"))
    });
    PAGES.into_iter().chain(ANEW).map(str::to_owned).chain(listed).collect()
}

impl Visit {
    fn of(dist: &Path, paths: &[String]) -> Result<Visit> {
        let mut visit = Visit { requests: 0, bytes: 0, kept_requests: 0, kept_bytes: 0 };
        for path in paths {
            let found = match files::find(dist, path) {
                // nginx shows a folder's page without a redirect.
                files::Found::Folder(_) => files::find(dist, &format!("{path}/")),
                found => found,
            };
            let files::Found::File(file) = found else {
                bail!("the build has no {path}: build it anew by `cargo xtask build`")
            };
            let sent =
                files::compressed(&file, "br").map_or_else(|| file.clone(), |(copy, _)| copy);
            let bytes = fs::metadata(&sent)?.len();
            visit.requests += 1;
            visit.bytes += bytes;
            if files::cache_control(&file).contains("immutable") {
                visit.kept_requests += 1;
                visit.kept_bytes += bytes;
            }
        }
        Ok(visit)
    }
}

impl Load {
    fn of(url: &str, paths: &[String], connections: usize) -> Result<Load> {
        let quoted: Vec<String> = paths.iter().map(|path| format!("{path:?}")).collect();
        let script = include_str!("load.lua").replace("PATHS", &quoted.join(", "));
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("load.lua");
        fs::write(&file, script)?;
        let mut wrk = process::command("wrk");
        wrk.args(["--threads", "1", "--connections", &connections.to_string()]);
        wrk.args(["--duration", &format!("{SECONDS}s"), "--timeout", "5s", "--script"]);
        let told = process::run_quietly(wrk.arg(&file).arg(url))?;
        let last = told.lines().last().unwrap_or_default();
        let told: Told =
            serde_json::from_str(last).with_context(|| format!("wrk says {last:?}"))?;
        let seconds = told.microseconds as f64 / 1e6;
        let hundredths = |value: f64| (value * 100.0).round() / 100.0;
        Ok(Load {
            connections,
            requests_per_second: (told.requests as f64 / seconds).round(),
            megabytes_per_second: hundredths(told.bytes as f64 / seconds / 1e6),
            p50: hundredths(told.p50 as f64 / 1e3),
            p99: hundredths(told.p99 as f64 / 1e3),
            max: hundredths(told.max as f64 / 1e3),
            errors: told.errors,
        })
    }

    fn print(&self, name: &str) {
        let Load { connections, requests_per_second, megabytes_per_second, .. } = self;
        println!(
            "{name:<6}{connections:>11}{requests_per_second:>12}{megabytes_per_second:>7.0}\
             {:>8.2}{:>8.2}{:>8.2}{:>8}",
            self.p50, self.p99, self.max, self.errors
        );
    }
}

/// What a day of many visits comes to, with nothing kept by anyone in between and with a CDN that
/// keeps what never changes.
fn print_day(visit: &Visit) {
    let busiest = VISITS * BUSIEST / 3600.0;
    let print = |what: &str, requests: usize, bytes: u64| {
        println!(
            "{what:<28}{:>7.0} million requests{:>7.0} GB a day;{:>7.0} requests/s and{:>5.0} MB/s \
             in the busiest hour",
            VISITS * requests as f64 / 1e6,
            VISITS * bytes as f64 / 1e9,
            busiest * requests as f64,
            busiest * bytes as f64 / 1e6,
        );
    };
    println!("\n{VISITS} first visits a day, of which {BUSIEST} in the busiest hour:");
    print("all", visit.requests, visit.bytes);
    print("of it, kept by a CDN", visit.kept_requests, visit.kept_bytes);
    print(
        "left for this host",
        visit.requests - visit.kept_requests,
        visit.bytes - visit.kept_bytes,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKER: &str =
        r#"var r=[["a-0123456789abcdef.js","sha384-x"],["mark.svg","sha384-y"]],n=["x"];"#;

    #[test]
    fn a_visit_is_pages_and_what_the_worker_keeps() {
        let paths = paths(WORKER);
        assert_eq!(
            paths[..6],
            [
                "/",
                "/medlemmer",
                "/medlemmer/baerum",
                "/organisasjon",
                "/sw.js",
                "/snapshots/manifest.json"
            ]
        );
        assert_eq!(paths[6..], ["/a-0123456789abcdef.js", "/mark.svg"]);
    }

    #[test]
    fn what_is_sent_is_counted_as_it_is_packed() {
        let dist = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: usize| {
            fs::write(dist.path().join(name), vec![b'x'; bytes]).unwrap();
        };
        for (name, bytes) in
            [("mark.svg", 10), ("a-0123456789abcdef.js", 900), ("a-0123456789abcdef.js.br", 200)]
        {
            write(name, bytes);
        }
        let paths = ["/mark.svg", "/a-0123456789abcdef.js"].map(str::to_owned);
        let expected = Visit { requests: 2, bytes: 210, kept_requests: 1, kept_bytes: 200 };
        assert_eq!(Visit::of(dist.path(), &paths).unwrap(), expected);
        let error = Visit::of(dist.path(), &["/b".to_owned()]).unwrap_err().to_string();
        assert!(error.contains("/b") && error.contains("cargo xtask build"), "{error}");
    }
}
