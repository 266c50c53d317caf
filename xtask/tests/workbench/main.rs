//! The editor's workbench as a process on real folders: what it says, writes and leaves behind.

mod changes;
mod commands;
mod faults;
mod imports;
mod members;
#[cfg(feature = "cloud")]
mod objects;
mod publishing;
mod refusals;
mod round_trip;
#[path = "../support/mod.rs"]
mod support;

use std::path::Path;
use std::process::{Command, Output};

use osloregionen::snapshot::{Manifest, decode_manifest};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The program, in the project `root`, whatever the surroundings speak.
fn snapshot(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_snapshot"));
    command.current_dir(root).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "nb_NO");
    command
}

/// Runs it to its end.
fn run(root: &Path, arguments: &[&str]) -> Output {
    snapshot(root).args(arguments).output().unwrap()
}

/// Runs it with `--json`: the exit code and what it says.
fn json(root: &Path, arguments: &[&str]) -> (i32, Value) {
    let output = snapshot(root).args(arguments).arg("--json").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let json = serde_json::from_str(&said).unwrap_or_else(|_| {
        panic!("{arguments:?}: {said:?} {:?}", String::from_utf8_lossy(&output.stderr))
    });
    (output.status.code().unwrap(), json)
}

/// What a client finds that reads with `open`: the list, and every file that it names with the right
/// bytes.
fn whole(open: impl Fn(&str) -> Result<Vec<u8>, String>) -> Result<Manifest, String> {
    let manifest = decode_manifest(&open("manifest.json")?).map_err(|error| error.to_string())?;
    for edition in &manifest.editions {
        for file in [&edition.region, &edition.members, &edition.boundaries] {
            let bytes = open(&file.path)?;
            let sha256: String =
                Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
            if sha256 != file.sha256 || bytes.len() != file.bytes as usize {
                return Err(format!("{} has other bytes", file.path));
            }
        }
    }
    Ok(manifest)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
