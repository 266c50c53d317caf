//! Lighthouse, for `cargo xtask measure lighthouse` only: with its packages it is larger than all
//! others together, so it lies in a folder of its own and no build or test installs it.

use std::process::Command;

use anyhow::{Context, Result};

use super::tell;
use crate::process;

/// Its version.
const VERSION: &str = "13.5.0";

/// A command that runs it, installed first where it is missing.
///
/// # Errors
/// If npm is missing or cannot install it.
pub fn lighthouse() -> Result<Command> {
    let folder = process::tools().join("lighthouse").join(VERSION);
    let program = folder.join("node_modules/lighthouse/cli/index.js");
    if !program.is_file() {
        tell(&format!("npm install lighthouse@{VERSION} (a minute)\n"));
        let mut npm = process::command("npm");
        npm.args(["install", "--ignore-scripts", "--no-save", "--prefix"]).arg(&folder);
        process::run_quietly(npm.arg(format!("lighthouse@{VERSION}")))
            .context("Lighthouse cannot be installed")?;
    }
    let mut node = process::command("node");
    node.arg(program);
    Ok(node)
}
