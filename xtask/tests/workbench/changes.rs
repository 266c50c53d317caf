//! What is published of what differs between editions: data, feeds, page.

use crate::support::{copy, edit};
use crate::{json, run};
use osloregionen::domain::language::Language;
use osloregionen::markup::to_html;
use resvg::usvg::roxmltree::{Document, Node};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use xtask::changes::{Addresses, History, page};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const FEEDS: [&str; 3] = ["endringer.atom", "endringer.nn.atom", "endringer.en.atom"];

/// A made-up edition of 2025: Halden is gone, Aremark is in another subregion, a group has another
/// name, and figures are other.
fn second_edition(root: &Path) {
    assert_eq!(json(root, &["new", "2025", "--from", "2022"]).0, 0);
    let table = root.join("content/2025/medlemmer.csv");
    let text = fs::read_to_string(&table).unwrap();
    let rows: Vec<String> = text
        .lines()
        .filter(|row| !row.starts_with("Halden,"))
        .map(|row| match row.starts_with("Aremark,") {
            true => row.replace("Søndre Østfold", "Indre Østfold").replace(",1347,", ",1346,"),
            false => row.replace(",376.61,", ",386.61,"),
        })
        .collect();
    fs::write(table, rows.join("\n") + "\n").unwrap();
    let group = ("Faggruppe for klima og miljø", "Faggruppe for klima & <miljø>");
    edit(root, "2025/organisasjon.toml", group.0, group.1);
}

fn published(root: &Path, name: &str) -> String {
    fs::read_to_string(root.join("public/snapshots").join(name)).unwrap()
}

fn child<'a>(node: Node<'a, 'a>, name: &str) -> Node<'a, 'a> {
    let found: Vec<_> = node.children().filter(|one| one.has_tag_name((ATOM, name))).collect();
    assert_eq!(found.len(), 1, "{name} in {:?}", node.tag_name());
    found[0]
}

fn words<'a>(node: Node<'a, 'a>, name: &str) -> &'a str {
    child(node, name).text().unwrap()
}

/// All text in a node, with spaces between its elements.
fn all_text(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter_map(|one| if one.is_text() { one.text() } else { None });
    texts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_edition_is_told_as_such() {
    let copy = copy();
    assert_eq!(json(copy.path(), &["build"]).0, 0);
    let data: Value = serde_json::from_str(&published(copy.path(), "endringer.json")).unwrap();
    let first = json!([{
        "edition": 2022,
        "published": "2026-11-26T06:50:54Z",
        "updated": "2026-11-26T06:50:54Z",
    }]);
    assert_eq!(data["editions"], first);
    let feed = published(copy.path(), "endringer.atom");
    let feed = Document::parse(&feed).unwrap();
    let entry = child(feed.root_element(), "entry");
    assert_eq!(words(entry, "title"), "Utgaven for 2022");
    let first = "Dette er den første utgaven. Den ble publisert 26. november 2026.";
    assert_eq!(words(entry, "summary").replace('\u{a0}', " "), first);
    assert_eq!(all_text(child(entry, "content")).replace('\u{a0}', " "), first);
}

#[test]
fn what_is_new_is_published_as_data() {
    let copy = copy();
    second_edition(copy.path());
    assert_eq!(json(copy.path(), &["build"]).0, 0);
    let data: Value = serde_json::from_str(&published(copy.path(), "endringer.json")).unwrap();
    let changes = &data["editions"][1]["changes"];
    assert_eq!((&changes["since"], &changes["joined"]), (&json!(2022), &json!([])));
    assert_eq!((&changes["left"], &changes["renamed"]), (&json!(["Halden"]), &json!([])));
    let moved = json!([{
        "name": "Aremark", "what": "delregion", "from": "Søndre Østfold", "to": "Indre Østfold",
    }]);
    assert_eq!(changes["moved"], moved);
    let figures = json!({
        "members": [64, 63],
        "inhabitants": [
            { "date": "2026-01-01", "people": 2_349_252 },
            { "date": "2026-01-01", "people": 2_349_252 - 32_082 },
        ],
        "new_dates": [],
        "corrected": [
            { "name": "Aremark", "date": "2024-01-01", "from": 1347, "to": 1346 },
            { "name": "Asker", "date": null, "from": 37661, "to": 38661 },
        ],
    });
    assert_eq!(changes["figures"], figures);
    assert_eq!(changes["texts"].as_array().unwrap().len(), 1);
    let schema = published(copy.path(), "schema/1/endringer.schema.json");
    let schema = serde_json::from_str(&schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<_> = schema.iter_errors(&data).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    for place in
        ["/editions/1/changes/moved/0/what", "/editions/1/changes/figures/corrected/0/from"]
    {
        let mut other = data.clone();
        *other.pointer_mut(place).unwrap() = json!("annet");
        assert!(!schema.is_valid(&other), "{place}");
    }
}

/// RFC 4287, 4.1.1 and 4.1.2: what a feed and its entries must have, and what they may have once.
#[test]
fn the_feeds_are_valid_atom() {
    let copy = copy();
    second_edition(copy.path());
    assert_eq!(json(copy.path(), &["build"]).0, 0);
    let mut ids = BTreeSet::new();
    for (name, tag) in FEEDS.into_iter().zip(["nb", "nn", "en"]) {
        let text = published(copy.path(), name);
        let document = Document::parse(&text).unwrap();
        let feed = document.root_element();
        assert!(feed.has_tag_name((ATOM, "feed")), "{name}");
        let lang = feed.attribute(("http://www.w3.org/XML/1998/namespace", "lang"));
        assert_eq!(lang, Some(tag));
        assert_eq!(child(feed, "author").children().count(), 1);
        let links = |node: Node<'_, '_>, rel: &str| -> Vec<(String, String, String)> {
            let links = node.children().filter(|one| one.has_tag_name((ATOM, "link")));
            let links = links.filter(|link| link.attribute("rel") == Some(rel));
            let part = |link: Node<'_, '_>, name| link.attribute(name).unwrap_or("").to_owned();
            links.map(|one| (part(one, "type"), part(one, "hreflang"), part(one, "href"))).collect()
        };
        let own = links(feed, "self");
        assert_eq!(own, [("application/atom+xml".to_owned(), String::new(), name.to_owned())]);
        let others = links(feed, "alternate");
        let kinds: BTreeSet<_> = others.iter().map(|(kind, tag, _)| (kind, tag)).collect();
        assert_eq!((others.len(), kinds.len()), (3, 3), "one of each type and language");
        let mut times = Vec::new();
        let entries: Vec<_> =
            feed.children().filter(|one| one.has_tag_name((ATOM, "entry"))).collect();
        assert_eq!(entries.len(), 2);
        for node in entries.iter().copied().chain([feed]) {
            let id = words(node, "id");
            assert!(id.starts_with("urn:uuid:") && id.len() == 45, "{id}");
            assert!(ids.insert(id.to_owned()), "{id} twice");
            assert!(!words(node, "title").is_empty());
            times.push(words(node, "updated").to_owned());
        }
        assert_eq!(times.last(), times.iter().max(), "the feed is as new as its newest entry");
        for (entry, year) in entries.iter().zip([2025, 2022]) {
            assert!(words(*entry, "title").ends_with(&year.to_string()));
            assert!(words(*entry, "published") <= words(*entry, "updated"));
            let page = if tag == "nb" { String::new() } else { format!("{tag}/") };
            let (_, _, href) = &links(*entry, "alternate")[0];
            assert_eq!(*href, format!("../{page}endringer#utgave-{year}"));
            let content = child(*entry, "content");
            assert_eq!(content.attribute("type"), Some("xhtml"));
            let div: Vec<_> = content.children().collect();
            assert_eq!(div.len(), 1, "4.1.1.3: one div");
            assert!(div[0].has_tag_name(("http://www.w3.org/1999/xhtml", "div")));
        }
    }
    let nb = published(copy.path(), "endringer.atom");
    let nb = Document::parse(&nb).unwrap();
    let entry = nb.descendants().find(|one| one.has_tag_name((ATOM, "entry"))).unwrap();
    let told = "Ikke lenger medlemmer: 1. Nye numre, fylker og delregioner: 1. Endrede tekster: 1. \
                Tall: 4.";
    assert_eq!(words(entry, "summary"), told);
    let said = all_text(child(entry, "content")).replace('\u{a0}', " ");
    for part in [
        "Sammenlignet med utgaven for 2022.",
        "Ikke lenger medlemmer Halden",
        "Aremark: delregion fra Søndre Østfold til Indre Østfold",
        "Administrative grupper Før: «Faggruppe for klima og miljø» \
         Nå: «Faggruppe for klima & <miljø>»",
        "Medlemmer: fra 64 til 63",
        "Innbyggere i alt: fra 2 349 252 (1. januar 2026) til 2 317 170 (1. januar 2026)",
        "Aremark: folketallet 1. januar 2024 er rettet fra 1 347 til 1 346",
        "Asker: arealet i km² er rettet fra 376,61 til 386,61",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // In other languages the group's name is as it was.
    let en = published(copy.path(), "endringer.en.atom");
    assert!(en.contains("<summary>No longer members: 1.") && !en.contains("Changed texts"));
    assert!(en.contains("Asker: the area in km² is corrected from 376.61 to 386.61"), "{en}");
}

#[test]
fn times_are_those_of_the_releases_and_names_last() {
    let copy = copy();
    let root = copy.path();
    assert_eq!(json(root, &["build"]).0, 0);
    let first = published(root, "endringer.atom");
    let ids = |feed: &str| -> BTreeSet<String> {
        let ids = feed.split("<id>").skip(1).filter_map(|rest| rest.split_once("</id>"));
        ids.map(|(id, _)| id.to_owned()).collect()
    };
    second_edition(root);
    assert_eq!(json(root, &["release"]).0, 0);
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    let released = read("content/publisering.toml");
    let second = published(root, "endringer.atom");
    let data: Value = serde_json::from_str(&published(root, "endringer.json")).unwrap();
    let [old, new] = [0, 1].map(|at| data["editions"][at].clone());
    assert_eq!(old["updated"], "2026-11-26T06:50:54Z", "it is as it was released then");
    let at = released.split("publisert = \"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!((&new["published"], &new["updated"]), (&json!(at), &json!(at)));
    assert!(ids(&first).is_subset(&ids(&second)), "a name that was given stays");
    // The old edition is set right: its entry is newer, its first day stays.
    edit(root, "2022/medlemmer.csv", "Fossby", "Fosby");
    assert_eq!(json(root, &["release"]).0, 0);
    let data: Value = serde_json::from_str(&published(root, "endringer.json")).unwrap();
    let [old, again] = [0, 1].map(|at| data["editions"][at].clone());
    assert_eq!(old["published"], "2026-11-26T06:50:54Z");
    assert_ne!(old["updated"], old["published"]);
    assert_eq!(again["published"], new["published"]);
    // The same content gives the same bytes, whenever it is built.
    let before = published(root, "endringer.atom");
    fs::remove_dir_all(root.join("public")).unwrap();
    assert!(run(root, &["build"]).status.success());
    assert_eq!(published(root, "endringer.atom"), before);
}

#[test]
fn the_page_tells_what_the_data_say() {
    let copy = copy();
    second_edition(copy.path());
    assert_eq!(json(copy.path(), &["build"]).0, 0);
    let history = History::read(published(copy.path(), "endringer.json").as_bytes()).unwrap();
    let told = "https://example.org/snapshots/";
    let addresses = Addresses { folder: "./snapshots/", told };
    for (language, feed) in Language::ALL.into_iter().zip(FEEDS) {
        let html = to_html(page(&history, &addresses, language));
        assert!(html.contains(&format!("href=\"./snapshots/{feed}\">{told}{feed}<")), "{html}");
        let (new, old) = (html.find("id=\"utgave-2025\""), html.find("id=\"utgave-2022\""));
        assert!(new.is_some() && new < old, "the newest first");
        assert!(html.contains("<li>Halden</li>"), "{html}");
    }
    let nothing = History { editions: history.editions.into_iter().take(1).collect(), ..history };
    let html = to_html(page(&nothing, &addresses, Language::Bokmal));
    assert!(html.contains("Dette er den første utgaven.") && html.contains("ingen tidligere"));
}
