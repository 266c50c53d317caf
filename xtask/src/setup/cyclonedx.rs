//! CycloneDX' schemas and what holds a file against them, for `cargo xtask audit sbom` only.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::tell;
use crate::process;

/// The packages, in these versions.
const PACKAGES: [&str; 4] = [
    "@cyclonedx/cyclonedx-library@10.3.0",
    "ajv@8.20.0",
    "ajv-formats@3.0.1",
    "ajv-formats-draft2019@1.6.1",
];

/// The folder with its packages, installed first where they are missing.
///
/// # Errors
/// If npm is missing or cannot install them.
pub fn cyclonedx_schemas() -> Result<PathBuf> {
    let folder = process::tools().join("cyclonedx").join("10.3.0");
    if !folder.join("node_modules/ajv-formats-draft2019/package.json").is_file() {
        tell(&format!("npm install {} (seconds)\n", PACKAGES[0]));
        let mut npm = process::command("npm");
        npm.args(["install", "--ignore-scripts", "--no-save", "--prefix"]).arg(&folder);
        process::run_quietly(npm.args(PACKAGES))
            .context("CycloneDX' schemas cannot be installed")?;
    }
    Ok(folder)
}
