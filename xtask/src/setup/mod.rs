//! Everything a build or a test needs, installed once: quick to find out that nothing is
//! missing, one clear sentence when something cannot be installed.

mod browser;
mod cargo_tools;
mod cyclonedx;
mod debian;
#[cfg(feature = "browser")]
mod lighthouse;
mod node;
mod observatory;
mod rust;

use std::io::Write;
use std::time::Instant;

use anyhow::{Context, Result};

pub use browser::{chromedriver, chromium, mini_browser, missing_browser};
pub use cyclonedx::cyclonedx_schemas;
#[cfg(feature = "browser")]
pub use lighthouse::lighthouse;
pub use observatory::observatory;

/// What the caller is about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Compile and bundle the app.
    Build,
    /// That, and run every test.
    Test,
}

/// What a step found or did, for the line that it prints.
enum Done {
    InPlace,
    Installed,
}

struct Step {
    name: String,
    run: fn() -> Result<Done>,
}

/// Installs what is missing and prints how far it is. In place already, it takes
/// milliseconds and needs no network.
pub fn run(need: Need) -> Result<()> {
    let bindgen = cargo_tools::bindgen_version()?;
    let mut steps = vec![
        Step { name: "Rust's WebAssembly target and sources".into(), run: rust::target },
        Step { name: format!("Trunk {}", cargo_tools::TRUNK), run: cargo_tools::trunk },
        Step { name: format!("wasm-bindgen {bindgen}"), run: cargo_tools::bindgen },
        Step { name: "npm's pinned packages".into(), run: node::packages },
    ];
    if need == Need::Test {
        steps.push(Step { name: "rustfmt and clippy".into(), run: rust::checkers });
        steps.push(Step { name: "cargo-deny".into(), run: cargo_tools::deny });
        steps.push(Step { name: "Chromium and its driver".into(), run: browser::install });
        steps.push(Step { name: "a typeface like Arial".into(), run: browser::typeface });
        steps.push(Step { name: "Firefox".into(), run: browser::firefox });
        steps.push(Step { name: "geckodriver".into(), run: cargo_tools::geckodriver });
        steps.push(Step { name: "WebKitGTK and a display".into(), run: browser::webkit });
    }
    steps_of(&steps)?;
    cargo_tools::clean_up()
}

/// cargo-deny, which `cargo xtask audit supply` asks.
///
/// # Errors
/// If it cannot be compiled.
pub fn cargo_deny() -> Result<()> {
    only("cargo-deny", cargo_tools::deny)
}

/// cargo-cyclonedx, which `cargo xtask audit sbom` asks.
///
/// # Errors
/// If it cannot be compiled.
pub fn cargo_cyclonedx() -> Result<()> {
    only("cargo-cyclonedx", cargo_tools::cyclonedx)
}

/// wrk, with which `cargo xtask measure load` asks.
///
/// # Errors
/// If it is missing and cannot be installed.
pub fn wrk() -> Result<()> {
    only("wrk", debian::wrk)
}

/// What one command needs beside a build, so that no other waits for it.
fn only(name: &str, run: fn() -> Result<Done>) -> Result<()> {
    steps_of(&[Step { name: name.into(), run }])?;
    cargo_tools::clean_up()
}

fn steps_of(steps: &[Step]) -> Result<()> {
    let count = steps.len();
    for (index, step) in steps.iter().enumerate() {
        let place = format!("[{}/{count}] {}", index + 1, step.name);
        let start = Instant::now();
        print!("{place}: ");
        let _ = std::io::stdout().flush();
        match (step.run)().with_context(|| format!("{place}: cannot be set up"))? {
            Done::InPlace => println!("in place"),
            Done::Installed => println!("\n      installed in {} s", start.elapsed().as_secs()),
        }
    }
    Ok(())
}

/// Tells what a step is doing, on a line of its own under the step's name.
fn tell(what: &str) {
    print!("\n      {what}");
    // Only the progress shown would be late.
    let _ = std::io::stdout().flush();
}
