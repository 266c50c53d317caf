//! Building the app: styles, Trunk, then what Trunk leaves to do.

pub mod address;
mod binary;
mod bindings;
pub mod compress;
mod critical;
mod drawing;
mod early;
pub mod embed;
pub mod head;
mod icons;
mod kiosk;
pub mod offline;
mod old;
pub mod pages;
mod paint;
pub mod pictures;
pub mod render;
mod screen;
pub mod sitemap;
mod sizes;
mod split;
pub mod statement;
mod styles;
mod template;

use std::path::PathBuf;

use anyhow::Result;

use crate::snapshot::key;
use crate::{host, process};
use address::Address;

pub use styles::bundle as bundle_styles;
pub use template::knowing;

/// How the app is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Fast to compile, for looking at a change.
    Dev,
    /// Small, for visitors.
    Release,
}

/// Flags of the small build: std is compiled with the app, a panic aborts at once without
/// a message, and neither source positions nor `Debug` texts are kept.
const SMALL: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none \
         -Clink-arg=-zstack-size=262144",
    ),
];

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the app into `dist/` and returns that folder. The snapshots must have been built.
///
/// # Errors
/// If a tool fails, or the release build is larger than its budget.
pub fn build(profile: Profile) -> Result<PathBuf> {
    let dist = process::root().join("dist");
    if profile == Profile::Release {
        // Trunk works offline; what std itself is made of must be there before.
        let mut fetch = process::command("cargo");
        fetch.args(["fetch", "--quiet", "--locked", "--target", TARGET]).envs(SMALL);
        process::run(&mut fetch)?;
    }
    let mut trunk = process::command("trunk");
    trunk.args(["build", "--offline", "--color", "never", "--dist"]).arg(&dist);
    if profile == Profile::Release {
        trunk.args(["--release", "--features", "split"]).envs(SMALL);
    }
    process::run(&mut trunk)?;
    if profile == Profile::Release {
        let compiled = process::root().join("target").join(TARGET).join("release");
        bindings::replace_trunks(&dist, &compiled.join("osloregionen.wasm"))?;
    }
    let kiosk = kiosk::build(&dist, profile)?;
    let frames = embed::Files::build(&dist, profile)?;
    // A draft is not signed yet, and what shows it is not for visitors.
    let keys = match profile {
        Profile::Dev => Vec::new(),
        Profile::Release => key::known(&process::root())?,
    };
    pages::write(&dist, &kiosk, &frames, &keys)?;
    offline::write(&dist)?;
    host::write(&dist, Address::of_build()?.base())?;
    if profile == Profile::Release {
        compress::write(&dist, &process::root().join("target/packed"))?;
        sizes::report(&dist)?;
        embed::report(&dist)?;
    }
    Ok(dist)
}
