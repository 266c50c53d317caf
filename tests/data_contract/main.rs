//! The data contract: what the command line writes, the app reads back unchanged; whatever
//! else it is given, it refuses with the cause, the file and the field, and never panics.
//!
//! - `generate`: editions of every shape
//! - `keys`: the schemas against what is read
//! - `manifest`: the list of editions
//! - `rules`: the rules of an edition's files

// The encoder is there for the command line only.
#![cfg(feature = "publish")]
#![allow(clippy::unwrap_used)]

mod generate;
mod keys;
mod manifest;
mod rules;

use osloregionen::domain::edition::Edition;
use osloregionen::snapshot::{
    FILE_LIMIT, MANIFEST_LIMIT, SnapshotError, decode_boundaries, decode_edition, decode_manifest,
    encode_edition,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rstest::rstest;
use serde_json::{Value, json};
use std::sync::LazyLock;

proptest! {
    // Each is a whole edition: forty of them take a second.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn an_edition_is_read_as_it_was_written(edition in generate::edition()) {
        let (region, members) = encode_edition(&edition).unwrap();
        prop_assert_eq!(decode_edition(&region, &members), Ok(edition.clone()));
        // The same edition gives the same bytes.
        prop_assert_eq!(encode_edition(&edition).unwrap(), (region, members));
    }
}

proptest! {
    #[test]
    fn bytes_that_are_no_snapshot_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(decode_edition(&bytes, &bytes).is_err());
        prop_assert!(decode_manifest(&bytes).is_err());
        prop_assert!(decode_boundaries(&bytes).is_err());
    }

    /// A damaged file is either refused or still a whole edition, as when a letter of a
    /// text has changed.
    #[test]
    fn a_damaged_file_never_panics(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let (region, members) = encode_edition(&SAMPLE).unwrap();
        for (damaged, is_region) in [(&region, true), (&members, false)] {
            let mut damaged = damaged.clone();
            let at = at.index(damaged.len());
            damaged[at] = byte;
            if cut {
                damaged.truncate(at);
            }
            let read = if is_region { decode_edition(&damaged, &members) } else { decode_edition(&region, &damaged) };
            prop_assert!(!cut || read.is_err());
        }
    }

    /// JSON of the right version and any other shape is refused with the first field that it
    /// has not.
    #[test]
    fn foreign_json_is_refused(key in "[a-z]{0,9}", value in any::<i64>()) {
        let foreign = json!({ "schema": 1, "edition": 2022, key: value }).to_string();
        let read = decode_edition(foreign.as_bytes(), foreign.as_bytes());
        let told = matches!(&read, Err(SnapshotError::Invalid { file, field, .. })
            if file == "members" && field == "members");
        prop_assert!(told, "{:?}", read);
    }
}

/// An edition with something in every list: the same on every run.
static SAMPLE: LazyLock<Edition> = LazyLock::new(|| {
    let mut runner = TestRunner::deterministic();
    let edition = generate::edition().prop_filter("something everywhere", |edition| {
        edition.members.len() > 2
            && edition.members[0].neighbours.len() == 1
            && edition.organisation.bodies.iter().any(|body| body.elected_by.is_some())
            && edition.organisation.follow.channels[0].url.is_some()
            && edition.organisation.bodies.len() > 1
            && edition.priorities.areas.len() > 1
            && edition.sources.len() > 1
            && edition.members[0].numbers.len() > 1
            && edition.members[0].population.len() > 1
    });
    edition.new_tree(&mut runner).unwrap().current()
});

/// Sets the value at a JSON pointer, or removes it.
fn set(document: &mut Value, pointer: &str, value: Option<Value>) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap();
    match (value, parent) {
        (Some(value), Value::Array(items)) => items[key.parse::<usize>().unwrap()] = value,
        (Some(value), parent) => parent[key] = value,
        (None, parent) => drop(parent.as_object_mut().unwrap().remove(key).unwrap()),
    }
}

#[test]
fn a_foreign_version_is_told_before_a_missing_key() {
    let later = br#"{ "schema": 2, "edition": { "new": "shape" } }"#;
    let expected = |file: &str| SnapshotError::Schema { file: file.into(), found: 2 };
    assert_eq!(decode_edition(later, later), Err(expected("region")));
    assert_eq!(decode_manifest(later), Err(expected("manifest.json")));
}

#[rstest]
#[case("{}", "manifest.json: schema: expected the version, a number")]
#[case(r#"{"schema":"1"}"#, "manifest.json: schema: expected the version, a number")]
#[case(r#"{"schema":1,"schema":1}"#, "manifest.json: schema: expected the key only once")]
#[case(
    r#"{"schema":1,"version":1,"published":"2026-11-26T06:00:00Z","expires":"2027-01-01T00:00:00Z","editions":[]}"#,
    "manifest.json: editions: expected 1 to 400 items"
)]
#[case(
    r#"{"schema":1,"version":0}"#,
    "manifest.json: version: expected a whole number more than 0"
)]
#[case(r#"{"schema":1,}"#, "manifest.json: trailing comma at line 1 column 13")]
#[case(r#"{"schema":1} x"#, "manifest.json: trailing characters at line 1 column 14")]
fn the_first_fault_is_told(#[case] manifest: &str, #[case] expected: &str) {
    assert_eq!(decode_manifest(manifest.as_bytes()).unwrap_err().to_string(), expected);
}

#[rstest]
#[case(b"<!doctype html><title>404</title>".as_slice())]
#[case(b"".as_slice())]
#[case(b"[]".as_slice())]
#[case(b"null".as_slice())]
#[case(b"\xef\xbb\xbf{}".as_slice())]
#[case(b"\x1f\x8b\x08".as_slice())]
fn what_is_no_json_object_is_told_as_such(#[case] bytes: &[u8]) {
    assert_eq!(
        decode_manifest(bytes),
        Err(SnapshotError::NotJson { file: "manifest.json".into() })
    );
    assert_eq!(decode_edition(bytes, bytes), Err(SnapshotError::NotJson { file: "region".into() }));
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let huge = vec![b'{'; FILE_LIMIT + 1];
    let error = decode_edition(&huge, &huge).unwrap_err();
    assert_eq!(error, SnapshotError::TooLarge { file: "region".into(), limit: FILE_LIMIT });
    let error = decode_manifest(&huge[..MANIFEST_LIMIT + 1]).unwrap_err();
    assert_eq!(
        error,
        SnapshotError::TooLarge { file: "manifest.json".into(), limit: MANIFEST_LIMIT }
    );
}

#[test]
fn deep_nesting_does_not_overflow_the_stack() {
    let deep = format!("{{\"schema\":1,\"editions\":{}", "[".repeat(60_000));
    assert!(decode_manifest(deep.as_bytes()).is_err());
}

#[rstest]
#[case(SnapshotError::Unreachable { file: "f".into(), detail: "offline".into() }, "f: no answer: offline")]
#[case(SnapshotError::Status { file: "f".into(), code: 404 }, "f: status 404")]
#[case(SnapshotError::NotJson { file: "f".into() }, "f: no JSON object")]
#[case(SnapshotError::TooLarge { file: "f".into(), limit: 9 }, "f: larger than 9 bytes")]
#[case(SnapshotError::Size { file: "f".into(), expected: 9, found: 7 }, "f: 7 bytes where the manifest says 9")]
#[case(SnapshotError::Hash { file: "f".into() }, "f: another SHA-256 than in the manifest")]
#[case(SnapshotError::Redirected { file: "f".into() }, "f: leads somewhere else")]
#[case(SnapshotError::Forged { file: "f".into() }, "f: no right signature by a known key")]
#[case(SnapshotError::Older { file: "f".into(), found: 1, seen: 2 }, "f: version 1 where 2 has been seen")]
#[case(SnapshotError::NoEdition { file: "f".into(), year: 1999 }, "f: no edition 1999")]
#[case(SnapshotError::Malformed { file: "f".into(), detail: "EOF".into() }, "f: EOF")]
#[case(SnapshotError::Schema { file: "f".into(), found: 2 }, "f: written for schema 2")]
#[case(SnapshotError::Invalid { file: "f".into(), field: "a[0]".into(), expected: "b" }, "f: a[0]: expected b")]
fn an_error_names_file_and_cause(#[case] error: SnapshotError, #[case] printed: &str) {
    assert_eq!(error.to_string(), printed);
    assert_eq!(error.file(), "f");
}
