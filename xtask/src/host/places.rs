//! Which addresses a build has, and for whom they are.

use std::collections::BTreeSet;

use osloregionen::domain::language::Language;
use osloregionen::route::{EMBED, KIOSK, Page, Route};

/// What lies at an address, as far as its policy goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Pages whose address begins with this part, in any language: `""` is the front page.
    Pages(String),
    /// The kiosk's page and files.
    Kiosk,
    /// The page for addresses that there are not.
    Missing,
    /// The page that shows any address once the app is there.
    Shell,
    /// The frames for other pages and their files.
    Frame,
    /// The service worker.
    Worker,
    /// What is no page.
    File,
}

impl Kind {
    /// A name for it in a host's configuration.
    pub fn name(&self) -> String {
        match self {
            Kind::Pages(section) if section.is_empty() => "home".to_owned(),
            Kind::Pages(section) => section.clone(),
            Kind::Kiosk => "kiosk".to_owned(),
            Kind::Missing => "missing".to_owned(),
            Kind::Shell => "shell".to_owned(),
            Kind::Frame => "frame".to_owned(),
            Kind::Worker => "worker".to_owned(),
            Kind::File => "file".to_owned(),
        }
    }
}

/// Who may have what lies at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Pages of the site.
    Own,
    /// Pages of other sites may show it: pictures in link previews.
    Shown,
    /// Pages of other sites may read it: published data, and what sandboxed frames fetch, which
    /// have no origin.
    Read,
}

/// Addresses with the same rules.
#[derive(Clone, Debug)]
pub struct Place {
    /// The address from the app's root, with a slash before it. A `*` at its end is for anything.
    pub pattern: String,
    /// What lies there.
    pub kind: Kind,
    /// For whom.
    pub reach: Reach,
    /// Whether all of it has a name that changes with its content.
    pub for_ever: bool,
}

impl Place {
    fn new(pattern: impl Into<String>, kind: Kind, reach: Reach) -> Place {
        Place { pattern: pattern.into(), kind, reach, for_ever: false }
    }

    /// Whether an address, which starts with a slash, lies here.
    pub fn has(&self, path: &str) -> bool {
        match self.pattern.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.pattern,
        }
    }

    /// The regular expression of its addresses, on a host where the app's root is `base`.
    pub fn expression(&self, base: &str) -> String {
        let whole = format!("{base}{}", self.pattern.trim_start_matches('/'));
        let (start, end) = match whole.strip_suffix('*') {
            Some(start) => (start, ""),
            None => (whole.as_str(), "$"),
        };
        // nginx, asked for a folder with its slash, comes to its page with two.
        format!("^{}{end}", start.replace('.', r"\.").replace("/index", "/+index"))
    }
}

/// Files beside the app whose names change with their content, by how the names begin.
const HASHED: [&str; 5] = ["/main-*", "/osloregionen-*", "/tools-*", "/early-*", "/offline-*"];
/// Other files beside the app.
const FILES: [&str; 5] =
    ["/icons/*", "/mark.svg*", "/robots.txt*", "/site.webmanifest*", "/sitemap.xml*"];

/// Every place of a build. No address lies in two: hosts with `_headers` join what two rules say,
/// and of two policies both hold.
pub fn all() -> Vec<Place> {
    let languages = Language::ALL.map(|language| Route::of(language, Page::Home).path());
    let inside = |language: &str, rest: &str| match language {
        "" => format!("/{rest}"),
        language => format!("/{language}/{rest}"),
    };
    let mut places = Vec::new();
    for language in &languages {
        let home = Kind::Pages(String::new());
        let mut starts = vec![inside(language, ""), inside(language, "index*")];
        if !language.is_empty() {
            starts.push(format!("/{language}"));
        }
        places.extend(starts.into_iter().map(|start| Place::new(start, home.clone(), Reach::Own)));
        for section in sections() {
            let pattern = inside(language, &format!("{section}*"));
            places.push(Place::new(pattern, Kind::Pages(section), Reach::Own));
        }
        let frames = inside(language, &format!("{EMBED}/*"));
        places.push(Place::new(frames, Kind::Frame, Reach::Read));
        places.push(Place::new(inside(language, "oembed/*"), Kind::File, Reach::Read));
    }
    places.push(Place::new(format!("/{KIOSK}*"), Kind::Kiosk, Reach::Own));
    places.push(Place::new("/404*", Kind::Missing, Reach::Own));
    places.push(Place::new("/shell*", Kind::Shell, Reach::Own));
    places.push(Place::new("/sw.js*", Kind::Worker, Reach::Own));
    places.push(Place::new("/embed.js*", Kind::File, Reach::Read));
    places.push(Place::new("/snapshots/*", Kind::File, Reach::Read));
    let hashed =
        |pattern: &str, reach| Place { for_ever: true, ..Place::new(pattern, Kind::File, reach) };
    places.extend(HASHED.map(|pattern| hashed(pattern, Reach::Own)));
    places.extend(["/built-in/*", "/fonts/*"].map(|pattern| hashed(pattern, Reach::Read)));
    places.push(hashed("/bilder/*", Reach::Shown));
    places.extend(FILES.map(|pattern| Place::new(pattern, Kind::File, Reach::Own)));
    places
}

/// What the addresses of the site's pages begin with, the front page's apart.
fn sections() -> BTreeSet<String> {
    let path = |page: Page| Route::of(Language::Bokmal, page).path();
    let first = |path: String| path.split('/').next().unwrap_or_default().to_owned();
    let all = Page::fixed().into_iter().chain(Page::statements());
    let all = all.map(|page| first(path(page)));
    all.filter(|section| !section.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("/", "home", Reach::Own)]
    #[case("/nn", "home", Reach::Own)]
    #[case("/en/index.html", "home", Reach::Own)]
    #[case("/medlemmer", "medlemmer", Reach::Own)]
    #[case("/nn/medlemmer/baerum/index.html", "medlemmer", Reach::Own)]
    #[case("/bygg-inn", "bygg-inn", Reach::Own)]
    #[case("/nn/tilgjengelighet/", "tilgjengelighet", Reach::Own)]
    #[case("/kiosk/", "kiosk", Reach::Own)]
    #[case("/404.html", "missing", Reach::Own)]
    #[case("/embed/medlem/baerum", "frame", Reach::Read)]
    #[case("/nn/embed/medlemmer/", "frame", Reach::Read)]
    #[case("/embed/embed-0123456789abcdef.js", "frame", Reach::Read)]
    #[case("/embed.js", "file", Reach::Read)]
    #[case("/nn/oembed/medlemmer.json", "file", Reach::Read)]
    #[case("/fonts/a.woff2", "file", Reach::Read)]
    #[case("/built-in/2022/region.0123456789abcdef.json", "file", Reach::Read)]
    #[case("/snapshots/manifest.json", "file", Reach::Read)]
    #[case("/bilder/0123456789abcdef.png", "file", Reach::Shown)]
    #[case("/sw.js", "worker", Reach::Own)]
    fn an_address_lies_in_one_place(#[case] path: &str, #[case] name: &str, #[case] reach: Reach) {
        let found: Vec<_> = all().into_iter().filter(|place| place.has(path)).collect();
        assert_eq!(found.len(), 1, "{path}: {found:?}");
        assert_eq!((found[0].kind.name().as_str(), found[0].reach), (name, reach), "{path}");
    }

    #[rstest]
    #[case("/medlemmer*", "/", "^/medlemmer")]
    #[case("/", "/", "^/$")]
    #[case("/nn/index*", "/", "^/nn/+index")]
    #[case("/sw.js*", "/osloregionen/", r"^/osloregionen/sw\.js")]
    fn hosts_find_it_by_an_expression(#[case] pattern: &str, #[case] base: &str, #[case] is: &str) {
        assert_eq!(Place::new(pattern, Kind::File, Reach::Own).expression(base), is);
    }
}
