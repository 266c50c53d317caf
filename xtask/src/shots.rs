//! `cargo xtask shots`: the README's pictures, taken of the built app.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::build::{self, Profile};
use crate::process;
use crate::serve::Server;
use crate::setup::{self, Need};
use crate::snapshot;

/// File name, page, and whether it is taken as at night.
const PICTURES: [(&str, &str, bool); 3] = [
    ("forside.png", "/", false),
    ("medlem.png", "/medlemmer/baerum/", true),
    ("organisasjon.png", "/organisasjon/", false),
];

/// Builds the app as for visitors and takes the pictures into `docs/`.
///
/// # Errors
/// If the build fails or Chromium is missing.
pub fn take() -> Result<()> {
    setup::run(Need::Test)?;
    snapshot::build()?;
    let dist = build::build(Profile::Release)?;
    let server = Server::start(dist)?;
    let folder = process::root().join("docs");
    fs::create_dir_all(&folder)?;
    for (name, page, dark) in PICTURES {
        picture(&server.url(page), &folder.join(name), dark)?;
        println!("docs/{name}");
    }
    Ok(())
}

fn picture(address: &str, file: &Path, dark: bool) -> Result<()> {
    let profile = tempfile::tempdir()?;
    let mut chromium = process::command("chromium");
    chromium.args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]);
    chromium.args(["--no-first-run", "--disable-background-networking", "--disable-sync"]);
    chromium.args(["--window-size=1280,900", "--virtual-time-budget=8000"]);
    chromium.arg(format!("--user-data-dir={}", profile.path().display()));
    if dark {
        chromium.arg("--blink-settings=preferredColorScheme=0");
    }
    chromium.arg(format!("--screenshot={}", file.display())).arg(address);
    process::run_quietly(&mut chromium).context("Chromium is needed to take pictures")?;
    if !file.is_file() {
        bail!("Chromium took no picture of {address}");
    }
    Ok(())
}
