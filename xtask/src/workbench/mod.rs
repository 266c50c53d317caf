//! The editor's workbench: a new edition without a programmer.
//!
//! The same commands as the program `snapshot` and as `cargo xtask snapshot`. Nothing here asks a
//! question: what a command would change it shows, and what it cannot do it says, with an exit code
//! that a script can rely on.
//!
//! - `bench`: how time and memory grow
//! - `command`: what can be asked, and the help
//! - `refusal`: a command line that cannot be meant like that
//! - `speech`: bokmål or English
//! - `outcome`: what a command ends with
//! - `report`, `english`: faults as people and programs read them
//! - `commands`: from what was asked to the answer
//! - [`diff`]: what differs between two editions
//! - `edition`: a new edition as a copy of another
//! - `host`, `host_files`: where editions are published, and what goes there
//! - `members`: who was a member when
//! - `import`: figures, numbers and lists from files that others make
//! - `preview`: the app on the draft
//! - `publish`, `rollback`, `status`: putting them there, going back, looking
//! - `steps`: what is done on a host, in which order

mod bench;
mod command;
mod commands;
pub mod diff;
mod edition;
mod english;
mod host;
mod host_files;
mod import;
mod members;
mod outcome;
mod preview;
mod publish;
mod refusal;
mod report;
mod rollback;
mod speech;
mod status;
mod steps;

use crate::content::publication::PUBLICATION;
use clap::ArgMatches;
use outcome::{Failure, Outcome};
use serde_json::{Value, json};
use speech::Speech;
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Does what the arguments ask, without the program's name. `root` is the project's folder; where
/// none is given, it is the nearest from here upwards.
pub fn main(arguments: impl Iterator<Item = OsString>, root: Option<&Path>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.collect();
    let speech = Speech::of(&arguments);
    let name = OsString::from("snapshot");
    let all = std::iter::once(&name).chain(&arguments);
    let matches = match command::command(speech).try_get_matches_from(all) {
        Ok(matches) => matches,
        Err(error) => {
            if let Some(help) = command::help(&error, speech) {
                say(&help);
                return ExitCode::SUCCESS;
            }
            let is_json = arguments.iter().any(|argument| argument == "--json");
            let refused = refusal::refusal(&error, &arguments, speech);
            return finish(Err(Failure::Use(refused)), speech, is_json, false);
        }
    };
    let (is_json, colour) = (matches.get_flag("json"), is_coloured(&matches));
    let asked = matches.get_one::<PathBuf>("root").cloned();
    let outcome = match asked.or_else(|| root.map(Path::to_owned)).or_else(nearest) {
        Some(root) => commands::run(&root, &matches, speech),
        None => Err(Failure::Use(
            speech
                .say(
                    "her er ikke noe prosjekt med content/. Gå til det, eller oppgi --root",
                    "there is no project with content/ here. Go to it, or name it by --root",
                )
                .to_owned(),
        )),
    };
    finish(outcome, speech, is_json, colour)
}

/// Prints the outcome: for people the answer, for programs one JSON document, whatever happened.
fn finish(outcome: Outcome, speech: Speech, is_json: bool, colour: bool) -> ExitCode {
    match outcome {
        Ok(answer) if is_json => {
            say(&format!("{}\n", with_ok(answer.json)));
            ExitCode::SUCCESS
        }
        Ok(answer) => {
            answer.lines.iter().for_each(|line| say(&format!("{line}\n")));
            ExitCode::SUCCESS
        }
        Err(failure) => {
            if is_json {
                say(&format!("{}\n", refused(&failure, speech)));
            } else {
                complain(&worded(&failure, speech, colour));
            }
            ExitCode::from(failure.code())
        }
    }
}

fn with_ok(mut json: Value) -> Value {
    json["ok"] = json!(true);
    json
}

fn refused(failure: &Failure, speech: Speech) -> Value {
    let mut json = json!({ "ok": false, "kind": failure.kind() });
    match failure {
        Failure::Content(faults) => {
            json["faults"] = faults.0.iter().map(|fault| report::json(fault, speech)).collect();
        }
        Failure::Use(message) | Failure::Host(message) => {
            json["message"] = json!(message.trim_end());
        }
    }
    json
}

fn worded(failure: &Failure, speech: Speech, colour: bool) -> String {
    match failure {
        Failure::Content(faults) => {
            let all = faults.0.iter().map(|fault| report::fault(fault, speech, colour));
            let all: Vec<String> = all.collect();
            format!("{}\n\n{}\n", all.join("\n\n"), report::sum(all.len(), speech))
        }
        Failure::Use(message) | Failure::Host(message) => format!("{}\n", message.trim_end()),
    }
}

/// Whoever reads may have gone, as `head` does: then there is nobody to tell.
fn say(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn complain(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Colours only where someone looks, unless they are asked for. `NO_COLOR` is what
/// <https://no-color.org> says.
fn is_coloured(matches: &ArgMatches) -> bool {
    match matches.get_one::<String>("color").map(String::as_str) {
        Some("always") => true,
        Some("never") => false,
        _ => {
            let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            std::io::stderr().is_terminal() && !refused
        }
    }
}

/// The nearest project from here upwards. Other folders may be called `content` too; none of those
/// has what every project has.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().find(|folder| folder.join(PUBLICATION).is_file()).map(Path::to_owned)
}
