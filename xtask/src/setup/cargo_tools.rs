//! Trunk and wasm-bindgen: taken from the PATH in exactly the right version, else compiled
//! into `.tools`, which git ignores.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::{Done, tell};
use crate::process;

/// The bundler's version. Later ones ask for a newer rustc than `rust-toolchain.toml`.
pub const TRUNK: &str = "0.21.14";

/// The version of Firefox' driver that is compiled where there is none.
const GECKODRIVER: &str = "0.36.0";

/// What knows the licences, sources and weaknesses of crates. Two minutes of one core to compile.
const DENY: &str = "0.20.2";

/// What lists the crates of a build. Two minutes of one core to compile.
const CYCLONEDX: &str = "0.5.9";

/// How often a long compilation says how far it is.
const REPORT: Duration = Duration::from_secs(15);

pub(super) fn trunk() -> Result<Done> {
    if process::version_of("trunk").is_some_and(|found| found == format!("trunk {TRUNK}")) {
        return Ok(Done::InPlace);
    }
    install(&["--locked", &format!("trunk@{TRUNK}")])
}

/// The bindings' generator and the crate that the app links have to match exactly.
pub(super) fn bindgen() -> Result<Done> {
    let version = bindgen_version()?;
    let expected = format!("wasm-bindgen {version}");
    let right = process::version_of("wasm-bindgen").is_some_and(|found| found == expected);
    if right && process::find("wasm-bindgen-test-runner").is_some() {
        return Ok(Done::InPlace);
    }
    // Not `--locked`: its lock file names crates that were withdrawn since.
    install(&[&format!("wasm-bindgen-cli@{version}")])
}

/// What drives Firefox. Any version does: the protocol is the W3C's.
pub(super) fn geckodriver() -> Result<Done> {
    if process::find("geckodriver").is_some() {
        return Ok(Done::InPlace);
    }
    install(&["--locked", &format!("geckodriver@{GECKODRIVER}")])
}

/// cargo-deny, for `cargo xtask audit supply`.
pub(super) fn deny() -> Result<Done> {
    pinned("cargo-deny", DENY, &["--version"])
}

/// cargo-cyclonedx, for `cargo xtask audit sbom`.
pub(super) fn cyclonedx() -> Result<Done> {
    pinned("cargo-cyclonedx", CYCLONEDX, &["cyclonedx", "--version"])
}

/// A tool in exactly this version, which it tells last when it is asked like this.
fn pinned(name: &str, version: &str, asked: &[&str]) -> Result<Done> {
    let told = process::find(name)
        .and_then(|_| process::run_quietly(process::command(name).args(asked)).ok());
    if told.is_some_and(|told| told.split_whitespace().last() == Some(version)) {
        return Ok(Done::InPlace);
    }
    install(&["--locked", &format!("{name}@{version}")])
}

/// The version of wasm-bindgen that `Cargo.lock` names.
pub(super) fn bindgen_version() -> Result<String> {
    let lock = fs::read_to_string(process::root().join("Cargo.lock"))
        .context("Cargo.lock cannot be read: `cargo generate-lockfile` writes it")?;
    locked_version(&lock, "wasm-bindgen")
        .map(str::to_owned)
        .context("Cargo.lock does not name wasm-bindgen: is it still a dependency of the app?")
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// Removes what compiling the tools left behind: over a gigabyte.
pub(super) fn clean_up() -> Result<()> {
    let build = process::tools().join("build");
    if build.exists() {
        fs::remove_dir_all(&build).context("cannot remove .tools/build")?;
    }
    Ok(())
}

/// `cargo install` in a light profile: full optimisation takes a quarter of an hour on two
/// cores and the tools run for seconds. Both tools share one build folder, so that what
/// they have in common is compiled once.
fn install(arguments: &[&str]) -> Result<Done> {
    tell("not on the PATH in this version: compiling it into .tools (some minutes)");
    let mut command = process::command("cargo");
    command
        .args(["install", "--force", "--root"])
        .arg(process::tools())
        .args(arguments)
        .env("CARGO_TARGET_DIR", process::tools().join("build"))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo")
        .env("CARGO_TERM_PROGRESS_WHEN", "never")
        // Set for stylers by .cargo/config.toml; here it would only mislead build scripts.
        .env_remove("RUSTC_BOOTSTRAP");
    follow(&mut command)?;
    Ok(Done::Installed)
}

/// Shows a count of what cargo compiles instead of its hundreds of lines; all of them when
/// it fails.
fn follow(command: &mut Command) -> Result<()> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", process::line_of(command)))?;
    let mut told = Vec::new();
    let mut compiled = 0;
    let mut reported = Instant::now();
    for line in child.stderr.take().into_iter().flat_map(|pipe| BufReader::new(pipe).lines()) {
        let line = line?;
        compiled += usize::from(line.trim_start().starts_with("Compiling "));
        if reported.elapsed() >= REPORT {
            tell(&format!("… {compiled} crates compiled"));
            reported = Instant::now();
        }
        told.push(line);
    }
    let status = child.wait()?;
    if !status.success() {
        let last = told[told.len().saturating_sub(20)..].join("\n");
        bail!("`{}` ended with {status}:\n{last}", process::line_of(command));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-futures"
version = "0.4.57"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry"
"#;

    #[test]
    fn the_lock_file_names_the_generators_version() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm-bindgen-cli"), None);
    }
}
