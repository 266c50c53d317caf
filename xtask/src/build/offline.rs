//! The site without a network: a service worker that keeps one build, whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use osloregionen::route::KIOSK;
use sha2::{Digest, Sha256, Sha384};

use super::embed::SCRIPT;
use crate::process;

/// The worker's name, which never changes: browsers ask for it again and again.
const WORKER: &str = "sw.js";

/// The files of the kiosk with the hash of each, after the id of the build.
const KIOSK_LIST: &str = "kiosk/files.json";

/// Pages of the app that are kept: the one that shows any address.
const SHELL: &str = "shell.html";

/// What stands in without a network for pages that the app does not show, by their paths. One file:
/// the pages are much alike.
pub const APART: &str = "apart.json";

/// Writes the script that registers the worker, named by its content, into `dist` and returns
/// its tag for pages, relative to the app's root.
///
/// # Errors
/// If esbuild fails or the file cannot be written.
pub fn write_registration(dist: &Path) -> Result<String> {
    let code = minified("offline/page.js", &[])?;
    let name = format!("offline-{}.js", short_hash(code.as_bytes()));
    fs::write(dist.join(&name), &code)?;
    let integrity = integrity(code.as_bytes());
    Ok(format!("<script type=\"module\" src=\"{name}\" integrity=\"{integrity}\"></script>"))
}

/// Marks every page in `dist` with the id of the build and writes the worker that keeps it.
/// Called when all else is there.
///
/// # Errors
/// If a file cannot be read or written, or esbuild fails.
pub fn write(dist: &Path) -> Result<()> {
    let mut files = BTreeMap::new();
    read(dist, dist, &mut files)?;
    let build = build_id(&files);
    for (path, bytes) in files.iter_mut().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let mark = format!("<html data-build=\"{build}\" ");
        let html = html.replacen("<html ", &mark, 1);
        fs::write(dist.join(path), &html)?;
        *bytes = html.into_bytes();
    }
    let list = |is_kept: fn(&str) -> bool| {
        let kept = files.iter().filter(|(path, _)| is_kept(path));
        kept.map(|(path, bytes)| (path.clone(), integrity(bytes))).collect::<Vec<_>>()
    };
    let mut of_kiosk = list(is_of_kiosk);
    of_kiosk.sort_by_key(|(path, _)| path.ends_with(".html"));
    fs::write(dist.join(KIOSK_LIST), serde_json::to_string(&(&build, of_kiosk))?)?;
    let defined = [
        format!("--define:BUILD=\"{build}\""),
        format!("--define:FILES={}", serde_json::to_string(&list(is_kept))?),
    ];
    fs::write(dist.join(WORKER), minified("offline/worker.js", &defined)?)?;
    Ok(())
}

/// What of a build the app needs to show any address: not the pages themselves, which are kept
/// as they are visited, nor what readers take along.
fn is_kept(path: &str) -> bool {
    let of_app = !path.contains('/') || path.starts_with("fonts/") || path.starts_with("built-in/");
    let kind = path.rsplit('.').next().unwrap_or_default();
    let used = ["css", "js", "json", "svg", "wasm", "woff2"].contains(&kind);
    let used = used && ![WORKER, SCRIPT].contains(&path);
    of_app && (used || path == SHELL)
}

/// What a display needs beyond that, which keeps it once it has shown the kiosk.
fn is_of_kiosk(path: &str) -> bool {
    path.strip_prefix(KIOSK).is_some_and(|rest| rest.starts_with('/')) && path != KIOSK_LIST
}

/// Changes with any file of the build but those that are published without one.
fn build_id(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut all = Sha256::new();
    let built =
        |path: &str| path != WORKER && path != KIOSK_LIST && !path.starts_with("snapshots/");
    for (path, bytes) in files.iter().filter(|(path, _)| built(path)) {
        all.update(path);
        all.update([0]);
        all.update(Sha256::digest(bytes));
    }
    hex(&all.finalize())[..16].to_owned()
}

/// All files in `folder` by their path in `dist`, packed copies left out.
fn read(dist: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            read(dist, &path, files)?;
        } else if !name.ends_with(".br") && !name.ends_with(".gz") {
            files.insert(name, fs::read(&path).with_context(|| path.display().to_string())?);
        }
    }
    Ok(())
}

pub(super) fn minified(script: &str, defined: &[String]) -> Result<String> {
    let mut esbuild = process::command("esbuild");
    esbuild.arg(format!("xtask/src/build/{script}")).args(defined);
    esbuild.args(["--minify", "--format=esm", "--target=es2022", "--log-level=warning"]);
    process::run_quietly(&mut esbuild)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a file's name carries of its content.
pub(super) fn short_hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))[..16].to_owned()
}

pub(super) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn files(page: &str, snapshot: &str) -> BTreeMap<String, Vec<u8>> {
        let files = [("index.html", page), ("snapshots/manifest.json", snapshot), (WORKER, page)];
        files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into()
    }

    #[test]
    fn a_build_is_known_by_its_files_and_not_by_published_editions() {
        let first = build_id(&files("a", "b"));
        assert_eq!(first, build_id(&files("a", "c")));
        assert_ne!(first, build_id(&files("b", "b")));
        assert_eq!(first.len(), 16);
    }

    #[rstest]
    #[case("shell.html", true)]
    #[case(APART, true)]
    #[case("osloregionen-0123456789abcdef_bg.wasm", true)]
    #[case("main-0123456789abcdef.css", true)]
    #[case("offline-0123456789abcdef.js", true)]
    #[case("mark.svg", true)]
    #[case("fonts/schibsted-grotesk.994f379bad39b7b4.woff2", true)]
    #[case("built-in/2022/land.0123456789abcdef.svg", true)]
    #[case("sw.js", false)]
    #[case("embed.js", false)]
    #[case("embed/embed-0123456789abcdef.js", false)]
    #[case("index.html", false)]
    #[case("404.html", false)]
    #[case("medlemmer/index.html", false)]
    #[case("snapshots/manifest.json", false)]
    #[case("snapshots/2022/kommuner.geojson", false)]
    #[case("bilder/hamar.0123456789abcdef.png", false)]
    fn what_the_app_needs_is_kept(#[case] path: &str, #[case] kept: bool) {
        assert_eq!(is_kept(path), kept);
    }
}
