//! Three languages, each with its addresses.

use serde_json::json;

use crate::pages::{PAGES, see_whole_page};
use crate::visitor::Visitor;

/// A page's address in another language.
fn translated(path: &str, language: &str) -> String {
    let path = path.trim_start_matches("/nn").trim_start_matches("/en");
    let whole = match language {
        "nb" => path.to_owned(),
        other => format!("/{other}{path}"),
    };
    match whole.trim_end_matches('/') {
        "" => "/".to_owned(),
        whole => whole.to_owned(),
    }
}

#[tokio::test]
async fn every_page_opens_in_every_language_and_links_to_the_others() {
    let visitor = Visitor::arrive().await;
    for (path, mark, _) in PAGES.into_iter().filter(|page| page.2 == "nb") {
        let addresses = ["nb", "nn", "en"].map(|language| translated(path, language));
        for (address, language) in addresses.iter().zip(["nb", "nn", "en"]) {
            visitor.open(address).await;
            see_whole_page(&visitor, address, mark, language).await;
            let links = visitor
                .ask(
                    "return ['nb', 'nn', 'en'].map(tag => [...new Set(
                        [...document.querySelectorAll(`a[hreflang=${tag}]`)]
                            .map(a => new URL(a.href).pathname.replace(/(.)\\/$/, '$1') + new URL(a.href).search))])",
                )
                .await;
            assert_eq!(links, json!(addresses.clone().map(|address| [address])), "on {address}");
        }
    }
    visitor.see_no_errors("the languages").await;
}

#[tokio::test]
async fn another_language_keeps_page_and_query() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer?sorter=folketall").await;
    visitor.type_search("nes").await;
    visitor
        .wait_until("the search in the address", "return location.search.includes('q=nes')")
        .await;
    let rows = visitor.see_rows().await;
    let query = visitor.address().await.replace("/medlemmer", "");
    for language in ["en", "nn", "nb"] {
        visitor.follow(&translated(&format!("/medlemmer{query}"), language)).await;
        visitor
            .wait_until(language, &format!("return document.documentElement.lang === '{language}'"))
            .await;
        assert_eq!(visitor.see_page().await, "members");
        assert_eq!(visitor.see_rows().await, rows, "{language}");
        let field = "return document.querySelector('main input[type=search]').value";
        assert_eq!(visitor.ask(field).await, "nes", "{language}");
    }
    visitor.go_back().await;
    visitor.wait_until("nynorsk again", "return document.documentElement.lang === 'nn'").await;
    visitor.see_no_errors("changing the language").await;
}
