//! The browser that the tests run in, from the distribution's packages.

use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Result, bail};

use super::{Done, tell};
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

/// Installs Debian's packages, where this user may.
fn packages(missing: &str, names: &[&str], how: &str) -> Result<()> {
    if process::find("apt-get").is_none() {
        bail!("{missing} is missing: {how}");
    }
    let Some(prefix) = administrator() else {
        bail!("{missing} is missing and this user may not install packages: {how}");
    };
    let install = [&["install", "--yes", "--no-install-recommends"], names].concat();
    for arguments in [&["update"][..], &install] {
        tell(&format!("apt-get {}", arguments.join(" ")));
        let words: Vec<&str> =
            prefix.iter().chain(&["apt-get"]).chain(arguments).copied().collect();
        let mut command = process::command(words[0]);
        command.args(&words[1..]).env("DEBIAN_FRONTEND", "noninteractive");
        if let Err(error) = process::run_quietly(&mut command) {
            bail!("{missing} is missing and apt-get cannot install it: {how}\n{error}");
        }
    }
    Ok(())
}

/// The words before `apt-get` with which this user may install packages without being
/// asked for a password: none for root, `sudo -n` where that works.
fn administrator() -> Option<&'static [&'static str]> {
    let user = process::run_quietly(process::command("id").arg("-u")).ok()?;
    if user.trim() == "0" {
        return Some(&[]);
    }
    process::find("sudo")?;
    let mut sudo = process::command("sudo");
    let allowed = sudo.args(["-n", "true"]).stderr(Stdio::null()).status().ok()?.success();
    allowed.then_some(&["sudo", "-n"])
}
