//! Debian's packages, and what each command needs of them.

use std::process::Stdio;

use anyhow::{Result, bail};

use super::{Done, tell};
use crate::process;

/// What asks a host for much at once.
pub(super) fn wrk() -> Result<Done> {
    if process::find("wrk").is_some() {
        return Ok(Done::InPlace);
    }
    let how = "install wrk (Debian: `apt-get install wrk`; elsewhere: \
               https://github.com/wg/wrk), then run this again";
    packages("wrk", &["wrk"], how)?;
    Ok(Done::Installed)
}

/// Installs Debian's packages, where this user may.
pub(super) fn packages(missing: &str, names: &[&str], how: &str) -> Result<()> {
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
