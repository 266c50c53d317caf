//! What there is to take, by DCAT (<https://www.w3.org/TR/vocab-dcat-3/>): each file with its form,
//! size and what it is, and each source with its licence. Addresses are relative to the catalogue.

use osloregionen::domain::edition::{Edition, Source};
use serde_json::{Value, json};

/// The form of a file by its ending, and what it is in bokmål.
const FORMS: [(&str, &str, &str); 3] = [
    ("kommuner.geojson", "application/geo+json", "Medlemmenes areal, for kartprogrammer"),
    ("medlemmer.csv", "text/csv", "Medlemmene som tabell, for regneark"),
    (
        "organisasjon.popolo.json",
        "application/json",
        "Organisasjon, stillinger og medlemskap (Popolo)",
    ),
];

/// The catalogue of an edition's files.
pub fn catalogue(edition: &Edition, files: &[&(String, Vec<u8>)]) -> Vec<u8> {
    let start = format!("{}/", edition.year);
    let inside = |path: &str| path.strip_prefix(&start).unwrap_or(path).to_owned();
    let mut all: Vec<Value> = files
        .iter()
        .filter_map(|(path, bytes)| {
            let path = inside(path);
            let (_, form, title) = FORMS.iter().find(|(name, ..)| *name == path)?;
            Some(distribution(&path, form, title, bytes.len()))
        })
        .collect();
    // One of each kind stands for all members: its name is the member's address.
    for (ending, form, title) in [
        (".jsonld", "application/ld+json", "En fil for hvert medlem, som schema.org har det"),
        (".vcf", "text/vcard", "En fil for hvert medlem, for adresseboken"),
    ] {
        let of_members = files.iter().filter(|(path, _)| path.ends_with(ending));
        let total: usize = of_members.clone().map(|(_, bytes)| bytes.len()).sum();
        if let Some((example, _)) = of_members.clone().next() {
            let mut kind = distribution(&inside(example), form, title, total);
            kind["numberOfFiles"] = json!(of_members.count());
            all.push(kind);
        }
    }
    let json = json!({
        "@context": {
            "@vocab": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "downloadURL": { "@type": "@id" },
        },
        "@type": "Dataset",
        "dct:title": format!("{} {}", edition.organisation.name.nb, edition.year),
        "dct:language": "nb",
        "dct:temporal": edition.year.to_string(),
        "dct:source": edition.sources.iter().map(source).collect::<Vec<_>>(),
        "distribution": all,
    });
    super::bytes(&json)
}

fn distribution(path: &str, form: &str, title: &str, bytes: usize) -> Value {
    json!({
        "@type": "Distribution",
        "dct:title": title,
        "downloadURL": path,
        "mediaType": form,
        "byteSize": bytes,
    })
}

fn source(source: &Source) -> Value {
    json!({
        "dct:title": source.title.nb,
        "dct:creator": source.publisher,
        "dct:license": source.licence,
        "dct:issued": source.date.to_string(),
    })
}
