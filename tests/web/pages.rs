//! The other pages, with the edition of 2022.

use osloregionen::domain::language::Language;
use osloregionen::route::Route;
use osloregionen::text::Text;
use osloregionen::title::title;
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::frame::{edition, open};
use crate::page::{
    all, click_on, document, find, see_attributes, see_text, see_texts, sees, settle, text_of,
};

/// An address of every kind of page, with its mark.
const ADDRESSES: [(&str, &str); 9] = [
    ("", "home"),
    ("medlemmer", "members"),
    ("medlemmer?q=ski&sorter=areal", "members"),
    ("medlemmer/hvaler", "municipality"),
    ("organisasjon", "organisation"),
    ("prioriteringer", "priorities"),
    ("prioriteringer/klima-og-miljo", "priorities"),
    ("om-data", "data"),
    ("404", "not-found"),
];

#[test]
async fn every_page_has_its_mark_one_heading_title_and_language() {
    let edition = &edition().await.edition;
    for (address, mark) in ADDRESSES {
        for language in Language::ALL {
            let (path, query) = address.split_once('?').unwrap_or((address, ""));
            let route = Route::parse(path, query).in_language(language);
            let site = open(&route.address()).await;
            let place = format!("{address} in {}", language.tag());
            let main = find(&site, "main#innhold");
            assert_eq!(main.get_attribute("data-page").as_deref(), Some(mark), "{place}");
            assert_eq!(all(&site, "h1").len(), 1, "{place}");
            assert!(!see_text(&site, "main h1").is_empty(), "{place}");
            assert_eq!(document().title(), title(edition, &route), "{place}");
            let root = document().document_element().unwrap();
            assert_eq!(root.get_attribute("lang").as_deref(), Some(language.tag()), "{place}");
        }
    }
}

#[test]
async fn language_links_keep_the_page_and_what_is_asked() {
    for (address, _) in ADDRESSES {
        for shown in Language::ALL {
            let (path, query) = address.split_once('?').unwrap_or((address, ""));
            let route = Route::parse(path, query);
            let site = open(&route.in_language(shown).address()).await;
            let expected =
                Language::ALL.map(|language| format!("/{}", route.in_language(language).address()));
            // Once for a wide page, once behind the phone's word.
            for list in ["details.languages .tongues", "details.menu .tongues"] {
                let links = format!("header {list} a");
                assert_eq!(see_attributes(&site, &links, "href"), expected, "{address}");
                assert_eq!(see_attributes(&site, &links, "hreflang"), ["nb", "nn", "en"]);
                assert_eq!(see_texts(&site, &links), ["Bokmål", "Nynorsk", "English"]);
                let current = format!("{links}[aria-current]");
                assert_eq!(see_attributes(&site, &current, "lang"), [shown.tag()]);
            }
        }
    }
}

#[test]
async fn header_and_footer_stay_in_the_language() {
    for (language, start) in Language::ALL.into_iter().zip(["/", "/nn/", "/en/"]) {
        let address = Route::parse("organisasjon", "").in_language(language).address();
        let site = open(&address).await;
        let text = Text::of(language);
        let nav = "header nav.wide a";
        let pages = ["medlemmer", "organisasjon", "prioriteringer"];
        let expected = pages.map(|page| format!("{start}{page}"));
        assert_eq!(see_attributes(&site, nav, "href"), expected);
        assert_eq!(see_texts(&site, nav), [text.members, text.organisation, text.priorities]);
        let current = see_texts(&site, &format!("{nav}[aria-current]"));
        assert_eq!(current, [text.organisation]);
        let foot = find(&site, "footer nav a");
        assert_eq!(text_of(&foot), text.about_data);
        assert_eq!(foot.get_attribute("href"), Some(format!("{start}om-data")));
        assert_eq!(see_texts(&site, "footer .or-stamp"), [text.edition.with_number(2022)]);
        let home = find(&site, "header a.home").get_attribute("href");
        assert_eq!(
            home.as_deref(),
            Some(if start == "/" { "/" } else { start.trim_end_matches('/') })
        );
        let skip = find(&site, "a.ds-skip-link").get_attribute("href");
        assert_eq!(skip, Some(format!("/{address}#innhold")));
    }
}

#[test]
async fn the_board_stands_under_the_council_and_the_committee_apart() {
    let site = open("organisasjon").await;
    let bodies = find(&site, "main .bodies > ul");
    let nodes: Vec<String> = see_texts(&bodies, ":scope > li > p > b");
    assert_eq!(nodes, ["Representantskapet", "Interessepolitisk utvalg"]);
    let [council, committee] = [0, 1].map(|at| all(&bodies, ":scope > li").swap_remove(at));
    let elected = find(&council, ":scope > ul > li");
    assert_eq!(see_text(&elected, ":scope > .relation"), "valgt av representantskapet");
    assert_eq!(see_texts(&elected, ":scope > ul > li > p > b"), ["Styret"]);
    // No line to the committee: the source states no relation.
    let is_apart = [&council, &committee].map(|body| body.matches(".apart").unwrap());
    assert_eq!(is_apart, [false, true]);
    assert!(!sees(&committee, "ul, .relation"));
    assert_eq!(text_of(&committee), "Interessepolitisk utvalg med politisk representasjon");
    assert_eq!(all(&bodies, ".elected").len(), 1);
}

#[test]
async fn the_organisation_page_has_history_groups_posts_and_role() {
    let site = open("organisasjon").await;
    let organisation = &edition().await.edition.organisation;
    assert_eq!(all(&site, "main .history time[datetime]").len(), organisation.history.len());
    assert_eq!(all(&site, "main .groups li").len(), organisation.groups.statements.len());
    let persons: Vec<&str> =
        organisation.secretariat.posts.iter().map(|post| post.person.as_str()).collect();
    assert_eq!(see_texts(&site, "main .posts h3"), persons);
    assert_eq!(all(&site, "main .kinds > div").len(), organisation.role.kinds.len());
}

#[test]
async fn the_fourth_focus_area_does_not_open() {
    let site = open("prioriteringer").await;
    let areas = all(&site, "main ol.or-areas > li");
    assert_eq!(areas.len(), 4);
    let edition = &edition().await.edition;
    for (at, (shown, area)) in areas.iter().zip(&edition.priorities.areas).enumerate() {
        assert_eq!(see_text(shown, "h3"), area.name.nb);
        assert_eq!(see_text(shown, ".number"), (at + 1).to_string());
        assert_eq!(sees(shown, "details"), at < 3);
        let statements = area.priorities.as_ref().map_or(0, |found| found.statements.len());
        assert_eq!(all(shown, "details li").len(), statements);
    }
    let none = "Kilden har ingen hovedprioriteringer for dette innsatsområdet.";
    assert_eq!(see_text(&areas[3], ".none"), none);
    assert!(!sees(&areas[3], "summary, a, .open-word"));
    assert_eq!(see_texts(&areas[0], "summary .note"), ["Åpne", "Lukk"]);
    // On its own page too, and the others there are links.
    drop(site);
    let fourth = edition.priorities.areas[3].slug.to_string();
    let site = open(&format!("prioriteringer/{fourth}")).await;
    assert_eq!(see_text(&site, "main .or-lead"), none);
    let current = see_attributes(&site, "main .or-areas a[aria-current=page]", "href");
    assert_eq!(current, [format!("/prioriteringer/{fourth}")]);
    assert_eq!(all(&site, "main .or-areas a").len(), 4);
}

#[test]
async fn an_island_municipality_says_that_it_has_no_neighbours() {
    let site = open("medlemmer/hvaler").await;
    assert_eq!(see_text(&site, "main h1"), "Hvaler");
    let section = find(&site, "main .neighbours");
    let sentence = "Ingen av medlemmene grenser til denne kommunen.";
    assert_eq!(see_texts(&section, "p"), [sentence]);
    assert!(!sees(&section, "ul, li"));
    assert!(text_of(&find(&site, "main .facts")).contains("Søndre Østfold (antatt)"));
}

#[test]
async fn a_municipality_shows_facts_with_their_periods_and_neighbours() {
    let site = open("medlemmer/baerum").await;
    assert_eq!(see_text(&site, "main h1"), "Bærum");
    assert_eq!(see_text(&site, "[aria-current=page]"), "Bærum");
    let facts = find(&site, "main .facts dl");
    let fact = |name: &str| {
        let rows = all(&facts, ":scope > div");
        let row = rows.into_iter().find(|row| see_text(row, "dt") == name);
        row.unwrap_or_else(|| panic!("no {name}"))
    };
    assert_eq!(see_texts(&fact("Kommunenummer"), ".dated"), ["3024 2020–2023", "3201 fra 2024"]);
    assert_eq!(see_texts(&fact("Fylke"), ".dated"), ["Viken 2020–2023", "Akershus fra 2024"]);
    assert_eq!(see_text(&fact("Delregion"), "dd"), "Asker og Bærum");
    assert_eq!(see_text(&fact("Administrasjonssenter"), "dd"), "Sandvika");
    assert!(see_text(&fact("Areal"), "dd").starts_with("192,28 km²"));
    let website = find(&fact("Nettsted"), "a");
    assert_eq!(website.get_attribute("href").as_deref(), Some("https://www.baerum.kommune.no"));
    let section = find(&site, "main .neighbours");
    let neighbours = see_texts(&section, "li .name");
    assert_eq!(neighbours, ["Asker", "Hole", "Lier", "Oslo", "Ringerike"]);
    assert!(!text_of(&section).contains("Ingen av medlemmene"));
    let people = see_texts(&site, "main .population .figures dd");
    assert_eq!(people, ["128\u{a0}982", "130\u{a0}921", "133\u{a0}228"]);
    let standing = see_texts(&site, "main .population .standing dd");
    let share = "nr. 2 av 64, 5,7\u{a0}% av innbyggerne i de 64";
    assert_eq!(standing, [share, "nr. 36 av 64"]);
    let lines = find(&site, "main svg.lines").get_attribute("aria-label");
    let expected = "Endring siden 1.\u{a0}januar 2022: Bærum +3,3\u{a0}%. Alle 64 +4,7\u{a0}%.";
    assert_eq!(lines.unwrap(), expected);
}

#[test]
async fn an_unknown_municipality_or_area_leads_on() {
    for address in ["medlemmer/atlantis", "prioriteringer/fred"] {
        let site = open(address).await;
        assert!(sees(&site, "main[data-page=not-found] form[role=search]"), "{address}");
        let ways = see_attributes(&site, "main .or-links a", "href");
        assert_eq!(ways, ["/", "/medlemmer", "/organisasjon", "/prioriteringer"]);
    }
}

#[test]
async fn the_data_page_lists_sources_files_and_corrections() {
    let loaded = edition().await;
    let site = open("om-data").await;
    let sources = all(&site, "main .or-sources:not([data-files]) > li");
    assert_eq!(sources.len(), loaded.edition.sources.len());
    for (shown, source) in sources.iter().zip(&loaded.edition.sources) {
        assert!(see_text(shown, "h3").starts_with(&source.title.nb));
        let licence = source.licence.as_deref().unwrap_or("Ingen lisens oppgitt");
        assert_eq!(see_text(shown, ".by"), format!("{}. Lisens: {licence}", source.publisher));
        let address = see_attributes(shown, "h3 a[rel=external]", "href");
        assert!(address.iter().eq(source.url.iter()));
    }
    let files = &loaded.files;
    let paths = [&files.region, &files.members, &files.boundaries];
    let hrefs = see_attributes(&site, "main tbody th a", "href");
    assert_eq!(hrefs, paths.map(|file| format!("/snapshots/{}", file.path)));
    let schemas = see_attributes(&site, "main tbody td a", "href");
    let expected = ["region", "members", "boundaries"];
    assert_eq!(schemas, expected.map(|kind| format!("/snapshots/schema/1/{kind}.schema.json")));
    let corrections = all(&site, "main tbody tr[lang=nb]");
    assert_eq!(corrections.len(), loaded.edition.corrections.len());
    for (shown, correction) in corrections.iter().zip(&loaded.edition.corrections) {
        let cells = [correction.printed.as_str(), correction.shown.as_str()];
        assert_eq!(see_texts(shown, "td"), cells);
    }
}

#[test]
async fn the_front_page_has_figures_areas_and_a_map_of_all_members() {
    let site = open("").await;
    let figures = see_texts(&site, "dl .value");
    assert_eq!(figures[0], "64");
    let history = &edition().await.edition.organisation.history;
    let years: Vec<String> = history.iter().map(|event| event.date.year.to_string()).collect();
    assert_eq!(figures[2..], years);
    assert_eq!(all(&site, "main .or-areas a").len(), 4);
    assert!(!sees(&site, "figure svg"), "no map before it is fetched");
    site.show_map().await;
    let circles = all(&site, "figure svg circle.centre");
    assert_eq!(circles.len(), 64);
    assert_eq!(all(&site, "figure svg path.land[data-member]").len(), 64);
    let map = crate::frame::boundaries().await;
    let place = |at: usize| {
        let names = ["cx", "cy", "r"];
        names.map(|name| circles[at].get_attribute(name).unwrap().parse::<i32>().unwrap())
    };
    let buttons = all(&site, "figure .or-toggle button");
    assert_eq!(see_attributes(&site, "figure button", "aria-pressed"), ["true", "false"]);
    for (at, shape) in map.shapes.iter().enumerate() {
        assert_eq!(place(at), [shape.dot.x, shape.dot.y, shape.dot.r]);
    }
    click_on(&buttons[1]);
    settle().await;
    assert_eq!(see_attributes(&site, "figure button", "aria-pressed"), ["false", "true"]);
    assert!(sees(&site, "figure svg.packed"));
    for (at, shape) in map.shapes.iter().enumerate() {
        // The same circles, so that they move.
        assert_eq!(place(at), [shape.circle.x, shape.circle.y, shape.circle.r]);
    }
}

#[test]
async fn a_municipality_is_lit_among_its_neighbours() {
    let site = open("medlemmer/baerum").await;
    site.show_map().await;
    let close = find(&site, "main .or-map-close svg");
    assert_eq!(
        close.get_attribute("aria-label").as_deref(),
        Some("Kart over Bærum med nabokommuner")
    );
    assert_eq!(all(&close, "path.lit").len(), 1);
    assert_eq!(all(&close, "path.near").len(), 5);
    assert_eq!(see_texts(&close, "text.lit-name"), ["Bærum"]);
    assert_eq!(all(&site, "main .place svg path.lit").len(), 1);
}

#[test]
async fn every_part_of_a_drawing_is_svg_and_nothing_else_is() {
    for (address, _) in ADDRESSES {
        let site = open(address).await;
        site.show_map().await;
        for element in all(&site, "*") {
            let drawn = element.closest("svg").unwrap().is_some();
            let is_svg = element.namespace_uri().as_deref() == Some("http://www.w3.org/2000/svg");
            assert_eq!(drawn, is_svg, "{address}: {}", element.outer_html());
        }
    }
}

#[test]
async fn no_id_stands_twice_and_every_label_and_link_leads_somewhere() {
    for (address, _) in ADDRESSES {
        let site = open(address).await;
        let mut ids = see_attributes(&site, "[id]", "id");
        for name in see_attributes(&site, "label[for]", "for") {
            assert!(ids.contains(&name), "{address}: label for {name}");
        }
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "{address}: {ids:?}");
        // Links within the app are addresses that a route reads back to the same. Those that say that
        // they are loaded lead to pages of their own.
        for href in see_attributes(&site, "a[href^='/']:not([target])", "href") {
            let path = href.split('#').next().unwrap().trim_start_matches('/');
            if path.contains("snapshots/") {
                continue;
            }
            let (path, query) = path.split_once('?').unwrap_or((path, ""));
            let route = Route::parse(path, query);
            assert_eq!(route.path(), path, "{address}: {href}");
        }
    }
}
