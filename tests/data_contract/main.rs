//! The data contract: what the command line writes, the app reads back unchanged; whatever
//! else it is given, it refuses with the cause, the file and the field, and never panics.

// The encoder is there for the command line only.
#![cfg(feature = "publish")]
#![allow(clippy::unwrap_used)]

mod generate;
mod keys;

use osloregionen::domain::edition::Edition;
use osloregionen::domain::publication::{Moment, Publication};
use osloregionen::snapshot::signature::{Signature, signed_part};
use osloregionen::snapshot::{
    EditionFiles, FILE_LIMIT, FileRef, MANIFEST_LIMIT, Manifest, SnapshotError, decode_boundaries,
    decode_edition, decode_manifest, encode_edition, encode_manifest,
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
    fn a_manifest_is_read_as_it_was_written(years in prop::collection::btree_set(1000..=9999u16, 1..4)) {
        let manifest = manifest(&years.into_iter().collect::<Vec<_>>());
        let bytes = encode_manifest(&manifest).unwrap();
        prop_assert_eq!(decode_manifest(&bytes), Ok(manifest));
    }

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

fn manifest(years: &[u16]) -> Manifest {
    let file = |name: &str| FileRef {
        path: format!("2022/{name}.0123456789abcdef.json"),
        sha256: "0123456789abcdef".repeat(4),
        bytes: 1000,
    };
    let edition = |year: &u16| EditionFiles {
        year: *year,
        region: file("region"),
        members: file("members"),
        boundaries: file("boundaries"),
    };
    Manifest {
        publication: Publication {
            version: 7,
            published: Moment::parse("2026-11-26T06:00:00Z").unwrap(),
            expires: Moment::parse("2027-12-31T00:00:00Z").unwrap(),
        },
        latest: *years.last().unwrap(),
        editions: years.iter().map(edition).collect(),
        signatures: Vec::new(),
    }
}

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

/// Decodes the sample with one value of one file changed.
fn decode_with(file: &str, pointer: &str, value: Option<Value>) -> Result<Edition, SnapshotError> {
    let (region, members) = encode_edition(&SAMPLE).unwrap();
    let mut documents: [Value; 2] =
        [serde_json::from_slice(&region).unwrap(), serde_json::from_slice(&members).unwrap()];
    set(&mut documents[usize::from(file == "members")], pointer, value);
    decode_edition(documents[0].to_string().as_bytes(), documents[1].to_string().as_bytes())
}

/// Each rule of the format: breaking it is refused with the path of the value.
#[rstest]
#[case("region", "/organization/name/nn", json!("  "), "organization.name.nn", "not blank")]
#[case("region", "/organization/name/en", json!("x".repeat(601)), "organization.name.en", "600")]
#[case("region", "/organization/name/nb", json!("a\u{202e}b"), "organization.name.nb", "direction")]
#[case("region", "/organization/origin/period/end", json!(999), "organization.origin.period.end", "year")]
#[case("region", "/organization/origin/period/start", json!(99), "organization.origin.period.start", "four digits")]
#[case("region", "/organization/events/0/date", json!("2020-02-30"), "organization.events[0].date", "a date")]
#[case("region", "/organization/events/0/statements", json!([]), "organization.events[0].statements", "1 to 400")]
#[case("region", "/organization/events", json!([]), "organization.events", "1 to 400")]
#[case("region", "/organization/bodies/items/0/elected_by", json!({ "id": "nobody", "label": { "nb": "a", "nn": "a", "en": "a" } }), "organization.bodies.items[0].elected_by.id", "another body")]
#[case("region", "/organization/bodies/items/0/elected_by", json!({ "id": "organ-0", "label": { "nb": "a", "nn": "a", "en": "a" } }), "organization.bodies.items[0].elected_by.id", "another body")]
#[case("region", "/organization/bodies/items/1/id", json!("organ-0"), "organization.bodies.items", "once")]
#[case("region", "/organization/bodies/items/1/id", json!("Organ 1"), "organization.bodies.items[1].id", "lower-case")]
#[case("region", "/organization/contact/links/0/url", json!("javascript:alert(1)"), "organization.contact.links[0].url", "https")]
#[case("region", "/organization/contact/links/0/url", json!("http://example.org"), "organization.contact.links[0].url", "https")]
#[case("region", "/priorities/focus_areas/0/id", json!("../x"), "priorities.focus_areas[0].id", "lower-case")]
#[case("region", "/sources", json!([]), "sources", "1 to 400")]
#[case("region", "/sources/0/date", json!("i går"), "sources[0].date", "a date")]
#[case("region", "/sources/1/publisher", json!("\t"), "sources[1].publisher", "not blank")]
#[case("members", "/edition", json!(1000), "edition", "region file")]
#[case("members", "/edition", json!(1), "edition", "four digits")]
#[case("members", "/members", json!([]), "members", "1 to 5000")]
#[case("members", "/members/0/id", json!("Bærum"), "members[0].id", "lower-case")]
#[case("members", "/members/0/name", json!("Åååååå"), "members", "alphabetical")]
#[case("members", "/members/0/identifiers/0/code", json!("301"), "members[0].identifiers[0].code", "four digits")]
#[case("members", "/members/0/identifiers/0/scheme", json!("iso"), "members[0].identifiers[0].scheme", "kommunenummer")]
#[case("members", "/members/0/identifiers/0/period/end", json!(9999), "members[0].identifiers", "oldest first")]
#[case("members", "/members/0/population/0/value", json!(0), "members[0].population[0].value", "more than 0")]
#[case("members", "/members/0/population/0/date", json!("9999-12-31"), "members[0].population", "oldest first")]
#[case("members", "/members/0/area_hectares", json!(0), "members[0].area_hectares", "more than 0")]
#[case("members", "/members/0/point", json!([200, 0]), "members[0].point", "degrees")]
#[case("members", "/members/0/website", json!("https://x.no"), "members[0].website", "host name")]
#[case("members", "/members/0/neighbours", json!(["nobody"]), "members[0].neighbours", "other members")]
#[case("members", "/members/0/other_names", json!([""]), "members[0].other_names[0]", "not blank")]
#[case("members", "/members/1/subregion/differs", json!("\u{0}"), "members[1].subregion.differs", "control")]
// What is of the wrong type.
#[case("region", "/organization", json!([]), "organization", "an object")]
#[case("region", "/organization/name", json!("navn"), "organization.name.nb", "a text")]
#[case("region", "/organization/name/nb", json!(5), "organization.name.nb", "a text")]
#[case("region", "/organization/name/nb", json!(null), "organization.name.nb", "a text")]
#[case("region", "/organization/origin/period", json!(2022), "organization.origin.period", "an object")]
#[case("region", "/organization/origin/period/start", json!("2022"), "organization.origin.period.start", "four digits")]
#[case("region", "/organization/origin/period/start", json!(2022.5), "organization.origin.period.start", "four digits")]
#[case("region", "/organization/origin/period/start", json!(67_558), "organization.origin.period.start", "four digits")]
#[case("region", "/organization/groups/lead", json!({}), "organization.groups.lead.nb", "a text")]
#[case("region", "/corrections", json!({}), "corrections", "a list")]
#[case("region", "/edition", json!([2022]), "edition", "four digits")]
#[case("members", "/members", json!("none"), "members", "a list")]
#[case("members", "/members", json!(vec![0; 5001]), "members", "1 to 5000")]
#[case("region", "/sources", json!(vec![0; 401]), "sources", "1 to 400")]
#[case("members", "/members/0", json!([]), "members[0].id", "a text")]
#[case("members", "/members/0/subregion", json!("Follo"), "members[0].subregion", "an object")]
#[case("members", "/members/0/subregion/inferred", json!("yes"), "members[0].subregion.inferred", "true or false")]
#[case("members", "/members/0/area_hectares", json!(-1), "members[0].area_hectares", "whole number")]
#[case("members", "/members/0/area_hectares", json!(0.5), "members[0].area_hectares", "whole number")]
#[case("members", "/members/0/area_hectares", json!(4_294_967_296u64), "members[0].area_hectares", "whole number")]
#[case("members", "/members/0/point", json!([10]), "members[0].point", "degrees")]
#[case("members", "/members/0/point", json!([10, "60"]), "members[0].point[1]", "degrees")]
#[case("members", "/members/0/language_form", json!("se"), "members[0].language_form", "nb, nn or neutral")]
#[case("members", "/members/0/other_names", json!([["a"]]), "members[0].other_names[0]", "a text")]
#[case("members", "/members/0/neighbours", json!([1]), "members[0].neighbours[0]", "a text")]
fn a_broken_rule_is_told_with_its_field(
    #[case] file: &str,
    #[case] pointer: &str,
    #[case] value: Value,
    #[case] field: &str,
    #[case] expected: &str,
) {
    match decode_with(file, pointer, Some(value)) {
        Err(SnapshotError::Invalid { file: found_file, field: found, expected: rule }) => {
            assert_eq!((found_file.as_str(), found.as_str()), (file, field), "{rule}");
            assert!(rule.contains(expected), "{rule}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn neighbours_must_name_each_other_once_and_not_themselves() {
    let sample = &*SAMPLE;
    let [own, other] =
        [&sample.members[0].slug, &sample.members[0].neighbours[0]].map(|s| s.to_string());
    let third = sample
        .members
        .iter()
        .map(|m| m.slug.to_string())
        .find(|s| *s != own && *s != other)
        .unwrap();
    for (neighbours, expected) in [
        (json!([own]), "ids of other members"),
        (json!([other, other]), "each once"),
        (json!([third]), "members that name it as well"),
    ] {
        let error = decode_with("members", "/members/0/neighbours", Some(neighbours)).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
    // Left out altogether, the other one still names it.
    assert!(decode_with("members", "/members/0/neighbours", None).is_err());
}

#[rstest]
#[case("region", "/edition", "edition")]
#[case("region", "/organization/role", "organization.role")]
#[case("region", "/organization/events", "organization.events")]
#[case("region", "/priorities/title/en", "priorities.title.en")]
#[case("members", "/schema", "schema")]
#[case("members", "/edition", "edition")]
#[case("members", "/members/0/subregion", "members[0].subregion")]
#[case("members", "/members/1/population/0/date", "members[1].population[0].date")]
fn a_missing_key_is_told_with_its_path(
    #[case] file: &str,
    #[case] pointer: &str,
    #[case] path: &str,
) {
    let error = decode_with(file, pointer, None).unwrap_err();
    let told = matches!(&error, SnapshotError::Invalid { file: found, field, .. }
        if found == file && field == path);
    assert!(told, "{error:?}");
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
#[case("/latest", json!(2021), "latest")]
#[case("/editions", json!([]), "editions")]
#[case("/editions/0/year", json!(22), "editions[0].year")]
#[case("/editions/0/region/path", json!("https://evil.example/x.json"), "editions[0].region.path")]
#[case("/editions/0/members/path", json!("../../x.json"), "editions[0].members.path")]
#[case("/editions/0/members/sha256", json!("ABC"), "editions[0].members.sha256")]
#[case("/editions/0/boundaries/bytes", json!(0), "editions[0].boundaries.bytes")]
#[case("/editions/0/boundaries/bytes", json!(FILE_LIMIT + 1), "editions[0].boundaries.bytes")]
#[case("/editions/1/year", json!(2022), "editions")]
#[case("/version", json!(-1), "version")]
#[case("/version", json!(1.5), "version")]
#[case("/version", json!(u64::from(u32::MAX) + 1), "version")]
#[case("/published", json!("2026-11-26"), "published")]
#[case("/published", json!(1_795_672_800), "published")]
#[case("/expires", json!("2026-11-26T06:00:00Z"), "expires")]
#[case("/expires", json!(null), "expires")]
#[case("/signatures", json!([{}]), "signatures[0].key")]
#[case("/signatures", json!([1]), "signatures[0].key")]
#[case("/signatures", json!([{ "key": "0123456789abcdef", "ed25519": "00" }]), "signatures[0].ed25519")]
#[case("/signatures", json!([{ "key": "0123456789ABCDEF", "ed25519": "00" }]), "signatures[0].key")]
#[case("/signatures", json!([1, 2, 3, 4, 5]), "signatures")]
fn a_broken_manifest_is_told_with_its_field(
    #[case] pointer: &str,
    #[case] value: Value,
    #[case] expected: &str,
) {
    let bytes = encode_manifest(&manifest(&[2022, 2026])).unwrap();
    let mut document: Value = serde_json::from_slice(&bytes).unwrap();
    set(&mut document, pointer, Some(value));
    let error = decode_manifest(document.to_string().as_bytes()).unwrap_err();
    let found = matches!(&error, SnapshotError::Invalid { file, field, .. }
        if file == "manifest.json" && field == expected);
    assert!(found, "{error:?}");
}

#[test]
fn nothing_is_believed_but_what_is_signed() {
    let signature = Signature { key: "0".repeat(16), ed25519: "0".repeat(128) };
    let unsigned = manifest(&[2022]);
    let signed = Manifest { signatures: vec![signature], ..unsigned.clone() };
    let bytes = encode_manifest(&signed).unwrap();
    assert_eq!(decode_manifest(&bytes).unwrap(), signed);
    assert_eq!(*signed_part(&bytes), encode_manifest(&unsigned).unwrap());
    // What stands after the signatures, or in the place of what is signed, is not read.
    let text = String::from_utf8(bytes).unwrap();
    let (before, signatures) = text.split_once(",\"signatures\"").unwrap();
    let after =
        format!("{before},\"signatures\"{},\"unknown\":1}}", &signatures[..signatures.len() - 1]);
    assert_eq!(decode_manifest(after.as_bytes()).unwrap(), signed);
    let instead =
        format!("{{\"signatures\"{},{}", &signatures[..signatures.len() - 1], &before[1..]);
    assert_eq!(&*signed_part(format!("{instead}}}").as_bytes()), format!("{instead}}}").as_bytes());
}

#[rstest]
#[case(6, true)]
#[case(7, true)]
#[case(8, false)]
fn an_older_manifest_does_not_follow(#[case] seen: u32, #[case] follows: bool) {
    let expected = if follows {
        Ok(())
    } else {
        Err(SnapshotError::Older { file: "manifest.json".into(), found: 7, seen })
    };
    assert_eq!(manifest(&[2022]).follows(seen), expected);
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
#[case(SnapshotError::Malformed { file: "f".into(), detail: "EOF".into() }, "f: EOF")]
#[case(SnapshotError::Schema { file: "f".into(), found: 2 }, "f: written for schema 2")]
#[case(SnapshotError::Invalid { file: "f".into(), field: "a[0]".into(), expected: "b" }, "f: a[0]: expected b")]
fn an_error_names_file_and_cause(#[case] error: SnapshotError, #[case] printed: &str) {
    assert_eq!(error.to_string(), printed);
    assert_eq!(error.file(), "f");
}
