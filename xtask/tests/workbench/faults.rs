//! Every mistake of `faults.txt` is told at its place, with its remedy, in both languages.

use crate::support::copy;
use crate::{json, run, text};
use serde_json::Value;
use std::fs;

/// A wrong input: what is replaced in which file, and what must be said of it.
struct Case<'a> {
    name: &'a str,
    file: &'a str,
    from: String,
    to: String,
    /// Language and fault, line by line.
    expected: Vec<(&'a str, &'a str)>,
}

fn cases() -> Vec<Case<'static>> {
    include_str!("faults.txt").trim_end().split("\n\n").map(case).collect()
}

fn case(block: &'static str) -> Case<'static> {
    let mut lines = block.lines();
    let mut next = |start: &str| lines.next().unwrap().strip_prefix(start).unwrap();
    let (name, file) = (next("# "), next(""));
    let (from, to) = (unescaped(next("< ")), unescaped(next("> ")));
    Case {
        name,
        file,
        from,
        to,
        expected: lines.map(|line| line.split_once(' ').unwrap()).collect(),
    }
}

/// `\n` is a line break, `\\` a backslash, and what cannot be seen has its number.
fn unescaped(text: &str) -> String {
    let text = text.replace("\\\\", "\0").replace("\\n", "\n");
    let text = text.replace("\\u{200b}", "\u{200b}").replace("\\u{202e}", "\u{202e}");
    text.replace("\\u{30a}", "\u{30a}").replace('\0', "\\")
}

fn line(fault: &Value) -> String {
    let words = |key| fault[key].as_str().unwrap();
    let (file, message, remedy) = (words("file"), words("message"), words("remedy"));
    format!("{file}:{}:{}: {message} | {remedy}", fault["line"], fault["column"])
}

#[test]
fn each_mistake_is_told_exactly() {
    let cases = cases();
    assert!(cases.len() >= 60, "{}", cases.len());
    for case in cases {
        let copy = copy();
        let path = copy.path().join(case.file);
        let content = fs::read_to_string(&path).unwrap();
        assert!(content.contains(&case.from), "{}: nothing to replace", case.name);
        fs::write(&path, content.replacen(&case.from, &case.to, 1)).unwrap();
        for language in ["nb", "en"] {
            let (code, said) = json(copy.path(), &["check", "--language", language]);
            let found: Vec<String> = said["faults"].as_array().unwrap().iter().map(line).collect();
            let expected = case.expected.iter().filter(|(of, _)| *of == language);
            let expected: Vec<&str> = expected.map(|(_, fault)| *fault).collect();
            assert_eq!(found, expected, "{} in {language}", case.name);
            assert_eq!((code, &said["ok"]), (1, &Value::Bool(false)), "{}", case.name);
            assert!(!expected.is_empty(), "{}: nothing is expected", case.name);
        }
    }
}

#[test]
fn nothing_of_a_fault_stays_norwegian_in_english() {
    let words = ["ikke ", "eller ", "står ", "Skriv ", "Rett ", "Slett ", "mangler", "ingen "];
    for case in cases() {
        for (_, fault) in case.expected.iter().filter(|(language, _)| *language == "en") {
            // What is quoted is the content's.
            let said: String = fault.split(['“', '”', '"', '`']).step_by(2).collect();
            let left: Vec<_> = words.iter().filter(|word| said.contains(**word)).collect();
            assert!(left.is_empty(), "{}: {said}", case.name);
        }
    }
}

#[test]
fn a_person_sees_the_line_the_place_and_the_remedy() {
    let copy = copy();
    let path = copy.path().join("content/2022/medlemmer.csv");
    let content = fs::read_to_string(&path).unwrap();
    fs::write(&path, content.replacen("Ås,Ås,,3021", "Ås,Ås,,302l", 1)).unwrap();
    let output = run(copy.path(), &["check"]);
    let said = text(&output.stderr);
    let expected = "feil: kommunenummeret «302l» har ikke fire sifre\n  \
        --> content/2022/medlemmer.csv:64:8\n   \
        |\n\
        64 | Ås,Ås,,302l,";
    assert!(said.starts_with(expected), "{said}");
    assert!(said.contains("\n   |        ^\n"), "{said}");
    assert!(said.contains("= slik rettes det: Skriv alle fire."), "{said}");
    assert!(said.ends_with("\n1 feil. Ingenting er publisert.\n"), "{said}");
    assert!(!said.contains('\u{1b}'), "no colours where nobody looks");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    let coloured = run(copy.path(), &["check", "--color", "always", "--language", "en"]);
    let said = text(&coloured.stderr);
    assert!(said.contains("\u{1b}[") && said.contains("1 error."), "{said}");
}

#[test]
fn every_mistake_is_told_at_once() {
    let copy = copy();
    for (file, from, to) in [
        ("utgave.toml", "https://www.ssb.no", "http://www.ssb.no"),
        ("organisasjon.toml", ", nn = \"Skipa i 2004\"", ""),
        ("prioriteringer.toml", "\"2021-2024\"", "\"2024-2021\""),
        ("medlemmer.csv", ",0301,0301,", ",301,301,"),
    ] {
        crate::support::edit(copy.path(), &format!("2022/{file}"), from, to);
    }
    let (_, said) = json(copy.path(), &["build"]);
    assert_eq!(said["faults"].as_array().unwrap().len(), 5);
    assert!(!copy.path().join("public").exists(), "nothing is written");
}
