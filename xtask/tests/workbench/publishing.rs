//! Publishing to a folder: whatever happens, a reader has a whole edition.

pub mod broken_off;
mod full;

use crate::support::{copy, edit};
use crate::{json, run, whole};
use osloregionen::snapshot::{Manifest, decode_manifest};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A project whose content has been released, and a site's folder beside it.
pub struct Project {
    folder: TempDir,
}

impl Project {
    pub fn new() -> Project {
        let project = Project { folder: copy() };
        fs::create_dir(project.site()).unwrap();
        project
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    fn site(&self) -> PathBuf {
        self.root().join("site")
    }

    /// Another note of a source, which every member's JSON-LD has too, and the next version.
    pub fn release(&self, note: &str) {
        let path = self.root().join("content/2022/utgave.toml");
        let text = fs::read_to_string(&path).unwrap();
        // The second source is SSB, which has a licence: such are named in each JSON-LD.
        let line = text.lines().filter(|line| line.starts_with("merknad.nb")).nth(1).unwrap();
        fs::write(&path, text.replacen(line, &format!("merknad.nb = \"{note}\""), 1)).unwrap();
        let (code, said) = json(self.root(), &["release"]);
        assert_eq!(code, 0, "{said}");
    }

    fn publish(&self) -> (i32, serde_json::Value) {
        json(self.root(), &["publish", "site"])
    }

    /// The files of the last build of which a host has others, by what it has under each path.
    pub fn differing(&self, of_host: impl Fn(&str) -> Option<Vec<u8>>) -> Vec<String> {
        let built = self.root().join("public/snapshots");
        let paths = files(&built)
            .into_iter()
            .map(|path| path.strip_prefix(&built).unwrap().to_str().unwrap().to_owned());
        paths.filter(|path| of_host(path) != fs::read(built.join(path)).ok()).collect()
    }
}

/// What a client finds in a folder.
fn read(site: &Path) -> Result<Manifest, String> {
    let snapshots = site.join("snapshots");
    whole(|path| fs::read(snapshots.join(path)).map_err(|error| format!("{path}: {error}")))
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// What somebody left unfinished.
fn parts(folder: &Path) -> Vec<PathBuf> {
    let is_part = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(".ny-");
    files(folder).into_iter().filter(is_part).collect()
}

#[test]
fn what_is_published_is_what_was_built_and_a_second_time_changes_nothing() {
    let project = Project::new();
    let (code, said) = json(project.root(), &["publish", "site", "--dry-run"]);
    assert_eq!((code, said["shown"].as_bool()), (0, Some(false)), "{said}");
    assert!(!project.site().join("snapshots").exists(), "a dry run writes nothing");
    let new = said["new"].as_u64();
    let (code, said) = project.publish();
    assert_eq!((code, said["new"].as_u64()), (0, new), "{said}");
    assert_eq!(json(project.root(), &["build"]).0, 0);
    for name in ["manifest.json", "2022/kommuner.geojson", "2022/medlemmer/asker.vcf"] {
        let of = |folder: &str| fs::read(project.root().join(folder).join(name)).unwrap();
        assert_eq!(of("public/snapshots"), of("site/snapshots"), "{name}");
    }
    assert_eq!(read(&project.site()).unwrap().publication.version, 1);
    let (_, said) = project.publish();
    assert_eq!((said["new"].as_u64(), said["was_there"].as_bool()), (Some(0), Some(true)));
    assert_eq!(json(project.root(), &["status", "site"]).0, 0);
}

#[test]
fn only_what_was_released_is_published() {
    let project = Project::new();
    edit(project.root(), "2022/medlemmer.csv", "Fossby", "Fosby");
    let (code, said) = project.publish();
    assert_eq!(code, 2, "{said}");
    assert!(!project.site().join("snapshots/manifest.json").exists());
}

#[test]
fn a_hashed_file_with_other_bytes_is_not_overwritten() {
    let project = Project::new();
    assert_eq!(project.publish().0, 0);
    project.release("En annen merknad.");
    let region = read(&project.site()).unwrap().editions.remove(0).members.path;
    let path = project.site().join("snapshots").join(region);
    fs::write(&path, "noe annet").unwrap();
    let before = fs::read(project.site().join("snapshots/manifest.json")).unwrap();
    let (code, said) = project.publish();
    assert_eq!(code, 3, "{said}");
    assert!(said["message"].as_str().unwrap().contains("overskrives ikke"), "{said}");
    assert_eq!(fs::read(path).unwrap(), b"noe annet");
    assert_eq!(fs::read(project.site().join("snapshots/manifest.json")).unwrap(), before);
    let (code, said) = json(project.root(), &["status", "site"]);
    assert_eq!(code, 3);
    assert!(said["message"].as_str().unwrap().contains("2022/members."), "{said}");
}

#[test]
fn going_back_shows_what_was_before_as_a_new_version() {
    let project = Project::new();
    assert_eq!(project.publish().0, 0);
    let first = read(&project.site()).unwrap();
    let card = project.site().join("snapshots/2022/medlemmer/asker.jsonld");
    let first_card = fs::read(&card).unwrap();
    assert_eq!(json(project.root(), &["rollback", "site"]).0, 3, "there is nothing before it");
    project.release("En annen merknad.");
    assert_eq!(project.publish().0, 0);
    assert!(fs::read(&card).unwrap() != first_card);
    let (code, said) = json(project.root(), &["rollback", "site", "--dry-run"]);
    assert_eq!((code, read(&project.site()).unwrap().publication.version), (0, 2), "{said}");
    let (code, said) = json(project.root(), &["rollback", "site"]);
    assert_eq!((code, said["content_of"].as_u64()), (0, Some(1)), "{said}");
    let back = read(&project.site()).unwrap();
    assert_eq!((back.publication.version, &back.editions), (3, &first.editions));
    assert!(fs::read(&card).unwrap() == first_card, "what has a lasting name went back too");
    // Forward again, by number.
    let (code, _) = json(project.root(), &["rollback", "site", "--to", "2"]);
    assert_eq!((code, read(&project.site()).unwrap().publication.version), (0, 4));
    assert_eq!(json(project.root(), &["rollback", "site", "--to", "9"]).0, 3);
    // The content is at version 2, which readers would refuse.
    let (code, said) = project.publish();
    assert_eq!(code, 3);
    assert!(said["message"].as_str().unwrap().contains("versjon 4"), "{said}");
}

#[test]
fn status_names_what_no_edition_needs_any_more() {
    let project = Project::new();
    assert_eq!(project.publish().0, 0);
    let first = read(&project.site()).unwrap().editions.remove(0).region.path;
    for note in ["Den andre merknaden.", "Den tredje merknaden."] {
        let (_, said) = json(project.root(), &["status", "site"]);
        assert_eq!(said["idle"], serde_json::json!([]), "readers may have the list before");
        project.release(note);
        assert_eq!(project.publish().0, 0);
    }
    let (_, said) = json(project.root(), &["status", "site"]);
    assert_eq!(said["idle"], serde_json::json!([format!("snapshots/{first}")]));
}

#[test]
fn packed_copies_follow_where_the_site_has_them() {
    let project = Project::new();
    fs::write(project.site().join("index.html.br"), "").unwrap();
    assert_eq!(project.publish().0, 0);
    project.release("En annen merknad.");
    assert_eq!(project.publish().0, 0);
    let snapshots = project.site().join("snapshots");
    let mut unpacked = Vec::new();
    let packed = fs::File::open(snapshots.join("manifest.json.br")).unwrap();
    std::io::Read::read_to_end(&mut brotli::Decompressor::new(packed, 4096), &mut unpacked)
        .unwrap();
    assert_eq!(unpacked, fs::read(snapshots.join("manifest.json")).unwrap());
    assert!(snapshots.join("manifest.json.gz").exists());
}

#[test]
fn from_two_sides_at_once_one_is_shown_and_the_other_told() {
    for round in 0..8 {
        let (one, other) = (Project::new(), Project::new());
        assert_eq!(one.publish().0, 0);
        one.release(&format!("Den ene, {round}."));
        other.release(&format!("Den andre, {round}."));
        let site = one.site();
        let site = site.to_str().unwrap();
        let publish = |project: &Project| run(project.root(), &["publish", site]).status.code();
        let codes = std::thread::scope(|scope| {
            let both = [scope.spawn(|| publish(&one)), scope.spawn(|| publish(&other))];
            both.map(|side| side.join().unwrap().unwrap())
        });
        assert!(codes == [0, 3] || codes == [3, 0], "{codes:?}");
        let shown = read(Path::new(site)).unwrap();
        let winner = if codes[0] == 0 { &one } else { &other };
        let built = fs::read(winner.root().join("public/snapshots/manifest.json")).unwrap();
        assert_eq!(shown, decode_manifest(&built).unwrap());
        let snapshots = Path::new(site).join("snapshots");
        assert_eq!(winner.differing(|path| fs::read(snapshots.join(path)).ok()), [""; 0]);
    }
}
