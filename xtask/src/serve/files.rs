//! From an address to a file of the build, the way a static host does it.

use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;

use crate::host::inline::is_snippet;

/// What an address leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file inside the build's folder.
    File(PathBuf),
    /// A folder with a page, asked for without the slash at its end: its address with the
    /// slash, relative to the build's root.
    Folder(String),
    /// Nothing: the page that says so, if the build has one.
    Nothing(Option<PathBuf>),
}

/// What a path leads to, in the order of widespread hosts such as GitHub's: the file itself,
/// the file with `.html`, a folder's `index.html`, else `404.html`.
///
/// Nothing outside `dist` is ever found, whatever is written in the address or linked from
/// inside the folder.
pub fn find(dist: &Path, path: &str) -> Found {
    let Ok(dist) = dist.canonicalize() else { return Found::Nothing(None) };
    let inside = |path: PathBuf| {
        let path = path.canonicalize().ok()?;
        (path.starts_with(&dist) && path.is_file()).then_some(path)
    };
    let nothing = || Found::Nothing(inside(dist.join("404.html")));
    let Some(relative) = relative(path) else { return nothing() };
    let named = dist.join(&relative);
    let index = inside(named.join("index.html"));
    if path.ends_with('/') {
        return index.map_or_else(nothing, Found::File);
    }
    let with_html = || inside(dist.join(format!("{}.html", relative.display())));
    match inside(named).or_else(with_html) {
        Some(file) => Found::File(file),
        None if index.is_some() => Found::Folder(format!("{}/", path.trim_start_matches('/'))),
        None => nothing(),
    }
}

/// The path as a relative file path, or `None` for one that no file can have: not UTF-8, a
/// step upwards, a hidden file, another system's separator.
fn relative(path: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    if decoded.contains(['\\', '\0', ':']) {
        return None;
    }
    let parts = decoded.split('/').filter(|part| !part.is_empty());
    let relative = parts.map(|part| if part.starts_with('.') { None } else { Some(part) });
    let relative: PathBuf = relative.collect::<Option<_>>()?;
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    plain.then_some(relative)
}

/// The type of a file's content, from its name. JSON of a kind of its own is UTF-8 by
/// definition, so it names no character set (RFC 7946, 8259).
pub fn content_type(path: &Path) -> String {
    match path.extension().and_then(|ending| ending.to_str()) {
        // A piece of HTML to be copied: as a page it would have no rules that its styles obey.
        Some("html") if is_snippet(&path.to_string_lossy()) => {
            return "text/plain; charset=utf-8".to_owned();
        }
        Some("atom") => return "application/atom+xml".to_owned(),
        Some("geojson") => return "application/geo+json".to_owned(),
        Some("jsonld") => return "application/ld+json".to_owned(),
        // The tables have an older name for it (RFC 6350, 10.1).
        Some("vcf") => return "text/vcard; charset=utf-8".to_owned(),
        _ => {}
    }
    let guess = mime_guess::from_path(path).first_or_octet_stream();
    let text =
        guess.type_() == "text" || ["javascript", "json"].contains(&guess.subtype().as_str());
    if text { format!("{guess}; charset=utf-8") } else { guess.to_string() }
}

/// How long a browser may keep a file: for ever when its name changes with its content.
pub fn cache_control(path: &Path) -> &'static str {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Whether a part of the name is a hash: `app-0123456789abcdef_bg.wasm`,
/// `region.0123456789abcdef.json`. Trunk leaves a hash's leading zeros out.
fn is_hashed(name: &str) -> bool {
    name.split(['-', '_', '.']).any(|part| {
        (12..=64).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    })
}

/// The compressed copy of a file to send, and the name of its encoding: brotli before gzip,
/// where the browser accepts it and the build wrote it.
pub fn compressed(path: &Path, accept_encoding: &str) -> Option<(PathBuf, &'static str)> {
    [("br", "br"), ("gzip", "gz")].into_iter().find_map(|(encoding, ending)| {
        let mut copy = path.as_os_str().to_owned();
        copy.push(".");
        copy.push(ending);
        let copy = PathBuf::from(copy);
        (accepts(accept_encoding, encoding) && copy.is_file()).then_some((copy, encoding))
    })
}

fn accepts(accept_encoding: &str, encoding: &str) -> bool {
    accept_encoding.split(',').any(|choice| {
        let mut parts = choice.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let refused = parts.any(|part| {
            part.strip_prefix("q=").is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q == 0.0))
        });
        named && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("/medlemmer/baerum", Some("medlemmer/baerum"))]
    #[case("/a%20b", Some("a b"))]
    #[case("//etc/passwd", Some("etc/passwd"))]
    #[case("/../Cargo.toml", None)]
    #[case("/%2e%2e/Cargo.toml", None)]
    #[case("/a/%2e%2e%2fCargo.toml", None)]
    #[case("/..%5cCargo.toml", None)]
    #[case("/.git/config", None)]
    #[case("/C:/Windows", None)]
    #[case("/%00", None)]
    #[case("/%ff", None)]
    fn an_address_never_leaves_the_build(#[case] path: &str, #[case] expected: Option<&str>) {
        assert_eq!(relative(path), expected.map(PathBuf::from));
    }

    #[rstest]
    #[case("osloregionen-3fa4c5d6e7f80912_bg.wasm", true)]
    #[case("region.0123456789abcdef.json", true)]
    #[case("styles-fa4c5d6e7f80912.css", true)]
    #[case("manifest.json", false)]
    #[case("index.html", false)]
    #[case("region.schema.json", false)]
    #[case("kommuner-2020.json", false)]
    fn only_hashed_files_are_kept_for_ever(#[case] name: &str, #[case] expected: bool) {
        assert_eq!(is_hashed(name), expected);
    }

    #[rstest]
    #[case("gzip, deflate, br", "br", true)]
    #[case("BR;q=0.5", "br", true)]
    #[case("br;q=0, gzip", "br", false)]
    #[case("", "br", false)]
    #[case("brotli", "br", false)]
    fn encodings_are_negotiated(
        #[case] header: &str,
        #[case] encoding: &str,
        #[case] expected: bool,
    ) {
        assert_eq!(accepts(header, encoding), expected);
    }

    #[rstest]
    #[case("app.wasm", "application/wasm")]
    #[case("app.js", "text/javascript; charset=utf-8")]
    #[case("a.json", "application/json; charset=utf-8")]
    #[case("a.svg", "image/svg+xml")]
    #[case("a.woff2", "font/woff2")]
    #[case("site.webmanifest", "application/manifest+json")]
    #[case("index.html", "text/html; charset=utf-8")]
    #[case("nn/embed/kort/as.html", "text/plain; charset=utf-8")]
    #[case("kommuner.geojson", "application/geo+json")]
    #[case("endringer.atom", "application/atom+xml")]
    #[case("baerum.vcf", "text/vcard; charset=utf-8")]
    #[case("baerum.jsonld", "application/ld+json")]
    #[case("thing", "application/octet-stream")]
    fn content_types_are_what_browsers_ask_for(#[case] name: &str, #[case] expected: &str) {
        assert_eq!(content_type(Path::new(name)), expected);
    }
}
