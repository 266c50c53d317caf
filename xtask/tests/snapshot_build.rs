//! The snapshot build: deterministic, all or nothing, and described by its own schemas.

mod support;

use osloregionen::snapshot::{SnapshotError, decode_boundaries, decode_edition, decode_manifest};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;
use support::{copy, edit};
use xtask::content::Faults;
use xtask::snapshot::build_in;

/// Every file below public/ by its path, with its bytes and when it was last changed.
fn published(root: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.join("public")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                let changed = path.metadata().unwrap().modified().unwrap();
                files.insert(name, (fs::read(path).unwrap(), changed));
            }
        }
    }
    files
}

#[test]
fn the_same_content_gives_the_same_bytes_elsewhere() {
    let (one, other) = (copy(), copy());
    let built = build_in(one.path()).unwrap();
    assert!(built.changed);
    assert_eq!(built.files().unwrap(), build_in(other.path()).unwrap().files().unwrap());
}

#[test]
fn a_second_build_touches_nothing() {
    let copy = copy();
    build_in(copy.path()).unwrap();
    let before = published(copy.path());
    assert!(!build_in(copy.path()).unwrap().changed);
    assert_eq!(published(copy.path()), before);
}

#[test]
fn other_content_has_other_paths_and_leaves_nothing_behind() {
    let copy = copy();
    build_in(copy.path()).unwrap();
    let before = published(copy.path());
    edit(copy.path(), "2022/medlemmer.csv", "Fossby", "Fosby");
    let built = build_in(copy.path()).unwrap();
    assert!(built.changed);
    let after = published(copy.path());
    let of = |files: &BTreeMap<String, _>, name: &str| {
        let paths =
            files.keys().filter(|path| path.starts_with(&format!("public/snapshots/2022/{name}.")));
        paths.cloned().collect::<Vec<_>>()
    };
    assert_eq!(after.len(), before.len());
    assert_ne!(of(&before, "members"), of(&after, "members"));
    assert_eq!(of(&before, "region"), of(&after, "region"));
    assert!(after.keys().all(|path| path.starts_with("public/snapshots/")), "{:?}", after.keys());
}

#[test]
fn an_edition_stays_as_it_is_beside_another_that_changes_and_one_that_is_gone_goes() {
    let copy = copy();
    let folder = copy.path().join("content/2025");
    fs::create_dir(&folder).unwrap();
    for file in fs::read_dir(copy.path().join("content/2022")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.join(file.file_name())).unwrap();
    }
    edit(copy.path(), "2025/utgave.toml", "aar = 2022", "aar = 2025");
    build_in(copy.path()).unwrap();
    let before = published(copy.path());
    edit(copy.path(), "2025/medlemmer.csv", "Fossby", "Fosby");
    assert!(build_in(copy.path()).unwrap().changed);
    let after = published(copy.path());
    let of = |files: &BTreeMap<String, (Vec<u8>, SystemTime)>, year: u16| {
        let start = format!("public/snapshots/{year}/");
        let files = files.iter().filter(|(path, _)| path.starts_with(&start));
        files.map(|(path, (bytes, _))| (path.clone(), bytes.clone())).collect::<Vec<_>>()
    };
    // Neither written again.
    let when = |files: &BTreeMap<String, (Vec<u8>, SystemTime)>| {
        let own = files.iter().filter(|(path, _)| path.starts_with("public/snapshots/2022/"));
        own.map(|(_, (_, when))| *when).collect::<Vec<_>>()
    };
    assert_eq!((of(&before, 2022), when(&before)), (of(&after, 2022), when(&after)));
    assert_ne!(of(&before, 2025), of(&after, 2025));
    fs::remove_dir_all(folder).unwrap();
    assert!(build_in(copy.path()).unwrap().changed);
    let last = published(copy.path());
    // It is the latest now, whose catalogue alone says how large the files of all editions are.
    let kept = |files| {
        let mut own = of(files, 2022);
        own.retain(|(path, _)| !path.ends_with("katalog.jsonld"));
        own
    };
    assert_eq!((kept(&last), of(&last, 2025)), (kept(&before), Vec::new()));
    assert!(last.keys().all(|path| path.starts_with("public/snapshots/")), "{:?}", last.keys());
}

#[test]
fn a_mistake_leaves_what_was_published() {
    let copy = copy();
    build_in(copy.path()).unwrap();
    let before = published(copy.path());
    edit(copy.path(), "2022/medlemmer.csv", ",0301,", ",301,");
    let error = build_in(copy.path()).err().unwrap();
    assert_eq!(error.downcast_ref::<Faults>().unwrap().0.len(), 1);
    assert_eq!(published(copy.path()), before);
}

#[test]
fn the_manifest_names_every_file_with_its_hash_and_size() {
    let copy = copy();
    build_in(copy.path()).unwrap();
    let snapshots = copy.path().join("public/snapshots");
    let manifest = decode_manifest(&fs::read(snapshots.join("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest.latest, 2022);
    let edition = manifest.edition(2022).unwrap();
    for (name, file) in [
        ("region", &edition.region),
        ("members", &edition.members),
        ("boundaries", &edition.boundaries),
    ] {
        let bytes = fs::read(snapshots.join(&file.path)).unwrap();
        let sha256: String =
            Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(file.sha256, sha256);
        assert_eq!(file.bytes as usize, bytes.len());
        assert_eq!(file.path, format!("2022/{name}.{}.json", &sha256[..16]));
    }
}

#[test]
fn the_schemas_describe_the_files() {
    let built = build_in(copy().path()).unwrap().files().unwrap();
    let json = |path: &str| -> Value {
        let (_, bytes) = built.iter().find(|(name, _)| name.starts_with(path)).unwrap();
        serde_json::from_slice(bytes).unwrap()
    };
    for (name, file) in [
        ("manifest", "manifest.json"),
        ("region", "2022/region."),
        ("members", "2022/members."),
        ("boundaries", "2022/boundaries."),
        ("endringer", "endringer.json"),
    ] {
        let schema =
            jsonschema::validator_for(&json(&format!("schema/1/{name}.schema.json"))).unwrap();
        let mut document = json(file);
        let errors: Vec<_> = schema.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        // It is no schema that accepts anything.
        document.as_object_mut().unwrap().remove("schema");
        assert!(!schema.is_valid(&document), "{name}");
    }
    let schema = jsonschema::validator_for(&json("schema/1/members.schema.json")).unwrap();
    let mut members = json("2022/members.");
    members["members"][0]["identifiers"][0]["code"] = "301".into();
    assert!(!schema.is_valid(&members));
}

/// What the editor's checks let through is what the app accepts: every member in order,
/// with neighbours both ways and the sums that the statistics office gives.
#[test]
fn the_built_edition_is_whole() {
    let built = build_in(copy().path()).unwrap().files().unwrap();
    let file = |path: &str| &built.iter().find(|(name, _)| name.starts_with(path)).unwrap().1;
    let edition = decode_edition(file("2022/region."), file("2022/members.")).unwrap();
    let names: Vec<&str> = edition.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names.len(), 64);
    assert_eq!((names[0], names[63]), ("Aremark", "Åsnes"));
    let sums: Vec<(String, u32)> =
        edition.population().iter().map(|(date, sum)| (date.to_string(), *sum)).collect();
    let expected =
        [("2022-01-01", 2_243_932), ("2024-01-01", 2_307_478), ("2026-01-01", 2_349_252)];
    assert_eq!(sums, expected.map(|(date, sum)| (date.to_owned(), sum)));
    let oslo = edition.members.iter().find(|member| member.name == "Oslo").unwrap();
    assert_eq!(oslo.numbers.len(), 1);
    assert_eq!(oslo.numbers[0].value, "0301");
    assert!(oslo.neighbours.iter().any(|slug| slug.as_str() == "baerum"));
    let islands = edition.members.iter().filter(|member| member.neighbours.is_empty());
    assert_eq!(islands.map(|member| member.name.as_str()).collect::<Vec<_>>(), ["Hvaler"]);
    let inferred = edition.members.iter().filter(|member| member.subregion.inferred);
    assert_eq!(inferred.count(), 6);
    assert_eq!(decode_boundaries(file("2022/boundaries.")).unwrap().shapes.len(), 64);
}

/// An upload that was cut short anywhere is refused, and never makes the decoder panic.
#[test]
fn no_truncation_of_a_real_file_is_accepted() {
    let built = build_in(copy().path()).unwrap().files().unwrap();
    let file =
        |path: &str| built.iter().find(|(name, _)| name.starts_with(path)).unwrap().1.as_slice();
    let (region, members) = (file("2022/region."), file("2022/members."));
    let refused = |error: Option<SnapshotError>| {
        matches!(error, Some(SnapshotError::Malformed { .. } | SnapshotError::NotJson { .. }))
    };
    let step = |bytes: &[u8]| (0..bytes.len()).step_by(97).chain([bytes.len() - 1]);
    for end in step(region) {
        assert!(refused(decode_edition(&region[..end], members).err()), "{end}");
    }
    for end in step(members) {
        assert!(refused(decode_edition(region, &members[..end]).err()), "{end}");
    }
    let manifest = file("manifest.json");
    for end in 0..manifest.len() {
        assert!(refused(decode_manifest(&manifest[..end]).err()), "{end}");
    }
    let boundaries = file("2022/boundaries.");
    for end in step(boundaries) {
        assert!(refused(decode_boundaries(&boundaries[..end]).err()), "{end}");
    }
}
