//! One style sheet of all: the components' sheets with their scopes, Designsystemet's parts
//! and the project's own.

use std::env;
use std::fs;

use anyhow::{Context, Result};

use crate::process;

const COMPONENTS: &str = "style/generated/components.css";
const BUNDLE: &str = "style/generated/main.css";

/// Collects and bundles the styles into `style/generated/main.css`, which is left untouched
/// where it would not change, so that watching for changes comes to rest.
///
/// # Errors
/// If a component's sheet or an imported part is missing, or esbuild warns.
pub fn bundle() -> Result<()> {
    let root = process::root();
    fs::create_dir_all(root.join("style/generated"))?;
    // stylers reads the sources relative to the current folder.
    env::set_current_dir(&root)?;
    stylers::build(Some(COMPONENTS.to_owned()));
    let css = bundled("style/main.css")?;
    let bundle = root.join(BUNDLE);
    if fs::read_to_string(&bundle).ok().as_deref() != Some(css.as_str()) {
        fs::write(&bundle, css).with_context(|| format!("cannot write {BUNDLE}"))?;
    }
    Ok(())
}

/// The kiosk's sheet, which comes after the site's.
///
/// # Errors
/// If esbuild warns.
pub fn kiosk() -> Result<String> {
    bundled("style/kiosk.css")
}

/// The frames' sheet, which stands alone.
///
/// # Errors
/// If esbuild warns.
pub fn embed() -> Result<String> {
    bundled("style/embed.css")
}

/// What the page that puts frames together has beyond the site's sheet.
///
/// # Errors
/// If esbuild warns.
pub fn builder() -> Result<String> {
    bundled("style/builder.css")
}

fn bundled(sheet: &str) -> Result<String> {
    let mut esbuild = process::command("esbuild");
    esbuild.args([sheet, "--bundle", "--minify", "--external:fonts/*"]);
    esbuild.args(["--log-level=warning", "--log-override:css-syntax-error=error"]);
    process::run_quietly(&mut esbuild)
}
