//! The app on the draft: what is saved is built, and every open page loads itself anew. Mistakes are
//! told in the terminal and on the pages, and the last good build stays.

use super::outcome::{Answer, Failure, Outcome};
use super::speech::Speech;
use crate::build::{self, Profile};
use crate::serve::{Options, Server, watch};
use crate::setup::{self, Need};
use crate::{process, snapshot};
use anyhow::{Context, Result};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Builds the draft and serves it until Ctrl-C.
///
/// # Errors
/// Mistakes in the content, a project that is not the program's own, a port that is taken.
pub fn preview(root: &Path, port: u16, speech: Speech, colour: bool) -> Outcome {
    // The app is built from the project's sources, which lie beside its content.
    let own = process::root();
    if root.canonicalize().ok() != own.canonicalize().ok() {
        let own = own.display();
        return Err(Failure::Use(speech.say(
            format!("bare prosjektet selv kan vises: {own}"),
            format!("only the project itself can be shown: {own}"),
        )));
    }
    setup::run(Need::Build)?;
    let build = || -> Result<PathBuf> {
        snapshot::build_in(&own)?;
        build::build(Profile::Dev)
    };
    let shelf = own.join("target/preview");
    let watch = |build: &mut dyn FnMut()| watched(&own, build);
    let builds = show(&shelf, port, build, &watch, (speech, colour))?;
    Ok(Answer { lines: Vec::new(), json: json!({ "builds": builds }) })
}

/// Builds after every change until Ctrl-C.
fn watched(root: &Path, build: &mut dyn FnMut()) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        tokio::select! {
            ended = tokio::signal::ctrl_c() => ended.context("Ctrl-C"),
            () = watch::changes(root, true, build) => Ok(()),
        }
    })
}

/// Serves what `build` gives, and again each time that `watch` has it built, until that ends. Builds
/// are served from copies on the `shelf`: one that fails midway may leave its folder half. Gives how
/// many were shown.
///
/// # Errors
/// A first build that fails, or a port that is taken.
fn show(
    shelf: &Path,
    port: u16,
    build: impl Fn() -> Result<PathBuf>,
    watch: &dyn Fn(&mut dyn FnMut()) -> Result<()>,
    (speech, colour): (Speech, bool),
) -> Result<usize, Failure> {
    let mut shown = 0;
    let mut next = || -> Result<PathBuf> {
        let dist = build()?;
        // The one that is being served stays until the other is.
        let copy = shelf.join(if shown % 2 == 0 { "a" } else { "b" });
        replace(&copy, &dist).with_context(|| copy.display().to_string())?;
        shown += 1;
        Ok(copy)
    };
    let first = next()?;
    let options = Options { port, without_slash: true, reloads: true, ..Options::default() };
    let server = Server::start_with(first, options).map_err(|_| {
        Failure::Host(speech.say(
            format!("porten {port} er opptatt. Velg en annen med --port"),
            format!("port {port} is taken. Choose another by --port"),
        ))
    })?;
    let url = server.url("/");
    println!(
        "\n{}",
        speech.say(
            format!(
                "Utkastet vises på {url}. Siden lastes på nytt når du lagrer; Ctrl-C avslutter."
            ),
            format!("The draft is shown on {url}. The page reloads when you save; Ctrl-C ends it."),
        )
    );
    watch(&mut || {
        server.tell(speech.say("Bygger utkastet …", "Building the draft …"));
        let start = Instant::now();
        match next().map_err(Failure::from) {
            Ok(copy) => {
                server.show(&copy);
                let seconds = start.elapsed().as_secs_f64();
                println!(
                    "{}",
                    speech.say(
                        format!("Bygd på nytt på {seconds:.0} s."),
                        format!("Built again in {seconds:.0} s."),
                    )
                );
            }
            Err(failure) => {
                let kept = speech.say(
                    "Den siste gode utgaven vises fortsatt.",
                    "The last good edition is still shown.",
                );
                let told = |colour| format!("{}\n{kept}", super::worded(&failure, speech, colour));
                eprintln!("{}", told(colour));
                server.tell(&told(false));
            }
        }
    })?;
    Ok(shown)
}

/// Makes `to` a copy of the folder `from`.
fn replace(to: &Path, from: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    copy(from, to)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &place)?;
        } else {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
