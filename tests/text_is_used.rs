//! Every text of the app is said somewhere: a field of `src/text/` that nothing reads is a word that
//! visitors fetch for nothing. (One that is missing in a language does not compile.)

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The names by which the structs of words are held where they are read.
const HELD_AS: [&str; 9] =
    ["text", "words", "exploring", "tools", "own", "self", "data", "said", ")"];

#[test]
fn every_text_is_used() {
    let sources = read_all(&["src", "xtask/src"]);
    let mut unused = Vec::new();
    let mut fields = 0;
    for (path, text) in &sources {
        if path.starts_with("src/text/") {
            for field in fields_of(text) {
                fields += 1;
                if !sources.iter().any(|(_, text)| is_read(text, field)) {
                    unused.push(format!("{path}: {field}"));
                }
            }
        }
    }
    assert!(fields > 150, "{fields} texts");
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn a_field_is_read_through_what_holds_the_words() {
    let source = "let (a, b) = (text.home, words\n    .lead); let c = page.other; own.many[1]";
    assert!(["home", "lead", "many"].iter().all(|field| is_read(source, field)));
    assert!(!is_read(source, "other"), "of something else");
    assert!(!is_read("text.homes; text.home()", "home"), "another, and a call");
    assert_eq!(fields_of("pub struct A {\n    pub b: u8,\n    c: u8,\n}\n"), ["b"]);
}

/// The public fields of the structs in a file.
fn fields_of(text: &str) -> Vec<&str> {
    let structs = text.split("pub struct ").skip(1).filter_map(|rest| rest.split_once("\n}"));
    let lines = structs.flat_map(|(body, _)| body.lines().skip(1));
    lines.filter_map(|line| Some(line.strip_prefix("    pub ")?.split_once(':')?.0)).collect()
}

/// Whether a source reads a field of something that holds words.
fn is_read(source: &str, field: &str) -> bool {
    let mut rest = source;
    while let Some(at) = rest.find('.') {
        let (before, after) = (rest[..at].trim_end(), &rest[at + 1..]);
        let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
        let name = &after[..after.find(|letter| !is_word(letter)).unwrap_or(after.len())];
        let follows = after[name.len()..].chars().next();
        if name == field && follows != Some('(') {
            let held = before.rsplit(|letter| !is_word(letter)).next().unwrap_or_default();
            if HELD_AS.contains(&held) || (held.is_empty() && before.ends_with(')')) {
                return true;
            }
        }
        rest = after;
    }
    false
}

/// Every Rust file below these folders, by its path.
fn read_all(folders: &[&str]) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                all.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    all
}
