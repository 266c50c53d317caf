//! A new edition as a copy of another, and what has to be gone through in it.

use super::outcome::{Answer, Failure, Outcome};
use super::speech::Speech;
use crate::content;
use anyhow::Context;
use serde_json::json;
use std::fs;
use std::path::Path;

/// The files of an edition. Its own map, where it has one, is copied too.
const FILES: [&str; 4] =
    ["utgave.toml", "organisasjon.toml", "prioriteringer.toml", "medlemmer.csv"];
const MAP: &str = "kommuner.topojson";

/// Makes content/`year` from content/`from`: the same words with another year, complete or not at
/// all.
///
/// # Errors
/// An edition that is there already, or one that is not; mistakes in the content; a folder that
/// cannot be written.
pub fn new(root: &Path, year: u16, from: u16, speech: Speech) -> Outcome {
    let content = content::read(root)?;
    let known: Vec<u16> = content.editions.iter().map(|edition| edition.year).collect();
    if !known.contains(&from) {
        return Err(missing(&known, from, speech));
    }
    let folder = root.join("content");
    let target = folder.join(year.to_string());
    if target.exists() {
        return Err(Failure::Use(speech.say(
            format!("content/{year} finnes fra før. Slett mappen hvis den skal lages på nytt"),
            format!("content/{year} is there already. Delete the folder to have it made anew"),
        )));
    }
    // Made beside its place, and put there by one step.
    let beside = tempfile::Builder::new()
        .prefix(".ny-utgave-")
        .tempdir_in(&folder)
        .context("content/ kan ikke skrives")?;
    let source = folder.join(from.to_string());
    let mut todo = Vec::new();
    for name in FILES.into_iter().chain([MAP].into_iter().filter(|map| source.join(map).exists())) {
        let text = fs::read_to_string(source.join(name)).with_context(|| name.to_owned())?;
        let text = if name == FILES[0] { with_year(&text, from, year) } else { text };
        todo.extend(to_go_through(name, &text, year));
        fs::write(beside.path().join(name), text).with_context(|| name.to_owned())?;
    }
    // Temporary folders are their maker's alone.
    let mode = fs::metadata(&source).context("content")?.permissions();
    fs::set_permissions(beside.path(), mode).context("content")?;
    fs::rename(beside.path(), &target).with_context(|| format!("content/{year}"))?;
    Ok(answer(year, from, &todo, speech))
}

/// That there is no such edition, and which there are.
pub fn missing(known: &[u16], year: u16, speech: Speech) -> Failure {
    let known: Vec<String> = known.iter().map(u16::to_string).collect();
    let known = known.join(", ");
    Failure::Use(speech.say(
        format!("det finnes ingen utgave {year}. Det finnes: {known}"),
        format!("there is no edition {year}. There is: {known}"),
    ))
}

fn with_year(text: &str, from: u16, year: u16) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let own = lines.iter_mut().find(|line| {
        let value = line.strip_prefix("aar").map(str::trim_start).and_then(|l| l.strip_prefix('='));
        value.is_some_and(|value| value.trim().starts_with(&from.to_string()))
    });
    if let Some(line) = own {
        *line = line.replacen(&from.to_string(), &year.to_string(), 1);
    }
    lines.join("\n")
}

/// A place that speaks of other years than the new edition's.
struct Place {
    file: String,
    line: usize,
    text: String,
}

/// Periods that do not reach the year, columns of figures and numbers.
fn to_go_through(name: &str, text: &str, year: u16) -> Vec<Place> {
    let numbered = text.lines().enumerate();
    let old = numbered.filter(|(at, line)| match name {
        "medlemmer.csv" => *at == 0,
        "utgave.toml" => line.trim_start().starts_with("dato"),
        _ => period_ends_before(line, year),
    });
    let place = |(at, line): (usize, &str)| Place {
        file: format!("content/{year}/{name}"),
        line: at + 1,
        text: match name {
            "medlemmer.csv" => {
                let dated = line.split(',').filter(|column| column.contains("_20"));
                dated.collect::<Vec<_>>().join(", ")
            }
            _ => line.trim().to_owned(),
        },
    };
    old.map(place).collect()
}

fn period_ends_before(line: &str, year: u16) -> bool {
    let value = line.trim_start().strip_prefix("gjelder").and_then(|rest| rest.split('"').nth(1));
    let last = value.and_then(|period| period.rsplit('-').next()?.parse::<u16>().ok());
    last.is_some_and(|last| last < year)
}

fn answer(year: u16, from: u16, todo: &[Place], speech: Speech) -> Answer {
    let mut lines = vec![
        speech.say(
            format!("content/{year} er laget som kopi av content/{from}."),
            format!("content/{year} is made as a copy of content/{from}."),
        ),
        String::new(),
        speech
            .say(
                "Gå gjennom dette: Det gjelder tidligere år, og vises slik til det er endret.",
                "Go through this: it is of earlier years, and shown so until it is changed.",
            )
            .to_owned(),
    ];
    lines.extend(todo.iter().map(|Place { file, line, text }| format!("  {file}:{line}: {text}")));
    lines.push(String::new());
    lines.push(speech.say(
        format!("Så: `snapshot check`, `snapshot diff {from} {year}`, `snapshot preview`."),
        format!("Then: `snapshot check`, `snapshot diff {from} {year}`, `snapshot preview`."),
    ));
    let places: Vec<_> = todo
        .iter()
        .map(|Place { file, line, text }| json!({ "file": file, "line": line, "text": text }))
        .collect();
    Answer { lines, json: json!({ "year": year, "from": from, "go_through": places }) }
}
