//! The shape of the code, as `src/lib.rs` tells it: dependencies run one way, the browser and
//! the framework stay in their rooms, every file says what it is for and is short enough to
//! be read.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// What each module may name of the crate. `a::B` is one item and nothing else of `a`.
const MAY_USE: [(&str, &[&str]); 18] = [
    ("domain", &[]),
    ("route", &["domain"]),
    ("text", &["domain"]),
    ("title", &["domain", "route", "text"]),
    ("description", &["domain", "route", "text"]),
    ("json", &[]),
    ("export", &["domain"]),
    // Fetching, and the browser's own JSON reader.
    ("snapshot", &["domain", "json", "browser"]),
    ("browser", &["json", "domain::publication"]),
    ("state", &["domain", "route", "text", "snapshot", "browser"]),
    // Views say texts of the content, which have a language.
    ("markup", &["domain::language", "browser"]),
    ("components", &["domain", "route", "text", "browser", "state", "markup"]),
    // The data page lists the edition's files.
    (
        "site",
        &[
            "domain",
            "route",
            "text",
            "title",
            // What a reader takes along.
            "export",
            "snapshot::FileRef",
            "snapshot::SCHEMA",
            "browser",
            "state",
            "markup",
            "components",
        ],
    ),
    ("embed", &["domain", "route", "text", "browser", "state", "markup", "components"]),
    ("builder", &["domain", "route", "text", "title", "browser", "state", "markup"]),
    ("kiosk", &["domain", "route", "text", "browser", "state", "markup", "components"]),
    ("main", &[]),
    ("bin", &[]),
];

/// In `snapshot`, only these know that there is a browser: all else runs in the command line.
const SNAPSHOT_IN_THE_BROWSER: [&str; 3] =
    ["src/snapshot/fetch.rs", "src/snapshot/parse.rs", "src/snapshot/verify.rs"];

/// Where each crate, or a part of one, may be named.
const ROOMS: [(&str, &[&str]); 13] = [
    ("web_sys", &["src/browser/"]),
    ("js_sys", &["src/browser/"]),
    ("wasm_bindgen", &["src/browser/"]),
    // `main` starts the app, which is a future.
    ("wasm_bindgen_futures", &["src/browser/", "src/main.rs", "src/bin/"]),
    ("gloo_net", &["src/snapshot/fetch.rs"]),
    (
        "leptos",
        &[
            "src/markup/",
            "src/state/",
            "src/components/",
            "src/site/",
            "src/kiosk",
            "src/embed",
            "src/builder",
        ],
    ),
    // `leptos::tachys`, where views become nodes of the page.
    ("tachys", &["src/markup/"]),
    ("stylers_macro", &["src/components/", "src/site/"]),
    ("serde", &["src/snapshot/"]),
    ("serde_json", &["src/snapshot/"]),
    ("schemars", &["src/snapshot/"]),
    ("percent_encoding", &["src/route"]),
    ("qrcodegen", &["src/kiosk/code.rs"]),
];

/// Lines of the longest file.
const LONGEST: usize = 350;

#[test]
fn dependencies_run_one_way() {
    let mut wrong = Vec::new();
    for source in sources("src").iter().filter(|source| source.path != "src/lib.rs") {
        let own = source.module();
        let Some((_, may)) = MAY_USE.iter().find(|(name, _)| *name == own[0]) else {
            wrong.push(format!("{}: a module that MAY_USE does not list", source.path));
            continue;
        };
        for path in paths_from_the_root(&source.code, own.len()) {
            let inside = path == own[0] || starts_path(&path, own[0]);
            if !inside && !may.iter().any(|may| path == *may || starts_path(&path, may)) {
                wrong.push(format!("{}: crate::{path}", source.path));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn only_fetching_and_json_know_the_browser_in_a_snapshot() {
    let of_snapshot = sources("src/snapshot");
    let knowing = of_snapshot.iter().filter(|source| source.code.contains("crate::browser"));
    let knowing: Vec<&str> = knowing.map(|source| source.path.as_str()).collect();
    assert_eq!(knowing, SNAPSHOT_IN_THE_BROWSER);
}

#[test]
fn each_crate_is_named_in_its_rooms_only() {
    let mut wrong = Vec::new();
    for source in sources("src") {
        for (name, rooms) in ROOMS {
            let named = words(&source.code).any(|word| word == name);
            if named && !rooms.iter().any(|room| source.path.starts_with(room)) {
                wrong.push(format!("{}: {name}", source.path));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn nothing_unwraps_outside_tests() {
    for source in sources("src") {
        for call in [".unwrap()", ".expect("] {
            assert!(!source.code.contains(call), "{}: {call}", source.path);
        }
    }
}

#[test]
fn every_file_says_first_what_it_is_for() {
    let all = ["src", "xtask/src", "fuzz/src"].into_iter().flat_map(sources);
    let silent: Vec<String> =
        all.filter(|file| !file.text.starts_with("//! ")).map(|file| file.path).collect();
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn no_file_is_too_long_to_read() {
    for source in ["src", "xtask/src", "fuzz/src"].into_iter().flat_map(sources) {
        let lines = source.text.lines().count();
        assert!(lines <= LONGEST, "{}: {lines} lines", source.path);
    }
    let main = fs::read_to_string(at("src/main.rs")).unwrap();
    assert!(main.lines().count() < 30, "src/main.rs only starts the app");
}

#[test]
fn the_tour_names_every_module() {
    let lib = fs::read_to_string(at("src/lib.rs")).unwrap();
    let modules = lib.lines().filter_map(|line| line.strip_prefix("pub mod "));
    let modules: Vec<&str> = modules.filter_map(|name| name.strip_suffix(';')).collect();
    let tour: Vec<&str> = lib.lines().filter_map(|line| line.strip_prefix("//! - ")).collect();
    assert_eq!(modules.len(), tour.len());
    for module in modules {
        let named = |line: &&&str| line.contains(&format!("`{module}`"));
        let told = tour.iter().find(named).and_then(|line| line.split_once(": "));
        assert!(told.is_some_and(|(_, sentence)| sentence.len() > 5), "{module}");
    }
}

/// A Rust file.
struct Source {
    /// Relative to the repository, with `/`.
    path: String,
    /// All of it.
    text: String,
    /// Its code without comments, the contents of strings, and tests.
    code: String,
}

impl Source {
    /// The path of its module: `["domain", "directory", "order"]`.
    fn module(&self) -> Vec<&str> {
        let path = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        path.trim_end_matches("/mod").split('/').collect()
    }
}

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every Rust file in a folder, in the order of their paths. Of test files (`tests.rs`) only
/// the text counts.
fn sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(at(&folder)).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else if path.ends_with(".rs") {
                let text = fs::read_to_string(entry.path()).unwrap();
                let code = if path.ends_with("/tests.rs") { String::new() } else { code(&text) };
                found.push(Source { path, text, code });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(!found.is_empty(), "{folder} has no code");
    found
}

/// Code without comments, the contents of strings, and the module with its tests.
fn code(text: &str) -> String {
    let (before, tests) = text.split_once("#[cfg(test)]\nmod tests {").unwrap_or((text, ""));
    let after = tests.split_once("\n}\n").map_or("", |(_, after)| after);
    let text = [before, after].concat();
    let mut code = String::new();
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            '/' if rest.peek() == Some(&'/') => {
                rest.by_ref().find(|letter| *letter == '\n');
                code.push('\n');
            }
            '"' => {
                while let Some(inside) = rest.next() {
                    match inside {
                        '\\' => drop(rest.next()),
                        '"' => break,
                        _ => {}
                    }
                }
                code.push_str("\"\"");
            }
            // A letter, not a lifetime: what it is does not matter here.
            '\'' => {
                let mut ahead = rest.clone();
                let (first, second) = (ahead.next(), ahead.next());
                if first == Some('\\') || second == Some('\'') {
                    rest = ahead;
                    if first == Some('\\') {
                        rest.by_ref().find(|letter| *letter == '\'');
                    }
                }
                code.push('\'');
            }
            other => code.push(other),
        }
    }
    code
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
}

/// Whether a path goes on below `start`.
fn starts_path(path: &str, start: &str) -> bool {
    path.strip_prefix(start).is_some_and(|rest| rest.starts_with("::"))
}

/// The paths in the code of a module at `depth` that begin at the crate's root, by `crate::` or
/// by as many `super::`, without what begins them. `crate::a::{B, C}` gives two.
fn paths_from_the_root(code: &str, depth: usize) -> Vec<String> {
    let up = "super::".repeat(depth);
    let starts = ["crate::", up.as_str()];
    let mut paths = Vec::new();
    for start in starts {
        for (at, _) in code.match_indices(start) {
            let before = code[..at].chars().next_back();
            if before.is_none_or(|letter| !(letter.is_alphanumeric() || letter == '_')) {
                paths.extend(expanded(&code[at + start.len()..]));
            }
        }
    }
    paths
}

/// The paths that code begins with: one, or those of its `{…}`, one level deep.
fn expanded(code: &str) -> Vec<String> {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    let path: String = code.chars().take_while(|letter| is_part(*letter)).collect();
    match code[path.len()..].strip_prefix('{') {
        None => vec![path],
        Some(group) => {
            let group = group.split('}').next().unwrap_or_default();
            group.split(',').map(|name| format!("{path}{}", name.trim())).collect()
        }
    }
}

#[test]
fn the_scan_sees_code_and_nothing_else() {
    let text =
        "// web_sys\nlet a = \"web_sys \\\" //\"; f::<'a>('\"', '\\'', '\\u{2d}'); js_sys::Object";
    let found = code(text);
    assert!(!found.contains("web_sys") && found.contains("js_sys"), "{found}");
    let found = paths_from_the_root("use crate::a::{B, c::D};\nuse super::super::e;", 2);
    assert_eq!(found, ["a::B", "a::c::D", "e"]);
    assert!(paths_from_the_root("use super::super::e;", 3).is_empty());
}
