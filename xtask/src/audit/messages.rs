//! What frames and the pages around them tell each other, made up by the million: the scripts as
//! they are published, in node, with as much of a page around them as they ask for.

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::fuzz::{Limits, Tried};
use crate::build::embed;
use crate::process;

/// Its name among the targets.
pub const NAME: &str = "messages";

/// Megabytes of heap after which node gives up: with node's own, 10 are taken.
const HEAP: usize = 64;

/// What `messages/main.mjs` writes at its end.
#[derive(Deserialize)]
struct Summary {
    cases: u64,
    seconds: f64,
    peak: usize,
}

/// Tries the tag of other pages and what a frame does.
///
/// # Errors
/// If a check fails, with the numbers that give it again, if more memory is taken than may be, or
/// if node or esbuild is missing.
pub fn run(limits: Limits) -> Result<Tried> {
    let (element, frame) = embed::scripts()?;
    let folder = tempfile::tempdir()?;
    let write = |name: &str, code: String| {
        let file = folder.path().join(name);
        fs::write(&file, code).map(|()| file)
    };
    let mut node = process::command("node");
    node.arg(format!("--max-old-space-size={HEAP}"));
    node.arg("xtask/src/audit/messages/main.mjs");
    node.arg(write("element.js", element)?).arg(write("frame.js", frame)?);
    node.args([u64::from(limits.seed), limits.cases, limits.seconds].map(|n| n.to_string()));
    let told = process::run_quietly(&mut node)?;
    let Summary { cases, seconds, peak } =
        serde_json::from_str(&told).with_context(|| format!("the trial says {told:?}"))?;
    let bound = format!("{HEAP} MB of heap");
    Ok(Tried { target: NAME, seed: limits.seed, cases, seconds, peak, bound })
}
