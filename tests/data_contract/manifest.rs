//! The list of editions: read as it was written, refused with the field that is wrong, and nothing of
//! it believed but what is signed.

use super::set;
use osloregionen::domain::publication::{Moment, Publication};
use osloregionen::snapshot::signature::{Signature, signed_part};
use osloregionen::snapshot::{
    EditionFiles, FILE_LIMIT, FileRef, Manifest, SnapshotError, decode_manifest, encode_manifest,
};
use proptest::prelude::*;
use rstest::rstest;
use serde_json::{Value, json};

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

proptest! {
    #[test]
    fn a_manifest_is_read_as_it_was_written(years in prop::collection::btree_set(1000..=9999u16, 1..4)) {
        let manifest = manifest(&years.into_iter().collect::<Vec<_>>());
        let bytes = encode_manifest(&manifest).unwrap();
        prop_assert_eq!(decode_manifest(&bytes), Ok(manifest));
    }
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
