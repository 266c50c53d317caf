//! Whether two clean builds give the same bytes: what is deployed can then be held against its
//! sources by anyone.
//!
//! Two clones in folders of different lengths, each with a target folder of its own, built with
//! another time zone, another locale and another number of jobs. Only the tools and npm's packages,
//! which are pinned and not part of the sources, are the same.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::process;

/// What each build is given: its folder and what differs around it.
const BUILDS: [(&str, [(&str, &str); 3]); 2] = [
    ("a", [("TZ", "UTC"), ("LC_ALL", "C"), ("CARGO_BUILD_JOBS", "2")]),
    (
        "another/folder-with-a-longer-name/b",
        [("TZ", "Pacific/Kiritimati"), ("LC_ALL", "C.UTF-8"), ("CARGO_BUILD_JOBS", "1")],
    ),
];

/// What both builds use of this project's folder.
const SHARED: [&str; 2] = [".tools", "node_modules"];

/// Builds twice and compares.
///
/// # Errors
/// If the builds differ, with the files; if git is missing or a build fails.
pub fn run() -> Result<()> {
    let root = process::root();
    let changed = process::run_quietly(process::command("git").args(["status", "--porcelain"]))?;
    if !changed.trim().is_empty() {
        println!("Not committed, and so in neither build:\n{changed}");
    }
    let folder = tempfile::Builder::new().prefix("osloregionen-").tempdir()?;
    // Both before the first build, which takes minutes: what is committed meanwhile is in neither.
    for (place, _) in BUILDS {
        clone(&root, &folder.path().join(place))?;
    }
    let mut builds = Vec::new();
    for (at, (place, around)) in BUILDS.iter().enumerate() {
        println!("\n[{}/{}] {}", at + 1, BUILDS.len(), BUILDS[at].0);
        let clone = folder.path().join(place);
        build(&clone, around)?;
        builds.push(hashes(&clone.join("dist"))?);
        // Some gigabytes, and all that is needed of them is known.
        fs::remove_dir_all(clone.join("target"))?;
    }
    let different = differences(&builds[0], &builds[1]);
    println!("\n{} files, {} differences", builds[0].len(), different.len());
    if different.is_empty() {
        return Ok(());
    }
    let kept = folder.keep();
    bail!(
        "the builds differ; they are kept in {}, compare them there:\n{}",
        kept.display(),
        different.join("\n")
    )
}

fn clone(root: &Path, clone: &Path) -> Result<()> {
    let mut git = process::command("git");
    git.args(["clone", "--quiet", "--no-hardlinks"]).arg(root).arg(clone);
    process::run_quietly(&mut git)?;
    for name in SHARED {
        link(&root.join(name), &clone.join(name)).with_context(|| name.to_owned())?;
    }
    Ok(())
}

fn build(clone: &Path, around: &[(&str, &str)]) -> Result<()> {
    let mut cargo = process::command("cargo");
    cargo.args(["xtask", "build"]).current_dir(clone).envs(around.iter().copied());
    // What this run was given is for this folder.
    let own = ["CARGO_TARGET_DIR", "CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "RUSTFLAGS"];
    for name in own {
        cargo.env_remove(name);
    }
    process::run(&mut cargo)
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(from, to)
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(from, to)
}

/// The hash of every file below a folder, by its path.
fn hashes(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| next.display().to_string())? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
            all.insert(name, Sha256::digest(fs::read(&path)?).to_vec());
        }
    }
    Ok(all)
}

/// What is in one only, or not the same in both.
fn differences<T: PartialEq>(
    one: &BTreeMap<String, T>,
    other: &BTreeMap<String, T>,
) -> Vec<String> {
    let mut found: Vec<String> = one
        .iter()
        .filter_map(|(name, bytes)| match other.get(name) {
            Some(same) if same == bytes => None,
            Some(_) => Some(format!("{name}: other bytes")),
            None => Some(format!("{name}: only in the first")),
        })
        .collect();
    let second = other.keys().filter(|name| !one.contains_key(*name));
    found.extend(second.map(|name| format!("{name}: only in the second")));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named() {
        let build = |files: &[(&str, u8)]| {
            files.iter().map(|(name, byte)| ((*name).to_owned(), *byte)).collect()
        };
        let one = build(&[("index.html", 1), ("app-1.wasm", 2), ("sw.js", 3)]);
        let other = build(&[("index.html", 1), ("app-2.wasm", 2), ("sw.js", 4)]);
        assert_eq!(differences(&one, &one), Vec::<String>::new());
        let expected = [
            "app-1.wasm: only in the first",
            "sw.js: other bytes",
            "app-2.wasm: only in the second",
        ];
        assert_eq!(differences(&one, &other), expected);
    }

    #[test]
    fn files_in_folders_are_found() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("a/b")).unwrap();
        fs::write(folder.path().join("a/b/c.html"), "x").unwrap();
        fs::write(folder.path().join("d"), "x").unwrap();
        let found = hashes(folder.path()).unwrap();
        assert_eq!(found.keys().collect::<Vec<_>>(), ["a/b/c.html", "d"]);
        assert_eq!(found["d"], found["a/b/c.html"]);
    }
}
