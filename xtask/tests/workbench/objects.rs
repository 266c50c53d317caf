//! Publishing to an object store that speaks S3, on loopback, with requests that fail midway.

mod store;

use crate::publishing::Project;
use crate::publishing::broken_off::kill;
use crate::{snapshot, whole};
use osloregionen::snapshot::Manifest;
use serde_json::Value;
use std::process::Command;
use store::{Store, Trouble};

impl Project {
    /// A command against the store, as its own tools would be told of it.
    fn asking(&self, store: &Store, arguments: &[&str]) -> Command {
        let mut command = snapshot(self.root());
        command.args(arguments).args(["s3://boette/nettsted", "--json"]).envs([
            ("AWS_ENDPOINT", store.url.as_str()),
            ("AWS_ALLOW_HTTP", "true"),
            ("AWS_REGION", "eu-north-1"),
            ("AWS_ACCESS_KEY_ID", "test"),
            ("AWS_SECRET_ACCESS_KEY", "test"),
        ]);
        command
    }

    /// Runs it: the exit code and what it says.
    fn at(&self, store: &Store, arguments: &[&str]) -> (i32, Value) {
        let output = self.asking(store, arguments).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let json = serde_json::from_str(&said)
            .unwrap_or_else(|_| panic!("{said:?} {}", String::from_utf8_lossy(&output.stderr)));
        (output.status.code().unwrap(), json)
    }
}

/// What a client finds in the store.
fn read(store: &Store) -> Result<Manifest, String> {
    whole(|path| {
        let found = store.object(&format!("nettsted/snapshots/{path}"));
        found.ok_or_else(|| format!("{path} is missing"))
    })
}

#[test]
fn an_edition_is_published_looked_at_and_taken_back() {
    let (store, project) = (Store::start(), Project::new());
    assert_eq!(project.at(&store, &["status"]).0, 3, "nothing is there yet");
    let (code, said) = project.at(&store, &["publish"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(read(&store).unwrap().publication.version, 1);
    let (_, said) = project.at(&store, &["publish"]);
    assert_eq!((said["new"].as_u64(), said["was_there"].as_bool()), (Some(0), Some(true)));
    project.release("En annen merknad.");
    let (code, said) = project.at(&store, &["publish", "--dry-run"]);
    assert_eq!((code, read(&store).unwrap().publication.version), (0, 1), "{said}");
    assert_eq!(project.at(&store, &["publish"]).0, 0);
    let (code, said) = project.at(&store, &["status"]);
    assert_eq!((code, said["version"].as_u64()), (0, Some(2)), "{said}");
    assert_eq!(project.at(&store, &["rollback"]).0, 0);
    assert_eq!(read(&store).unwrap().publication.version, 3);
    let manifest = store.said("nettsted/snapshots/manifest.json");
    assert_eq!(manifest, ("application/json".to_owned(), "no-cache".to_owned()));
    let hashed = store.said(&format!(
        "nettsted/snapshots/{}",
        read(&store).unwrap().editions.remove(0).region.path
    ));
    assert!(hashed.1.contains("immutable"), "{hashed:?}");
}

#[test]
fn the_list_is_only_replaced_if_it_is_the_one_that_was_read() {
    let (store, project) = (Store::start(), Project::new());
    assert_eq!(project.at(&store, &["publish"]).0, 0);
    project.release("En annen merknad.");
    // Somebody else's list arrives just before ours.
    store.cause(Trouble::Overtaken);
    let (code, said) = project.at(&store, &["publish"]);
    assert_eq!(code, 3, "{said}");
    assert!(said["message"].as_str().unwrap().contains("noen andre"), "{said}");
    assert_eq!(store.object("nettsted/snapshots/manifest.json").unwrap(), b"theirs");
}

#[test]
fn a_hashed_object_with_other_bytes_is_not_overwritten() {
    let (store, project) = (Store::start(), Project::new());
    assert_eq!(project.at(&store, &["publish"]).0, 0);
    let members = read(&store).unwrap().editions.remove(0).members.path;
    let key = format!("nettsted/snapshots/{members}");
    store.put(&key, b"noe annet");
    project.release("En annen merknad.");
    assert_eq!(project.at(&store, &["publish"]).0, 3);
    assert_eq!(store.object(&key).unwrap(), b"noe annet");
}

#[test]
fn requests_that_fail_midway_are_made_again_or_leave_the_old_edition() {
    let (store, project) = (Store::start(), Project::new());
    assert_eq!(project.at(&store, &["publish"]).0, 0);
    for (number, trouble) in [
        // Refused before anything is done; done, and the answer lost; half an answer.
        Trouble::Refused { every: 3 },
        Trouble::AnswerLost { every: 4 },
        Trouble::CutShort { every: 5 },
    ]
    .into_iter()
    .enumerate()
    {
        project.release(&format!("Merknad nummer {number}."));
        store.cause(trouble);
        let (code, said) = project.at(&store, &["publish"]);
        assert!(store.troubles() > 0, "{trouble:?} happened");
        store.cause(Trouble::None);
        let shown = read(&store).unwrap().publication.version;
        let old = number as u32 + 1;
        assert!(shown == old || shown == old + 1, "{trouble:?}");
        // With the list there, only files for others may be missing.
        let is_shown = code == 0 || said["message"].as_str().unwrap().contains("vises nå, men");
        assert_eq!(is_shown, shown == old + 1, "{trouble:?}: what is said is what is: {said}");
        assert_eq!(project.at(&store, &["publish"]).0, 0, "{trouble:?}");
        assert_eq!(read(&store).unwrap().publication.version, old + 1);
    }
}

#[test]
fn from_two_sides_at_once_one_is_shown_and_the_other_leaves_nothing() {
    for round in 0..6 {
        let (store, one, other) = (Store::start(), Project::new(), Project::new());
        assert_eq!(one.at(&store, &["publish"]).0, 0);
        one.release(&format!("Den ene, {round}."));
        other.release(&format!("Den andre, {round}."));
        let publish = |project: &Project| project.at(&store, &["publish"]).0;
        let codes = std::thread::scope(|scope| {
            let both = [scope.spawn(|| publish(&one)), scope.spawn(|| publish(&other))];
            both.map(|side| side.join().unwrap())
        });
        assert!(codes == [0, 3] || codes == [3, 0], "{codes:?}");
        let winner = if codes[0] == 0 { &one } else { &other };
        let object = |path: &str| store.object(&format!("nettsted/snapshots/{path}"));
        assert_eq!(winner.differing(object), [""; 0], "the list, and all beside it");
        assert_eq!(read(&store).unwrap().publication.version, 2);
    }
}

#[test]
fn killed_at_any_moment_the_store_is_whole() {
    let (store, project) = (Store::start(), Project::new());
    assert_eq!(project.at(&store, &["publish"]).0, 0);
    let publish = || project.asking(&store, &["publish"]);
    let released = kill(&project, 50, &publish, &|| read(&store), &mut || {});
    assert_eq!(project.at(&store, &["publish"]).0, 0);
    assert_eq!(read(&store).unwrap().publication.version, released + 1);
    assert_eq!(project.at(&store, &["status"]).0, 0);
    let object = |path: &str| store.object(&format!("nettsted/snapshots/{path}"));
    assert_eq!(project.differing(object), [""; 0], "what has a lasting name has followed");
}
