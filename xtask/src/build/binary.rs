//! A wasm of its own beside the site's, with its bindings: the kiosk's, and the frames'.

use std::fs;

use anyhow::Result;

use super::{Profile, SMALL, TARGET, bindings};
use crate::process;

/// Compiles the binary of this name: its wasm and its bindings.
///
/// # Errors
/// If a tool fails.
pub fn compile(name: &str, profile: Profile) -> Result<(Vec<u8>, Vec<u8>)> {
    let root = process::root();
    let mut cargo = process::command("cargo");
    cargo.args(["build", "--quiet", "--locked", "--offline", "--package", "osloregionen"]);
    cargo.args(["--bin", name, "--target", TARGET]);
    let mode = match profile {
        Profile::Dev => "debug",
        Profile::Release => {
            cargo.arg("--release").envs(SMALL);
            "release"
        }
    };
    process::run(&mut cargo)?;
    let compiled = root.join("target").join(TARGET).join(mode).join(name).with_extension("wasm");
    let folder = root.join("target").join(name);
    let mut bindgen = process::command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder).arg(compiled);
    process::run(&mut bindgen)?;
    let wasm = folder.join(format!("{name}_bg.wasm"));
    let code = folder.join(name).with_extension("js");
    match profile {
        Profile::Dev => Ok((fs::read(wasm)?, fs::read(code)?)),
        Profile::Release => bindings::shortened(&wasm, &code),
    }
}
