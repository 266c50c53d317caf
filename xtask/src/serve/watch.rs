//! Building again after a change.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::process;

/// What a build reads, relative to the root. Nothing in it is written by a build, apart
/// from `style/generated`.
const WATCHED: [&str; 6] = ["content", "src", "style", "index.html", "Trunk.toml", "Cargo.toml"];

/// How often the files are looked at: asking is cheap, and works on every file system.
const INTERVAL: Duration = Duration::from_millis(500);

/// Calls `build` after every change of a watched file, for ever. Does nothing, for ever,
/// when not `active`.
pub async fn changes(active: bool, mut build: impl FnMut()) {
    if !active {
        return std::future::pending().await;
    }
    let root = process::root();
    let mut seen = newest(&root);
    loop {
        tokio::time::sleep(INTERVAL).await;
        let now = newest(&root);
        if now != seen {
            build();
            // What changed while it was building is built at the next look.
            seen = now;
        }
    }
}

/// The number of watched files and the latest time at which one was written: a deleted file
/// changes the one, an edited file the other.
fn newest(root: &Path) -> (usize, SystemTime) {
    let mut state = (0, SystemTime::UNIX_EPOCH);
    for name in WATCHED {
        look(&root.join(name), &mut state);
    }
    state
}

fn look(path: &Path, state: &mut (usize, SystemTime)) {
    if path.ends_with("style/generated") {
        return;
    }
    if let Ok(folder) = fs::read_dir(path) {
        folder.flatten().for_each(|entry| look(&entry.path(), state));
    } else if let Ok(written) = fs::metadata(path).and_then(|file| file.modified()) {
        *state = (state.0 + 1, state.1.max(written));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_and_a_deleted_file_are_changes() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path();
        fs::create_dir_all(root.join("content/2022")).expect("a folder");
        let before = newest(root);
        fs::write(root.join("content/2022/a.toml"), "a").expect("a file");
        let with = newest(root);
        assert_ne!(before, with);
        fs::create_dir_all(root.join("style/generated")).expect("a folder");
        fs::write(root.join("style/generated/c.css"), "c").expect("a file");
        assert_eq!(newest(root), with, "what a build writes is not a change");
        fs::remove_file(root.join("content/2022/a.toml")).expect("it is there");
        assert_ne!(newest(root), with);
    }
}
