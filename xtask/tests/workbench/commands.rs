//! New editions, comparing them, help and exit codes.

use crate::support::{copy, edit};
use crate::{json, run, text};
use osloregionen::snapshot::{decode_boundaries, decode_edition, decode_manifest};
use serde_json::json;
use std::fs;
use std::path::Path;

fn rows(root: &Path, change: impl Fn(&mut Vec<String>)) {
    let path = root.join("content/2025/medlemmer.csv");
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    change(&mut lines);
    fs::write(path, lines.join("\n") + "\n").unwrap();
}

#[test]
fn a_new_edition_stands_beside_the_old_one() {
    let copy = copy();
    let root = copy.path();
    let (code, said) = json(root, &["new", "2025", "--from", "2022"]);
    assert_eq!(code, 0);
    let places: Vec<String> = said["go_through"]
        .as_array()
        .unwrap()
        .iter()
        .map(|place| {
            format!("{} {}", place["file"].as_str().unwrap(), place["text"].as_str().unwrap())
        })
        .collect();
    assert!(
        places.contains(&"content/2025/prioriteringer.toml gjelder = \"2021-2024\"".to_owned())
    );
    for name in ["organisasjon.toml", "prioriteringer.toml", "medlemmer.csv"] {
        let of = |year| fs::read(root.join(format!("content/{year}/{name}"))).unwrap();
        assert_eq!(of(2022), of(2025));
    }
    let head = fs::read_to_string(root.join("content/2025/utgave.toml")).unwrap();
    assert!(head.contains("\naar = 2025\n") && head.contains("dato = \"2022\""));
    let (code, said) = json(root, &["diff", "2022", "2025"]);
    let nothing = json!({
        "ok": true, "from": 2022, "to": 2025, "joined": [], "left": [], "renamed": [], "moved": [],
        "texts": [], "doubts": [],
    });
    assert_eq!((code, said), (0, nothing));
    let (code, said) = json(root, &["new", "2025", "--from", "2022"]);
    assert_eq!((code, said["kind"].as_str()), (2, Some("use")));
    assert_eq!(json(root, &["new", "2026", "--from", "2019"]).0, 2);
}

#[test]
fn both_editions_are_published_and_the_latest_is_shown() {
    let copy = copy();
    let root = copy.path();
    assert_eq!(json(root, &["build"]).0, 0);
    let snapshots = root.join("public/snapshots");
    let before = decode_manifest(&fs::read(snapshots.join("manifest.json")).unwrap()).unwrap();
    json(root, &["new", "2025", "--from", "2022"]);
    rows(root, |rows| rows.retain(|row| !row.starts_with("Halden,") && !row.starts_with("Oslo,")));
    let (code, said) = json(root, &["build"]);
    assert_eq!(code, 0, "{said}");
    let manifest = decode_manifest(&fs::read(snapshots.join("manifest.json")).unwrap()).unwrap();
    assert_eq!((manifest.latest, manifest.editions.len()), (2025, 2));
    assert_eq!(manifest.editions[0], before.editions[0], "the old edition is as it was");
    let file = |path: &str| fs::read(snapshots.join(path)).unwrap();
    let new = &manifest.editions[1];
    let edition = decode_edition(&file(&new.region.path), &file(&new.members.path)).unwrap();
    let map = decode_boundaries(&file(&new.boundaries.path)).unwrap();
    assert_eq!((edition.members.len(), map.shapes.len()), (62, 62));
    assert!(edition.members.iter().all(|member| map.shape(&member.slug).is_some()));
    let old = &manifest.editions[0];
    let whole = decode_boundaries(&file(&old.boundaries.path)).unwrap();
    for shape in &map.shapes {
        let points = |map: &osloregionen::domain::boundaries::Boundaries, rings: &[Vec<i32>]| {
            rings.iter().map(|ring| map.points(ring).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        let same = whole.shape(&shape.slug).unwrap();
        assert_eq!(points(&map, &shape.rings), points(&whole, &same.rings), "{}", shape.slug);
    }
    assert!(map.arcs.len() < whole.arcs.len(), "lines of those who left are gone");
}

#[test]
fn what_differs_is_told() {
    let copy = copy();
    let root = copy.path();
    json(root, &["new", "2025", "--from", "2022"]);
    rows(root, |rows| {
        rows.retain(|row| !row.starts_with("Halden,"));
        for row in rows.iter_mut() {
            // Another subregion, another count of the same day, a jump, another area.
            *row = row.replace(",Søndre Østfold,,inferred", ",Indre Østfold,,inferred");
            *row = row.replace(",1315,1347,1354,", ",1315,1346,1354,");
            *row = row.replace(",376.61,", ",386.61,");
        }
    });
    edit(root, "2025/organisasjon.toml", "Faggruppe for klima og miljø", "Faggruppe for klima");
    let (code, said) = json(root, &["diff", "2022", "2025"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(said["left"], json!(["Halden"]));
    assert_eq!(said["joined"], json!([]));
    let moved = json!({
        "name": "Aremark", "what": "delregion", "from": "Søndre Østfold", "to": "Indre Østfold",
    });
    assert!(said["moved"].as_array().unwrap().contains(&moved), "{said}");
    assert_eq!(
        said["texts"],
        json!([{
            "place": said["texts"][0]["place"],
            "from": "Faggruppe for klima og miljø",
            "to": "Faggruppe for klima",
        }])
    );
    assert!(said["texts"][0]["place"].as_str().unwrap().ends_with(".nb"));
    let doubts = json!([
        { "name": "Aremark", "what": "folketall 2024-01-01", "from": 1347, "to": 1346 },
        { "name": "Asker", "what": "areal", "from": 37661, "to": 38661 },
    ]);
    assert_eq!(said["doubts"], doubts);
    let (_, back) = json(root, &["diff", "2025", "2022"]);
    assert_eq!((&back["joined"], &back["left"]), (&json!(["Halden"]), &json!([])));
    let said = text(&run(root, &["diff", "2022", "2025"]).stdout);
    assert!(said.starts_with("Ikke lenger medlemmer (1)\n  Halden\nFlyttet ("), "{said}");
}

#[test]
fn what_differs_is_told_without_the_other_editions() {
    let copy = copy();
    let root = copy.path();
    json(root, &["new", "2025", "--from", "2022"]);
    rows(root, |rows| rows.retain(|row| !row.starts_with("Halden,")));
    assert_eq!(json(root, &["new", "2028", "--from", "2025"]).0, 0);
    // Only this one shows that Halden, which is on the map, was a member.
    edit(root, "2022/medlemmer.csv", ",0301,", ",301,");
    let (code, said) = json(root, &["diff", "2025", "2028"]);
    assert_eq!((code, &said["left"]), (0, &json!([])), "{said}");
    assert_eq!(json(root, &["diff", "2022", "2028"]).0, 1);
    assert_eq!(json(root, &["diff", "2025", "2025"]).0, 0);
}

#[test]
fn a_municipality_with_another_name_is_the_same() {
    let copy = copy();
    let root = copy.path();
    json(root, &["new", "2025", "--from", "2022"]);
    rows(root, |rows| {
        for row in rows.iter_mut() {
            *row = row.replace("Asker,Asker,", "Asker og Røyken,Asker,");
        }
    });
    // It needs a shape of its own name, and a correction.
    let map = fs::read_to_string(root.join("content/grenser/kommuner-2020.topojson")).unwrap();
    let own = root.join("content/2025/kommuner.topojson");
    fs::write(own, map.replace("\"asker\"", "\"asker-og-royken\"")).unwrap();
    let head = root.join("content/2025/utgave.toml");
    let text = fs::read_to_string(&head).unwrap();
    let correction =
        "[[rettelser]]\ntrykt = \"Asker\"\nvist = \"Asker og Røyken\"\n\n[[rettelser]]";
    fs::write(&head, text.replacen("[[rettelser]]", correction, 1)).unwrap();
    let (code, said) = json(root, &["diff", "2022", "2025"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(said["renamed"], json!([{ "from": "Asker", "to": "Asker og Røyken" }]));
    assert_eq!((&said["joined"], &said["left"]), (&json!([]), &json!([])));
}

#[test]
fn who_was_never_a_member_is_not_left_on_the_map_in_silence() {
    let copy = copy();
    edit(copy.path(), "2022/medlemmer.csv", "Halden,Halden", "Haldn,Haldn");
    let (code, said) = json(copy.path(), &["check"]);
    assert_eq!(code, 1);
    let remedies: Vec<_> =
        said["faults"].as_array().unwrap().iter().map(|f| &f["remedy"]).collect();
    assert_eq!(remedies[0], "Mente du `halden`?");
}

#[test]
fn help_is_norwegian_or_english() {
    let folder = tempfile::tempdir().unwrap();
    let nb = text(&run(folder.path(), &["--help"]).stdout);
    assert!(
        nb.starts_with("Redaktørens verksted") && nb.contains("\nBruk: snapshot [VALG]"),
        "{nb}"
    );
    for english in ["Usage", "Options", "Commands", "OPTIONS", "COMMAND", "Print"] {
        assert!(!nb.contains(english), "{english} in {nb}");
    }
    let en = text(&run(folder.path(), &["--language", "en", "--help"]).stdout);
    assert!(en.starts_with("The editor's workbench") && en.contains("\nUsage: snapshot"), "{en}");
    for command in
        ["new", "check", "build", "diff", "members", "publish", "rollback", "status", "key"]
    {
        let nb = run(folder.path(), &[command, "--help"]);
        let en = run(folder.path(), &[command, "--help", "--language", "en"]);
        assert_eq!((nb.status.code(), en.status.code()), (Some(0), Some(0)));
        assert_ne!(nb.stdout, en.stdout, "{command}");
    }
}

#[test]
fn exit_codes_tell_what_kind_of_trouble_it_is() {
    let copy = copy();
    let root = copy.path();
    let code = |arguments: &[&str]| run(root, arguments).status.code();
    assert_eq!(code(&["check"]), Some(0));
    for wrong in [
        &[][..],
        &["chekc"],
        &["check", "--jsn"],
        &["new"],
        &["new", "25", "--from", "2022"],
        &["diff", "2022", "2023"],
        &["publish", "ftp://a/b"],
        &["release", "--expires", "31.12.2027"],
    ] {
        assert_eq!(code(wrong), Some(2), "{wrong:?}");
    }
    assert_eq!(code(&["status", "nowhere"]), Some(3));
    edit(root, "2022/utgave.toml", "aar = 2022", "aar = 2023");
    for command in ["check", "build", "release"] {
        assert_eq!(code(&[command]), Some(1), "{command}");
    }
    // Nowhere in a project: no temporary folder is sure to be that.
    let top = root.ancestors().last().unwrap();
    let output = run(top, &["check"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("oppgi --root"), "{output:?}");
}

#[test]
fn a_project_is_found_from_within_it_and_a_folder_called_content_is_none() {
    let copy = copy();
    let inside = copy.path().join("a/content/b");
    fs::create_dir_all(&inside).unwrap();
    assert_eq!(run(&inside, &["check"]).status.code(), Some(0));
}
