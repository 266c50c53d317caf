//! The journeys in each engine that readers have: which of them pass, which an engine leaves out, and
//! why.
//!
//! - [`left_out`]: what an engine's driver cannot be asked for, or the engine has not
//! - [`outcomes`]: what came of each journey, counted

pub mod left_out;
pub mod outcomes;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

use self::left_out::LEFT_OUT;
use self::outcomes::{Outcomes, listed, outcome};
use crate::process;
use crate::setup::{self, Need};
use crate::test::tally::{self, Tally};

/// The engines, by the names that `OSLOREGIONEN_ENGINE` takes.
pub const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The build; the project's own `dist/` where none is named.
    pub dist: Option<PathBuf>,
    /// Only these engines; all where none is named.
    pub engines: Vec<String>,
    /// Only journeys whose name contains this.
    pub only: Option<String>,
}

/// Walks every journey in every engine, prints what came of them, and where none failed and
/// none was left out of the asking, keeps the figures.
///
/// # Errors
/// If an engine is unknown or missing, or a journey fails.
pub fn run(asked: Asked) -> Result<()> {
    let known = |name: &String| ENGINES.contains(&name.as_str());
    let unknown = asked.engines.iter().find(|name| !known(name));
    ensure!(unknown.is_none(), "{unknown:?} is no engine: {}", ENGINES.join(", "));
    setup::run(Need::Test)?;
    let dist = asked.dist.unwrap_or_else(|| process::root().join("dist"));
    let only = asked.only.as_deref().unwrap_or_default();
    let list = process::run_quietly(journeys("chromium", &dist).args(["--list", only]))?;
    let mut outcomes = Outcomes::of(listed(&list));
    let is_asked =
        |name: &&str| asked.engines.is_empty() || asked.engines.iter().any(|engine| engine == name);
    let mut failed = 0;
    for engine in ENGINES.into_iter().filter(is_asked) {
        println!("\n== {engine}");
        let tally =
            walk(engine, &dist, &[only], |name, passed| outcomes.add(engine, name, passed))?;
        failed += tally.failed + usize::from(tally.broken && tally.failed == 0);
    }
    println!("{}", outcomes.table());
    if asked.only.is_none() && failed == 0 {
        outcomes.keep()?;
    }
    ensure!(failed == 0, "{failed} journeys failed: see above");
    Ok(())
}

/// Walks the journeys that contain one of `names` in an engine, but for what it leaves out; each
/// one's name and whether it passed is told.
///
/// # Errors
/// If they cannot be started.
pub fn walk(
    engine: &str,
    dist: &Path,
    names: &[&str],
    mut tell: impl FnMut(&str, bool),
) -> Result<Tally> {
    let mut command = journeys(engine, dist);
    command.args(["--test-threads", "2"]).args(names.iter().filter(|name| !name.is_empty()));
    let left_out = LEFT_OUT.iter().filter(|one| one.engines.contains(&engine));
    command.args(left_out.flat_map(|one| ["--skip", one.journey]));
    if let Some(driver) = setup::chromedriver() {
        command.env("CHROMEDRIVER", driver);
    }
    tally::run_told(&mut command, |line| {
        if let Some((name, passed)) = outcome(line) {
            tell(name, passed);
        }
    })
}

/// The program of the journeys, which takes a test's arguments.
fn journeys(engine: &str, dist: &Path) -> Command {
    let mut command = process::command("cargo");
    command
        .args(["test", "--package", "xtask", "--features", "journeys", "--test", "journeys", "--"])
        .env("OSLOREGIONEN_DIST", dist)
        .env("OSLOREGIONEN_ENGINE", engine);
    command
}
