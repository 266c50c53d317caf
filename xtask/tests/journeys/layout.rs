//! Small screens.

use rstest::rstest;
use serde_json::json;

use crate::pages::PAGES;
use crate::visitor::Visitor;

/// The elements that make the page scroll sideways, and by how much.
pub const TOO_WIDE: &str = "const { scrollWidth, clientWidth } = document.documentElement;
    const wide = scrollWidth - clientWidth;
    return wide <= 0 ? [] : [...document.querySelectorAll('body *')]
        .map(e => [e, Math.round(e.getBoundingClientRect().right - clientWidth)])
        .filter(([e, over]) => over > 0 && e.checkVisibility())
        .map(([e, over]) => `${over}: ${e.tagName} ${e.getAttribute('class') ?? ''} \
            ${e.textContent.slice(0, 30)}`)
        .concat(`the page: ${wide}`)";

#[rstest]
#[case(320)]
#[case(360)]
#[case(1280)]
#[tokio::test]
async fn no_page_scrolls_sideways(#[case] width: u32) {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(width, 640).await;
    let mut wide = Vec::new();
    for (path, mark, _) in PAGES.into_iter().chain([("/finnes-ikke", "not-found", "nb")]) {
        visitor.open(path).await;
        visitor.wait_for_page(mark).await;
        visitor.wait_for_edition(&["ready"]).await;
        let found = visitor.ask(TOO_WIDE).await;
        if found != json!([]) {
            wide.push(format!("{path}: {found}"));
        }
    }
    assert!(wide.is_empty(), "at {width} px:\n{}", wide.join("\n"));
}

/// The pages beside the app: long addresses and names of tests stand on them.
#[tokio::test]
async fn no_statement_scrolls_sideways() {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(320, 640).await;
    for path in ["/endringer", "/tilgjengelighet", "/personvern", "/nn/endringer", "/en/personvern"]
    {
        visitor.go(path).await;
        assert_eq!(visitor.ask(TOO_WIDE).await, json!([]), "{path}");
    }
}

#[tokio::test]
async fn large_text_on_a_small_screen_does_not_scroll_sideways() {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(320, 640).await;
    let mut wide = Vec::new();
    for (path, mark, _) in PAGES {
        visitor.open(path).await;
        visitor.wait_for_page(mark).await;
        // WCAG 1.4.12: wider spacing must not push anything out of reach.
        visitor
            .run("const sheet = new CSSStyleSheet();
                  sheet.replaceSync('* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }');
                  document.adoptedStyleSheets.push(sheet)")
            .await;
        let found = visitor.ask(TOO_WIDE).await;
        if found != json!([]) {
            wide.push(format!("{path}: {found}"));
        }
    }
    assert!(wide.is_empty(), "with wide spacing:\n{}", wide.join("\n"));
}
