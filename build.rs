//! Names the published files that the app carries with it.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=public/snapshots/manifest.json");
    if env::var_os("CARGO_FEATURE_APP").is_some() {
        let missing = "compile_error!(\"no snapshots: run `cargo xtask snapshot build` first\");";
        let consts = built_in().unwrap_or_else(|| missing.to_owned());
        fs::write(Path::new(&env::var("OUT_DIR")?).join("built_in.rs"), consts)?;
    }
    Ok(())
}

/// The manifest and the latest edition's files as constants; `None` if there is no usable
/// manifest.
fn built_in() -> Option<String> {
    let root = env::var("CARGO_MANIFEST_DIR").ok()?;
    let snapshots = Path::new(&root).join("public/snapshots");
    let manifest = snapshots.join("manifest.json");
    let read: Value = serde_json::from_slice(&fs::read(&manifest).ok()?).ok()?;
    let editions = read["editions"].as_array()?;
    let latest = editions.iter().find(|edition| edition["year"] == read["latest"])?;
    let mut consts = String::new();
    let mut include = |name: &str, path: &Path| {
        path.is_file().then_some(())?;
        writeln!(consts, "const {name}: &[u8] = include_bytes!({path:?});").ok()
    };
    include("MANIFEST", &manifest)?;
    include("REGION", &snapshots.join(latest["region"]["path"].as_str()?))?;
    include("MEMBERS", &snapshots.join(latest["members"]["path"].as_str()?))?;
    Some(consts)
}
