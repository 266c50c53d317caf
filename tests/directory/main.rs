//! x
#![cfg(feature = "publish")]
#![allow(clippy::unwrap_used)]
use osloregionen::domain::directory::*;
use osloregionen::domain::edition::Edition;
use osloregionen::snapshot::{decode_edition, decode_manifest};
use std::fs;
use std::path::Path;
fn edition() -> Edition {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/snapshots");
    let manifest = decode_manifest(&fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let files = manifest.edition(manifest.latest).unwrap();
    let read = |p: &str| fs::read(folder.join(p)).unwrap();
    decode_edition(&read(&files.region.path), &read(&files.members.path)).unwrap()
}
#[test]
fn dump() {
    let e = edition();
    let index = Index::new(&e.members);
    for line in fs::read_to_string("/tmp/h1-q.txt").unwrap().lines() {
        let found = index.search(line);
        let all: Vec<String> = found
            .iter()
            .take(6)
            .map(|(m, h)| {
                let h = h.unwrap();
                format!(
                    "{}/{}={:?}/{:?}{}",
                    e.members[*m].name,
                    index.name(&h),
                    h.kind,
                    h.closeness,
                    h.far
                )
            })
            .collect();
        println!("{line:22} {:3} {}", found.len(), all.join("; "));
    }
}
