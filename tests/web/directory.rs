//! The member directory.

use osloregionen::domain::language::Language;
use osloregionen::text::{Exploring, Text};
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::frame::{Site, edition, open};
use crate::page::{
    all, choose, click, find, focus, has_focus, see_address, see_address_bar, see_attributes,
    see_markup, see_text, see_texts, see_value, sees, settle, type_into, wait_until,
};

const ROWS: &str = "main .rows > li[data-member]";

async fn type_search(site: &Site, words: &str) {
    type_into(site, "#sok", words);
    settle().await;
}

async fn set_filter(site: &Site, name: &str, value: &str) {
    choose(site, &format!("select[name={name}]"), value);
    settle().await;
}

fn see_count(site: &Site) -> String {
    see_text(site, "main .count")
}

fn see_names(site: &Site) -> Vec<String> {
    see_texts(site, &format!("{ROWS} .name"))
}

fn row(site: &Site, slug: &str) -> web_sys::Element {
    find(site, &format!("main .rows > li[data-member={slug}]"))
}

#[test]
async fn all_members_are_listed_in_norwegian_order() {
    let site = open("medlemmer").await;
    let names = see_names(&site);
    assert_eq!(names.len(), 64);
    assert_eq!(names[..4], ["Aremark", "Asker", "Aurskog-Høland", "Bærum"]);
    assert_eq!(names[60..], ["Østre Toten", "Øvre Eiker", "Ås", "Åsnes"]);
    let members = edition().await.edition.members.iter();
    assert!(members.map(|member| &member.name).eq(&names));
    assert_eq!(see_count(&site), "64 kommuner");
    assert_eq!(see_text(&site, "main h1"), "Medlemmer 2022");
    assert_eq!(see_attributes(&site, &format!("{ROWS} > a"), "href")[3], "/medlemmer/baerum");
    let oslo = row(&site, "oslo");
    assert_eq!(see_text(&oslo, ".figure"), "699\u{a0}827");
    // The largest circle is Oslo's, and area goes by inhabitants.
    assert_eq!(find(&oslo, "circle").get_attribute("r").as_deref(), Some("200"));
}

#[test]
async fn each_letter_stands_once_before_its_first_name() {
    let site = open("medlemmer").await;
    let letters = see_attributes(&site, ROWS, "data-letter").concat();
    assert_eq!(letters, "ABDEFGHIJKLMNORSTUVØÅ");
    assert_eq!(row(&site, "aremark").get_attribute("data-letter").as_deref(), Some("A"));
    assert_eq!(row(&site, "as").get_attribute("data-letter").as_deref(), Some("Å"));
    // In another order, and among hits, a letter would say nothing.
    set_filter(&site, "sorter", "folketall").await;
    assert!(!sees(&site, "main [data-letter]"));
    set_filter(&site, "sorter", "").await;
    type_search(&site, "a").await;
    assert!(!sees(&site, "main [data-letter]"));
    type_search(&site, "").await;
    assert_eq!(see_attributes(&site, ROWS, "data-letter").concat(), letters);
}

#[test]
async fn a_hit_says_why_and_marks_the_letters() {
    let site = open("medlemmer").await;
    type_search(&site, "ski").await;
    let names = see_names(&site);
    assert_eq!(names[..2], ["Nordre Follo", "Skiptvet"]);
    let hit = row(&site, "nordre-follo");
    assert!(see_text(&hit, ".under").starts_with("Tidligere Ski · "), "{}", see_markup(&hit));
    assert_eq!(see_texts(&hit, "mark"), ["Ski"]);
    let hit = row(&site, "skiptvet");
    assert_eq!(see_markup(&find(&hit, ".name")), "<mark>Ski</mark>ptvet");
    assert!(!see_text(&hit, ".under").contains("Tidligere"));
    let found = names.len();
    assert_eq!(see_count(&site), format!("{found} av 64 kommuner for «ski» Nullstill"));
    assert_eq!(see_address(), "/medlemmer?q=ski");
}

#[test]
async fn while_one_types_only_numbers_and_words_of_the_count_change() {
    let site = open("medlemmer").await;
    type_search(&site, "s").await;
    let way_back = find(&site, "main .count a.reset");
    for typed in ["sk", "ski", "sk"] {
        type_search(&site, typed).await;
        let found = see_names(&site).len();
        let expected = format!("{found} av 64 kommuner for «{typed}» Nullstill");
        assert_eq!(see_count(&site), expected);
        assert!(way_back.is_connected(), "{typed}");
    }
    // Where more is to be said, or the way back is another one, it is said anew.
    type_search(&site, "qqqq").await;
    assert!(!way_back.is_connected());
    type_search(&site, "sk").await;
    let count = see_count(&site);
    set_filter(&site, "sorter", "folketall").await;
    assert_eq!(see_count(&site), count);
    let way_back = find(&site, "main .count a.reset").get_attribute("href");
    assert_eq!(way_back.as_deref(), Some("/medlemmer?sorter=folketall"));
    set_filter(&site, "fylke", "viken").await;
    assert_ne!(see_count(&site), count);
}

#[test]
async fn numbers_centres_and_other_spellings_find_too() {
    let site = open("medlemmer").await;
    for (typed, slug, under, marked) in [
        ("3201", "baerum", "Kommunenummer 3201 · ", "3201"),
        ("sandv", "baerum", "Administrasjonssenter Sandvika · ", "Sandv"),
        ("skiptvedt", "skiptvet", "Også skrevet Skiptvedt · ", "Skiptvedt"),
    ] {
        type_search(&site, typed).await;
        let hit = row(&site, slug);
        assert!(see_text(&hit, ".under").starts_with(under), "{}", see_markup(&hit));
        assert_eq!(see_texts(&hit, "mark"), [marked]);
    }
    // Letters without their rings and dots, and in any case.
    type_search(&site, "BAERUM").await;
    assert_eq!(see_markup(&find(&row(&site, "baerum"), ".name")), "<mark>Bærum</mark>");
}

#[test]
async fn what_is_near_is_offered_as_such_and_what_is_not_found_leads_on() {
    let site = open("medlemmer").await;
    type_search(&site, "Kongsbreg").await;
    assert_eq!(see_names(&site)[0], "Kongsberg");
    let exploring = Exploring::of(Language::Bokmal);
    assert!(see_count(&site).starts_with(&exploring.alike.with("Kongsbreg")));
    assert!(!sees(&site, &format!("{ROWS} mark")));
    // What is typed is text, and the page is never empty.
    type_search(&site, "<b>qqqq</b>").await;
    let near = all(&site, ROWS).len();
    assert!((1..=5).contains(&near), "{near}");
    let count = see_count(&site);
    assert!(count.starts_with(&Text::of(Language::Bokmal).nearest.with("<b>qqqq</b>")), "{count}");
    assert!(count.ends_with("eller vis alle 64."), "{count}");
    let link = find(&site, "main .count a");
    assert_eq!(link.get_attribute("href").as_deref(), Some("/medlemmer"));
}

#[test]
async fn a_subregion_found_by_elimination_says_so() {
    let site = open("medlemmer").await;
    let members = &edition().await.edition.members;
    let inferred: Vec<&str> =
        members.iter().filter(|m| m.subregion.inferred).map(|m| m.slug.as_str()).collect();
    assert!(inferred.contains(&"hvaler"));
    for member in members {
        let under = see_text(&row(&site, member.slug.as_str()), ".under");
        let mark = if inferred.contains(&member.slug.as_str()) { " (antatt)" } else { "" };
        assert_eq!(under, format!("{}{mark}", member.subregion.name));
    }
}

#[test]
async fn a_row_stays_the_same_node_while_the_list_narrows() {
    let site = open("medlemmer").await;
    let baerum = row(&site, "baerum");
    focus(&find(&baerum, "a"));
    set_filter(&site, "fylke", "viken").await;
    let counties = see_texts(&site, &format!("{ROWS} .county"));
    assert!(counties.len() > 20 && counties.len() < 64, "{}", counties.len());
    assert!(counties.iter().all(|county| county == "Viken"));
    assert_eq!(row(&site, "baerum"), baerum);
    set_filter(&site, "delregion", "asker-og-baerum").await;
    assert_eq!(see_names(&site), ["Asker", "Bærum"]);
    assert_eq!(see_address(), "/medlemmer?fylke=viken&delregion=asker-og-baerum");
    set_filter(&site, "fylke", "").await;
    set_filter(&site, "delregion", "").await;
    assert_eq!((see_names(&site).len(), see_address().as_str()), (64, "/medlemmer"));
    assert_eq!(row(&site, "baerum"), baerum);
    assert!(has_focus(&find(&baerum, "a")));
}

/// A letter that is deleted leads back to rows that were made before.
#[test]
async fn rows_that_were_shown_before_come_back() {
    let site = open("medlemmer").await;
    let all = row(&site, "asker");
    type_search(&site, "as").await;
    let found = row(&site, "asker");
    assert_ne!(found, all, "its letters are marked");
    type_search(&site, "ask").await;
    assert_ne!(row(&site, "asker"), found, "more letters are marked");
    type_search(&site, "as").await;
    assert_eq!(row(&site, "asker"), found);
    assert_eq!(see_text(&found, "mark"), "As");
    type_search(&site, "").await;
    assert_eq!(row(&site, "asker"), all);
    assert_eq!(see_names(&site).len(), 64);
}

#[test]
async fn focus_stays_in_the_field_while_one_types() {
    let site = open("medlemmer").await;
    let field = find(&site, "#sok");
    focus(&field);
    for typed in ["o", "os", "osl", "oslo", "xoslo", ""] {
        type_search(&site, typed).await;
        assert!(has_focus(&field));
        assert_eq!(see_value(&site, "#sok"), typed);
    }
}

#[test]
async fn an_order_goes_by_its_figure() {
    let site = open("medlemmer").await;
    set_filter(&site, "sorter", "folketall").await;
    assert_eq!(see_names(&site)[..3], ["Oslo", "Bærum", "Drammen"]);
    assert_eq!(see_names(&site).len(), 64);
    set_filter(&site, "sorter", "areal").await;
    assert!(see_text(&site, ".or-row-head").ends_with("Areal i km²"));
    let figures = see_texts(&site, &format!("{ROWS} .figure"));
    let areas: Vec<f64> = figures
        .iter()
        .map(|figure| figure.replace('\u{a0}', "").replace(',', ".").parse().unwrap())
        .collect();
    assert!(areas.is_sorted_by(|one, next| one >= next), "{figures:?}");
    assert_eq!(see_address(), "/medlemmer?sorter=areal");
}

#[test]
async fn an_address_sets_search_filters_and_order() {
    let site = open("medlemmer?q=sande&fylke=viken&sorter=areal").await;
    assert_eq!(see_value(&site, "#sok"), "sande");
    assert_eq!(see_value(&site, "#fylke"), "viken");
    assert_eq!(see_value(&site, "#delregion"), "");
    assert_eq!(see_value(&site, "#sorter"), "areal");
    assert!(sees(&site, "details.filters[open]"));
    assert_eq!(see_attributes(&site, "select[data-set]", "name"), ["fylke", "sorter"]);
    // What an address does not know is passed over.
    drop(site);
    let site = open("medlemmer?fylke=atlantis&sorter=dybde").await;
    assert_eq!(see_value(&site, "#sorter"), "");
    assert!(
        see_count(&site).starts_with("Ingen kommuner i dette utvalget"),
        "{}",
        see_count(&site)
    );
}

#[test]
async fn a_search_on_the_front_page_leads_to_the_directory() {
    let site = open("").await;
    type_into(&site, "#sok", "hole");
    assert_eq!(see_address(), "/");
    click(&site, "form[role=search] button[type=submit]");
    settle().await;
    assert_eq!(see_address(), "/medlemmer?q=hole");
    assert!(sees(&site, "main[data-page=members]"));
    assert_eq!(see_value(&site, "#sok"), "hole");
    assert_eq!(see_names(&site)[0], "Hole");
}

#[test]
async fn hits_that_a_filter_hides_are_told_of() {
    let site = open("medlemmer?q=ski&fylke=innlandet").await;
    assert_eq!(all(&site, ROWS).len(), 0);
    let count = see_count(&site);
    assert!(count.contains("3 treff utenfor filteret."), "{count}");
    // Not followed: nothing listens for links here, and the page with the tests would be left.
    find(&site, "main .count a[href$='/medlemmer?q=ski']");
}

#[test]
async fn a_size_narrows_and_says_its_bounds() {
    let site = open("medlemmer").await;
    set_filter(&site, "storrelse", "fra-50000").await;
    let names = see_names(&site);
    assert!(names.contains(&"Oslo".to_owned()) && names.len() < 20, "{names:?}");
    let people = edition().await.edition.members.iter().filter(|m| m.inhabitants() >= 50_000);
    assert_eq!(people.count(), names.len());
    assert_eq!(see_address(), "/medlemmer?storrelse=fra-50000");
    let options = see_texts(&site, "#storrelse option").join("|");
    assert!(options.contains("5\u{a0}000–19\u{a0}999"), "{options}");
}

#[test]
async fn the_table_holds_what_the_map_tells_and_orders_by_its_heads() {
    let site = open("medlemmer?vis=tabell").await;
    assert_eq!(all(&site, "main tbody > tr[data-member]").len(), 64);
    let oslo = find(&site, "main tbody > tr[data-member=oslo]");
    let cells = see_texts(&oslo, "td");
    for told in ["699\u{a0}827", "454,12", "Oslo", "0301"] {
        assert!(cells.iter().any(|cell| cell == told), "{told} in {cells:?}");
    }
    let heads = see_texts(&site, "main thead th button");
    assert_eq!(heads.len(), 5, "{heads:?}");
    click(&site, "main thead th:nth-child(4) button");
    settle().await;
    assert_eq!(see_address(), "/medlemmer?sorter=vekst&vis=tabell");
    assert_eq!(see_attributes(&site, "main th[aria-sort]", "aria-sort"), ["descending"]);
}

#[test]
async fn the_map_shows_the_list_and_chooses_a_member() {
    let site = open("medlemmer?q=ski&vis=kart").await;
    site.show_map().await;
    assert_eq!(all(&site, "main [role=option]").len(), 64);
    let lit = see_attributes(&site, "main path.hit", "data-member");
    let rows = see_attributes(&site, ROWS, "data-member");
    assert_eq!(lit.len(), rows.len());
    assert!(lit.iter().all(|slug| rows.contains(slug)), "{lit:?} {rows:?}");
    choose(&site, "#farge", "vekst");
    settle().await;
    assert_eq!(see_address(), "/medlemmer?q=ski&vis=kart&farge=vekst");
    assert_eq!(all(&site, "main .legend .swatch").len(), 5);
    let classes = see_attributes(&site, "main [role=option]", "class");
    assert!(classes.iter().all(|class| class.contains(" s")), "{classes:?}");
}

#[test]
async fn the_address_bar_follows_when_the_answer_is_there_to_see() {
    let site = open("medlemmer").await;
    let before = see_address_bar();
    for words in ["s", "sk", "ski"] {
        type_search(&site, words).await;
        assert_eq!(see_address_bar(), before, "not while one types");
    }
    assert!(!see_names(&site).is_empty());
    wait_until("the address", || see_address_bar() == "/medlemmer?q=ski").await;
    // And with it the links to the same page elsewhere.
    settle().await;
    let english = see_attributes(&site, "header a[hreflang=en]", "href");
    assert_eq!(english, ["/en/medlemmer?q=ski", "/en/medlemmer?q=ski"]);
}
