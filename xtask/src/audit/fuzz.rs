//! Made-up input by the million, at everything that takes what strangers and editors send: the
//! crate `fuzz` says what is tried and how much memory it may take.
//!
//! LLVM's libFuzzer goes by coverage, which stable Rust compiles in: neither nightly nor another
//! tool is needed, only a C++ compiler for libFuzzer itself.

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use fuzz::target::{TARGETS, Target};
use serde::Serialize;
use serde_json::Value;

use super::messages;
use crate::process;

/// How many lines of the fuzzer are shown where it found something.
const SHOWN: usize = 60;

/// What has coverage compiled in, with the comparisons, so that libFuzzer learns what a text is
/// compared with. Exactly what cargo-fuzz gives rustc, but for the sanitizers, which need nightly.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares \
    --cfg fuzzing";

/// How much is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Cases of each target, at most.
    pub cases: u64,
    /// Seconds of each target, at most.
    pub seconds: u64,
    /// What the making up starts from; 0 would be another every time.
    pub seed: u32,
}

impl Limits {
    /// What goes with the tests: some seconds of each target.
    pub const SHORT: Limits = Limits { cases: 10_000_000, seconds: 4, seed: 1 };
}

/// What came of a target.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tried {
    /// Its name.
    pub target: &'static str,
    /// What the making up started from.
    pub seed: u32,
    /// How many cases.
    pub cases: u64,
    /// For how many seconds.
    pub seconds: f64,
    /// The most memory that a case took, in bytes; of the messages, node's whole heap.
    pub peak: usize,
    /// How much memory may be taken.
    pub bound: String,
}

/// Tries these targets, or all, and says what came of it.
///
/// # Errors
/// If something fails that is tried, with the way to have it again, or if the fuzzer cannot be
/// built or started.
pub fn run(names: &[String], limits: Limits) -> Result<Vec<Tried>> {
    let is_known = |name: &String| name == messages::NAME || Target::named(name).is_some();
    if let Some(unknown) = names.iter().find(|name| !is_known(name)) {
        let known = TARGETS.map(|target| target.name).join(", ");
        bail!("there is no target {unknown:?}: it is one of {known}, {}", messages::NAME);
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    let mut tried = Vec::new();
    let targets: Vec<&Target> = TARGETS.iter().filter(|target| wanted(target.name)).collect();
    if !targets.is_empty() {
        let program = build()?;
        for target in targets {
            tried.push(told(by_coverage(target, &program, limits)?));
        }
    }
    if wanted(messages::NAME) {
        tried.push(told(messages::run(limits)?));
    }
    Ok(tried)
}

fn told(tried: Tried) -> Tried {
    let Tried { target, cases, seconds, peak, bound, .. } = &tried;
    println!("{target:<10} {cases:>9} cases in {seconds:>6.1} s, at most {peak} bytes ({bound})");
    tried
}

/// Keeps what was tried, in the place of what was of the same target.
///
/// # Errors
/// If the file cannot be written.
pub fn record(tried: &[Tried]) -> Result<()> {
    let file = process::root().join("xtask/measured/fuzz.json");
    let mut kept: serde_json::Map<String, Value> = fs::read(&file)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default();
    for one in tried {
        kept.insert(one.target.to_owned(), serde_json::to_value(one)?);
    }
    fs::write(&file, serde_json::to_string_pretty(&kept)? + "\n")?;
    println!("\nKept in xtask/measured/fuzz.json");
    Ok(())
}

/// Compiles the fuzzer. The target is named so that build scripts are compiled without coverage.
fn build() -> Result<PathBuf> {
    let told = process::run_quietly(process::command("rustc").arg("-vV"))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("`rustc -vV` names no host")?;
    let folder = process::root().join("target/fuzzing");
    let mut cargo = process::command("cargo");
    cargo.args(["build", "--quiet", "--locked", "--profile", "fuzz", "--package", "fuzz"]);
    cargo.args(["--features", "engine", "--bin", "fuzz", "--target", host, "--target-dir"]);
    cargo.arg(&folder).env("RUSTFLAGS", FLAGS);
    process::run(&mut cargo).context(
        "the fuzzer cannot be built; it needs a C++ compiler (Debian: `apt-get install g++`)",
    )?;
    Ok(folder.join(host).join("fuzz/fuzz"))
}

fn by_coverage(target: &Target, program: &Path, limits: Limits) -> Result<Tried> {
    let own = process::root().join("target/fuzzed").join(target.name);
    // Each run starts from the same: then the same seed goes the same way.
    if own.exists() {
        fs::remove_dir_all(&own)?;
    }
    let (seeds, new, failed) = (own.join("seeds"), own.join("new"), own.join("failed/"));
    for folder in [&seeds, &new, &failed] {
        fs::create_dir_all(folder)?;
    }
    let mut command = Command::new(program);
    command.env("OSLOREGIONEN_FUZZ", target.name).env("OSLOREGIONEN_FUZZ_SEEDS", &seeds);
    command.arg(&new).arg(&seeds).arg(format!("-seed={}", limits.seed));
    command.arg(format!("-max_len={}", target.longest)).arg(format!("-runs={}", limits.cases));
    command.arg(format!("-max_total_time={}", limits.seconds));
    // A case that takes so many seconds is a fault as well.
    command.args(["-timeout=5", "-print_final_stats=1"]);
    command.arg(format!("-artifact_prefix={}", failed.display()));
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", program.display()))?;
    let (mut cases, mut peak, mut last) = (None, 0, VecDeque::new());
    for line in child.stderr.take().into_iter().flat_map(|pipe| BufReader::new(pipe).split(b'\n')) {
        let line = String::from_utf8_lossy(&line?).into_owned();
        cases = number_after(&line, "stat::number_of_executed_units:").or(cases);
        peak = number_after(&line, "most memory:").map_or(peak, |most| most as usize);
        last.push_back(line);
        if last.len() > SHOWN {
            last.pop_front();
        }
    }
    let seconds = (start.elapsed().as_secs_f64() * 10.0).round() / 10.0;
    if !child.wait()?.success() {
        bail!(
            "{}\n\n{}: a case failed. It lies in {}; again: `OSLOREGIONEN_FUZZ={} {} <case>`",
            Vec::from(last).join("\n"),
            target.name,
            failed.display(),
            target.name,
            program.display()
        );
    }
    let cases = cases.context("the fuzzer does not say how many cases it tried")?;
    ensure!(peak > 0, "the fuzzer counted no memory");
    let bound = format!("{} + {} for each byte", target.fixed, target.per_byte);
    Ok(Tried { target: target.name, seed: limits.seed, cases, seconds, peak, bound })
}

/// The number that follows `words` at the start of a line.
fn number_after(line: &str, words: &str) -> Option<u64> {
    line.strip_prefix(words)?.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("stat::number_of_executed_units: 791677", Some(791_677))]
    #[case("stat::average_exec_per_sec:     60898", None)]
    #[case("most memory: 12 for 3", None)]
    fn what_the_fuzzer_says_is_read(#[case] line: &str, #[case] expected: Option<u64>) {
        assert_eq!(number_after(line, "stat::number_of_executed_units:"), expected);
    }

    #[test]
    fn an_unknown_target_is_named() {
        let error = run(&["manifst".to_owned()], Limits::SHORT).unwrap_err().to_string();
        assert!(error.contains("manifst") && error.contains("messages"), "{error}");
    }
}
