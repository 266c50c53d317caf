//! Keys, releases and signatures, as an editor makes them.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::path::Path;

use osloregionen::domain::publication::Moment;
use osloregionen::snapshot::{MANIFEST, Manifest, decode_manifest};
use rstest::rstest;
use support::{copy, edit, project};
use xtask::snapshot::{build_in, key, release};

fn manifest(root: &Path) -> Manifest {
    build_in(root).unwrap();
    decode_manifest(&fs::read(root.join("public/snapshots").join(MANIFEST)).unwrap()).unwrap()
}

fn is_signed(root: &Path) -> bool {
    let manifest = manifest(root);
    release::is_signed(&manifest, &manifest.signatures, &key::known(root).unwrap()).unwrap()
}

#[test]
fn what_stands_in_the_project_was_released() {
    let built = build_in(copy().path()).unwrap();
    assert!(built.is_released, "`cargo xtask snapshot release` after the last change of content/");
    assert_eq!(key::known(&project()).unwrap(), built.content.keys);
}

#[test]
fn a_release_is_newer_than_the_one_before_and_holds_for_a_year() {
    let copy = copy();
    let before = manifest(copy.path()).publication;
    let now = release::release(copy.path(), &[], None).unwrap();
    assert_eq!(now.version, before.version + 1);
    assert_eq!(now.expires.days_since(now.published), 396);
    assert_eq!(manifest(copy.path()).publication, now);
    assert!(manifest(copy.path()).signatures.is_empty());
}

#[test]
fn a_release_is_signed_and_builds_the_same_without_the_secret() {
    let (copy, safe) = (copy(), tempfile::tempdir().unwrap());
    let secret = safe.path().join("a.pem");
    let public = key::make(copy.path(), &secret).unwrap();
    assert_eq!(key::known(copy.path()).unwrap(), std::slice::from_ref(&public));
    assert!(fs::read_to_string(&secret).unwrap().starts_with("-----BEGIN PRIVATE KEY-----"));
    // Known, but nothing is signed yet.
    assert!(!build_in(copy.path()).unwrap().is_released);
    let refused = release::release(copy.path(), &[], None).unwrap_err().to_string();
    assert!(refused.contains("--key"), "{refused}");

    release::release(copy.path(), std::slice::from_ref(&secret), None).unwrap();
    fs::remove_file(&secret).unwrap();
    assert!(is_signed(copy.path()));
    assert_eq!(manifest(copy.path()).signatures[0].key, public.id());

    // Other content has another manifest, which nobody has signed.
    edit(copy.path(), "2022/medlemmer.csv", "Fossby", "Fosby");
    assert!(!build_in(copy.path()).unwrap().is_released);
    assert!(manifest(copy.path()).signatures.is_empty());
}

#[cfg(unix)]
#[test]
fn the_secret_key_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let (copy, safe) = (copy(), tempfile::tempdir().unwrap());
    let secret = safe.path().join("a.pem");
    key::make(copy.path(), &secret).unwrap();
    assert_eq!(fs::metadata(secret).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn one_key_follows_another_without_a_gap() {
    let (copy, safe) = (copy(), tempfile::tempdir().unwrap());
    let [old, new, third] = ["old", "new", "third"].map(|name| safe.path().join(name));
    let first = key::make(copy.path(), &old).unwrap();
    release::release(copy.path(), std::slice::from_ref(&old), None).unwrap();
    let second = key::make(copy.path(), &new).unwrap();
    assert!(is_signed(copy.path()), "what the old one signed holds with both");
    let full = key::make(copy.path(), &third).unwrap_err().to_string();
    assert!(full.contains(first.id()) && !third.exists(), "{full}");

    release::release(copy.path(), &[old.clone(), new.clone()], None).unwrap();
    assert_eq!(manifest(copy.path()).signatures.len(), 2);
    key::retire(copy.path(), first.id()).unwrap();
    assert!(is_signed(copy.path()), "the new one has signed it too");
    assert_eq!(key::known(copy.path()).unwrap(), std::slice::from_ref(&second));
    let unknown = release::release(copy.path(), &[old], None).unwrap_err().to_string();
    assert!(unknown.contains(first.id()), "{unknown}");

    key::retire(copy.path(), second.id()).unwrap();
    assert!(key::known(copy.path()).unwrap().is_empty());
    assert!(!copy.path().join("content/nokler.toml").exists());
    key::retire(copy.path(), second.id()).unwrap_err();
}

#[test]
fn a_secret_key_does_not_lie_in_the_project() {
    let copy = copy();
    let inside = copy.path().join("content/hemmelig.pem");
    let refused = key::make(copy.path(), &inside).unwrap_err().to_string();
    assert!(refused.contains("hemmelig.pem") && !inside.exists(), "{refused}");
    assert!(key::known(copy.path()).unwrap().is_empty());
}

#[test]
fn a_secret_key_is_never_overwritten() {
    let (copy, safe) = (copy(), tempfile::tempdir().unwrap());
    let file = safe.path().join("a.pem");
    fs::write(&file, "mine").unwrap();
    key::make(copy.path(), &file).unwrap_err();
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    let no_key = key::read(&file).unwrap_err().to_string();
    assert!(no_key.contains("a.pem"), "{no_key}");
}

#[test]
fn a_release_that_has_expired_is_none() {
    let copy = copy();
    let before = fs::read(copy.path().join("content/publisering.toml")).unwrap();
    let passed = Moment::parse("2020-01-01T00:00:00Z");
    release::release(copy.path(), &[], passed).unwrap_err();
    assert_eq!(fs::read(copy.path().join("content/publisering.toml")).unwrap(), before);
}

#[rstest]
#[case("versjon = 1", "versjon = 0", "dette er ingen versjon")]
#[case("versjon = 1", "versjon = \"1\"", "`versjon` er en tekst, ikke et tall")]
#[case("publisert = \"20", "publisert = \"kl 20", "er ikke et tidspunkt")]
#[case("utloper = \"20", "utloper = \"19", "utgaven utløper før den er publisert")]
#[case("innhold = \"", "innhold = \"Å", "dette er ikke 64 sekssifre")]
#[case("innhold", "inhold", "ukjent nøkkel `inhold`")]
#[case("endret = \"20", "endret = \"19", "utgaven er endret før den ble publisert")]
#[case("aar = 2022", "aar = \"2022\"", "`aar` er en tekst, ikke et årstall")]
fn a_mistake_in_the_file_is_told(#[case] from: &str, #[case] to: &str, #[case] expected: &str) {
    let copy = copy();
    edit(copy.path(), "publisering.toml", from, to);
    let told = build_in(copy.path()).err().unwrap().to_string();
    assert!(told.contains("content/publisering.toml:") && told.contains(expected), "{told}");
}

#[rstest]
#[case("nokler = [\"abc\"]", "dette er ikke 64 sekssifre")]
#[case("nokler = [1]", "`nokler` er et tall, ikke en tekst")]
#[case("nøkler = []", "kan ikke leses")]
fn a_mistake_in_the_keys_is_told(#[case] file: &str, #[case] expected: &str) {
    let copy = copy();
    fs::write(copy.path().join("content/nokler.toml"), file).unwrap();
    let told = build_in(copy.path()).err().unwrap().to_string();
    assert!(told.contains("content/nokler.toml:") && told.contains(expected), "{told}");
}

#[test]
fn three_keys_are_one_too_many() {
    let copy = copy();
    let keys: Vec<String> = ["a", "b", "c"].map(|digit| format!("\"{}\"", digit.repeat(64))).into();
    fs::write(copy.path().join("content/nokler.toml"), format!("nokler = [{}]", keys.join(", ")))
        .unwrap();
    let told = build_in(copy.path()).err().unwrap().to_string();
    assert!(told.contains("det er 3 nøkler"), "{told}");
}
