//! What stands inline in the pages of a build, by its hash: what the policy lets run and be
//! applied beside the host's own files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::places::{Kind, Place};

/// Hashes of one kind's pages, as a policy names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hashes {
    /// Of rules.
    pub styles: BTreeSet<String>,
    /// Of scripts.
    pub scripts: BTreeSet<String>,
}

/// What stands inline in all pages.
#[derive(Debug, Default)]
pub struct Inline(BTreeMap<Kind, Hashes>);

impl Inline {
    /// Reads every page and drawing in `dist`.
    ///
    /// # Errors
    /// If a file cannot be read, or has a style or a handler as an attribute, which no hash allows.
    pub fn of(dist: &Path, places: &[Place]) -> Result<Inline> {
        let mut found = Inline::default();
        found.read(dist, dist, places)?;
        Ok(found)
    }

    fn read(&mut self, dist: &Path, folder: &Path, places: &[Place]) -> Result<()> {
        for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                self.read(dist, &path, places)?;
                continue;
            }
            let relative = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
            let is_page = relative.ends_with(".html") || relative.ends_with(".svg");
            if !is_page || is_snippet(&relative) {
                continue;
            }
            let at = format!("/{relative}");
            let Some(place) = places.iter().find(|place| place.has(&at)) else {
                bail!("dist{at} lies in no place of xtask/src/host/places.rs: give it one there");
            };
            let text = fs::read_to_string(&path).with_context(|| at.clone())?;
            if let Some(attribute) = forbidden(&text) {
                bail!(
                    "dist{at} has {attribute}, which the host's policy forbids: \
                     use a class, or a script of its own"
                );
            }
            let own = self.0.entry(place.kind.clone()).or_default();
            own.styles.extend(blocks(&text, "style").iter().map(|block| hash(block)));
            own.scripts.extend(blocks(&text, "script").iter().map(|block| hash(block)));
        }
        Ok(())
    }

    /// The hashes of a kind.
    pub fn of_kind(&self, kind: &Kind) -> Hashes {
        self.0.get(kind).cloned().unwrap_or_default()
    }
}

/// Whether a file is a piece of HTML to be copied into others' pages, which keep its styles by
/// their own policy. The host gives it out as text.
pub fn is_snippet(path: &str) -> bool {
    path.contains("embed/kort/") && path.ends_with(".html")
}

/// The source that a policy names a block by.
pub fn hash(block: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(block)))
}

/// What stands between the tags `name`, without what is no code: other files, data.
fn blocks<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let (start, end) = (format!("<{name}"), format!("</{name}>"));
    let parts = html.split(&start).skip(1).filter_map(|rest| {
        let (tag, rest) = rest.split_once('>')?;
        let (block, _) = rest.split_once(&end)?;
        let named = tag.is_empty() || tag.starts_with(' ');
        let is_code = !tag.contains(" src=") && !tag.contains("application/");
        (named && is_code && !block.is_empty()).then_some(block)
    });
    parts.collect()
}

/// A style or a handler among the attributes of a tag, as the tag's beginning and the attribute.
fn forbidden(html: &str) -> Option<String> {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        // Neither rules nor scripts have tags in them.
        for name in ["style", "script"] {
            if rest.starts_with(name) {
                rest = rest.split_once(&format!("</{name}>")).map_or("", |(_, after)| after);
            }
        }
        let attributes = attributes(rest);
        let forbidden = |name: &&str| *name == "style" || name.starts_with("on");
        if let Some(name) = attributes.into_iter().find(forbidden) {
            let tag: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
            return Some(format!("<{tag} {name}=…>"));
        }
    }
    None
}

/// The names of the attributes with a value of the tag that `html` begins in.
fn attributes(html: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(['"', '>']) {
        if rest.as_bytes()[at] == b'>' {
            break;
        }
        let name = rest[..at].trim_end_matches('=').rsplit([' ', '\n']).next();
        names.extend(name);
        rest = rest[at + 1..].split_once('"').map_or("", |(_, after)| after);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn only_code_of_the_page_is_hashed() {
        let html = "<style>a{}</style><style media=\"x\">b{}</style><script src=\"x\"></script>\
                    <script type=\"application/ld+json\">{}</script><script type=\"module\">c</script>";
        assert_eq!(blocks(html, "style"), ["a{}", "b{}"]);
        assert_eq!(blocks(html, "script"), ["c"]);
        // Of an empty text, as any reference gives it.
        assert_eq!(hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }

    #[rstest]
    #[case("<p class=\"a\">style=\"x\"</p>", None)]
    #[case("<p data-style=\"x\" title=\"a > b\">", None)]
    #[case("<style>a>b{}</style><script>x.onload=\"y\"</script><p>", None)]
    #[case("<p class=\"a > b\" style=\"color:red\">", Some("<p style=…>"))]
    #[case("<a href=\"x\"\n onclick=\"y\">", Some("<a onclick=…>"))]
    fn attributes_that_no_hash_allows_are_found(#[case] html: &str, #[case] is: Option<&str>) {
        assert_eq!(forbidden(html).as_deref(), is);
    }
}
