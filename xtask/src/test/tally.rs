//! Counting tests: what `cargo test` prints is shown as it comes and added up.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::process;

/// How many tests a step ran, and whether its command was content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    /// Whether the command failed: some tests did, or it did not compile.
    pub broken: bool,
}

impl Tally {
    /// Both together.
    pub fn and(self, other: Tally) -> Tally {
        Tally {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            broken: self.broken || other.broken,
        }
    }
}

/// Runs a `cargo test` to its end, whatever fails in it. An error means that it could not
/// be started.
pub fn run(command: &mut Command) -> Result<Tally> {
    run_told(command, |_| ())
}

/// The same; each line that is shown is told.
pub fn run_told(command: &mut Command, mut tell: impl FnMut(&str)) -> Result<Tally> {
    let line = process::line_of(command);
    println!("{line}");
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{line}`"))?;
    let mut tally = Tally::default();
    let mut shown = std::io::stdout();
    for printed in
        child.stdout.take().into_iter().flat_map(|pipe| BufReader::new(pipe).split(b'\n'))
    {
        let printed = printed?;
        shown.write_all(&printed)?;
        shown.write_all(b"\n")?;
        let line = String::from_utf8_lossy(&printed);
        tell(&line);
        if let Some((passed, failed)) = result(&line) {
            tally = tally.and(Tally { passed, failed, broken: false });
        }
    }
    let status = child.wait()?;
    tally.broken = !status.success();
    Ok(tally)
}

/// Reads `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
fn result(line: &str) -> Option<(usize, usize)> {
    let (_, counts) = line.split_once("test result: ")?.1.split_once(". ")?;
    let count = |word: &str| {
        let part = counts.split(';').find_map(|part| part.trim().strip_suffix(word))?;
        part.trim().parse().ok()
    };
    Some((count("passed")?, count("failed")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out", Some((12, 0)))]
    #[case("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured", Some((3, 2)))]
    #[case("test fold::is_idempotent ... ok", None)]
    #[case("test result: nonsense", None)]
    fn result_lines_are_counted(#[case] line: &str, #[case] expected: Option<(usize, usize)>) {
        assert_eq!(result(line), expected);
    }
}
