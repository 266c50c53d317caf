//! Mistakes in the content: all at once, in order, and whatever a file is like. What is said of each
//! is the table in `workbench/faults.txt`.

mod support;

use rstest::rstest;
use std::fs;
use std::path::Path;
use support::{copy, edit};
use xtask::content::{self, Fault};

fn faults(root: &Path) -> Vec<Fault> {
    content::read(root).err().map_or_else(Vec::new, |faults| faults.0)
}

/// The line of the first `text` in a content file, from 1.
fn line_of(root: &Path, file: &str, text: &str) -> usize {
    let content = fs::read_to_string(root.join("content").join(file)).unwrap();
    let place = content.find(text).unwrap_or_else(|| panic!("{file} has no {text:?}"));
    content[..place].matches('\n').count() + 1
}

#[test]
fn the_content_has_no_mistakes() {
    let content = content::read(&support::project());
    let content = content.map_err(|faults| panic!("{faults}")).ok().unwrap();
    assert_eq!(content.editions.len(), 1);
    assert_eq!(content.editions[0].members.len(), 64);
}

#[test]
fn columns_are_counted_in_characters() {
    let copy = copy();
    edit(copy.path(), "2022/medlemmer.csv", ",3024,", ",30x4,");
    let fault = &faults(copy.path())[0];
    // Bærum,Bærum,,30x4
    assert_eq!((fault.line, fault.column), (5, 14));
}

#[test]
fn every_mistake_is_told_at_once_in_the_order_of_the_files() {
    let copy = copy();
    let root = copy.path();
    edit(root, "2022/utgave.toml", "dato = \"2022\"", "dato = \"22\"");
    edit(root, "2022/organisasjon.toml", "merknad", "merkand");
    edit(root, "2022/organisasjon.toml", "https://", "http://");
    edit(root, "2022/prioriteringer.toml", "\"2021-2024\"", "\"2024-2021\"");
    edit(
        root,
        "2022/prioriteringer.toml",
        "en = \"Community and cooperation\"",
        "en = \"Community and cooperation",
    );
    edit(root, "2022/medlemmer.csv", ",0301,0301,", ",301,301,");
    edit(root, "2022/medlemmer.csv", ",bokmål,", ",riksmål,");
    fs::write(root.join("content/grenser/kommuner-2020.topojson"), "<html>").unwrap();
    let faults = faults(root);
    let files: Vec<&str> = faults.iter().map(|fault| fault.file.as_str()).collect();
    let of = |name: &str| files.iter().filter(|file| file.ends_with(name)).count();
    assert_eq!(of("utgave.toml"), 1, "{faults:#?}");
    assert_eq!(of("organisasjon.toml"), 2, "{faults:#?}");
    assert_eq!(of("prioriteringer.toml"), 2, "{faults:#?}");
    assert_eq!(of("medlemmer.csv"), 3, "{faults:#?}");
    assert_eq!(of("kommuner-2020.topojson"), 1, "{faults:#?}");
    let lines: Vec<usize> =
        faults.iter().filter(|f| f.file.ends_with("medlemmer.csv")).map(|f| f.line).collect();
    assert!(lines.is_sorted());
}

#[rstest]
#[case("2022/utgave.toml")]
#[case("2022/organisasjon.toml")]
#[case("2022/prioriteringer.toml")]
#[case("2022/medlemmer.csv")]
#[case("grenser/kommuner-2020.topojson")]
fn a_missing_or_unreadable_file_is_one_mistake(#[case] file: &str) {
    let copy = copy();
    let path = copy.path().join("content").join(file);
    for (bytes, message) in [(None, "filen kan ikke leses"), (Some(b"a = \"b\xe5d\""), "UTF-8")] {
        match bytes {
            None => fs::remove_file(&path).unwrap(),
            Some(bytes) => fs::write(&path, bytes).unwrap(),
        }
        let faults = faults(copy.path());
        assert_eq!(faults.len(), 1, "{faults:#?}");
        assert_eq!(faults[0].file, format!("content/{file}"));
        assert!(faults[0].message.contains(message), "{faults:#?}");
    }
}

#[test]
fn a_member_without_a_shape_and_a_shape_without_a_member_are_mistakes() {
    let copy = copy();
    edit(copy.path(), "2022/medlemmer.csv", "Frogn,Frogn,", "Drøbak,Drøbak,");
    let faults = faults(copy.path());
    assert!(faults.iter().any(|f| f.file.ends_with(".csv") && f.message.contains("«Drøbak»")));
    assert!(faults.iter().any(|f| f.file.ends_with(".topojson") && f.message.contains("`frogn`")));
}

#[test]
fn what_a_spreadsheet_does_to_the_file_is_told_or_harmless() {
    let copy = copy();
    let path = copy.path().join("content/2022/medlemmer.csv");
    let original = fs::read_to_string(&path).unwrap();
    let expected = content::read(copy.path()).unwrap().editions;

    // Byte order mark, Windows line ends, quotation marks, empty rows, another order.
    let mut rows: Vec<&str> = original.lines().collect();
    rows[1..].reverse();
    let commas = ",".repeat(rows[0].matches(',').count());
    let quoted = rows
        .join("\r\n")
        .replace("Indre Østfold,Indre Østfold", "\"Indre Østfold\",\"Indre Østfold\"");
    fs::write(&path, format!("\u{feff}{quoted}\r\n\r\n{commas}\r\n")).unwrap();
    assert_eq!(content::read(copy.path()).map_err(|f| f.to_string()).unwrap().editions, expected);

    fs::write(&path, original.replace(',', ";")).unwrap();
    let faults = faults(copy.path());
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(faults[0].message.contains("semikolon"));
}

#[test]
fn the_printed_fault_shows_the_line_and_the_place() {
    let copy = copy();
    edit(copy.path(), "2022/organisasjon.toml", "person = \"Eva\"", "person = 3");
    let line = line_of(copy.path(), "2022/organisasjon.toml", "person = 3");
    let printed = content::read(copy.path()).err().unwrap().to_string();
    let expected = format!(
        "content/2022/organisasjon.toml:{line}:10: `person` er et tall, ikke en tekst\n  \
         {line} | person = 3\n     |          ^\n  Skriv det slik: person = \"…\"\n"
    );
    assert!(printed.starts_with(&expected), "{printed}");
}

#[test]
fn content_without_an_edition_is_a_mistake() {
    let copy = copy();
    fs::remove_dir_all(copy.path().join("content/2022")).unwrap();
    let faults = faults(copy.path());
    assert_eq!(faults.len(), 1);
    assert!(faults[0].message.contains("ingen utgave"));
}
