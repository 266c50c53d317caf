//! The app's second part and the whole style sheet: fetched when they are first used, and done
//! without where they cannot be had.

use serde_json::Value;
use xtask::serve::Fault;

use crate::visitor::Visitor;

/// The second part's wasm, on the host.
const SECOND: &str = "/tools-";

/// The service worker. WebKit tells nothing of what a page has from one, so it does nothing.
const WORKER: &str = "/sw.js";

fn none() -> Fault {
    Fault::Replaced(Vec::new())
}

/// What this page has fetched of both; its service worker's is not among it. Firefox tells of what it
/// has preloaded once more, with nothing transferred.
const FETCHED: &str = "const known = new Set();
    return performance.getEntriesByType('resource')
    .filter(({ name, transferSize }) => {
        const first = !known.has(name);
        known.add(name);
        return first || transferSize > 0;
    })
    .map((entry) => new URL(entry.name).pathname.match(/(tools|main)-[0-9a-f]+/)?.[1])
    .filter(Boolean).sort().join()";

async fn fetched(visitor: &Visitor) -> String {
    visitor.ask(FETCHED).await.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_page_that_is_read_comes_without_them() {
    let visitor = Visitor::arrive().await;
    for path in ["/", "/organisasjon/", "/prioriteringer/", "/medlemmer/baerum/"] {
        visitor.open(path).await;
        assert_eq!(fetched(&visitor).await, "", "{path}");
    }
    visitor.open("/medlemmer/").await;
    assert_eq!(fetched(&visitor).await, "main,tools");
}

#[tokio::test]
async fn the_directory_comes_when_it_is_asked_for() {
    let visitor = Visitor::arrive().await;
    visitor.host.faults().set(WORKER, none());
    visitor.open("/").await;
    visitor.hold_document().await;
    visitor.click("header nav a[href$=medlemmer]").await;
    visitor.wait_for_page("members").await;
    visitor.wait_for_rows("all members", "rows.length === 64").await;
    visitor.see_same_document().await;
    assert_eq!(fetched(&visitor).await, "main,tools");
    let place = "return [scrollY, document.activeElement.tagName]";
    visitor.pass_frames().await;
    assert_eq!(visitor.ask(place).await, serde_json::json!([0, "H1"]));
    visitor.see_no_errors("the way to the directory").await;
}

#[tokio::test]
async fn a_reader_who_goes_on_meanwhile_is_not_called_back() {
    let visitor = Visitor::arrive().await;
    let late = Fault::Slow(std::time::Duration::from_secs(2));
    visitor.host.faults().set(SECOND, late);
    visitor.host.faults().set(WORKER, none());
    visitor.open("/").await;
    visitor.hold_document().await;
    visitor.click("header nav a[href$=medlemmer]").await;
    visitor.click("header nav a[href$=organisasjon]").await;
    visitor.wait_for_page("organisation").await;
    let come = format!("return (() => {{ {FETCHED} }})().includes('tools')");
    visitor.wait_until("the second part", &come).await;
    visitor.pass_frames().await;
    assert_eq!(visitor.see_page().await, "organisation");
    visitor.see_same_document().await;
}

/// Without it, the host shows the page, and says why it is only read.
#[tokio::test]
async fn without_the_second_part_the_directory_is_read() {
    let visitor = Visitor::arrive().await;
    visitor.host.faults().set(SECOND, Fault::Status(503));
    visitor.open("/").await;
    visitor.hold_document().await;
    visitor.click("header nav a[href$=medlemmer]").await;
    visitor.wait_for_page("members").await;
    assert_eq!(visitor.ask("return window.sameDocument").await, Value::Null);
    assert_eq!(visitor.see_rows().await.len(), 64);
    let said = "return document.querySelector('.or-notice').innerText.includes('hentes')";
    visitor.wait_until("why", said).await;
    // And with it again, all is as it should be.
    visitor.host.faults().clear();
    visitor.open("/medlemmer/?q=hamar").await;
    visitor.wait_for_rows("Hamar", "rows.length === 1").await;
}

#[tokio::test]
async fn without_the_second_part_the_map_says_so() {
    let visitor = Visitor::arrive().await;
    visitor.host.faults().set(SECOND, Fault::Dropped);
    visitor.open("/").await;
    visitor.click("main figure button[aria-pressed=false]").await;
    let said = "return document.querySelector('main figure').innerText.includes('kunne ikke')";
    visitor.wait_until("that there is no map", said).await;
    visitor.host.faults().clear();
    visitor.click("main figure button[aria-pressed=false]").await;
    let drawn = "return document.querySelectorAll('main figure circle').length >= 64";
    visitor.wait_until("the map", drawn).await;
}
