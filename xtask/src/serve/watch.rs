//! Building again after a change.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::time::Duration;

/// What a build reads, relative to the root. Nothing in it is written by a build, apart
/// from `style/generated`.
const WATCHED: [&str; 6] = ["content", "src", "style", "index.html", "Trunk.toml", "Cargo.toml"];

/// How often the files are looked at: asking is cheap, and works on every file system.
const INTERVAL: Duration = Duration::from_millis(300);

/// Calls `build` after every change of a watched file below `root`, for ever. Does nothing, for
/// ever, when not `active`.
pub async fn changes(root: &Path, active: bool, mut build: impl FnMut()) {
    if !active {
        return std::future::pending().await;
    }
    let mut built = state(root);
    loop {
        tokio::time::sleep(INTERVAL).await;
        let mut now = state(root);
        if now == built {
            continue;
        }
        // Whoever saves several files, or one in several steps, has not ended yet.
        loop {
            tokio::time::sleep(INTERVAL).await;
            let later = state(root);
            if later == now {
                break;
            }
            now = later;
        }
        // What changes while it is building is built at the next look.
        built = now;
        build();
    }
}

/// Changes with the name, the size and the time of any watched file, in whatever order the system
/// lists them.
fn state(root: &Path) -> u64 {
    WATCHED.iter().map(|name| look(&root.join(name))).fold(0, u64::wrapping_add)
}

fn look(path: &Path) -> u64 {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    // What an editor keeps beside the file that is being edited.
    let is_passing = name.starts_with('.') || name.ends_with(['~', '#']);
    if is_passing || path.ends_with("style/generated") {
        return 0;
    }
    if let Ok(folder) = fs::read_dir(path) {
        return folder.flatten().map(|entry| look(&entry.path())).fold(0, u64::wrapping_add);
    }
    let Ok(file) = fs::metadata(path) else { return 0 };
    let mut hasher = DefaultHasher::new();
    (path, file.len(), file.modified().ok()).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Instant, SystemTime};

    #[test]
    fn new_other_and_deleted_files_are_changes() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path();
        fs::create_dir_all(root.join("content/2022")).expect("a folder");
        let file = root.join("content/2022/a.toml");
        let before = state(root);
        fs::write(&file, "a").expect("a file");
        let with = state(root);
        assert_ne!(before, with);
        for passing in ["content/2022/.a.toml.swp", "content/2022/a.toml~"] {
            fs::write(root.join(passing), "a").expect("a file");
        }
        fs::create_dir_all(root.join("style/generated")).expect("a folder");
        fs::write(root.join("style/generated/c.css"), "c").expect("a file");
        assert_eq!(state(root), with, "what a build or an editor writes is not a change");
        // An older file put back in its place is one.
        let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        fs::File::options()
            .write(true)
            .open(&file)
            .expect("it is there")
            .set_modified(old)
            .expect("a time");
        assert_ne!(state(root), with);
        fs::remove_file(file).expect("it is there");
        assert_eq!(state(root), before);
    }

    #[test]
    fn a_saved_file_is_built_once_and_not_before_it_is_whole() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().to_owned();
        fs::create_dir_all(root.join("content")).expect("a folder");
        let path = root.join("content/a.toml");
        let saving = std::thread::spawn({
            let path = path.clone();
            move || {
                std::thread::sleep(INTERVAL * 2);
                for text in ["a", "ab", "abc"] {
                    fs::write(&path, text).expect("a file");
                    std::thread::sleep(INTERVAL / 3);
                }
            }
        });
        let mut built = Vec::new();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let start = Instant::now();
        runtime.expect("a runtime").block_on(async {
            let build = || built.push(fs::read_to_string(&path).unwrap_or_default());
            let ended = tokio::time::timeout(INTERVAL * 10, changes(&root, true, build)).await;
            assert!(ended.is_err(), "it goes on for ever");
        });
        saving.join().expect("it saves");
        assert_eq!(built, ["abc"], "after {:?}", start.elapsed());
    }
}
