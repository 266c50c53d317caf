//! Small screens.

use rstest::rstest;
use serde_json::json;

use crate::pages::PAGES;
use crate::visitor::Visitor;

#[rstest]
#[case(320)]
#[case(360)]
#[case(1280)]
#[tokio::test]
async fn no_page_scrolls_sideways(#[case] width: u32) {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(width, 640).await;
    for (path, mark, _) in PAGES.into_iter().chain([("/finnes-ikke", "not-found", "nb")]) {
        visitor.open(path).await;
        visitor.wait_for_page(mark).await;
        visitor.wait_for_edition(&["ready"]).await;
        let overflow = visitor
            .ask("const wide = document.documentElement.scrollWidth > innerWidth;
                  return !wide ? [] : [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5)
                    .map(e => `${e.tagName} ${e.className?.baseVal ?? e.className}`).concat('the page')")
            .await;
        assert_eq!(overflow, json!([]), "{path} at {width} px");
    }
}

#[tokio::test]
async fn large_text_on_a_small_screen_does_not_scroll_sideways() {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(320, 640).await;
    for (path, mark, _) in PAGES {
        visitor.open(path).await;
        visitor.wait_for_page(mark).await;
        // WCAG 1.4.12: wider spacing must not push anything out of reach.
        visitor
            .run("const sheet = document.createElement('style');
                  sheet.textContent = '* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }';
                  document.head.append(sheet)")
            .await;
        let wide = visitor.ask("return document.documentElement.scrollWidth - innerWidth").await;
        assert!(wide.as_i64().is_some_and(|wide| wide <= 0), "{path}: {wide} px too wide");
    }
}
