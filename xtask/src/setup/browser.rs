//! The browser that the tests run in, from the distribution's packages.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::Done;
use super::debian::packages;
use crate::process;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// The driver of Chromium: `CHROMEDRIVER` when set, else the one on the PATH.
pub fn chromedriver() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMEDRIVER").map(PathBuf::from);
    named.or_else(|| process::find("chromedriver"))
}

/// Chromium itself.
pub fn chromium() -> Option<PathBuf> {
    BROWSERS.iter().find_map(|name| process::find(name))
}

/// The browser around WebKitGTK, which is on no PATH: Debian puts it beside the library.
pub fn mini_browser() -> Option<PathBuf> {
    let libraries = std::fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    let named = |folder: PathBuf| folder.join("webkit2gtk-4.1/MiniBrowser");
    libraries.map(named).find(|path| path.is_file())
}

/// What of Chromium and its driver is missing, in words; `None` when both are there.
pub fn missing_browser() -> Option<&'static str> {
    match (chromium().is_some(), chromedriver().is_some()) {
        (true, true) => None,
        (false, true) => Some("Chromium"),
        (true, false) => Some("chromedriver"),
        (false, false) => Some("Chromium and chromedriver"),
    }
}

pub(super) fn install() -> Result<Done> {
    let Some(missing) = missing_browser() else {
        return Ok(Done::InPlace);
    };
    let how = "install Chromium and the driver of the same version \
               (Debian: `apt-get install chromium chromium-driver`; \
               Fedora: `dnf install chromium chromedriver`; \
               elsewhere: https://googlechromelabs.github.io/chrome-for-testing/), then run this again";
    packages(missing, &["chromium", "chromium-driver"], how)?;
    match missing_browser() {
        None => Ok(Done::Installed),
        Some(still) => bail!("{still} is missing even after apt-get: {how}"),
    }
}

/// A typeface as wide as Arial, which phones and desktops have: text is set in it until the site's own
/// is there, and a bare Linux has a far wider one. Where it cannot be found out, it is taken for there.
pub(super) fn typeface() -> Result<Done> {
    let is_there = || {
        let told = process::run_quietly(process::command("fc-match").arg("Arial"));
        told.map_or(true, |name| {
            ["Arial", "Liberation", "Helvetica"].iter().any(|one| name.contains(one))
        })
    };
    if is_there() {
        return Ok(Done::InPlace);
    }
    let how = "install Arial or Liberation Sans (Debian: `apt-get install fonts-liberation`)";
    packages("A typeface like Arial", &["fonts-liberation"], how)?;
    Ok(Done::Installed)
}

/// Firefox, for what other pages embed. Its driver is one of cargo's tools.
pub(super) fn firefox() -> Result<Done> {
    let is_there = || ["firefox-esr", "firefox"].iter().any(|name| process::find(name).is_some());
    if is_there() {
        return Ok(Done::InPlace);
    }
    let how = "install Firefox (Debian: `apt-get install firefox-esr`; elsewhere: \
               https://www.mozilla.org/firefox/), then run this again";
    packages("Firefox", &["firefox-esr"], how)?;
    if is_there() { Ok(Done::Installed) } else { bail!("Firefox is missing after apt-get: {how}") }
}

/// WebKitGTK with its driver, a display in memory for its window, and what gives that window focus.
pub(super) fn webkit() -> Result<Done> {
    let is_there = || {
        mini_browser().is_some()
            && ["WebKitWebDriver", "Xvfb", "openbox"]
                .iter()
                .all(|name| process::find(name).is_some())
    };
    if is_there() {
        return Ok(Done::InPlace);
    }
    let how = "install WebKitGTK's driver, Xvfb and Openbox (Debian: `apt-get install \
               webkit2gtk-driver xvfb openbox`), then run this again";
    packages("WebKitGTK", &["webkit2gtk-driver", "xvfb", "openbox"], how)?;
    if is_there() {
        Ok(Done::Installed)
    } else {
        bail!("WebKitGTK is missing after apt-get: {how}")
    }
}
