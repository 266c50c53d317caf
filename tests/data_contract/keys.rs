//! Writing and reading name every key on their own: these hold one against the other, and
//! both against the published schema.

use crate::{generate, set};
use osloregionen::domain::edition::Edition;
use osloregionen::snapshot::{decode_edition, encode_edition, schemas};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use std::collections::BTreeSet;

/// Editions with each optional part at least once among them: the same on every run.
fn samples() -> Vec<Edition> {
    let mut runner = TestRunner::deterministic();
    (0..10).map(|_| generate::edition().new_tree(&mut runner).unwrap().current()).collect()
}

fn documents(edition: &Edition) -> [Value; 2] {
    let (region, members) = encode_edition(edition).unwrap();
    [region, members].map(|bytes| serde_json::from_slice(&bytes).unwrap())
}

fn decode([region, members]: &[Value; 2]) -> Option<Edition> {
    decode_edition(region.to_string().as_bytes(), members.to_string().as_bytes()).ok()
}

/// The JSON pointer of every key in `value`, which is itself at `at`.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    if let Value::Array(items) = value {
        for (index, item) in items.iter().enumerate() {
            pointers(item, &format!("{at}/{index}"), found);
        }
    }
    if let Value::Object(entries) = value {
        for (key, value) in entries {
            let pointer = format!("{at}/{key}");
            pointers(value, &pointer, found);
            found.push(pointer);
        }
    }
}

/// Every name that stands under a `properties` of the schema.
fn properties(schema: &Value, found: &mut BTreeSet<String>) {
    if let Some(properties) = schema["properties"].as_object() {
        found.extend(properties.keys().cloned());
    }
    match schema {
        Value::Object(entries) => entries.values().for_each(|value| properties(value, found)),
        Value::Array(items) => items.iter().for_each(|value| properties(value, found)),
        _ => {}
    }
}

#[test]
fn every_key_that_is_written_is_read() {
    for edition in samples() {
        let documents = documents(&edition);
        assert!(decode(&documents).as_ref() == Some(&edition));
        for file in 0..2 {
            let mut keys = Vec::new();
            pointers(&documents[file], "", &mut keys);
            for key in keys {
                let mut without = documents.clone();
                set(&mut without[file], &key, None);
                assert!(decode(&without).as_ref() != Some(&edition), "{key} is not read");
            }
        }
    }
}

#[test]
fn every_key_of_the_schema_is_written_and_no_other() {
    let mut written = [BTreeSet::new(), BTreeSet::new()];
    for edition in samples() {
        for (document, written) in documents(&edition).iter().zip(&mut written) {
            let mut keys = Vec::new();
            pointers(document, "", &mut keys);
            written.extend(keys.iter().filter_map(|key| key.rsplit('/').next()).map(str::to_owned));
        }
    }
    for (name, written) in ["region", "members"].into_iter().zip(written) {
        let schemas = schemas();
        let (_, schema) = schemas.iter().find(|(file, _)| *file == name).unwrap();
        let mut described = BTreeSet::new();
        properties(schema, &mut described);
        assert_eq!(written, described, "{name}");
    }
}
