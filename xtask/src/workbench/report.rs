//! Faults as people and programs read them.
//!
//! rustc's own renderer draws the excerpt. It is given one line at a time, since that is what a
//! fault keeps of its file.

use super::english;
use super::speech::Speech;
use crate::content::Fault;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

/// A fault with its place, the line, a mark under it and the remedy.
pub fn fault(fault: &Fault, speech: Speech, colour: bool) -> String {
    let (message, remedy) = words(fault, speech);
    let title = Level::ERROR.with_name(speech.say("feil", "error")).primary_title(&*message);
    let help = Level::HELP.with_name(speech.say("slik rettes det", "remedy"));
    // A fault of a whole file, or of one that is not there, has no line to show.
    let shown = fault.excerpt.as_ref().filter(|(excerpt, _)| !excerpt.trim().is_empty());
    let place = || Origin::path(format!("{}:{}:{}", fault.file, fault.line, fault.column));
    let group = match shown {
        Some((excerpt, mark)) => {
            let from = excerpt.char_indices().nth(*mark).map_or(excerpt.len(), |(at, _)| at);
            let length = excerpt[from..].chars().next().map_or(0, char::len_utf8);
            let marked = AnnotationKind::Primary.span(from..from + length);
            let snippet = Snippet::source(&**excerpt).line_start(fault.line).annotation(marked);
            if fault.column == mark + 1 {
                Group::with_title(title).element(snippet.path(&*fault.file))
            } else {
                // The renderer would count from where the excerpt begins.
                Group::with_title(title).element(place()).element(snippet)
            }
        }
        None => Group::with_title(title).element(place()),
    };
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let drawn = renderer.render(&[group.element(help.message(&*remedy))]);
    // The renderer pads lines, which no terminal shows and every comparison stumbles over.
    drawn.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// Tells someone who waits what is going on: not among the answers, which a program may read.
pub fn progress(words: &str) {
    use std::io::{IsTerminal, Write};
    let mut to = std::io::stderr();
    if to.is_terminal() {
        // Whoever waited may be gone.
        let _ = writeln!(to, "{words}");
    }
}

/// How many there are, and that nothing happened.
pub fn sum(count: usize, speech: Speech) -> String {
    match (speech, count) {
        (Speech::Bokmal, 1) => "1 feil. Ingenting er publisert.".to_owned(),
        (Speech::Bokmal, _) => format!("{count} feil i alt. Ingenting er publisert."),
        (Speech::English, 1) => "1 error. Nothing has been published.".to_owned(),
        (Speech::English, _) => format!("{count} errors in all. Nothing has been published."),
    }
}

/// A fault for programs.
pub fn json(fault: &Fault, speech: Speech) -> Value {
    let (message, remedy) = words(fault, speech);
    json!({
        "file": fault.file,
        "line": fault.line,
        "column": fault.column,
        "message": message,
        "remedy": remedy,
    })
}

fn words(fault: &Fault, speech: Speech) -> (String, String) {
    match speech {
        Speech::Bokmal => (fault.message.clone(), fault.remedy.clone()),
        Speech::English => (english::of(&fault.message), english::of(&fault.remedy)),
    }
}
