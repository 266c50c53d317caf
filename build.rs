//! Names the edition that is bundled with the app, and has the linker keep what the app is taken
//! apart by, where it is to be in two parts.

use std::path::Path;
use std::{env, fs};

use serde_json::Value;
use sha2::{Digest, Sha256};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=public/snapshots/manifest.json");
    // Views carry the scopes of their style sheets, which rustc does not know they read.
    println!("cargo::rerun-if-changed=src");
    // The command line has the app too, to prerender its pages, and makes the snapshots itself.
    let for_browsers = env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32");
    if for_browsers && env::var_os("CARGO_FEATURE_APP").is_some() {
        let missing = "compile_error!(\"no snapshots: run `cargo xtask snapshot build` first\")";
        let edition = built_in().unwrap_or_else(|| missing.to_owned());
        fs::write(Path::new(&env::var("OUT_DIR")?).join("built_in.rs"), edition)?;
    }
    if for_browsers && env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=osloregionen=--emit-relocs");
    }
    Ok(())
}

/// The latest edition of the manifest as an expression; `None` if there is no usable one.
fn built_in() -> Option<String> {
    let root = env::var("CARGO_MANIFEST_DIR").ok()?;
    let bytes = fs::read(Path::new(&root).join("public/snapshots/manifest.json")).ok()?;
    let manifest: Value = serde_json::from_slice(&bytes).ok()?;
    let editions = manifest["editions"].as_array()?;
    let latest = editions.iter().find(|edition| edition["year"] == manifest["latest"])?;
    let file = |name: &str| {
        let file = &latest[name];
        let (path, sha256) = (file["path"].as_str()?, file["sha256"].as_str()?);
        let bytes = file["bytes"].as_u64()?;
        Some(format!("{name}: file({path:?}, {sha256:?}, {bytes}),"))
    };
    let (region, members, boundaries) = (file("region")?, file("members")?, file("boundaries")?);
    let year = latest["year"].as_u64()?;
    let years: Vec<u64> = editions.iter().filter_map(|edition| edition["year"].as_u64()).collect();
    let version = manifest["version"].as_u64()?;
    let (published, expires) = (manifest["published"].as_str()?, manifest["expires"].as_str()?);
    let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Some(format!(
        "BuiltIn {{ publication: publication({version}, {published:?}, {expires:?}), \
         listed: Listed {{ years: &{years:?}, latest: {year} }}, manifest: {hash:?}, \
         files: EditionFiles {{ year: {year}, {region} {members} {boundaries} }} }}"
    ))
}
