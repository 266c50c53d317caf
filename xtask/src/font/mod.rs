//! `cargo xtask font`: cuts Schibsted Grotesk to the letters of Norwegian and Northern Sámi.
//!
//! The result is committed in `public/fonts/`, since it changes only with the typeface and
//! needs Python's fonttools, which a build does not.

use anyhow::{Context, Result};

use crate::process;

const FONTTOOLS: &str = "fonttools[woff]==4.68.0";
/// Where the faces lie that pictures are drawn with.
const DRAWING: &str = "xtask/assets";
const PACKAGE: &str = "node_modules/@fontsource-variable/schibsted-grotesk";

/// Cuts the typeface into `public/fonts/` and prints each file's size. The names carry the
/// content's hash: put new ones into `style/fonts.css` and `index.html`.
///
/// # Errors
/// If Python, pip or the npm package is missing.
pub fn cut() -> Result<()> {
    let tools = process::tools().join("fonttools");
    let mut pip = process::command("pip");
    pip.args(["install", "--quiet", "--disable-pip-version-check", FONTTOOLS, "--target"]);
    process::run(pip.arg(&tools)).context("Python's pip is needed to cut the typeface")?;
    let mut python = process::command("python3");
    python.env("PYTHONPATH", &tools).args([
        "xtask/src/font/cut.py",
        PACKAGE,
        "public/fonts",
        DRAWING,
    ]);
    process::run(&mut python)
}
