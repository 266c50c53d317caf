//! Figures, numbers and lists from files as SSB and spreadsheets make them; and that what is given
//! away comes back as it was.

use crate::json;
use crate::support::{copy, edit};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn import(root: &Path, kind: &str, file: &str, bytes: &[u8], write: bool) -> (i32, Value) {
    fs::write(root.join(file), bytes).unwrap();
    let mut arguments = vec!["import", kind, file, "--into", "2022"];
    arguments.extend(write.then_some("--write"));
    json(root, &arguments)
}

fn members(root: &Path) -> String {
    fs::read_to_string(root.join("content/2022/medlemmer.csv")).unwrap()
}

fn change(place: &str, from: &str, to: &str) -> Value {
    json!({ "place": place, "from": from, "to": to })
}

#[test]
fn what_is_given_away_comes_back_as_it_was() {
    let copy = copy();
    let root = copy.path();
    let original = members(root);
    assert_eq!(json(root, &["build"]).0, 0);
    let given = fs::read(root.join("public/snapshots/2022/medlemmer.csv")).unwrap();
    let (code, said) = import(root, "medlemmer", "gitt.csv", &given, true);
    assert_eq!((code, &said["changes"], &said["notes"]), (0, &json!([]), &json!([])), "{said}");
    // Every column that is given away, changed, is set right again.
    for (from, to) in [
        (",3012,3124,", ",3012,3120,"),
        (",1315,1347,1354,", ",1314,1346,1353,"),
        (",319.26,", ",319.3,"),
        (",Fossby,", ",Fosby,"),
        (",aremark.kommune.no,", ",aremark.no,"),
        ("no,bokmål,Søndre Østfold,,inferred", "no,nynorsk,Søndre,Indre,sourced"),
    ] {
        edit(root, "2022/medlemmer.csv", from, to);
    }
    let (code, said) = import(root, "medlemmer", "gitt.csv", &given, false);
    assert_eq!((code, said["changes"].as_array().unwrap().len()), (0, 11), "{said}");
    assert_ne!(members(root), original, "nothing is written without being asked");
    assert_eq!(import(root, "medlemmer", "gitt.csv", &given, true).0, 0);
    assert_eq!(members(root), original);
}

#[test]
fn a_spreadsheet_of_excel_is_read() {
    let copy = copy();
    let root = copy.path();
    let sheet =
        "\u{feff}navn;administrasjonssenter;areal_km2\r\nAsker;\"Asker sentrum\";376,6\r\n;;\r\n";
    let (code, said) = import(root, "medlemmer", "ark.csv", sheet.as_bytes(), true);
    assert_eq!(code, 0, "{said}");
    let expected = [
        change("Asker: administrasjonssenter", "Asker", "Asker sentrum"),
        change("Asker: areal_km2", "376.61", "376.6"),
    ];
    assert_eq!(said["changes"], json!(expected));
    assert_eq!(said["notes"].as_array().unwrap().len(), 63, "who is missing is named");
    assert!(members(root).contains("Asker sentrum") && members(root).contains(",376.6,"));
}

#[test]
fn inhabitants_come_from_the_csv_of_ssb() {
    let copy = copy();
    let root = copy.path();
    let table = "\"07459: Befolkning, etter region, statistikkvariabel og år\"\n\n\
        \"region\";\"Personer 2022\";\"Personer 2024\"\n\
        \"3025 Asker (2020-2023)\";96088;0\n\"3203 Asker\";0;98816\n\"K-0301 Oslo\";699827;717710\n";
    // As SSB saves it: Windows' encoding.
    let bytes: Vec<u8> =
        table.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let (code, said) = import(root, "ssb", "07459.csv", &bytes, true);
    assert_eq!(code, 0, "{said}");
    assert_eq!(said["changes"], json!([change("Asker: folketall_2024_01_01", "98815", "98816")]));
    assert!(
        members(root).contains("Asker,Asker,Røyken;Hurum,3025,3203,Viken,Akershus,96088,98816,")
    );
}

#[test]
fn inhabitants_come_from_json_stat_and_a_new_year_gets_a_column() {
    let copy = copy();
    let root = copy.path();
    let numbers: Vec<String> = members(root)
        .lines()
        .skip(1)
        .map(|row| row.split(',').nth(4).unwrap().to_owned())
        .collect();
    let index: serde_json::Map<String, Value> =
        numbers.iter().enumerate().map(|(at, number)| (format!("K-{number}"), json!(at))).collect();
    let people: Vec<u32> = members(root)
        .lines()
        .skip(1)
        .map(|row| row.split(',').nth(9).unwrap().parse::<u32>().unwrap() + 1)
        .collect();
    let file = json!({
        "class": "dataset",
        "id": ["Region", "ContentsCode", "Tid"],
        "size": [numbers.len(), 1, 1],
        "dimension": {
            "Region": { "category": { "index": index } },
            "ContentsCode": { "category": { "index": { "Personer": 0 } } },
            "Tid": { "category": { "index": { "2027": 0 } } },
        },
        "value": people,
    });
    let bytes = serde_json::to_vec(&file).unwrap();
    let (code, said) = import(root, "ssb", "07459.json", &bytes, false);
    assert_eq!((code, said["changes"].as_array().unwrap().len()), (0, 64), "{said}");
    // The source in utgave.toml is older than the figures: that is told, and nothing is written.
    let before = members(root);
    let (code, said) = import(root, "ssb", "07459.json", &bytes, true);
    assert_eq!((code, members(root) == before), (1, true), "{said}");
    edit(root, "2022/utgave.toml", "dato = \"2026-01-01\"", "dato = \"2027-01-01\"");
    assert_eq!(import(root, "ssb", "07459.json", &bytes, true).0, 0);
    let head = members(root).lines().next().unwrap().to_owned();
    assert!(head.contains("folketall_2026_01_01,folketall_2027_01_01,areal_km2"), "{head}");
    let (_, said) = json(root, &["check"]);
    assert_eq!(said["ok"], true);
}

#[test]
fn counts_by_age_are_refused() {
    let copy = copy();
    let table = "\"region\";\"alder\";\"Personer 2022\"\n\"0301 Oslo\";\"0 år\";9000\n";
    let (code, said) = import(copy.path(), "ssb", "07459.csv", table.as_bytes(), true);
    assert_eq!(code, 3);
    assert!(said["message"].as_str().unwrap().contains("delt etter alder"), "{said}");
}

#[test]
fn numbers_come_from_klass() {
    let copy = copy();
    let root = copy.path();
    edit(root, "2022/medlemmer.csv", ",3012,", ",3011,");
    let list = "\"code\";\"parentCode\";\"level\";\"name\"\n\"3012\";;\"1\";\"Aremark\"\n\
        \"0301\";;\"1\";\"Oslo - Oslove\"\n\"3018\";;\"1\";\"Våler\"\n\"3419\";;\"1\";\"Våler\"\n";
    let (code, said) = import(root, "klass", "131.csv", list.as_bytes(), true);
    assert_eq!(code, 0, "{said}");
    assert_eq!(said["changes"], json!([change("Aremark: knr_2020_2023", "3011", "3012")]));
    let notes = said["notes"].to_string();
    assert!(
        notes.contains("Asker (3025) står ikke i listen") && !notes.contains("Våler"),
        "{notes}"
    );
}

#[test]
fn the_secretariat_comes_from_a_spreadsheet() {
    let copy = copy();
    let root = copy.path();
    let path = root.join("content/2022/organisasjon.toml");
    let original = fs::read_to_string(&path).unwrap();
    let head = "person;oppgaver nb;oppgaver nn;oppgaver en;merknad nb;merknad nn;merknad en\r\n";
    let sheet = format!(
        "\u{feff}{head}Øyvind;\"Leder sekretariatet; \"\"alt\"\"\";Leier sekretariatet;Leads;;;\r\n\
         Kari;Kart;Kart;Maps;Utlånt;Utlånt;On loan\r\n"
    );
    let (code, said) = import(root, "sekretariat", "ark.csv", sheet.as_bytes(), true);
    assert_eq!(code, 0, "{said}");
    assert_eq!(said["changes"].as_array().unwrap().len(), 4, "two are other, two are gone");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("nb = \"Leder sekretariatet; \\\"alt\\\"\"") && !text.contains("Merete"));
    let after = |text: &str| text[text.find("[rolle]").unwrap()..].to_owned();
    assert_eq!(after(&text), after(&original), "the rest is as it was");
    // Without a language it is a mistake, and the file stays.
    let sheet = format!("{head}Kari;Kart;;Maps;;;\r\n");
    let (code, said) = import(root, "sekretariat", "ark.csv", sheet.as_bytes(), true);
    assert_eq!((code, said["kind"].as_str()), (1, Some("content")));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}
