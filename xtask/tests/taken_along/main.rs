//! What a reader takes along, read back from a build of the real content: table, data, land,
//! cards and what search engines are told.

mod cards;
mod catalogue;
mod land;
#[path = "../support/mod.rs"]
mod support;

use osloregionen::domain::boundaries::Boundaries;
use osloregionen::domain::edition::Edition;
use osloregionen::export;
use osloregionen::snapshot::{decode_boundaries, decode_edition};
use serde_json::Value;
use std::collections::BTreeMap;
use support::copy;
use xtask::snapshot::build_in;

/// A build of the real content, read back.
struct Real {
    files: BTreeMap<String, Vec<u8>>,
    edition: Edition,
    map: Boundaries,
}

impl Real {
    fn build() -> Real {
        let files: BTreeMap<_, _> =
            build_in(copy().path()).unwrap().files().unwrap().into_iter().collect();
        let edition = decode_edition(file(&files, "region"), file(&files, "members")).unwrap();
        let map = decode_boundaries(file(&files, "boundaries")).unwrap();
        Real { files, edition, map }
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_slice(file(&self.files, name)).unwrap()
    }
}

/// The file of 2022 whose name starts like this.
fn file<'a>(files: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a [u8] {
    let start = format!("2022/{name}");
    files.iter().find(|(path, _)| path.starts_with(&start)).unwrap().1
}

#[test]
fn what_is_taken_along_has_lasting_names_that_no_manifest_lists() {
    let real = Real::build();
    let lasting =
        ["katalog.jsonld", "kommuner.geojson", "medlemmer.csv", "organisasjon.popolo.json"];
    let mut expected: Vec<String> = lasting.map(|name| format!("2022/{name}")).into();
    let of_all = ["endringer.atom", "endringer.en.atom", "endringer.nn.atom", "medlemskap.csv"];
    expected.extend(of_all.map(str::to_owned));
    for member in &real.edition.members {
        expected.push(format!("2022/medlemmer/{}.jsonld", member.slug));
        expected.push(format!("2022/medlemmer/{}.vcf", member.slug));
    }
    expected.push("endringer.json".to_owned());
    expected.sort();
    let is_json = |path: &&String| {
        let lasts = path.ends_with(".popolo.json") || *path == "endringer.json";
        path.ends_with(".json") && !lasts
    };
    let (snapshots, others): (Vec<_>, Vec<_>) = real.files.keys().partition(is_json);
    assert_eq!(others, expected.iter().collect::<Vec<_>>());
    let manifest = String::from_utf8(real.files["manifest.json"].clone()).unwrap();
    assert!(!manifest.contains("geojson") && !manifest.contains("medlemmer"));
    assert_eq!(snapshots.len(), 9);
}

/// The rows of a table by column name.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let text = text.strip_prefix('\u{feff}').unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.as_bytes())
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

/// A number as a Norwegian spreadsheet reads it.
fn number(cell: &str) -> f64 {
    assert!(!cell.contains('.'), "{cell}");
    cell.replace(',', ".").parse().unwrap()
}

#[test]
fn the_table_has_the_editions_figures() {
    let edition = Real::build().edition;
    let all: Vec<usize> = (0..edition.members.len()).collect();
    let rows = rows(&export::csv(&edition, &all));
    assert_eq!(rows.len(), 64);
    for (row, member) in rows.iter().zip(&edition.members) {
        assert_eq!(row.len(), 18);
        assert_eq!(row["navn"], member.name);
        assert_eq!(row["kommunenummer"], member.numbers.last().unwrap().value);
        assert_eq!(row["kommunenummer 2022"], member.numbers[0].value);
        assert_eq!(row["fylke"], member.counties.last().unwrap().value);
        assert_eq!(row["fylke 2022"], member.county(2022).unwrap());
        assert_eq!(row["delregion"], member.subregion.name);
        assert_eq!(row["delregion antatt"] == "ja", member.subregion.inferred);
        assert_eq!(row["administrasjonssenter"], member.centre);
        assert_eq!(row["nettsted"], format!("https://www.{}", member.domain));
        for (date, people) in &member.population {
            assert_eq!(row[&format!("innbyggere {date}")], people.to_string());
        }
        let area = f64::from(member.area_hectares) / 100.0;
        let people = |at: usize| f64::from(member.population[at].1);
        let growth = (people(2) - people(0)) / people(0) * 100.0;
        let density = people(0) / area;
        assert!((number(&row["areal km2"]) - area).abs() < 1e-9);
        let shown = number(&row["vekst i prosent 2022-01-01 til 2026-01-01"]);
        assert!((shown - growth).abs() < 0.051, "{}: {shown}", member.name);
        let shown = number(&row["innbyggere per km2 2022-01-01"]);
        assert!((shown - density).abs() < 0.051, "{}: {shown}", member.name);
        assert!(row["kilder"].contains("Tabell 07459: Befolkning, 1. januar (2026-01-01, NLOD)"));
        assert_eq!(row["kilder"].matches(" | ").count() + 1, edition.sources.len());
    }
    let inferred = rows.iter().filter(|row| row["delregion antatt"] == "ja");
    assert_eq!(inferred.count(), 6);
    assert_eq!(rows[0]["målform"], "bokmål");
}

#[test]
fn the_table_is_of_the_chosen_members_and_runs_no_formula() {
    let mut edition = Real::build().edition;
    edition.members[1].name = "=HYPERLINK(\"https://example.org\";\"Asker\")".to_owned();
    edition.members[1].centre = "-Nes\r\n+Ås".to_owned();
    edition.members[1].population[2].1 = 48_044;
    edition.members[2].population.truncate(1);
    let rows = rows(&export::csv(&edition, &[2, 999, 1, usize::MAX]));
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0]["navn"], edition.members[2].name);
    let growth = "vekst i prosent 2022-01-01 til 2026-01-01";
    assert_eq!((&*rows[0][growth], &*rows[0]["innbyggere 2026-01-01"]), ("", ""));
    assert_eq!(rows[1]["navn"], format!("'{}", edition.members[1].name));
    assert_eq!(rows[1]["administrasjonssenter"], "'-Nes\r\n+Ås");
    assert_eq!(rows[1][growth], "-50,0");
}

/// What reads a snapshot reads this too: it has the same members and sources.
#[test]
fn the_data_are_the_snapshots_own() {
    let real = Real::build();
    let all: Vec<usize> = (0..64).collect();
    let export = |members: &[usize]| -> Value {
        serde_json::from_str(&export::json(&real.edition, members)).unwrap()
    };
    let (members, region, whole) = (real.json("members"), real.json("region"), export(&all));
    assert_eq!(whole["members"], members["members"]);
    assert_eq!(whole["sources"], region["sources"]);
    assert_eq!(whole["edition"], 2022);
    assert_eq!(whole["region"], "Osloregionen");
    let some = export(&[63, 64, 5, usize::MAX]);
    assert_eq!(some["members"].as_array().unwrap().len(), 2);
    assert_eq!(some["members"][0], members["members"][63]);
    assert_eq!(some["members"][1], members["members"][5]);
    assert_eq!(export(&[])["members"], Value::Array(Vec::new()));
}

#[test]
fn the_same_edition_is_taken_along_as_the_same_text() {
    let real = Real::build();
    let all: Vec<usize> = (0..64).collect();
    let again = Real::build();
    assert_eq!(export::csv(&real.edition, &all), export::csv(&again.edition, &all));
    assert_eq!(export::json(&real.edition, &all), export::json(&again.edition, &all));
    let land = export::geojson(&again.edition, &again.map);
    assert_eq!(land.as_bytes(), file(&real.files, "kommuner.geojson"));
}
