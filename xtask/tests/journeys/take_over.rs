//! From the prerendered page to the app: nothing moves, and what the reader has done stays.

use std::time::Duration;

use fantoccini::Locator;
use osloregionen::domain::edition::Edition;
use osloregionen::route::Page;
use osloregionen::snapshot::{decode_edition, decode_manifest};
use rstest::rstest;
use serde_json::json;
use xtask::build::pages::routes;
use xtask::serve::Fault;

use crate::visitor::{Visitor, dist};

/// Time to read and type before the app is there.
const BEFORE_THE_APP: Duration = Duration::from_millis(2500);

/// Whether the app has taken over what was prerendered instead of putting itself in its place.
const TAKEN_OVER: &str = "return document.body.hasAttribute('data-prerendered')";

/// Sum of all layout shifts since the page was read to its end.
const SHIFTS: &str = "let sum = 0;
    const { domInteractive } = performance.getEntriesByType('navigation')[0];
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type: 'layout-shift', buffered: true });
    for (const entry of observer.takeRecords())
        if (entry.startTime > domInteractive) sum += entry.value;
    return sum";

/// The members whose rows are in sight.
const IN_SIGHT: &str = "return [...document.querySelectorAll('main [data-member]')]
    .filter(row => row.checkVisibility()).map(row => row.dataset.member)";

/// The address of the wasm that every page of the app has.
fn wasm() -> String {
    let names = std::fs::read_dir(dist()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names = names.map(|name| name.into_string().unwrap());
    ["/", &names.find(|name| name.ends_with("_bg.wasm")).expect("a build of the app")].concat()
}

/// A visitor on a phone, at a page whose app comes late.
async fn arrive_before_the_app(path: &str) -> Visitor {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(360, 740).await;
    visitor.host.faults().set(&wasm(), Fault::Slow(BEFORE_THE_APP));
    visitor.go(path).await;
    visitor
}

async fn see_no_app_yet(visitor: &Visitor) {
    let ready = visitor.ask("return document.documentElement.hasAttribute('data-ready')").await;
    assert_eq!(ready, false, "the app was there too early for this journey");
}

/// On the train the list of editions comes seconds after the app, and is said to be on its way.
#[tokio::test]
async fn what_is_said_of_a_slow_line_moves_nothing() {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(360, 740).await;
    visitor.host.faults().set("/snapshots/manifest.json", Fault::Slow(Duration::from_secs(3)));
    visitor.open("/").await;
    visitor.wait_for_edition(&["slow"]).await;
    assert_ne!(visitor.see_notice().await, "");
    visitor.pass_frames().await;
    visitor.wait_for_edition(&["ready"]).await;
    assert_eq!(visitor.see_notice().await, "");
    visitor.pass_frames().await;
    assert_eq!(visitor.ask(SHIFTS).await, 0);
}

/// Half a line that grows would move what stands beside it.
#[rstest]
#[case("/")]
#[case("/nn/")]
#[case("/en/medlemmer")]
#[case("/medlemmer/baerum")]
#[case("/prioriteringer")]
#[case("/bygg-inn")]
#[case("/tilgjengelighet")]
#[tokio::test]
async fn a_page_is_shown_when_enough_of_it_is_read(#[case] path: &str) {
    let visitor = Visitor::arrive().await;
    visitor.go(path).await;
    let waits = "const links = [...document.querySelectorAll('head link[rel=expect]')];
        const own = links.find(link => link.href.split('#')[0] === location.href);
        const found = document.getElementById(own?.href.split('#')[1]);
        return `${own?.blocking} ${found?.closest('main') != null}`";
    assert_eq!(visitor.ask(waits).await, "render true");
}

/// That the host has failed stays said: at the lower edge of the screen, and on the next page too.
#[rstest]
#[case("/")]
#[case("/medlemmer")]
#[case("/medlemmer/baerum")]
#[tokio::test]
async fn what_is_said_of_a_failed_host_moves_nothing(#[case] path: &str) {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(360, 740).await;
    visitor.host.faults().set("/snapshots/manifest.json", Fault::Status(500));
    visitor.open(path).await;
    visitor.wait_for_edition(&["stale"]).await;
    visitor.pass_frames().await;
    assert_eq!(visitor.ask(SHIFTS).await, 0);
    let edge =
        "const { top, bottom } = document.querySelector('.or-notice').getBoundingClientRect();
        return Math.round(bottom) === innerHeight && bottom - top < innerHeight / 3";
    visitor.wait_until("it stands at the lower edge", edge).await;
    // At the end of the page it covers nothing.
    let end = "scrollTo(0, document.documentElement.scrollHeight);
        const foot = document.querySelector('.or-page > footer').getBoundingClientRect();
        const { top } = document.querySelector('.or-notice').getBoundingClientRect();
        return Math.round(top - foot.bottom) >= 0";
    visitor.wait_until("the foot is free", end).await;
    visitor.follow("/organisasjon").await;
    visitor.wait_for_page("organisation").await;
    assert!(visitor.see_notice().await.contains("kunne ikke hentes"));
    visitor.wait_until("it stands at the lower edge again", edge).await;
}

fn edition() -> Edition {
    let read = |path: &str| std::fs::read(dist().join("snapshots").join(path)).unwrap();
    let manifest = decode_manifest(&read("manifest.json")).unwrap();
    let files = manifest.edition(manifest.latest).unwrap();
    decode_edition(&read(&files.region.path), &read(&files.members.path)).unwrap()
}

#[tokio::test]
async fn every_page_is_taken_over_without_a_change() {
    let visitor = Visitor::arrive().await;
    // Its arrival moves words by a hair, whether or not there is an app.
    visitor.host.faults().set("/fonts/", Fault::Status(404));
    for route in routes(&edition()) {
        // There is no app on the pages beside it.
        if Page::statements().contains(&route.page) {
            continue;
        }
        let path = format!("/{}", route.path());
        // The device's own face moves them too where a busy browser finds it late: that is
        // not so each time, and what the app moves is.
        let mut moved = Vec::new();
        while moved.len() < 3 && moved.last() != Some(&0.0) {
            visitor.open(&path).await;
            assert_eq!(visitor.ask(TAKEN_OVER).await, true, "{path}");
            moved.push(visitor.ask(SHIFTS).await.as_f64().unwrap());
        }
        assert_eq!(moved.last(), Some(&0.0), "{path}: layout shifts, visit by visit: {moved:?}");
    }
}

#[tokio::test]
async fn what_was_typed_is_searched_for() {
    let visitor = arrive_before_the_app("/medlemmer/").await;
    visitor.hold_document().await;
    visitor.type_search("eidsberg").await;
    see_no_app_yet(&visitor).await;
    assert_eq!(visitor.see_rows().await.len(), 64);
    visitor
        .wait_for_rows("Indre Østfold", "rows.length === 1 && rows[0] === 'indre-ostfold'")
        .await;
    assert_eq!(visitor.ask(TAKEN_OVER).await, true);
    assert_eq!(visitor.address().await, "/medlemmer?q=eidsberg");
    let field = "const field = document.querySelector('main input[type=search]');
        return [document.activeElement === field, field.value, field.selectionStart]";
    assert_eq!(visitor.ask(field).await, json!([true, "eidsberg", 8]));
    visitor.see_same_document().await;
    visitor.see_no_errors("typing before the app").await;
}

#[rstest]
#[case("hamar", "hamar")]
#[case("BÆR", "baerum")]
#[case("baer", "baerum")]
#[case("høland", "aurskog-holand")]
#[tokio::test]
async fn names_are_found_before_the_app_is_there(#[case] typed: &str, #[case] found: &str) {
    let visitor = arrive_before_the_app("/medlemmer/").await;
    visitor.type_search(typed).await;
    assert_eq!(visitor.ask(IN_SIGHT).await, json!([found]));
    see_no_app_yet(&visitor).await;
    visitor
        .wait_until("the app takes input", "return document.documentElement.dataset.ready === ''")
        .await;
    visitor.wait_for_rows(found, &format!("rows.includes('{found}')")).await;
    visitor.pass_frames().await;
    let hidden = "return document.querySelectorAll('main [data-member][hidden]').length";
    assert_eq!(visitor.ask(hidden).await, json!(0));
    visitor.type_search("").await;
    visitor.wait_for_rows("all", "rows.length === 64").await;
    assert_eq!(visitor.ask(IN_SIGHT).await.as_array().unwrap().len(), 64);
    visitor.see_no_errors("finding names before the app").await;
}

#[tokio::test]
async fn what_is_typed_on_the_front_page_stays() {
    let visitor = arrive_before_the_app("/").await;
    visitor.type_search("hamar").await;
    see_no_app_yet(&visitor).await;
    visitor
        .wait_until("the app takes input", "return document.documentElement.dataset.ready === ''")
        .await;
    visitor.click("main form[role=search] button[type=submit]").await;
    visitor.wait_for_rows("Hamar", "rows.length === 1 && rows[0] === 'hamar'").await;
}

#[tokio::test]
async fn open_details_and_the_place_stay() {
    let visitor = arrive_before_the_app("/medlemmer/").await;
    let summary = Locator::Css("main details.filters summary");
    visitor.browser.client.find(summary).await.unwrap().click().await.unwrap();
    visitor
        .run("document.querySelector('[data-member=sigdal] a').focus(); scrollTo(0, 1500)")
        .await;
    see_no_app_yet(&visitor).await;
    visitor
        .wait_until("the app takes input", "return document.documentElement.dataset.ready === ''")
        .await;
    visitor.pass_frames().await;
    let kept = "return [document.querySelector('main details.filters').open, scrollY,
        document.activeElement.closest('[data-member]')?.dataset.member]";
    assert_eq!(visitor.ask(kept).await, json!([true, 1500, "sigdal"]));
}

#[rstest]
#[case("/medlemmer/?q=skien-ikke&sorter=areal")]
#[case("/medlemmer/?fylke=viken&vis=tabell")]
#[case("/medlemmer/sammenlign/?med=oslo,hamar")]
#[tokio::test]
async fn what_the_address_asks_is_answered(#[case] path: &str) {
    let visitor = Visitor::arrive().await;
    visitor.open(path).await;
    assert_eq!(visitor.ask(TAKEN_OVER).await, true);
    visitor.pass_frames().await;
    let shown = visitor.see_text().await;
    // The same page, reached within the app.
    visitor.open("/organisasjon/").await;
    visitor
        .run(&format!(
            "const link = document.createElement('a'); link.href = '{path}';
        document.querySelector('main').append(link); link.click()"
        ))
        .await;
    visitor.wait_for_page(if path.contains("sammenlign") { "compare" } else { "members" }).await;
    visitor.pass_frames().await;
    assert_eq!(visitor.see_text().await, shown);
}

#[tokio::test]
async fn without_the_app_the_page_is_read_and_its_links_work() {
    let visitor = Visitor::arrive().await;
    visitor.host.faults().set(&wasm(), Fault::Status(503));
    visitor.go("/").await;
    assert_eq!(visitor.see_page().await, "home");
    visitor.click("header nav a[href$=medlemmer]").await;
    visitor.wait_for_page("members").await;
    assert_eq!(visitor.see_rows().await.len(), 64);
    visitor.click("main [data-member=baerum] a").await;
    visitor.wait_for_page("municipality").await;
    assert_eq!(visitor.see_heading().await, "Bærum");
}

#[tokio::test]
async fn an_old_browser_has_the_whole_page_and_a_note() {
    let visitor = Visitor::arrive().await;
    // As long as its script does not come, the page is as it was written.
    visitor.host.faults().set("/osloregionen-", Fault::Status(404));
    visitor.go("/organisasjon").await;
    let note = "return document.querySelector('.or-old').checkVisibility()";
    assert_eq!(visitor.ask(note).await, false, "this browser is not old");
    // An old one passes over the rule that asks for what it does not know.
    let forget = "for (const sheet of document.styleSheets) {
            const within = group => [...group.cssRules].forEach((rule, at) => {
                if (rule instanceof CSSSupportsRule && rule.conditionText.includes('&'))
                    group.deleteRule(at);
                else if (rule instanceof CSSGroupingRule) within(rule);
            });
            if (!sheet.disabled) within(sheet);
        }";
    visitor.run(forget).await;
    assert_eq!(visitor.ask(note).await, true);
    assert!(visitor.see_text().await.contains("Representantskapet"));
}
