//! `manifest.json`, as a host may send it.

use osloregionen::domain::publication::Moment;
use osloregionen::snapshot::signature::signed_part;
use osloregionen::snapshot::{Manifest, decode_manifest, encode_manifest};

pub fn run(bytes: &[u8]) {
    let manifest = match decode_manifest(bytes) {
        Ok(manifest) => manifest,
        // What readers and editors are told is worded from whatever came.
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let again = encode_manifest(&manifest).ok().and_then(|bytes| decode_manifest(&bytes).ok());
    assert_eq!(again.as_ref(), Some(&manifest));

    // Nothing is believed but what the signatures are of.
    let signed = decode_manifest(&signed_part(bytes));
    assert_eq!(signed, Ok(Manifest { signatures: Vec::new(), ..manifest.clone() }));

    let publication = manifest.publication;
    for now in [i64::from(i32::MIN), 0, 1_795_000_000, 253_402_300_799] {
        publication.age(Moment::of_unix(now));
    }
    assert!(manifest.follows(publication.version).is_ok());
}
