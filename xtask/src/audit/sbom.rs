//! What the app is made of, as a bill of materials (CycloneDX 1.6): the crates in its wasm, what
//! they were compiled with, and npm's packages. The same sources give the same bytes.
//!
//! cargo-cyclonedx and npm each write a bill of their part; here they become one, which tells what
//! visitors get (`required`) from what only made it (`excluded`).
//!
//! - [`merge`]: two bills into one

pub mod merge;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use self::merge::{Parts, merged};
use crate::process;
use crate::setup;

/// What of the crates the browsers' program is: the features and the platform of the release build.
const PROGRAM: [&str; 6] =
    ["--package", "osloregionen", "--features", "split", "--target", "wasm32-unknown-unknown"];

/// The name of cargo-cyclonedx' file beside each manifest, for as long as it is needed.
const BESIDE: &str = "bill-of-crates";

/// Writes the bill into `file`, once it has been held against the published schema.
///
/// # Errors
/// If a tool is missing or fails, or the bill is not as the schema has it.
pub fn write(file: Option<&Path>) -> Result<()> {
    setup::cargo_cyclonedx()?;
    let root = process::root();
    let own = root.join("target/sbom.cdx.json");
    let file = file.unwrap_or(&own);
    let parts = Parts {
        crates: crates(&root)?,
        linked: named_by(&["--edges", "normal,no-proc-macro"])?,
        used: named_by(&["--edges", "normal,build"])?,
        packages: packages()?,
        rustc: rustc()?,
    };
    let bill = merged(parts)?;
    let text = serde_json::to_string_pretty(&bill)? + "\n";
    let machine = root.to_string_lossy();
    ensure!(!text.contains(&*machine), "the bill names a folder of this machine: {machine}");
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, &text).with_context(|| file.display().to_string())?;
    let mut check = process::command("node");
    check.arg("xtask/src/audit/sbom/validate.mjs").arg(setup::cyclonedx_schemas()?).arg(file);
    process::run_quietly(&mut check).context("the bill is not as CycloneDX 1.6 has it")?;
    let count = |scope: &str| {
        let all = bill["components"].as_array().into_iter().flatten();
        all.filter(|component| component["scope"] == scope).count()
    };
    println!(
        "{} that visitors get, {} that only made it; valid CycloneDX 1.6: {}",
        count("required"),
        count("excluded"),
        file.display()
    );
    Ok(())
}

/// cargo-cyclonedx' bill of the app. It writes one beside every manifest of the workspace.
fn crates(root: &Path) -> Result<Value> {
    let mut cargo = process::command("cargo-cyclonedx");
    cargo.args(["cyclonedx", "--format", "json", "--spec-version", "1.5"]);
    // What macros are made of depends on the machine that compiles: every platform's, of which the
    // tree below names those that count.
    cargo.args(["--features", "split", "--target", "all"]);
    let made = process::run_quietly(cargo.args(["--override-filename", BESIDE]));
    let bill = fs::read(root.join(BESIDE).with_extension("json"));
    for manifest in manifests()? {
        let _ = fs::remove_file(manifest.with_file_name(BESIDE).with_extension("json"));
    }
    made?;
    Ok(serde_json::from_slice(&bill.context("cargo-cyclonedx wrote nothing")?)?)
}

/// The manifests of the workspace.
fn manifests() -> Result<Vec<PathBuf>> {
    let mut cargo = process::command("cargo");
    cargo.args(["metadata", "--no-deps", "--format-version", "1", "--locked", "--offline"]);
    let told: Value = serde_json::from_str(&process::run_quietly(&mut cargo)?)?;
    let packages = told["packages"].as_array().into_iter().flatten();
    Ok(packages.filter_map(|package| Some(package["manifest_path"].as_str()?.into())).collect())
}

/// The crates of the program along these edges, as `name@version`. Unlike cargo's metadata, its
/// tree has only the features that this program asks for.
fn named_by(edges: &[&str]) -> Result<BTreeSet<String>> {
    let mut cargo = process::command("cargo");
    cargo.args(["tree", "--locked", "--prefix", "none", "--format", "{p}"]);
    let told = process::run_quietly(cargo.args(PROGRAM).args(edges))?;
    let name = |line: &str| {
        let mut words = line.split_whitespace();
        let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
        Some(format!("{name}@{version}"))
    };
    Ok(told.lines().filter_map(name).collect())
}

/// npm's bill of what its lock file pins.
fn packages() -> Result<Value> {
    let mut npm = process::command("npm");
    npm.args(["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"]);
    Ok(serde_json::from_str(&process::run_quietly(&mut npm)?)?)
}

/// The compiler's version, which is that of the standard library.
fn rustc() -> Result<String> {
    let told = process::version_of("rustc").context("rustc is missing: see https://rustup.rs")?;
    Ok(told.split_whitespace().nth(1).context("`rustc --version` names none")?.to_owned())
}
