//! What is embedded without a frame's own page: cards without script, and answers for oEmbed.

mod support;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use osloregionen::domain::boundaries::Boundaries;
use osloregionen::domain::edition::Edition;
use osloregionen::domain::language::Language;
use osloregionen::route::{Embed, View};
use osloregionen::snapshot::{decode_boundaries, decode_edition, decode_manifest};
use serde_json::Value;
use support::copy;
use xtask::build::address::Address;
use xtask::build::embed::card::Card;
use xtask::build::embed::coarse::{BADGE, coarse};
use xtask::build::embed::{discovery, frames, oembed, site_page};
use xtask::snapshot::build_in;

/// Largest card, in bytes as it is.
const LARGEST: usize = 6_000;

fn content() -> &'static (Edition, Boundaries) {
    static CONTENT: OnceLock<(Edition, Boundaries)> = OnceLock::new();
    CONTENT.get_or_init(|| {
        let files: BTreeMap<_, _> =
            build_in(copy().path()).unwrap().files().unwrap().into_iter().collect();
        let manifest = decode_manifest(&files["manifest.json"]).unwrap();
        let named = manifest.edition(manifest.latest).unwrap().clone();
        let edition = decode_edition(&files[&named.region.path], &files[&named.members.path]);
        (edition.unwrap(), decode_boundaries(&files[&named.boundaries.path]).unwrap())
    })
}

fn address() -> Address {
    Address::parse("https://example.org/osloregionen/").unwrap()
}

/// Every card as SVG and as HTML, with what it must say.
fn see_cards(see: impl Fn(&str, &str, &[&str])) {
    let (edition, map) = content();
    let (badge, address) = (coarse(map, BADGE), address());
    let land = badge.outline();
    for (language, of, population) in [
        (Language::Bokmal, "Medlem i Osloregionen · 2022", "Innbyggere: "),
        (Language::Nynorsk, "Medlem i Osloregionen · 2022", "Innbyggjarar: "),
        (Language::English, "Member of Osloregionen · 2022", "Inhabitants: "),
    ] {
        for member in &edition.members {
            let card = Card { edition, member, language, address: &address };
            let said = [member.name.as_str(), of, population, "2022)", "Kartverket", "07459"];
            let tag = format!("lang=\"{}\"", language.tag());
            let said: Vec<&str> = said.into_iter().chain([tag.as_str()]).collect();
            see(&member.name, &card.svg(&badge, &land), &said);
            see(&member.name, &card.html(&badge, &land), &said);
        }
    }
}

#[test]
fn every_card_is_small_and_whole_in_itself() {
    see_cards(|name, card, said| {
        assert!(card.len() <= LARGEST, "{name}: {} bytes", card.len());
        for words in said {
            assert!(card.contains(words), "{name} does not say {words}:\n{card}");
        }
        for outside in ["<script", "<style", "<link", "<use", "<img", "url(", "class=", "onload"] {
            assert!(!card.contains(outside), "{name}: {outside}");
        }
    });
}

#[test]
fn every_card_leads_to_pages_that_are() {
    let (edition, _) = content();
    let pages: Vec<String> = frames(edition)
        .iter()
        .map(|embed| address().of(&site_page(embed)))
        .chain(["", "nn", "en"].map(|home| address().file(home)))
        .collect();
    see_cards(|name, card, _| {
        for href in card.split("href=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0) {
            assert!(pages.iter().any(|page| page == href), "{name}: {href}");
        }
    });
}

#[test]
fn answers_for_oembed_are_as_they_must_be() {
    let (edition, _) = content();
    for embed in frames(edition) {
        let answer = oembed::answer(edition, &embed, &address());
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!((&answer["version"], &answer["type"]), (&"1.0".into(), &"rich".into()));
        let html = answer["html"].as_str().unwrap();
        let source = format!("<iframe src=\"https://example.org/osloregionen/{}\"", embed.path());
        assert!(html.starts_with(&source) && html.ends_with("></iframe>"), "{html}");
        assert!(answer["title"].as_str().is_some_and(|title| title.len() > 3));
        assert!(answer["height"].as_u64().is_some_and(|height| (200..1000).contains(&height)));
    }
}

#[test]
fn a_page_of_the_site_offers_its_frame() {
    let (edition, _) = content();
    for embed in frames(edition) {
        let link = discovery(edition, &site_page(&embed), &address());
        let href = format!("href=\"https://example.org/osloregionen/{}\"", embed.oembed());
        assert!(link.contains(&href) && link.contains("application/json+oembed"), "{link}");
    }
    let nothing = Embed { language: Language::Bokmal, view: View::Members };
    let mut route = site_page(&nothing);
    route.page = osloregionen::route::Page::Data;
    assert_eq!(discovery(edition, &route, &address()), "");
}
