//! `cargo xtask test`: everything that has to hold, one step after the other. A step that
//! fails does not keep the later ones from being reported.

mod report;
pub mod tally;

use std::process::Command;

use anyhow::{Context, Result};

use crate::audit::fuzz::{self, Limits};
use crate::audit::{browsers, supply};
use crate::build::{self, Profile};
use crate::process;
use crate::setup::{self, Need};
use report::Report;
use tally::Tally;

/// What the crates share when no browser is meant: the app without its views.
const NATIVE: [&str; 3] = ["--no-default-features", "--features", "publish"];
const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// Runs every test and prints the result of each step. Whether all of them passed.
///
/// `quick` leaves out made-up input, the release build and the browser journeys through it.
pub fn run(quick: bool) -> bool {
    let mut report = Report::default();
    if !report.step("set-up", || setup::run(Need::Test).map(|()| Tally::default())) {
        return report.finish();
    }
    report.step("formatting", || checked(cargo("fmt").args(["--all", "--check"])));
    report.step("snapshots", || crate::snapshot::build().map(|_| Tally::default()));
    report.step("clippy, native", || {
        checked(clippy(cargo("clippy").args(["--workspace", "--all-targets"]).args([
            "--no-default-features",
            "--features",
            "publish,journeys,cloud",
        ])))
    });
    report.step("clippy, WebAssembly", || {
        // Not the unit tests: they are native.
        let parts = ["--package", "osloregionen", "--lib", "--bins", "--test", "web"];
        checked(clippy(cargo("clippy").args(parts).args(WASM)))
    });
    report.step("native tests", || {
        let packages = ["osloregionen", "xtask", "fuzz"].map(|name| ["--package", name]);
        let packages = ["--no-fail-fast"].into_iter().chain(packages.into_iter().flatten());
        tally::run(cargo("test").args(packages).args(NATIVE))
    });
    report.step("WebAssembly tests", || {
        let driver = setup::chromedriver().context("chromedriver is missing")?;
        let test = ["--package", "osloregionen", "--test", "web"];
        tally::run(cargo("test").args(test).args(WASM).env("CHROMEDRIVER", driver))
    });
    report.step("supply chain", || supply::run().map(|()| Tally::default()));
    if quick {
        report.skip("object store");
        report.skip("made-up input");
        report.skip("what drives browsers");
        report.skip("release build");
        report.skip("browser journeys");
        return report.finish();
    }
    report.step("object store", || {
        let test =
            ["--package", "xtask", "--features", "cloud", "--test", "workbench", "objects::"];
        tally::run(cargo("test").args(test))
    });
    report.step("made-up input", || fuzz::run(&[], Limits::SHORT).map(|_| Tally::default()));
    report.step("what drives browsers", || {
        // Its own tests: the native ones are without it, to be quick to compile.
        let test = ["--package", "xtask", "--features", "journeys", "--lib"];
        tally::run(cargo("test").args(test).args(["--", "browser::", "measure::", "audit::"]))
    });
    let mut dist = None;
    report.step("release build", || {
        dist = Some(build::build(Profile::Release)?);
        Ok(Tally::default())
    });
    match dist {
        Some(dist) => {
            let walk = |engine, names: &[&str]| browsers::walk(engine, &dist, names, |_, _| ());
            report.step("journeys in Chromium", || walk("chromium", &[]));
            report.step("journeys in Firefox", || walk("firefox", &IN_FIREFOX));
            report.step("journeys in WebKit", || walk("webkit", &IN_WEBKIT))
        }
        None => report.skip("browser journeys"),
    };
    report.finish()
}

/// The journeys that are walked in Firefox each time: frames, directory, axe. `cargo xtask audit
/// browsers` walks all.
const IN_FIREFOX: [&str; 3] = ["accessibility::", "directory::", "embed::"];

/// The journeys that are walked in WebKit each time: frames on other pages, and what Safari did
/// otherwise than others: where focus is seen, and the place that one comes back to.
const IN_WEBKIT: [&str; 3] = ["embed::", "focus::", "municipality::"];

fn cargo(subcommand: &str) -> Command {
    let mut command = process::command("cargo");
    command.arg(subcommand);
    command
}

fn clippy(command: &mut Command) -> &mut Command {
    command.args(["--", "--deny", "warnings"])
}

fn checked(command: &mut Command) -> Result<Tally> {
    process::run(command).map(|()| Tally::default())
}
