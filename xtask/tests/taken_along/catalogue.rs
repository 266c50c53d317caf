//! The list of what there is to take.

use super::{Real, file};
use osloregionen::snapshot::catalogue::decode_catalogue;
use serde_json::Value;

/// What the page about the data lists is there, as large as it is said to be.
#[test]
fn the_catalogue_lists_every_kind_of_file_with_size_and_licence() {
    let real = Real::build();
    let catalogue = decode_catalogue(file(&real.files, "katalog.jsonld")).unwrap();
    let told: Vec<(&str, Option<u32>, Option<&str>)> = catalogue
        .files
        .iter()
        .map(|offer| (&*offer.path, offer.bytes, offer.rights.as_deref()))
        .collect();
    let size = |is_meant: &dyn Fn(&str) -> bool| -> Option<u32> {
        let files = real.files.iter().filter(|(path, _)| is_meant(path));
        Some(files.map(|(_, bytes)| bytes.len() as u32).sum())
    };
    let one = |name: &'static str| size(&move |path| path == name);
    let each = |end: &'static str| size(&move |path| path.ends_with(end));
    let data = Some("NLOD, CC BY 4.0");
    let jsonld = each("d").zip(one("2022/katalog.jsonld")).map(|(all, own)| all - own);
    let expected = [
        ("medlemmer.csv", one("2022/medlemmer.csv"), data),
        ("kommuner.geojson", one("2022/kommuner.geojson"), data),
        ("organisasjon.popolo.json", one("2022/organisasjon.popolo.json"), Some("CC BY 4.0")),
        ("medlemmer/aremark.jsonld", jsonld, data),
        ("medlemmer/aremark.vcf", each(".vcf"), data),
        ("../medlemskap.csv", one("medlemskap.csv"), None),
        ("../endringer.atom", one("endringer.atom"), data),
        ("../endringer.json", one("endringer.json"), data),
        ("../schema/1/boundaries.schema.json", each(".schema.json"), Some("MIT")),
    ];
    assert_eq!(told, expected);
    for offer in &catalogue.files {
        let path = match offer.path.strip_prefix("../") {
            Some(shared) => shared.to_owned(),
            None => format!("2022/{}", offer.path),
        };
        assert!(real.files.contains_key(&path), "{path}");
        assert_eq!(offer.example.matches("{url}").count(), 1, "{}", offer.example);
        let titles = [&offer.title.nb, &offer.title.nn, &offer.title.en];
        assert!(titles.iter().all(|title| !title.contains('#')), "{titles:?}");
    }
    assert!(catalogue.files[3].title.nb.contains("(64)"));
}

#[test]
fn a_catalogue_of_another_form_is_refused() {
    let real = Real::build();
    let bytes = file(&real.files, "katalog.jsonld");
    for end in (0..bytes.len()).step_by(97) {
        assert!(decode_catalogue(&bytes[..end]).is_err(), "{end}");
    }
    for (key, value) in [("distribution", Value::from("a")), ("schema", 2.into())] {
        let mut json: Value = serde_json::from_slice(bytes).unwrap();
        json[key] = value;
        assert!(decode_catalogue(json.to_string().as_bytes()).is_err(), "{key}");
    }
}
