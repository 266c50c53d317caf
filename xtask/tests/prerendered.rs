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
use osloregionen::route::{Embed, Page, Route};
use osloregionen::snapshot::catalogue::decode_catalogue;
use osloregionen::snapshot::{decode_boundaries, decode_edition, decode_manifest};
use osloregionen::state::Loaded;
use serde_json::Value;
use support::copy;
use xtask::build::address::Address;
use xtask::build::embed::frames;
use xtask::build::pages::routes;
use xtask::build::render::{Beside, Rendering};
use xtask::build::statement::Statement;
use xtask::changes::History;
use xtask::snapshot::build_in;

/// The drawing's name in these pages.
const DRAWING: &str = "built-in/2022/land.svg";

/// All pages of the real edition by their path, and the files that a reader takes along.
struct Site {
    pages: BTreeMap<String, (Route, String)>,
    /// What stands in each frame.
    frames: BTreeMap<String, (Embed, String)>,
    files: BTreeMap<String, Vec<u8>>,
}

fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let files: BTreeMap<_, _> =
            build_in(copy().path()).unwrap().files().unwrap().into_iter().collect();
        let manifest = decode_manifest(&files["manifest.json"]).unwrap();
        let named = manifest.edition(manifest.latest).unwrap().clone();
        let edition = decode_edition(&files[&named.region.path], &files[&named.members.path]);
        let map = decode_boundaries(&files[&named.boundaries.path]).unwrap();
        let beside = Beside {
            statement: Statement::read().unwrap(),
            history: History::read(&files["endringer.json"]).unwrap(),
            address: Address::parse("https://example.org/").unwrap(),
            catalogue: decode_catalogue(&files["2022/katalog.jsonld"]).unwrap(),
        };
        let rendering = Rendering::new(
            Loaded::new(edition.unwrap(), named, manifest.publication, manifest.listed()),
            map,
            DRAWING.to_owned(),
            beside,
        );
        let page = |route: Route| (route.path(), (route.clone(), rendering.html(&route)));
        let frame =
            |embed: Embed| (embed.path(), (embed.clone(), rendering.embed(&embed).unwrap()));
        let frames = frames(rendering.edition()).into_iter().map(frame).collect();
        Site { pages: routes(rendering.edition()).into_iter().map(page).collect(), frames, files }
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
    assert_eq!(site().pages.len(), 3 * (10 + 64 + 4));
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
            let is_frame = site().frames.contains_key(target);
            assert!(is_file || is_frame || site().pages.contains_key(target), "{path}: {address}");
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

#[test]
fn every_frame_is_whole_and_leads_out_of_itself() {
    assert_eq!(site().frames.len(), 3 * (64 + 3));
    for (path, (embed, html)) in &site().frames {
        assert_eq!(attributes(html, "data-embed"), [embed.view.key()], "{path}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        for link in html.split("<a ").skip(1).map(|rest| rest.split_once('>').unwrap().0) {
            assert!(link.contains("target=\"_blank\" rel=\"noopener\""), "{path}: {link}");
            let href = link.split_once("href=\"./").unwrap().1.split_once('"').unwrap().0;
            assert!(site().pages.contains_key(href), "{path}: {href}");
            assert_eq!(site().pages[href].0.language, embed.language, "{path}: {href}");
        }
        // Nothing asks another file for a drawing: a sandboxed frame may not.
        assert!(!html.contains("<use") && !html.contains("<img"), "{path}");
    }
}

#[test]
fn a_card_says_what_the_sources_say_with_their_dates() {
    let said = [
        (
            "embed/medlem/baerum",
            "Medlem i Osloregionen 2022 Bærum En av 64 kommuner inklusiv Oslo med til sammen ca. 2,3 mill. innbyggere. Samarbeidsavtale som er vedtatt i alle kommunestyrer. Innbyggere 1. januar 2022 128\u{a0}982 Delregion Asker og Bærum Innsatsområder Gjelder 2021–2024 Areal, transport, mobilitet og logistikk Klima og miljø Konkurransekraft og attraktivitet Fellesskap og samarbeid",
        ),
        (
            "nn/embed/medlem/aremark",
            "Medlem i Osloregionen 2022 Aremark Ein av 64 kommunar medrekna Oslo med til saman ca. 2,3 mill. innbyggjarar.",
        ),
        (
            "en/embed/medlem/as",
            "Member of Osloregionen 2022 Ås One of 64 municipalities including Oslo with about 2.3 million inhabitants in all.",
        ),
    ];
    for (path, words) in said {
        let read = text(&site().frames[path].1);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(read.contains(&words), "{path}: {read}");
        assert!(read.contains("Kartverket, CC BY 4.0") && read.contains("07459"), "{path}: {read}");
    }
}

#[test]
fn both_pages_are_linked_from_the_foot_of_every_page() {
    let (mut seen, site) = (0, site());
    for (path, (route, html)) in &site.pages {
        let (_, foot) = html.split_once("<footer").unwrap_or_else(|| panic!("{path}: no foot"));
        let order = [Page::Data, Page::EmbedBuilder, Page::Accessibility, Page::Privacy];
        let mut rest = foot;
        for page in order {
            let to = Route::of(route.language, page).path();
            let link = format!("href=\"./{to}\"");
            let (_, after) = rest.split_once(&link).unwrap_or_else(|| panic!("{path}: {link}"));
            rest = after;
        }
        seen += 1;
    }
    assert!(seen > 200, "{seen} pages");
}
