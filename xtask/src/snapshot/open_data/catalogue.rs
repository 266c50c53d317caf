//! What there is to take, by DCAT (<https://www.w3.org/TR/vocab-dcat-3/>): each file with its form,
//! size, licence, what it is and an example of its use, and each source. Addresses are relative to the
//! catalogue.

mod kinds;

use super::Named;
use kinds::{KINDS, Kind, MadeOf};
use osloregionen::domain::edition::{Edition, Source};
use osloregionen::snapshot::SCHEMA;
use serde_json::{Value, json};

/// This program's own licence.
const LICENCE: &str = env!("CARGO_PKG_LICENSE");

/// What the whole is, in each language.
const ABOUT: [&str; 3] = [
    "Filer for andre programmer, alltid under de samme adressene. Lisensene er kildenes, og noen kilder oppgir ingen. Katalogen over filene (DCAT) er",
    "Filer for andre program, alltid under dei same adressene. Lisensane er dei kjeldene har, og nokre kjelder oppgir ingen. Katalogen over filene (DCAT) er",
    "Files for other programs, always at the same addresses. The licences are those of the sources, some of which state none. The catalogue of the files (DCAT) is",
];

/// The catalogue of an edition's files, and of those of all editions, whose sizes are told if they
/// `are_sized`.
pub fn catalogue(edition: &Edition, files: &[&Named], are_sized: bool) -> Vec<u8> {
    let start = format!("{}/", edition.year);
    let inside = |path: &str| match path.strip_prefix(&start) {
        Some(own) => own.to_owned(),
        None => format!("../{path}"),
    };
    let all: Vec<(String, usize)> =
        files.iter().map(|(path, bytes)| (inside(path), bytes.len())).collect();
    let of = |kind: &Kind| distribution(edition, kind, &all, kind.is_own || are_sized);
    let all: Vec<Value> = KINDS.iter().filter_map(of).collect();
    let json = json!({
        "@context": {
            "@vocab": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "schema": null,
            "title": { "@id": "dct:title", "@container": "@language" },
            "description": { "@id": "dct:description", "@container": "@language" },
            "rights": "dct:rights",
            "example": "http://www.w3.org/2004/02/skos/core#example",
            "downloadURL": { "@type": "@id" },
        },
        "schema": SCHEMA,
        "@type": "Dataset",
        "title": of_languages(&[
            &edition.organisation.name.nb,
            &edition.organisation.name.nn,
            &edition.organisation.name.en,
        ].map(|name| format!("{name} {}", edition.year))),
        "description": of_languages(&ABOUT.map(str::to_owned)),
        "dct:temporal": edition.year.to_string(),
        "dct:source": edition.sources.iter().map(source).collect::<Vec<_>>(),
        "distribution": all,
    });
    super::bytes(&json)
}

fn of_languages(texts: &[String; 3]) -> Value {
    let [nb, nn, en] = texts;
    json!({ "nb": nb, "nn": nn, "en": en })
}

/// A kind of file as the catalogue has it; `None` where there is none of it.
fn distribution(
    edition: &Edition,
    kind: &Kind,
    files: &[(String, usize)],
    is_sized: bool,
) -> Option<Value> {
    let (start, end) = kind.path;
    let is_own = |path: &str| match end {
        "" => path == start,
        end => path.starts_with(start) && path.ends_with(end),
    };
    let own: Vec<_> = files.iter().filter(|(path, _)| is_own(path)).collect();
    let (first, _) = own.first()?;
    let count = own.len().to_string();
    let mut json = json!({
        "@type": "Distribution",
        "title": of_languages(&kind.title.map(|title| title.replace('#', &count))),
        "downloadURL": first,
        "mediaType": kind.form,
        "numberOfFiles": own.len(),
        "example": kind.example,
    });
    if is_sized {
        json["byteSize"] = json!(own.iter().map(|(_, bytes)| bytes).sum::<usize>());
    }
    let licences = licences(edition, &kind.made_of);
    if !licences.is_empty() {
        json["rights"] = json!(licences.join(", "));
    }
    Some(json)
}

/// The licences that hold for a file, each once, in the order of the sources.
fn licences<'a>(edition: &'a Edition, made_of: &MadeOf) -> Vec<&'a str> {
    let is_meant = |source: &&Source| match made_of {
        MadeOf::AllSources => true,
        MadeOf::Sources(ids) => ids.contains(&&*source.id),
        MadeOf::Program => false,
    };
    let mut licences = match made_of {
        MadeOf::Program => vec![LICENCE],
        _ => Vec::new(),
    };
    for source in edition.sources.iter().filter(is_meant) {
        if let Some(licence) = source.licence.as_deref().filter(|one| !licences.contains(one)) {
            licences.push(licence);
        }
    }
    licences
}

fn source(source: &Source) -> Value {
    json!({
        "title": of_languages(&[&source.title.nb, &source.title.nn, &source.title.en].map(String::clone)),
        "dct:creator": source.publisher,
        "dct:license": source.licence,
        "dct:issued": source.date.to_string(),
    })
}
