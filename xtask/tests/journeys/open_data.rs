//! The files for other programs, and the changes between editions: listed before the app is there and
//! by it, and read without it.

use crate::visitor::Visitor;
use serde_json::{Value, json};

/// What the list says of each file, wherever the site lies.
const LISTED: &str = "return [...document.querySelectorAll('main [data-files] > li')]
    .map(row => row.innerText.replace(/https?:[^ ]*snapshots/, 'snapshots'))";

/// Files that the links of the list lead to, with the answers of the host.
const FETCHED: &str = "return Promise.all([...document.querySelectorAll('main [data-files] h3 a')]
    .map(link => fetch(link.href).then(answer => answer.status)))";

async fn listed(visitor: &Visitor) -> Value {
    let there = "return document.querySelectorAll('main [data-files] > li').length === 9";
    visitor.wait_until("the list", there).await;
    visitor.ask(LISTED).await
}

#[tokio::test]
async fn the_open_files_are_listed_before_the_app_and_by_it() {
    let visitor = Visitor::arrive().await;
    for language in ["", "/en"] {
        let path = &format!("{language}/om-data");
        visitor.open(path).await;
        visitor.wait_for_edition(&["ready"]).await;
        let before = listed(&visitor).await;
        assert_eq!(visitor.ask(FETCHED).await, json!(vec![200; 9]), "{path}");
        // By a link, the app shows the page.
        visitor.follow(&format!("{language}/organisasjon")).await;
        visitor.wait_for_page("organisation").await;
        visitor.hold_document().await;
        visitor.go_back().await;
        visitor.wait_for_page("data").await;
        assert_eq!(listed(&visitor).await, before, "{path}");
        visitor.see_same_document().await;
    }
    visitor.see_no_errors("the open files").await;
}

#[tokio::test]
async fn the_changes_are_read_without_the_app_and_the_feed_is_found() {
    let visitor = Visitor::arrive().await;
    visitor.open("/nn/om-data").await;
    visitor.run("document.querySelector('main a[href$=endringer]').click()").await;
    visitor.wait_for_page("changes").await;
    assert_eq!(visitor.see_heading().await, "Endringar");
    assert!(visitor.see_text().await.contains("Dette er den første utgåva."));
    assert_eq!(visitor.ask("return document.scripts.length").await, json!(2), "no app");
    let feed = "return fetch(document.querySelector('link[type=\"application/atom+xml\"]').href)
        .then(answer => Promise.all([answer.headers.get('content-type'), answer.text()]))
        .then(([type, text]) => [type, /<feed [^>]*xml:lang=\"nn\"/.test(text),
            text.split('<entry>').length - 1])";
    let expected = json!(["application/atom+xml", true, 1]);
    assert_eq!(visitor.ask(feed).await, expected);
}
