//! What the project is made of: no known weakness, no licence that it may not be under, no source
//! but the registries. cargo-deny and npm know; `deny.toml` says what holds.
//!
//! Known weaknesses come from databases on the network (RustSec's at GitHub, npm's own). Where
//! one does not answer, that is said and is no failure: nothing was found because nothing was
//! asked, and only who reads it can decide whether that will do.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process;

/// What a database of known weaknesses said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It was asked and knows of nothing.
    Nothing,
    /// It did not answer, and why.
    Silent(String),
    /// What it knows.
    Known(String),
}

/// Checks licences, sources and known weaknesses, and says what was asked.
///
/// # Errors
/// If something is not as `deny.toml` has it, or a weakness is known.
pub fn run() -> Result<()> {
    let (good, told) = told_by(&mut deny(&["bans", "licenses", "sources"]))?;
    if !good {
        bail!("{told}\n\ndeny.toml says what may be: change a dependency, or it with its reason");
    }
    for line in told.lines().filter(|line| line.contains(" ok: ")) {
        println!("crates, {}", line.trim());
    }
    let (good, told) = told_by(&mut deny(&["advisories"]))?;
    let crates = report("crates, known weaknesses", "RustSec's database", of_crates(good, &told));
    let mut npm = process::command("npm");
    npm.args(["audit", "--json", "--package-lock-only"]);
    let npm = report("npm packages", "npm's database", of_packages(&told_by(&mut npm)?.1)?);
    crates.and(npm)
}

/// cargo-deny over the whole workspace. Two versions of a crate are counted, not listed.
fn deny(checks: &[&str]) -> Command {
    let mut command = process::command("cargo-deny");
    command.args([
        "--workspace",
        "--color",
        "never",
        "check",
        "--hide-inclusion-graph",
        "--show-stats",
    ]);
    command.args(checks);
    command
}

/// Whether a command was content, and all that it wrote.
fn told_by(command: &mut Command) -> Result<(bool, String)> {
    let line = process::line_of(command);
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{line}`"))?;
    let both = [&output.stdout[..], &output.stderr[..]].concat();
    Ok((output.status.success(), String::from_utf8_lossy(&both).into_owned()))
}

fn report(what: &str, whose: &str, answer: Answer) -> Result<()> {
    match answer {
        Answer::Nothing => println!("{what}: {whose} knows of nothing"),
        Answer::Silent(why) => println!("{what}: NOT CHECKED, {whose} does not answer ({why})"),
        Answer::Known(known) => bail!(
            "{known}\n\n{what}: take a version without this; where it cannot reach the project, \
             let deny.toml ignore it with the reason"
        ),
    }
    Ok(())
}

/// What cargo-deny says of advisories.
fn of_crates(good: bool, told: &str) -> Answer {
    if let Some(line) = told.lines().find(|line| line.contains("failed to fetch advisory")) {
        let place = line.split_whitespace().find(|word| word.starts_with("https://"));
        return Answer::Silent(place.unwrap_or("no place is named").to_owned());
    }
    if good { Answer::Nothing } else { Answer::Known(told.to_owned()) }
}

/// What `npm audit --json` says.
fn of_packages(told: &str) -> Result<Answer> {
    let from = told.find('{').context("npm audit says nothing that is JSON")?;
    // Behind its JSON stands where npm keeps its log.
    let mut values = serde_json::Deserializer::from_str(&told[from..]).into_iter::<Value>();
    let answer = values.next().context("npm audit says nothing")??;
    let known = answer["metadata"]["vulnerabilities"]["total"].as_u64();
    Ok(match (known, &answer["vulnerabilities"]) {
        (Some(0), _) => Answer::Nothing,
        (Some(_), vulnerabilities) => Answer::Known(format!("{vulnerabilities:#}")),
        (None, _) => {
            let why = answer["message"].as_str().unwrap_or("no reason is given");
            // Which mirror it was is of no interest.
            Answer::Silent(why.split(" - ").next().unwrap_or(why).to_owned())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(true, "advisories ok", Answer::Nothing)]
    #[case(
        false,
        "2026 [ERROR] failed to fetch advisory database https://github.com/x with cli",
        Answer::Silent("https://github.com/x".into())
    )]
    #[case(false, "error[vulnerability]: x", Answer::Known("error[vulnerability]: x".into()))]
    // A broken configuration must not look like a database that does not answer.
    #[case(false, "[ERROR] failed to validate deny.toml", Answer::Known("[ERROR] failed to validate deny.toml".into()))]
    fn what_rustsec_says_is_told_apart(
        #[case] good: bool,
        #[case] told: &str,
        #[case] expected: Answer,
    ) {
        assert_eq!(of_crates(good, told), expected);
    }

    #[rstest]
    #[case(r#"{"metadata":{"vulnerabilities":{"total":0}}}"#, Answer::Nothing)]
    #[case(
        "npm warn audit 405\n{\"message\":\"405 Method Not Allowed - POST https://a.b\"}\nnpm error log",
        Answer::Silent("405 Method Not Allowed".into())
    )]
    #[case(
        r#"{"vulnerabilities":{"a":1},"metadata":{"vulnerabilities":{"total":2}}}"#,
        Answer::Known("{\n  \"a\": 1\n}".into())
    )]
    fn what_npm_says_is_told_apart(#[case] told: &str, #[case] expected: Answer) {
        assert_eq!(of_packages(told).unwrap(), expected);
    }

    #[test]
    fn no_json_is_an_error() {
        of_packages("npm: command failed").unwrap_err();
    }
}
