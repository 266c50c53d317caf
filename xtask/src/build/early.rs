//! What the directory answers before the app is there: names that hold what is typed. A script of
//! its own, which a phone on a slow line has a second before the wasm.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::offline::{integrity, minified, short_hash};

/// Writes the script, named by its content, into `dist` and returns its tag, relative to the app's
/// root.
///
/// # Errors
/// If esbuild fails or the file cannot be written.
pub(super) fn write(dist: &Path) -> Result<String> {
    let code = minified("early/page.js", &[])?;
    let name = format!("early-{}.js", short_hash(code.as_bytes()));
    fs::write(dist.join(&name), &code)?;
    let integrity = integrity(code.as_bytes());
    Ok(format!("<script type=\"module\" src=\"{name}\" integrity=\"{integrity}\"></script>"))
}
