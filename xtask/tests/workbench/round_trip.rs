//! Content -> snapshots -> open data -> imports gives the content that it was, as far as the open data
//! carry it; and what they do not carry is named here.

use crate::json;
use crate::support::copy;
use std::fs;
use std::path::Path;

/// Columns of `medlemmer.csv` that its published table does not have: how the presentation spells a
/// name and what was merged into a municipality are search words of the app, and where it lies is
/// given as GeoJSON.
const NOT_GIVEN: [&str; 4] = ["navn_i_presentasjonen", "tidligere", "lengdegrad", "breddegrad"];

fn read(root: &Path, name: &str) -> String {
    fs::read_to_string(root.join("content/2022").join(name)).unwrap()
}

fn import(root: &Path, kind: &str, file: &Path) {
    let file = file.to_str().unwrap();
    let (code, said) = json(root, &["import", kind, file, "--into", "2022", "--write"]);
    assert_eq!(code, 0, "{said}");
}

/// The table with one column moved down by a row: each cell has another member's value.
fn moved(table: &str, column: usize) -> String {
    let mut rows: Vec<Vec<&str>> = table.lines().map(|row| row.split(',').collect()).collect();
    let cells: Vec<&str> = rows.iter().skip(1).map(|row| row[column]).collect();
    for (at, row) in rows.iter_mut().skip(1).enumerate() {
        row[column] = cells[(at + 1) % cells.len()];
    }
    let rows: Vec<String> = rows.into_iter().map(|row| row.join(",")).collect();
    rows.join("\n") + "\n"
}

#[test]
fn every_column_of_the_members_comes_back_or_is_known_not_to() {
    let copy = copy();
    let root = copy.path();
    assert_eq!(json(root, &["build"]).0, 0);
    let given = root.join("public/snapshots/2022/medlemmer.csv");
    let original = read(root, "medlemmer.csv");
    let head: Vec<&str> = original.lines().next().unwrap().split(',').collect();
    let mut lost = Vec::new();
    for (column, name) in head.iter().enumerate().skip(1) {
        let other = moved(&original, column);
        assert_ne!(other, original, "{name} is the same for all");
        fs::write(root.join("content/2022/medlemmer.csv"), &other).unwrap();
        import(root, "medlemmer", &given);
        let after = read(root, "medlemmer.csv");
        if after != original {
            assert_eq!(after, other, "{name}: all of it comes back or nothing");
            lost.push(*name);
        }
    }
    assert_eq!(lost, NOT_GIVEN);
}

#[test]
fn the_secretariat_comes_back_through_popolo_in_every_language() {
    let copy = copy();
    let root = copy.path();
    assert_eq!(json(root, &["build"]).0, 0);
    let original = read(root, "organisasjon.toml");
    let sheet = root.join("ark.csv");
    let head = "person;oppgaver nb;oppgaver nn;oppgaver en";
    fs::write(&sheet, format!("{head}\nKari;Kart;Kart;Maps\n")).unwrap();
    import(root, "sekretariat", &sheet);
    assert!(!read(root, "organisasjon.toml").contains("Merete"));
    import(root, "sekretariat", &root.join("public/snapshots/2022/organisasjon.popolo.json"));
    assert_eq!(read(root, "organisasjon.toml"), original);
}

#[test]
fn stated_memberships_come_back_through_their_table() {
    let copy = copy();
    let root = copy.path();
    let path = root.join("content/2022/medlemmer.csv");
    let plain = read(root, "medlemmer.csv");
    let mut rows = plain.lines().map(|row| match row.split(',').next() {
        Some("navn") => format!("{row},medlem_fra,medlem_til"),
        Some("Aremark") => format!("{row},2004,"),
        Some("Oslo") => format!("{row},2004-10-28,2022-12-31"),
        _ => format!("{row},,"),
    });
    let stated = rows.by_ref().collect::<Vec<_>>().join("\n") + "\n";
    fs::write(&path, &stated).unwrap();
    assert_eq!(json(root, &["build"]).0, 0);
    // Into content that has neither the dates nor the columns.
    fs::write(&path, plain).unwrap();
    import(root, "medlemmer", &root.join("public/snapshots/medlemskap.csv"));
    assert_eq!(read(root, "medlemmer.csv"), stated);
}

#[test]
fn what_has_come_back_is_published_as_the_same_bytes() {
    let copy = copy();
    let root = copy.path();
    assert_eq!(json(root, &["build"]).0, 0);
    let published = root.join("public/snapshots");
    let before = fs::read(published.join("manifest.json")).unwrap();
    for (kind, file) in [
        ("medlemmer", "2022/medlemmer.csv"),
        ("medlemmer", "medlemskap.csv"),
        ("sekretariat", "2022/organisasjon.popolo.json"),
    ] {
        import(root, kind, &published.join(file));
    }
    let (_, said) = json(root, &["build"]);
    assert_eq!((&said["changed"], &said["released"]), (&false.into(), &true.into()), "{said}");
    assert_eq!(fs::read(published.join("manifest.json")).unwrap(), before);
}
