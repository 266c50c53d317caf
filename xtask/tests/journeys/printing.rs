//! On paper: the content in its order, with the addresses of links that lead away.

use serde_json::json;

use crate::visitor::Visitor;

/// The addresses that are printed after links, and those that should be.
const ADDRESSES: &str = "
    const links = [...document.querySelectorAll('main a[rel=external]')];
    return [links.map(link => link.getAttribute('href')).map(href => ` (${href})`),
        links.map(link => getComputedStyle(link, '::after').content.replace(/^\"|\"$/g, ''))]";

#[tokio::test]
async fn a_page_prints_with_the_addresses_of_its_links() {
    let visitor = Visitor::arrive().await;
    for path in ["/", "/medlemmer/baerum", "/om-data"] {
        visitor.open(path).await;
        visitor.wait_for_edition(&["ready"]).await;
        let media = json!({ "media": "print" });
        visitor.browser.devtools("Emulation.setEmulatedMedia", media).await;
        let addresses = visitor.ask(ADDRESSES).await;
        assert!(addresses[0].as_array().is_some_and(|all| !all.is_empty()), "{path}: no links");
        assert_eq!(addresses[0], addresses[1], "{path}");
        let shown = "return ['header nav', 'main h1', 'main input', 'footer .colophon'].map(name =>
            [...document.querySelectorAll(name)].some(e => e.checkVisibility()))";
        assert_eq!(visitor.ask(shown).await, json!([false, true, false, true]), "{path}");
        let media = json!({ "media": "" });
        visitor.browser.devtools("Emulation.setEmulatedMedia", media).await;
        let screen = visitor.ask(ADDRESSES).await;
        assert_ne!(screen[0], screen[1], "{path}: on a screen the addresses are not read out");
    }
}

#[tokio::test]
async fn what_is_folded_up_is_printed() {
    let visitor = Visitor::arrive().await;
    visitor.open("/prioriteringer").await;
    visitor.wait_for_edition(&["ready"]).await;
    let folded = "const folded = [...document.querySelectorAll('main details:not([open]) li')]";
    let seen = "e => e.checkVisibility({ contentVisibilityAuto: true })
        && e.getBoundingClientRect().height > 0";
    let on_screen = format!("{folded}; return [folded.length > 3, folded.some({seen})]");
    assert_eq!(visitor.ask(&on_screen).await, json!([true, false]), "on a screen");
    visitor.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    // Seen now and then on a busy machine: the medium is there, what was folded up is not yet.
    let on_paper = format!("{folded}; return folded.length > 3 && folded.every({seen})");
    visitor.wait_until("what is folded up is on paper", &on_paper).await;
}
