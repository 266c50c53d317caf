//! The JavaScript that wasm-bindgen writes, made small. Trunk's own minifier fails on it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::process;

/// Minifies the bindings in `dist`, names them by their new content and makes `index.html`
/// refer to them with their new integrity hash.
///
/// # Errors
/// If there is not exactly one such file, or the page does not name it as expected.
pub fn minify(dist: &Path) -> Result<()> {
    let old = single_file(dist, ".js")?;
    let mut esbuild = process::command("esbuild");
    esbuild.arg(dist.join(&old)).args(["--minify", "--format=esm", "--log-level=warning"]);
    let code = process::run_quietly(&mut esbuild)?;
    let hash: String =
        Sha256::digest(&code).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let new = format!("osloregionen-{hash}.js");
    fs::remove_file(dist.join(&old))?;
    fs::write(dist.join(&new), &code)?;

    let page = dist.join("index.html");
    let html = fs::read_to_string(&page)?;
    let html = html.replace(&old, &new);
    // Only the integrity behind this file's own name is replaced.
    let (before, after) =
        html.split_once(&format!("modulepreload\" href=\"./{new}\"")).context(NO_PRELOAD)?;
    let (_, after) = after.split_once("integrity=\"").context(NO_PRELOAD)?;
    let (_, after) = after.split_once('"').context(NO_PRELOAD)?;
    let integrity = STANDARD.encode(Sha384::digest(&code));
    let html = format!(
        "{before}modulepreload\" href=\"./{new}\" crossorigin=\"anonymous\" \
         integrity=\"sha384-{integrity}\"{after}"
    );
    fs::write(page, html)?;
    Ok(())
}

const NO_PRELOAD: &str = "index.html does not preload the bindings the way Trunk 0.21 does";

/// The name of the one file in `dist` that ends so.
pub(super) fn single_file(dist: &Path, ending: &str) -> Result<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(ending) {
            found.push(name);
        }
    }
    match found.as_slice() {
        [one] => Ok(one.clone()),
        _ => bail!("expected one {ending} file in dist, found {found:?}"),
    }
}
