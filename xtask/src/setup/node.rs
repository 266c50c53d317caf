//! npm's packages, exactly as `package-lock.json` pins them.

use std::fs;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::{Done, tell};
use crate::process;

/// The oldest major version of Node.js that every pinned package runs on.
const NODE: u32 = 20;

pub(super) fn packages() -> Result<Done> {
    let root = process::root();
    let lock = fs::read(root.join("package-lock.json")).context("package-lock.json is missing")?;
    // Which packages are installed: written last, so an interrupted run starts over.
    let stamp = root.join("node_modules/.installed");
    let wanted = Sha256::digest(&lock).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(Done::InPlace);
    }
    check_node()?;
    tell("npm ci");
    // Nothing pinned needs its install script, and an installer need not run strangers' code.
    process::run_quietly(process::command("npm").args(["ci", "--ignore-scripts"]))?;
    fs::write(&stamp, wanted).context("cannot write into node_modules")?;
    Ok(Done::Installed)
}

fn check_node() -> Result<()> {
    let how = format!(
        "install Node.js {NODE} or newer from https://nodejs.org or your distribution's packages (nodejs, npm)"
    );
    let Some(version) = process::version_of("node") else {
        bail!("Node.js is missing: {how}");
    };
    if major(&version).is_none_or(|found| found < NODE) {
        bail!("Node.js {version} is too old: {how}");
    }
    if process::find("npm").is_none() {
        bail!("npm, which comes with Node.js, is missing: {how}");
    }
    Ok(())
}

fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("v20.20.2", Some(20))]
    #[case("v8.1.0", Some(8))]
    #[case("nonsense", None)]
    fn nodes_version_is_read(#[case] printed: &str, #[case] expected: Option<u32>) {
        assert_eq!(major(printed), expected);
    }
}
