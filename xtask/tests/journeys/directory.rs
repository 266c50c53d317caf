//! Finding a municipality.

use crate::visitor::Visitor;

/// As many as the edition of 2022 has.
const MEMBERS: usize = 64;

/// What stands in the field.
const FIELD: &str = "return document.querySelector('main input[type=search]').value";

#[tokio::test]
async fn all_members_are_listed() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer").await;
    let mut rows = visitor.see_rows().await;
    assert_eq!(rows.len(), MEMBERS);
    rows.sort();
    rows.dedup();
    assert_eq!(rows.len(), MEMBERS, "a member stands there twice");
    visitor.see_no_errors("the directory").await;
}

#[tokio::test]
async fn a_former_name_finds_todays_municipality_while_typing() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer").await;
    visitor.type_search("ski").await;
    let rows = visitor
        .wait_for_rows(
            "Nordre Follo among fewer rows",
            "rows.length < 64 && rows.includes('nordre-follo')",
        )
        .await;
    assert!(rows.contains(&"nordre-follo".to_owned()), "{rows:?}");
    let text = visitor.see_text().await;
    assert!(text.contains("Ski"), "it says why Nordre Follo was found: {text}");
    visitor.see_no_errors("searching").await;
}

#[tokio::test]
async fn nothing_found_is_said_with_a_way_back_to_all() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer").await;
    visitor.type_search("xyzxyz").await;
    visitor.wait_for_rows("the nearest names", "rows.length > 0 && rows.length <= 5").await;
    let text = visitor.see_text().await;
    assert!(text.contains("«xyzxyz» står ikke på medlemslisten"), "it says so: {text}");
    // The way back is a link or a button whose words name the count.
    let clicked = visitor
        .ask(
            "const way = [...document.querySelectorAll('main a, main button')]
                .find(e => e.checkVisibility() && e.innerText.includes('64'));
              way?.click(); return way !== undefined",
        )
        .await;
    assert_eq!(clicked, true, "a way to all 64: {text}");
    visitor.wait_for_rows("all rows", "rows.length === 64").await;
    assert_eq!(visitor.ask(FIELD).await, "", "nothing is searched for any more");
}

#[tokio::test]
async fn the_field_shows_what_is_searched_for_after_going_back() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer?q=ski").await;
    visitor.follow("/medlemmer").await;
    visitor.wait_for_rows("all rows", "rows.length === 64").await;
    assert_eq!(visitor.ask(FIELD).await, "", "nothing is searched for");
    visitor.go_back().await;
    visitor.wait_for_rows("fewer rows", "rows.length > 0 && rows.length < 64").await;
    assert_eq!(visitor.ask(FIELD).await, "ski");
}

#[tokio::test]
async fn clearing_the_search_keeps_the_keyboard_in_the_page() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer?q=ski").await;
    visitor.run("document.querySelector('main [role=status] a').focus()").await;
    visitor.press(fantoccini::key::Key::Enter).await;
    visitor.wait_for_rows("all rows", "rows.length === 64").await;
    visitor.pass_frames().await;
    let focused = visitor.ask("return document.activeElement.closest('main') !== null").await;
    assert_eq!(focused, true, "the focus is lost");
}

#[tokio::test]
async fn a_county_narrows_and_population_orders() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer").await;
    visitor.choose("sorter", "folketall").await;
    let rows = visitor.wait_for_rows("Oslo first", "rows[0] === 'oslo'").await;
    assert_eq!(rows.len(), MEMBERS);
    let county = visitor
        .ask(
            "return [...document.querySelectorAll('select[name=fylke] option')]
                .map(o => o.value).find(v => v !== '')",
        )
        .await;
    let county = county.as_str().expect("a county to choose").to_owned();
    visitor.choose("fylke", &county).await;
    let rows = visitor.wait_for_rows("fewer rows", "rows.length > 0 && rows.length < 64").await;
    assert!(visitor.address().await.contains(&format!("fylke={county}")));
    assert!(visitor.address().await.contains("sorter=folketall"));
    visitor.reload().await;
    assert_eq!(visitor.see_rows().await, rows, "the address alone gives the same rows");
}

#[tokio::test]
async fn the_search_survives_reload_and_back() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer").await;
    visitor.type_search("nes").await;
    // Not what the first letters found.
    visitor
        .wait_until("the search in the address", "return location.search.includes('q=nes')")
        .await;
    let rows = visitor.wait_for_rows("fewer rows", "rows.length > 0 && rows.length < 64").await;
    visitor.reload().await;
    assert_eq!(visitor.see_rows().await, rows, "after reloading");
    assert_eq!(visitor.ask(FIELD).await, "nes");
    visitor.click(&format!("main [data-member={}] a", rows[0])).await;
    visitor.wait_for_page("municipality").await;
    visitor.go_back().await;
    visitor.wait_for_page("members").await;
    visitor.wait_for_rows("the same rows", &format!("rows.length === {}", rows.len())).await;
    assert_eq!(visitor.see_rows().await, rows, "after going back");
    assert_eq!(visitor.ask(FIELD).await, "nes");
}

#[tokio::test]
async fn typing_does_not_fill_the_history() {
    let visitor = Visitor::arrive().await;
    visitor.open("/organisasjon").await;
    visitor.run("[...document.querySelectorAll('a[href$=\"/medlemmer\"]')][0].click()").await;
    visitor.wait_for_page("members").await;
    visitor.type_search("lillestr").await;
    visitor.wait_for_rows("Lillestrøm", "rows.includes('lillestrom') && rows.length < 64").await;
    visitor.go_back().await;
    visitor.wait_for_page("organisation").await;
}

#[tokio::test]
async fn words_of_markup_are_only_words() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer?q=%3Cimg%20src%3Dx%20onerror%3D%22window.hurt%3D1%22%3E&fylke=%00&sorter=tull").await;
    visitor.wait_for_page("members").await;
    assert_eq!(visitor.ask("return window.hurt ?? null").await, serde_json::Value::Null);
    assert_eq!(visitor.ask("return document.querySelectorAll('main img[src=x]').length").await, 0);
    visitor.see_no_errors("an address with markup").await;
}
