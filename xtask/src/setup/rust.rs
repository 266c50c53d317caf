//! The parts of the Rust toolchain that are not in every installation.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{Done, tell};
use crate::process;

/// The target that the app is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The WebAssembly target, and the standard library's sources, which the release build
/// compiles with the app.
pub(super) fn target() -> Result<Done> {
    let library = sysroot()?.join("lib/rustlib");
    let target = need(library.join(WASM).join("lib").is_dir(), &["target", "add", WASM])?;
    let sources = library.join("src/rust/library/Cargo.lock").is_file();
    Ok(either(target, need(sources, &["component", "add", "rust-src"])?))
}

/// What the checks of `cargo xtask test` call.
pub(super) fn checkers() -> Result<Done> {
    let bin = sysroot()?.join("bin");
    let has = |name: &str| {
        bin.join(name).with_extension(std::env::consts::EXE_EXTENSION).is_file()
            || process::find(name).is_some_and(|path| !path.starts_with(cargo_home()))
    };
    let rustfmt = need(has("rustfmt"), &["component", "add", "rustfmt"])?;
    Ok(either(rustfmt, need(has("clippy-driver"), &["component", "add", "clippy"])?))
}

/// rustup puts a stand-in of every tool there, whether it is installed or not.
fn cargo_home() -> PathBuf {
    std::env::var_os("CARGO_HOME").map(PathBuf::from).unwrap_or_else(|| {
        let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
        home.join(".cargo")
    })
}

fn need(in_place: bool, rustup: &[&str]) -> Result<Done> {
    if in_place {
        return Ok(Done::InPlace);
    }
    if process::find("rustup").is_none() {
        bail!(
            "{} is missing and rustup, which installs it, is not on the PATH: get rustup from \
             https://rustup.rs, or install that part of Rust with your distribution's packages",
            rustup[rustup.len() - 1]
        );
    }
    tell(&format!("rustup {}", rustup.join(" ")));
    process::run_quietly(process::command("rustup").args(rustup))?;
    Ok(Done::Installed)
}

fn either(first: Done, second: Done) -> Done {
    match (first, second) {
        (Done::InPlace, Done::InPlace) => Done::InPlace,
        _ => Done::Installed,
    }
}

fn sysroot() -> Result<PathBuf> {
    let printed = process::run_quietly(process::command("rustc").args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(printed.trim()))
}
