//! The app on the draft, by the server that developers use: what is saved is built and served at
//! once, mistakes are told and the last good build stays.

use super::outcome::{Answer, Failure, Outcome};
use super::report;
use super::speech::Speech;
use crate::build::Profile;
use crate::content;
use crate::{process, serve};
use serde_json::json;
use std::path::Path;

/// Checks the draft and serves it until Ctrl-C.
///
/// # Errors
/// Mistakes in the content, a project that is not the program's own, a port that is taken.
pub fn preview(root: &Path, port: u16, speech: Speech) -> Outcome {
    // The app is built from the project's sources, which lie beside its content.
    let own = process::root();
    if root.canonicalize().ok() != own.canonicalize().ok() {
        let own = own.display();
        return Err(Failure::Use(speech.say(
            format!("bare prosjektet selv kan vises: {own}"),
            format!("only the project itself can be shown: {own}"),
        )));
    }
    let content = content::read(root)?;
    let latest = content.editions.last().map_or(0, |edition| edition.year);
    let shown = speech.say(
        format!("Viser utgaven {latest}. Last siden på nytt når du har lagret; Ctrl-C avslutter."),
        format!("Shows the edition {latest}. Reload the page when you have saved; Ctrl-C ends it."),
    );
    report::progress(&shown);
    serve::run(serve::Request { profile: Profile::Dev, port, watch: true })?;
    Ok(Answer { lines: Vec::new(), json: json!({ "edition": latest }) })
}
