//! When memberships began and ended: what the content states of it, what is known on a day, and what
//! is published of it.

use crate::support::copy;
use crate::{json, run, text};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Gives an edition's table the two columns, with these cells for some members.
fn state(root: &Path, year: u16, cells: &[(&str, &str, &str)]) {
    let path = root.join(format!("content/{year}/medlemmer.csv"));
    let table = fs::read_to_string(&path).unwrap();
    let mut rows = table.lines();
    let mut text = format!("{},medlem_fra,medlem_til\n", rows.next().unwrap());
    for row in rows {
        let name = row.split(',').next().unwrap();
        let own = cells.iter().find(|(member, ..)| *member == name);
        let (_, from, to) = own.copied().unwrap_or_default();
        text.push_str(&format!("{row},{from},{to}\n"));
    }
    fs::write(path, text).unwrap();
}

/// Editions of 2022 and 2025; those named are missing in one of them.
fn editions(gone: &[&str], new: &[&str]) -> TempDir {
    let copy = copy();
    let root = copy.path();
    assert_eq!(json(root, &["new", "2025", "--from", "2022"]).0, 0);
    let without = |year: u16, names: &[&str]| {
        let path = root.join(format!("content/{year}/medlemmer.csv"));
        let table = fs::read_to_string(&path).unwrap();
        let is_kept = |row: &&str| !names.contains(&row.split(',').next().unwrap());
        let rows: Vec<&str> = table.lines().filter(is_kept).collect();
        fs::write(path, rows.join("\n") + "\n").unwrap();
    };
    without(2025, gone);
    without(2022, new);
    if !new.is_empty() {
        // The older edition has a map of its own, without those who were to come.
        let shared = root.join("content/grenser/kommuner-2020.topojson");
        let mut map: Value = serde_json::from_slice(&fs::read(shared).unwrap()).unwrap();
        let geometries = map["objects"]["members"]["geometries"].as_array_mut().unwrap();
        let slugs: Vec<String> = new.iter().map(|name| name.to_lowercase()).collect();
        geometries.retain(|one| !slugs.iter().any(|slug| one["id"] == slug.as_str()));
        fs::write(root.join("content/2022/kommuner.topojson"), map.to_string()).unwrap();
    }
    copy
}

fn faults(root: &Path, language: &str) -> Vec<String> {
    let (code, said) = json(root, &["check", "--language", language]);
    assert_eq!(code, 1, "{said}");
    let line = |fault: &Value| {
        let words = |key: &str| fault[key].as_str().unwrap().to_owned();
        let (file, message, remedy) = (words("file"), words("message"), words("remedy"));
        format!("{file}:{}:{}: {message} | {remedy}", fault["line"], fault["column"])
    };
    said["faults"].as_array().unwrap().iter().map(line).collect()
}

/// An expected fault with the columns of the two cells of its line in their places.
fn placed(root: &Path, fault: &str) -> String {
    let mut parts = fault.split(':');
    let (file, line) = (parts.next().unwrap(), parts.next().unwrap());
    let table = fs::read_to_string(root.join(file)).unwrap();
    let row = table.lines().nth(line.parse::<usize>().unwrap() - 1).unwrap();
    let column = |from_end: usize| {
        let (at, _) = row.rmatch_indices(',').nth(from_end).unwrap();
        (row[..at].chars().count() + 2).to_string()
    };
    fault
        .replace(":FROM:", &format!(":{}:", column(1)))
        .replace(":TO:", &format!(":{}:", column(0)))
}

/// Cells of Aremark, on line 2, in one edition; what is said of them in both languages.
const ONE_EDITION: [(&str, &str, &str, &str); 5] = [
    (
        "1.1.2004",
        "",
        "2:FROM: «1.1.2004» er ingen dato | Skriv den som 2020-10-28 eller 2004, eller la cellen stå tom.",
        "2:FROM: “1.1.2004” is not a date | Write it as 2020-10-28 or 2004, or leave the cell empty.",
    ),
    (
        "2023",
        "",
        "2:FROM: medlemskapet begynner 2023, etter utgavens år, 2022 | Rett datoen, eller slett linjen: Kommunen hører til i en senere utgave.",
        "2:FROM: the membership begins 2023, after the edition's year, 2022 | Correct the date, or delete the line: the municipality belongs in a later edition.",
    ),
    (
        "2022-05-01",
        "2022-04-30",
        "2:TO: medlemskapet slutter 2022-04-30, før det begynner | Skriv den første dagen i `medlem_fra` og den siste i `medlem_til`.",
        "2:TO: the membership ends 2022-04-30, before it begins | Write the first day in `medlem_fra` and the last in `medlem_til`.",
    ),
    (
        "2004",
        "2021-12-31",
        "2:TO: medlemskapet slutter 2021-12-31, før utgavens år, 2022 | Slett linjen, og skriv datoen i den siste utgaven som har kommunen.",
        "2:TO: the membership ends 2021-12-31, before the edition's year, 2022 | Delete the line, and write the date in the last edition that has the municipality.",
    ),
    (
        "",
        "snart",
        "2:TO: «snart» er ingen dato | Skriv den som 2020-10-28 eller 2004, eller la cellen stå tom.",
        "2:TO: “snart” is not a date | Write it as 2020-10-28 or 2004, or leave the cell empty.",
    ),
];

#[test]
fn a_wrong_date_is_told_at_its_cell() {
    for (from, to, nb, en) in ONE_EDITION {
        let copy = copy();
        state(copy.path(), 2022, &[("Aremark", from, to)]);
        for (language, expected) in [("nb", nb), ("en", en)] {
            let expected = format!("content/2022/medlemmer.csv:{expected}");
            assert_eq!(faults(copy.path(), language), [placed(copy.path(), &expected)]);
        }
    }
}

#[test]
fn a_column_may_be_missing_and_a_date_too() {
    let copy = copy();
    state(
        copy.path(),
        2022,
        &[("Aremark", "2004", ""), ("Asker", "", "2022"), ("Oslo", "", "2030")],
    );
    assert_eq!(json(copy.path(), &["check"]).0, 0);
}

/// `medlem_fra` and `medlem_til`.
type Cells = (&'static str, &'static str);

/// Cells of Halden in 2022, and in 2025 unless it is not listed there; what is said of them.
const TWO_EDITIONS: [(Cells, Option<Cells>, &str, &str); 4] = [
    (
        ("2004", ""),
        Some(("2005", "")),
        "content/2025/medlemmer.csv:16:FROM: `medlem_fra` er 2005 her og 2004 i content/2022/medlemmer.csv:16 | Rett den som er feil.",
        "content/2025/medlemmer.csv:16:FROM: `medlem_fra` is 2005 here and 2004 in content/2022/medlemmer.csv:16 | Correct the one that is wrong.",
    ),
    (
        ("", "2025-03-01"),
        Some(("", "2025-04-01")),
        "content/2025/medlemmer.csv:16:TO: `medlem_til` er 2025-04-01 her og 2025-03-01 i content/2022/medlemmer.csv:16 | Rett den som er feil.",
        "content/2025/medlemmer.csv:16:TO: `medlem_til` is 2025-04-01 here and 2025-03-01 in content/2022/medlemmer.csv:16 | Correct the one that is wrong.",
    ),
    (
        ("", "2023"),
        Some(("", "")),
        "content/2025/medlemmer.csv:16:FROM: kommunen står her, men etter content/2022/medlemmer.csv:16 slutter medlemskapet 2023 | Rett datoen der. Ble kommunen medlem igjen, så skriv i `medlem_fra` når. Var den ikke medlem i 2025, så slett linjen.",
        "content/2025/medlemmer.csv:16:FROM: the municipality is listed here, but by content/2022/medlemmer.csv:16 the membership ends 2023 | Correct the date there. If the municipality became a member again, write in `medlem_fra` when. If it was not a member in 2025, delete the line.",
    ),
    (
        ("", "2026-12-31"),
        None,
        "content/2022/medlemmer.csv:16:TO: medlemskapet slutter 2026-12-31, men kommunen står ikke i utgaven for 2025 | Rett datoen, eller legg kommunen til i content/2025/medlemmer.csv.",
        "content/2022/medlemmer.csv:16:TO: the membership ends 2026-12-31, but the municipality is not in the edition for 2025 | Correct the date, or add the municipality in content/2025/medlemmer.csv.",
    ),
];

#[test]
fn editions_that_contradict_each_other_are_told() {
    for (old, new, nb, en) in TWO_EDITIONS {
        let editions = editions(if new.is_some() { &[] } else { &["Halden"] }, &[]);
        let root = editions.path();
        state(root, 2022, &[("Halden", old.0, old.1)]);
        let (from, to) = new.unwrap_or_default();
        state(root, 2025, &[("Halden", from, to)]);
        assert_eq!(faults(root, "nb"), [placed(root, nb)]);
        assert_eq!(faults(root, "en"), [placed(root, en)]);
    }
    let editions = editions(&[], &["Halden"]);
    state(editions.path(), 2025, &[("Halden", "2004", "")]);
    let told = "content/2025/medlemmer.csv:16:FROM: medlemskapet begynner 2004, men kommunen står \
                ikke i utgaven for 2022 | Rett datoen, eller legg kommunen til i \
                content/2022/medlemmer.csv.";
    assert_eq!(faults(editions.path(), "nb"), [placed(editions.path(), told)]);
}

#[test]
fn who_was_a_member_on_a_day_is_told_with_how_it_is_known() {
    let editions = editions(&["Halden"], &["Oslo"]);
    let root = editions.path();
    let (code, said) = json(root, &["members", "--on", "2023-05-01"]);
    assert_eq!(code, 0, "{said}");
    let row = |slug: &str, name: &str, known: &str, years: &[u16]| json!({ "slug": slug, "name": name, "known": known, "years": years });
    assert_eq!(said["members"].as_array().unwrap().len(), 62);
    assert_eq!(said["members"][0], row("aremark", "Aremark", "between", &[2022, 2025]));
    let unknown = [
        row("halden", "Halden", "left", &[2022, 2025]),
        row("oslo", "Oslo", "joined", &[2022, 2025]),
    ];
    assert_eq!((&said["unknown"], &said["not_members"]), (&json!(unknown), &json!([])));
    // With a date it is known.
    state(root, 2022, &[("Halden", "2004", "2023-04-30")]);
    state(root, 2025, &[("Oslo", "2023-05-01", "")]);
    let (_, said) = json(root, &["members", "--on", "2023-05-01"]);
    assert_eq!(said["unknown"], json!([]));
    assert_eq!(said["not_members"], json!([{ "slug": "halden", "name": "Halden" }]));
    let members = said["members"].as_array().unwrap();
    assert!(members.contains(&row("oslo", "Oslo", "stated", &[])), "{said}");

    let nb = text(&run(root, &["members", "--on", "2026-05-01"]).stdout);
    let expected = "Medlemmer 2026-05-01 (0)\nIkke kjent (63)\n  \
                    står i utgaven for 2025, som er den siste (63)\n    Aremark\n";
    assert!(nb.starts_with(expected), "{nb}");
    assert!(nb.ends_with("Ikke medlemmer (1)\n    Halden\n"), "{nb}");
    let en = text(&run(root, &["members", "--language", "en"]).stdout);
    let expected = "From 2022 to 2025\n  Joined (1)\n    Oslo: 2023-05-01\n  Left (1)\n    \
                    Halden: 2023-04-30\n";
    assert_eq!(en, expected);
    for wrong in ["2023", "1.5.2023", "2023-02-30"] {
        assert_eq!(run(root, &["members", "--on", wrong]).status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn with_one_edition_only_its_own_year_is_known() {
    let copy = copy();
    let (_, said) = json(copy.path(), &["members", "--on", "2022-05-01"]);
    assert_eq!(said["members"].as_array().unwrap().len(), 64);
    let (_, said) = json(copy.path(), &["members", "--on", "2023-05-01"]);
    assert_eq!(said["unknown"].as_array().unwrap().len(), 64);
    assert_eq!(said["unknown"][0]["known"], "left");
    let nb = text(&run(copy.path(), &["members"]).stdout);
    assert_eq!(nb, "Det finnes bare én utgave, for 2022: 64 medlemmer.\n");
}

#[test]
fn memberships_are_published_as_they_are_known() {
    let editions = editions(&["Halden"], &["Oslo"]);
    let root = editions.path();
    let rows = || -> Vec<Vec<String>> {
        let table = fs::read(root.join("public/snapshots/medlemskap.csv")).unwrap();
        let table = table.strip_prefix("\u{feff}".as_bytes()).unwrap();
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(table);
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    let popolo = |year: u16, name: &str| -> Value {
        let file = root.join(format!("public/snapshots/{year}/organisasjon.popolo.json"));
        let file: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        let found = file["memberships"].as_array().unwrap().iter();
        found.clone().find(|one| one["member"]["name"] == name).unwrap().clone()
    };
    assert_eq!(json(root, &["build"]).0, 0);
    let all = rows();
    assert_eq!(all.len(), 64);
    let of = |all: &[Vec<String>], slug: &str| {
        all.iter().find(|row| row[0] == slug).unwrap()[1..].join("|")
    };
    let asker = "Asker|||ikke kjent før 2022|ikke kjent etter 2025|2022 2025";
    assert_eq!(of(&all, "asker"), asker);
    assert_eq!(of(&all, "halden"), "Halden|||ikke kjent før 2022|mellom 2022 og 2025|2022");
    assert_eq!(of(&all, "oslo"), "Oslo|||mellom 2022 og 2025|ikke kjent etter 2025|2025");
    assert_eq!(
        (popolo(2022, "Asker").get("start_date"), popolo(2022, "Asker").get("end_date")),
        (None, None)
    );

    state(root, 2022, &[("Halden", "2004", "2023-04-30")]);
    state(root, 2025, &[("Asker", "2004-10-28", "")]);
    assert_eq!(json(root, &["build"]).1["released"], false, "other dates are other content");
    let all = rows();
    assert_eq!(of(&all, "halden"), "Halden|2004|2023-04-30|oppgitt|oppgitt|2022");
    assert_eq!(of(&all, "asker"), "Asker|2004-10-28||oppgitt|ikke kjent etter 2025|2022 2025");
    let halden = popolo(2022, "Halden");
    assert_eq!(
        (&halden["start_date"], &halden["end_date"]),
        (&json!("2004"), &json!("2023-04-30"))
    );
    assert_eq!(popolo(2022, "Asker")["start_date"], "2004-10-28", "also where the newer states it");
}
