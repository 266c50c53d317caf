//! The score of MDN's HTTP Observatory, by its own program, of a build that the nginx of `deploy/`
//! serves by https.
//!
//! What is asked for is the highest score that its table gives a site without cookies that no
//! browser has in its list: whatever the table says, nothing that the host can do is left out. A
//! frame is for other sites, so that one result (the resource policy `cross-origin`) is as it must be.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::process;
use crate::serve::{Nginx, Protocol};
use crate::setup;

/// Of each kind of page one: its path, and whether it is for other sites to show.
const PAGES: [(&str, bool); 3] =
    [("/", false), ("/medlemmer/baerum", false), ("/embed/medlem/baerum", true)];

/// The test of who may load a page's files.
const RESOURCE_POLICY: &str = "cross-origin-resource-policy";

#[derive(Deserialize)]
struct Scored {
    path: String,
    score: i32,
    /// What the table gives at most, to any site.
    most: i32,
    tests: Vec<Test>,
}

#[derive(Deserialize)]
struct Test {
    name: String,
    result: String,
    pass: bool,
    modifier: i32,
    /// What this test gives at most without cookies and a place in browsers' lists.
    reach: i32,
}

impl Scored {
    /// The highest score that such a page can have.
    fn reach(&self, is_for_others: bool) -> i32 {
        let tests = self.tests.iter();
        let of_all = tests
            .map(|test| if is_for_others && test.name == RESOURCE_POLICY { 0 } else { test.reach });
        100 + of_all.sum::<i32>()
    }

    fn print(&self, is_for_others: bool) {
        let (score, reach) = (self.score, self.reach(is_for_others));
        println!("\n{}: {score}, of {reach} that it can have", self.path);
        for test in &self.tests {
            let mark = if test.pass { " " } else { "!" };
            println!("{mark} {:30} {:+4}  {}", test.name, test.modifier, test.result);
        }
    }
}

/// Scores the build in `dist`, else in the project's own `dist/`, and prints each test.
///
/// # Errors
/// If nginx, openssl or the program is missing, or a page has not the highest score that it can.
pub fn run(dist: Option<PathBuf>) -> Result<()> {
    let dist = dist.unwrap_or_else(|| process::root().join("dist"));
    let package = setup::observatory()?;
    let nginx = Nginx::start(&dist, 0, Protocol::Redirected)
        .context("the Observatory looks at a build that nginx serves: `cargo xtask build` first")?;
    let script = process::root().join("xtask/src/audit/observatory.mjs");
    let mut node = process::command("node");
    node.arg(&script).arg(&package);
    let [http, https] = nginx.ports().map(|port| port.to_string());
    node.args([http, https]).args(PAGES.map(|(path, _)| path));
    node.env("NODE_EXTRA_CA_CERTS", nginx.certificate());
    let printed = process::run_quietly(&mut node)?;
    let all: Vec<Scored> =
        serde_json::from_str(&printed).context("the script printed no scores")?;
    let mut below = Vec::new();
    for (scored, (_, is_for_others)) in all.iter().zip(PAGES) {
        scored.print(is_for_others);
        if scored.score < scored.reach(is_for_others) {
            below.push(scored.path.as_str());
        }
    }
    let most = all.iter().map(|scored| scored.most).max().unwrap_or_default();
    println!("\nThe table gives {most} at most, to a site with cookies that browsers' lists have.");
    if !below.is_empty() {
        bail!("a header is missing or weak: {} could score more, see above", below.join(", "));
    }
    Ok(())
}
