//! Pages as they are read before the app is there, or without it: written from the real
//! edition, with every text of the content, and no link that leads nowhere.

mod support;
#[path = "../../tests/web/prerendered.rs"]
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use leptos::prelude::Owner;
use osloregionen::domain::language::Language;
use osloregionen::markup::to_html;
use osloregionen::route::Route;
use osloregionen::snapshot::{decode_boundaries, decode_edition, decode_manifest};
use serde_json::Value;
use support::copy;
use xtask::build::pages::routes;
use xtask::build::render::Rendering;
use xtask::snapshot::build_in;

/// The drawing's name in these pages.
const DRAWING: &str = "built-in/2022/land.svg";

/// All pages of the real edition by their path, and the files that a reader takes along.
struct Site {
    pages: BTreeMap<String, (Route, String)>,
    files: BTreeMap<String, Vec<u8>>,
}

fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let files: BTreeMap<_, _> = build_in(copy().path()).unwrap().files.into_iter().collect();
        let manifest = decode_manifest(&files["manifest.json"]).unwrap();
        let named = manifest.edition(manifest.latest).unwrap().clone();
        let edition = decode_edition(&files[&named.region.path], &files[&named.members.path]);
        let map = decode_boundaries(&files[&named.boundaries.path]).unwrap();
        let rendering = Rendering::new(edition.unwrap(), named, map, DRAWING.to_owned());
        let page = |route: Route| (route.path(), (route.clone(), rendering.html(&route)));
        Site { pages: routes(rendering.edition()).into_iter().map(page).collect(), files }
    })
}

/// What is read of a page's HTML.
fn text(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<').skip(1) {
        let (_, words) = part.split_once('>').unwrap();
        text.push_str(words);
        text.push(' ');
    }
    let text = text.replace("&lt;", "<").replace("&quot;", "\"").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(start.as_str()).skip(1).map(|rest| rest.split_once('"').unwrap().0).collect()
}

#[test]
fn a_view_is_written_as_the_app_takes_it_over() {
    Owner::new().with(|| {
        let view = view::view(view::Signals::first(true), |_| String::new());
        assert_eq!(to_html(view), view::HTML);
    });
}

#[test]
fn every_address_has_its_page() {
    let marks = |path: &str| attributes(&site().pages[path].1, "data-page").concat();
    assert_eq!(site().pages.len(), 3 * (6 + 64 + 4));
    for (path, (route, html)) in &site().pages {
        assert_eq!(marks(path), route.page.mark(), "{path}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
    }
}

#[test]
fn every_text_of_the_content_is_read_without_the_app() {
    let read = |language: Language| -> String {
        let own = site().pages.values().filter(|(route, _)| route.language == language);
        own.map(|(_, html)| text(html)).collect::<Vec<_>>().join("\n")
    };
    let region = site().files.iter().find(|(name, _)| name.contains("/region."));
    let region: Value = serde_json::from_slice(region.unwrap().1).unwrap();
    for language in Language::ALL {
        let read = read(language);
        let mut texts = Vec::new();
        localized(&region, language.tag(), &mut texts);
        assert!(texts.len() > 90, "{}", texts.len());
        for text in texts {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(read.contains(&text), "{}: {text}", language.tag());
        }
    }
}

/// All texts in a language: the values of objects that have one for each.
fn localized<'a>(value: &'a Value, tag: &str, texts: &mut Vec<&'a str>) {
    match value {
        Value::Object(object) if object.contains_key("nb") && object.contains_key(tag) => {
            texts.extend(object[tag].as_str());
        }
        Value::Object(object) => object.values().for_each(|value| localized(value, tag, texts)),
        Value::Array(list) => list.iter().for_each(|value| localized(value, tag, texts)),
        _ => {}
    }
}

#[test]
fn the_directory_has_every_member() {
    for path in ["medlemmer", "nn/medlemmer", "en/medlemmer"] {
        let html = &site().pages[path].1;
        let rows: BTreeSet<&str> = attributes(html, "data-member").into_iter().collect();
        assert_eq!(rows.len(), 64, "{path}");
    }
}

#[test]
fn no_link_dangles() {
    let mut followed = BTreeSet::new();
    for (path, (_, html)) in &site().pages {
        let sources = ["href", "action", "src"].iter().flat_map(|name| attributes(html, name));
        for address in sources.filter(|address| !address.starts_with("https://")) {
            let whole = address.strip_prefix("./").unwrap_or(address);
            let target = whole.split(['?', '#']).next().unwrap_or_default();
            let snapshot = target.strip_prefix("snapshots/");
            let is_file = target == DRAWING
                || target == "mark.svg"
                || snapshot.is_some_and(|file| site().files.contains_key(file));
            assert!(is_file || site().pages.contains_key(target), "{path}: {address}");
            followed.insert(target.to_owned());
        }
    }
    let unreached: Vec<_> = site().pages.keys().filter(|path| !followed.contains(*path)).collect();
    assert_eq!(unreached, Vec::<&String>::new(), "pages that no page leads to");
}

#[test]
fn the_map_is_drawn_once_for_all_pages() {
    for path in ["", "medlemmer/baerum", "prioriteringer"] {
        let html = &site().pages[path].1;
        assert!(attributes(html, "href").contains(&format!("{DRAWING}#land").as_str()), "{path}");
        assert!(html.len() < 60_000, "{path}: {}", html.len());
    }
    assert_eq!(attributes(&site().pages[""].1, "data-member").len(), 64);
}
