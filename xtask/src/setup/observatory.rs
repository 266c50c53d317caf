//! MDN's HTTP Observatory, for `cargo xtask audit observatory` only: it brings a server and a
//! database's client along, so it lies in a folder of its own and no build or test installs it.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::tell;
use crate::process;

/// Its package and version.
const PACKAGE: &str = "@mdn/mdn-http-observatory";
const VERSION: &str = "1.4.8";

/// The folder of the package, installed first where it is missing.
///
/// # Errors
/// If npm is missing or cannot install it.
pub fn observatory() -> Result<PathBuf> {
    let folder = process::tools().join("observatory").join(VERSION);
    let package = folder.join("node_modules").join(PACKAGE);
    // Its install script would fetch the list of sites that browsers know to be https only. Ours is
    // not meant to be in it: the score is the one without.
    let list = package.join("conf/hsts-preload.json");
    if !list.is_file() {
        tell(&format!("npm install {PACKAGE}@{VERSION} (a quarter of a minute)\n"));
        let mut npm = process::command("npm");
        npm.args(["install", "--ignore-scripts", "--no-save", "--prefix"]).arg(&folder);
        process::run_quietly(npm.arg(format!("{PACKAGE}@{VERSION}")))
            .context("MDN's HTTP Observatory cannot be installed")?;
        fs::write(&list, "{}").with_context(|| list.display().to_string())?;
    }
    Ok(package)
}
