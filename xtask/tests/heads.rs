//! What each page says of itself to search engines and link previews: true to its route, of
//! use at a glance, and read by those it is for.

mod support;

use std::collections::BTreeSet;

use osloregionen::domain::edition::Edition;
use osloregionen::domain::language::Language;
use osloregionen::route::{Page, Route};
use osloregionen::snapshot::{decode_edition, decode_manifest};
use rstest::{fixture, rstest};
use serde_json::Value;
use support::copy;
use xtask::build::address::Address;
use xtask::build::head::{Picture, about, tags};
use xtask::build::pages::routes;
use xtask::build::sitemap::{robots, sitemap};
use xtask::snapshot::build_in;

#[fixture]
#[once]
fn edition() -> Edition {
    let files = build_in(copy().path()).unwrap().files().unwrap();
    let read = |path: &str| &files.iter().find(|(name, _)| name == path).unwrap().1;
    let manifest = decode_manifest(read("manifest.json")).unwrap();
    let named = manifest.edition(manifest.latest).unwrap();
    decode_edition(read(&named.region.path), read(&named.members.path)).unwrap()
}

fn address() -> Address {
    Address::parse("https://example.org/osloregionen").unwrap()
}

fn head(edition: &Edition, route: &Route) -> String {
    let picture = Picture { path: "bilder/a.png".into(), shows: "Et \"kart\"".into() };
    tags(edition, route, &address(), &picture)
}

/// What stands between two pieces of text.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let rest = text.split_once(from).unwrap_or_else(|| panic!("no {from} in {text}")).1;
    rest.split_once(to).unwrap().0
}

#[rstest]
fn titles_and_descriptions_tell_pages_apart(edition: &Edition) {
    for language in Language::ALL {
        let (mut titles, mut about) = (BTreeSet::new(), BTreeSet::new());
        for route in routes(edition).into_iter().filter(|route| route.language == language) {
            let head = head(edition, &route);
            let title = between(&head, "<title>", "</title>").to_owned();
            let description = between(&head, "name=\"description\" content=\"", "\"").to_owned();
            let letters = description.chars().count();
            assert!((50..=220).contains(&letters), "{letters}: {description}");
            assert!(description.ends_with('.'), "{description}");
            assert!(titles.insert(title), "{}", route.path());
            assert!(about.insert(description), "{}", route.path());
        }
        assert_eq!(titles.len(), 10 + 64 + 4);
    }
}

#[rstest]
fn each_page_has_one_address_and_is_named_by_its_translations(edition: &Edition) {
    let all: BTreeSet<String> = routes(edition).iter().map(|route| address().of(route)).collect();
    for route in routes(edition) {
        let head = head(edition, &route);
        assert_eq!(head.matches("rel=\"canonical\"").count(), 1);
        let own = between(&head, "rel=\"canonical\" href=\"", "\"");
        assert_eq!(own, address().of(&route));
        for language in Language::ALL {
            let start = format!("hreflang=\"{}\" href=\"", language.tag());
            let other = between(&head, &start, "\"");
            assert!(all.contains(other), "{other}");
            assert_eq!(other, address().of(&route.in_language(language)));
        }
        assert!(head.contains(
            "<meta property=\"og:image\" content=\"https://example.org/osloregionen/bilder/a.png\">"
        ));
        assert!(head.contains("content=\"Et &quot;kart&quot;\""));
    }
}

#[rstest]
fn linked_data_is_json_and_says_where_the_page_lies(edition: &Edition) {
    for route in routes(edition) {
        let about = about(edition, &route, &address());
        let scripts: Vec<Value> = about
            .split("<script type=\"application/ld+json\">")
            .skip(1)
            .map(|rest| serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap())
            .collect();
        assert!(scripts.iter().all(|data| data["@context"] == "https://schema.org"));
        let trail = scripts.iter().find(|data| data["@type"] == "BreadcrumbList");
        let last = trail.and_then(|trail| trail["itemListElement"].as_array()?.last().cloned());
        let expected = (route.page != Page::Home).then(|| address().of(&route));
        assert_eq!(last.and_then(|item| item["item"].as_str().map(str::to_owned)), expected);
    }
}

#[rstest]
fn an_unknown_address_is_not_listed(edition: &Edition) {
    let unknown = Route::of(Language::Bokmal, Page::NotFound);
    let head = head(edition, &unknown);
    assert!(head.contains("name=\"robots\" content=\"noindex\""));
    assert!(!head.contains("canonical"));
    let list = sitemap(&routes(edition), &address());
    assert_eq!(list.matches("<loc>").count(), 234);
    assert!(!list.contains("404"));
    assert!(robots(&address()).contains("Sitemap: https://example.org/osloregionen/sitemap.xml"));
}
