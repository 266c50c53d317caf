//! The rules as Netlify and Cloudflare Pages read them, and reading them as those do.
//!
//! Cloudflare takes a hundred rules with one `*` each, and lines of 2000 letters. Both join what
//! several rules say of one header, so no header is said twice of an address.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use super::{EVERYWHERE, Rules};
use crate::serve::files::{cache_control, content_type};

/// The file's name.
pub const NAME: &str = "_headers";

/// Most rules in a file, and letters in a line, that Cloudflare takes.
const MOST: (usize, usize) = (100, 2000);

/// Kinds of files that hosts may not know, by an example.
const TYPED: [&str; 6] =
    ["a.atom", "a.geojson", "a.jsonld", "a.vcf", "a.webmanifest", "embed/kort/a.html"];

/// The file of a build.
///
/// # Errors
/// If there is more in it than hosts take, or `dist` cannot be read.
pub fn text(rules: &Rules, dist: &Path) -> Result<String> {
    let mut blocks = vec![block("/*", &EVERYWHERE.map(|(name, value)| (name, value.to_owned())))];
    let for_ever = ("Cache-Control", cache_control(Path::new("a-0123456789abcdef.js")).to_owned());
    for place in &rules.places {
        let mut said = rules.of_place(place);
        if place.for_ever {
            said.push(for_ever.clone());
        }
        blocks.push(block(&place.pattern, &said));
    }
    let mut hashed = vec!["/embed/embed-*".to_owned(), "/kiosk/kiosk-*".to_owned()];
    hashed.extend(editions(dist)?);
    blocks.extend(hashed.iter().map(|pattern| block(pattern, std::slice::from_ref(&for_ever))));
    for example in TYPED {
        let said = ("Content-Type", content_type(Path::new(example)));
        // Each language has the cards.
        let languages: &[&str] = if example.contains('/') { &["", "nn/", "en/"] } else { &[""] };
        for language in languages {
            let pattern = format!("/{language}{}", example.replace("a.", "*."));
            blocks.push(block(&pattern, std::slice::from_ref(&said)));
        }
    }
    let text = format!(
        "# For Netlify and Cloudflare Pages, written by the build (xtask/src/host/): they ask anew \
         for\n# what is not said to be kept.\n{}",
        blocks.concat()
    );
    ensure!(blocks.len() <= MOST.0, "{} rules in {NAME}, {} too many", blocks.len(), MOST.0);
    let longest = text.lines().map(str::len).max().unwrap_or_default();
    ensure!(
        longest <= MOST.1,
        "a line of {longest} letters in {NAME}, Cloudflare takes {}",
        MOST.1
    );
    Ok(text)
}

fn block(pattern: &str, said: &[(&str, String)]) -> String {
    let lines: String = said.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    format!("\n{pattern}\n{lines}")
}

/// The published files whose names change with their content.
fn editions(dist: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let snapshots = dist.join("snapshots");
    for year in fs::read_dir(&snapshots).into_iter().flatten() {
        let year = year?.path();
        for file in fs::read_dir(&year).into_iter().flatten() {
            let file = file?.path();
            let is_packed = file.extension().is_some_and(|end| end == "br" || end == "gz");
            if file.is_file() && !is_packed && cache_control(&file) != "no-cache" {
                let path = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
                found.push(format!("/{path}"));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// What such a file says of `path`, which starts with a slash: what several rules say is joined.
pub fn said(text: &str, path: &str) -> Vec<(String, String)> {
    let mut said: Vec<(String, String)> = Vec::new();
    let mut is_meant = false;
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let Some(header) = line.strip_prefix("  ") else {
            is_meant = matches(line, path);
            continue;
        };
        let Some((name, value)) = header.split_once(": ").filter(|_| is_meant) else { continue };
        match said.iter_mut().find(|(known, _)| known == name) {
            Some((_, before)) => before.extend([", ", value]),
            None => said.push((name.to_owned(), value.to_owned())),
        }
    }
    said
}

/// Whether a pattern with at most one `*` for anything matches a path.
fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, end)) => {
            path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const FILE: &str =
        "# a\n/*\n  A: 1\n\n/b*\n  B: 2\n  A: 3\n\n/b/c\n  C: 4: 5\n\n/*.d\n  D: 6\n";

    #[rstest]
    #[case("/", "A 1")]
    #[case("/b", "A 1, 3;B 2")]
    #[case("/b/c", "A 1, 3;B 2;C 4: 5")]
    #[case("/e/f.d", "A 1;D 6")]
    fn a_file_is_read_as_hosts_read_it(#[case] path: &str, #[case] is: &str) {
        let said: Vec<_> =
            said(FILE, path).iter().map(|(name, value)| format!("{name} {value}")).collect();
        assert_eq!(said.join(";"), is);
    }
}
