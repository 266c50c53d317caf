//! One member at a time: for the address book, and for search engines.

use super::{Real, file};
use osloregionen::domain::date::Date;
use osloregionen::export;
use serde_json::Value;

/// The lines of a vCard, unfolded.
fn lines(card: &[u8]) -> Vec<String> {
    let card = std::str::from_utf8(card).unwrap();
    let body = card.strip_suffix("\r\n").unwrap();
    let folded: Vec<&str> = body.split("\r\n").collect();
    assert!(folded.iter().all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{card}");
    let mut lines: Vec<String> = Vec::new();
    for line in folded {
        match line.strip_prefix(' ') {
            Some(more) => lines.last_mut().unwrap().push_str(more),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

#[test]
fn every_member_has_a_card_for_the_address_book() {
    let real = Real::build();
    for member in &real.edition.members {
        let card = lines(file(&real.files, &format!("medlemmer/{}.vcf", member.slug)));
        let names: Vec<&str> =
            card.iter().map(|line| line.split([':', ';']).next().unwrap()).collect();
        let expected = ["BEGIN", "VERSION", "KIND", "FN", "ORG", "ADR", "GEO", "URL", "CATEGORIES"];
        assert_eq!(names[..9], expected, "{}", member.name);
        assert_eq!(names[9..], ["NOTE", "REV", "END"], "{}", member.name);
        let value = |name: &str| {
            let line = &card[names.iter().position(|other| *other == name).unwrap()];
            line.split_once(':').unwrap().1
        };
        assert_eq!((value("BEGIN"), value("VERSION"), value("END")), ("VCARD", "4.0", "VCARD"));
        assert_eq!((value("KIND"), value("REV")), ("org", "20260101T000000Z"));
        assert_eq!(value("FN"), format!("{} kommune", member.name));
        let county = &member.counties.last().unwrap().value;
        assert_eq!(value("ADR"), format!(";;;{};{county};;", member.centre));
        assert_eq!(value("URL"), format!("https://www.{}", member.domain));
        let (lat, lon) = value("GEO").strip_prefix("geo:").unwrap().split_once(',').unwrap();
        assert_eq!((lon.parse().unwrap(), lat.parse().unwrap()), member.place);
        let note = value("NOTE");
        for (date, people) in &member.population {
            assert!(note.contains(&format!("{people} ({date})")), "{note}");
        }
        assert!(note.contains("Statistisk sentralbyrå (SSB)") && note.contains("(NLOD)"), "{note}");
        let plain = note.replace("\\,", "").replace("\\;", "").replace("\\n", "");
        assert!(!plain.contains([',', ';', '\\']), "{note}");
        let stated = value("CATEGORIES") != "Osloregionen";
        assert_eq!(stated, !member.subregion.inferred);
        assert_eq!(note.contains("(antatt)"), member.subregion.inferred);
    }
}

#[test]
fn a_card_cannot_be_broken_from_within() {
    let mut edition = Real::build().edition;
    edition.members[0].name = "A,b;c\\d\r\nEND:VCARD".to_owned();
    let card = lines(export::vcard(&edition, &edition.members[0]).as_bytes());
    assert_eq!(card[3], "FN:A\\,b\\;c\\\\d\\nEND:VCARD kommune");
    assert_eq!(card.iter().filter(|line| line.starts_with("END:")).count(), 1);
    // Without a day among the dates, no day is made up.
    for source in &mut edition.sources {
        source.date = Date { year: source.date.year, month_day: None };
    }
    let card = lines(export::vcard(&edition, &edition.members[0]).as_bytes());
    assert!(!card.iter().any(|line| line.starts_with("REV")));
}

#[test]
fn every_member_is_told_to_search_engines() {
    let real = Real::build();
    for member in &real.edition.members {
        let told = real.json(&format!("medlemmer/{}.jsonld", member.slug));
        assert_eq!(told["@context"], "https://schema.org");
        assert_eq!(told["@type"][0], "AdministrativeArea");
        assert_eq!(told["name"], member.name.as_str());
        let names = told["alternateName"].as_array().map_or(&[][..], Vec::as_slice);
        assert!(names.iter().eq(member.aliases.iter()), "{names:?}");
        let numbers = told["identifier"].as_array().unwrap();
        assert!(
            numbers.iter().map(|one| &one["value"]).eq(member.numbers.iter().map(|n| &n.value))
        );
        assert!(numbers.iter().all(|one| one["propertyID"] == "kommunenummer"));
        let county = &member.counties.last().unwrap().value;
        assert_eq!(told["containedInPlace"]["name"], county.as_str());
        let degrees = |name: &str| told["geo"][name].as_f64().unwrap();
        assert_eq!((degrees("longitude"), degrees("latitude")), member.place);
        assert_eq!(told["url"], format!("https://www.{}", member.domain));
        assert_eq!(told["memberOf"]["name"], real.edition.organisation.name.nb.as_str());
        let figures = told["additionalProperty"].as_array().unwrap();
        assert_eq!(figures.len(), member.population.len() + 1);
        for (figure, (date, people)) in figures.iter().zip(&member.population) {
            assert_eq!(
                (&figure["value"], &figure["description"]),
                (&Value::from(*people), &Value::from(date.to_string()),)
            );
        }
        let area = figures.last().unwrap()["value"].as_f64().unwrap();
        assert!((area * 100.0 - f64::from(member.area_hectares)).abs() < 1e-6);
        let sources = told["subjectOf"].as_array().unwrap();
        assert!(sources.iter().all(|source| source["license"]["name"].is_string()));
        assert!(sources.iter().any(|source| source["creditText"] == "Kartverket"));
    }
}
