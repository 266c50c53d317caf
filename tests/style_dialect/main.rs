//! The styles: each component's sheet keeps to what stylers reads right, no two sheets share
//! a scope, every token is defined, colours can be told apart, and the fonts are the ones
//! that their names say.

#![allow(clippy::unwrap_used)]

mod css;

use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use css::{Rule, contrast, rules, without_comments};

/// Bytes of the font that every visitor gets, at most.
const MAIN_FONT: usize = 20_000;

/// Roles that lie on each other, and the least contrast in both themes (WCAG 2.2: 1.4.3 text
/// 4.5, 1.4.11 parts of controls and pictures 3; text in the page's own ink has 7).
const PAIRS: [(&str, &str, f64); 34] = [
    ("text", "paper", 7.0),
    ("text", "surface", 7.0),
    ("text", "tint", 7.0),
    ("text", "land", 4.5),
    ("text", "land-near", 4.5),
    ("text", "accent-tint", 4.5),
    ("text", "signal-tint", 4.5),
    ("text-subtle", "paper", 4.5),
    ("text-subtle", "surface", 4.5),
    ("text-subtle", "tint", 4.5),
    ("text-subtle", "land", 4.5),
    ("accent", "paper", 4.5),
    ("accent", "surface", 4.5),
    ("accent", "tint", 4.5),
    ("accent-hover", "paper", 4.5),
    ("accent-hover", "surface", 4.5),
    ("accent-hover", "tint", 4.5),
    ("accent-contrast", "accent", 4.5),
    ("accent-contrast", "accent-hover", 4.5),
    ("signal", "paper", 4.5),
    ("signal", "surface", 4.5),
    ("signal", "land", 3.0),
    ("signal-contrast", "signal", 4.5),
    // A pressed button, and a label in a circle.
    ("paper", "text", 7.0),
    ("paper", "centre", 4.5),
    ("border", "paper", 3.0),
    ("border", "surface", 3.0),
    ("border", "tint", 3.0),
    ("focus", "paper", 3.0),
    ("focus", "focus-gap", 3.0),
    ("land-hit", "land", 3.0),
    ("land-hit-text", "land-hit", 4.5),
    ("centre", "land", 3.0),
    ("centre", "tint", 3.0),
];

#[test]
fn each_rule_has_one_flat_root_class_and_the_rest_within() {
    for (path, sheet) in component_sheets() {
        let rules = rules(&without_comments(&sheet));
        assert!(!rules.is_empty(), "{path}: no rule");
        for Rule { start, .. } in rules {
            let name = start.strip_prefix(".or-").unwrap_or_default();
            let flat =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            assert!(!name.is_empty() && name.bytes().all(flat), "{path}: {start}");
        }
    }
}

#[test]
fn values_and_selectors_stand_on_one_line() {
    for (path, sheet) in component_sheets() {
        assert!(!sheet.contains(":root"), "{path}: :root belongs into style/");
        for line in without_comments(&sheet).lines().map(str::trim_end) {
            assert!(line.is_empty() || line.ends_with(['{', '}', ';']), "{path}: {line}");
        }
    }
}

#[test]
fn a_root_class_is_styled_in_one_sheet() {
    let mut owners = BTreeMap::new();
    for (path, sheet) in component_sheets() {
        for Rule { start, .. } in rules(&without_comments(&sheet)) {
            let owner = owners.insert(start.clone(), path.clone());
            assert_eq!(owner, None, "{path}: {start}");
        }
    }
}

#[test]
fn each_sheet_is_used_once_beside_its_view() {
    let mut uses = Vec::new();
    for (path, code) in files("src", "rs") {
        // stylers finds only a `let` at the start of a function.
        for line in code.lines().filter(|line| line.contains("style_sheet!(")) {
            let sheet = line.trim().strip_prefix("let scope = style_sheet!(\"");
            let sheet = sheet.and_then(|rest| rest.strip_suffix("\");"));
            assert!(sheet.is_some(), "{path}: {line}");
            let stem = path.trim_end_matches(".rs");
            assert_eq!(sheet, Some(format!("{stem}.css").as_str()), "{path}: not beside it");
            uses.extend(sheet.map(str::to_owned));
        }
    }
    uses.sort();
    let sheets: Vec<String> = component_sheets().into_iter().map(|(path, _)| path).collect();
    assert_eq!(uses, sheets);
}

/// stylers makes a sheet's scope class of the number of its characters that are no whitespace
/// and nothing else: two sheets with as many would style each other.
#[test]
fn no_two_sheets_share_a_scope() {
    let mut scopes: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (path, sheet) in component_sheets() {
        let letters = sheet.chars().filter(|letter| !letter.is_whitespace()).count();
        scopes.entry(letters).or_default().push(path);
    }
    scopes.retain(|_, sheets| sheets.len() > 1);
    assert!(scopes.is_empty(), "add or take a character: {scopes:?}");
}

#[test]
fn every_token_that_is_used_is_defined() {
    let defined = ["style/tokens.css", "style/base.css", "style/kiosk.css"].map(text).concat();
    let defined: BTreeSet<String> =
        rules(&without_comments(&defined)).iter().flat_map(css::defined).collect();
    let all = files("style", "css").into_iter().chain(component_sheets());
    for (path, sheet) in all.chain(files("src", "rs")) {
        for rest in sheet.split("var(").skip(1) {
            let name = rest.trim_start().split([')', ',', ' ']).next().unwrap_or_default();
            let known = !name.starts_with("--or-") || defined.contains(name);
            assert!(known, "{path}: {name} is not defined");
        }
    }
}

#[test]
fn colours_can_be_told_apart_in_light_and_dark() {
    let tokens = tokens();
    for theme in [LIGHT, DARK] {
        let colours = css::values(&tokens, theme);
        for (on_top, below, least) in PAIRS {
            let [one, other] = [on_top, below].map(|role| &colours[&format!("--or-{role}")]);
            let found = contrast(one, other);
            assert!(found >= least, "{theme}: {on_top} on {below} is {found:.2}, not {least}");
        }
    }
}

#[test]
fn both_ways_into_the_dark_lead_to_the_same_colours() {
    let tokens = tokens();
    let dark = css::values(&tokens, DARK);
    assert_eq!(dark, css::values(&tokens, DARK_BY_SYSTEM));
    // And each colour of the light theme has its counterpart.
    let light = css::values(&tokens, LIGHT);
    assert!(light.keys().eq(dark.keys()), "{light:?}\n{dark:?}");
}

#[test]
fn a_font_is_what_its_name_says() {
    let sheet = without_comments(&text("style/fonts.css"));
    let named = sheet.split("url(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut named: Vec<&str> = named.filter_map(|url| url.strip_prefix("fonts/")).collect();
    for name in &named {
        let bytes = fs::read(at("public/fonts").join(name)).unwrap();
        let hash: String =
            Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let stated = name.strip_suffix(".woff2").and_then(|stem| stem.rsplit_once('.'));
        assert_eq!(stated.map(|(_, hash)| hash), Some(&hash[..16]), "{name}");
        if !name.contains("-sami.") {
            assert!(bytes.len() <= MAIN_FONT, "{name}: {} bytes", bytes.len());
        }
    }
    // Nothing lies there that no rule names.
    named.sort_unstable();
    let fonts: Vec<String> = files_of("public/fonts", "woff2");
    assert_eq!(named.iter().map(|name| format!("public/fonts/{name}")).collect::<Vec<_>>(), fonts);
}

/// How the rules of tokens.css begin.
const LIGHT: &str = ":root, [data-theme=\"light\"]";
const DARK: &str = "[data-theme=\"dark\"]";
const DARK_BY_SYSTEM: &str = "@media (prefers-color-scheme: dark) :root:not([data-theme])";

fn tokens() -> Vec<Rule> {
    rules(&without_comments(&text("style/tokens.css")))
}

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    fs::read_to_string(at(path)).unwrap()
}

fn component_sheets() -> Vec<(String, String)> {
    files("src", "css")
}

/// The files of a kind in a folder, by path, with their text. What the build makes of them
/// (`generated`) is none.
fn files(folder: &str, kind: &str) -> Vec<(String, String)> {
    let paths = files_of(folder, kind);
    assert!(!paths.is_empty(), "{folder} has no .{kind}");
    paths.into_iter().map(|path| (path.clone(), text(&path))).collect()
}

fn files_of(folder: &str, kind: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(at(folder)).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{folder}/{name}");
        if entry.file_type().unwrap().is_dir() {
            if name != "generated" {
                found.extend(files_of(&path, kind));
            }
        } else if name.rsplit_once('.').is_some_and(|(_, found)| found == kind) {
            found.push(path);
        }
    }
    found.sort();
    found
}
