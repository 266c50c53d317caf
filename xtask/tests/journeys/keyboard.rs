//! Without a mouse.

use fantoccini::key::Key;
use rstest::rstest;

use crate::visitor::Visitor;

/// Where the focus is: the element's id, and whether it lies on the screen.
const FOCUS: &str = "const focused = document.activeElement;
    const { top, left, bottom, right } = focused.getBoundingClientRect();
    return `${focused.tagName} ${focused.getAttribute('href')?.replace(/.*#/, '#')} \
        ${top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth}`";

#[rstest]
#[case("/")]
#[case("/medlemmer")]
#[case("/medlemmer?q=ski&sorter=folketall")]
#[case("/medlemmer/baerum")]
#[case("/om-data")]
#[case("/en/organisasjon")]
#[case("/finnes-ikke")]
#[tokio::test]
async fn the_first_tab_leads_past_the_head(#[case] path: &str) {
    let visitor = Visitor::arrive().await;
    visitor.open(path).await;
    visitor.hold_document().await;
    visitor.press(Key::Tab).await;
    // It slides in.
    visitor
        .wait_until(
            "the skip link",
            &format!("return (() => {{ {FOCUS} }})() === 'A #innhold true'"),
        )
        .await;
    visitor.press(Key::Enter).await;
    visitor
        .wait_until("focus on the content", "return document.activeElement.id === 'innhold'")
        .await;
    visitor.see_same_document().await;
    assert_eq!(visitor.address().await, path, "the address stays");
    visitor.press(Key::Tab).await;
    let inside = "return document.activeElement.closest('main, footer') !== null";
    visitor.wait_until("the next tab stays behind the head", inside).await;
}

#[tokio::test]
async fn the_content_is_still_there_after_going_back_from_it() {
    let visitor = Visitor::arrive().await;
    visitor.open("/").await;
    visitor.follow("/organisasjon").await;
    visitor.wait_for_page("organisation").await;
    visitor.hold_document().await;
    visitor.run("document.querySelector('a[href$=\"#innhold\"]').click()").await;
    visitor.follow("/prioriteringer").await;
    visitor.go_back().await;
    visitor.wait_for_page("organisation").await;
    visitor.see_same_document().await;
}
