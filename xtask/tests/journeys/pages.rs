//! Every page opens, as a first visit and when it is loaded again.

use crate::visitor::Visitor;

/// A page of the app: address, mark, language.
pub const PAGES: [(&str, &str, &str); 16] = [
    ("/", "home", "nb"),
    ("/organisasjon", "organisation", "nb"),
    ("/medlemmer", "members", "nb"),
    ("/medlemmer?q=ski&sorter=folketall", "members", "nb"),
    ("/medlemmer/baerum", "municipality", "nb"),
    ("/medlemmer/aurskog-holand", "municipality", "nb"),
    ("/prioriteringer", "priorities", "nb"),
    ("/prioriteringer/areal-transport-mobilitet-og-logistikk", "priorities", "nb"),
    ("/prioriteringer/klima-og-miljo", "priorities", "nb"),
    ("/prioriteringer/konkurransekraft-og-attraktivitet", "priorities", "nb"),
    ("/prioriteringer/fellesskap-og-samarbeid", "priorities", "nb"),
    ("/om-data", "data", "nb"),
    ("/nn/organisasjon", "organisation", "nn"),
    ("/nn/medlemmer/baerum", "municipality", "nn"),
    ("/en", "home", "en"),
    ("/en/prioriteringer/klima-og-miljo", "priorities", "en"),
];

#[tokio::test]
async fn every_page_opens_by_its_address_and_again() {
    let visitor = Visitor::arrive().await;
    for (path, mark, language) in PAGES {
        visitor.open(path).await;
        see_whole_page(&visitor, path, mark, language).await;
        visitor.reload().await;
        see_whole_page(&visitor, path, mark, language).await;
        visitor.wait_for_edition(&["ready"]).await;
        visitor.see_no_errors(path).await;
    }
}

pub async fn see_whole_page(visitor: &Visitor, path: &str, mark: &str, language: &str) {
    visitor.wait_for_page(mark).await;
    let heading = visitor.see_heading().await;
    assert!(!heading.is_empty(), "{path}: an empty heading");
    let title = visitor.see_title().await;
    assert!(title.contains("Osloregionen"), "{path}: the title is {title:?}");
    let lang = visitor.ask("return document.documentElement.lang").await;
    assert_eq!(lang, language, "{path}: the language");
    let landmarks = visitor
        .ask("return [document.querySelectorAll('main').length, document.querySelectorAll('nav').length > 0]")
        .await;
    assert_eq!(landmarks, serde_json::json!([1, true]), "{path}: one main, and a navigation");
    assert!(visitor.see_text().await.len() > 40, "{path}: hardly any text");
    assert_eq!(visitor.address().await, path, "the address stays");
}

#[tokio::test]
async fn no_two_pages_share_a_title() {
    let visitor = Visitor::arrive().await;
    let mut titles = Vec::new();
    for (path, mark, language) in PAGES {
        if language == "nb" && !path.contains('?') {
            visitor.open(path).await;
            visitor.wait_for_page(mark).await;
            titles.push(visitor.see_title().await);
        }
    }
    let count = titles.len();
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), count, "{titles:#?}");
}

#[tokio::test]
async fn the_navigation_leads_everywhere_without_loading_a_page() {
    let visitor = Visitor::arrive().await;
    visitor.open("/").await;
    for (address, mark) in [
        ("/medlemmer", "members"),
        ("/organisasjon", "organisation"),
        ("/prioriteringer", "priorities"),
        ("/om-data", "data"),
        ("/", "home"),
    ] {
        visitor.follow(address).await;
        visitor.wait_for_page(mark).await;
        visitor.see_heading().await;
    }
    visitor.see_no_errors("the navigation").await;
}

#[tokio::test]
async fn nothing_is_asked_of_another_host() {
    let visitor = Visitor::arrive().await;
    for (path, _, _) in PAGES {
        visitor.open(path).await;
        visitor.wait_for_edition(&["ready"]).await;
        let foreign = visitor
            .ask(
                "return performance.getEntriesByType('resource').map(e => e.name)
                    .filter(name => new URL(name).origin !== location.origin)",
            )
            .await;
        assert_eq!(foreign, serde_json::json!([]), "{path}");
    }
}
