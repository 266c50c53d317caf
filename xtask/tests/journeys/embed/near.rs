//! A tag that nobody has come near: it costs nothing, and on paper its link stands for it.

use serde_json::json;

use super::{Reader, SEEN, SHIFTS, tag, tagged};

const CARD: &str = "view=\"medlem\" kommune=\"baerum\"";

/// How many frames the page has asked for.
const FRAMES: &str = "return performance.getEntriesByType('resource')
    .filter((entry) => /[/]embed[/]/.test(entry.name)).length";

/// A reader whose card begins so many pixels below the screen's upper edge.
async fn reader_above(pixels: u32) -> Reader {
    let page = tagged(&format!("<div style=\"height:{pixels}px\"></div>{}", tag(CARD)));
    let reader = Reader::at(&page).await;
    let defined = "return document.querySelector('osloregionen-embed').shadowRoot !== null";
    reader.wait_until("the tag is known", defined).await;
    reader.visitor.pass_frames().await;
    reader
}

#[tokio::test]
async fn a_frame_is_fetched_when_the_reader_comes_near() {
    let reader = reader_above(4000).await;
    let seen = reader.ask(SEEN).await;
    assert_eq!((&seen["src"], &seen["link"]), (&json!(null), &json!(false)), "{seen}");
    assert_eq!(reader.ask(FRAMES).await, 0);
    let reserved = seen["height"].as_f64().expect("a height");
    assert!(reserved > 300.0, "room is kept from the start: {seen}");
    // Half a screen above it.
    reader.ask("scrollTo({ top: 2800, behavior: 'instant' })").await;
    reader.wait_for_frame().await;
    reader.wait_until("one frame", &format!("{FRAMES} === 1")).await;
    assert_eq!(reader.ask(SHIFTS).await, 0);
    reader.see_no_errors().await;
}

#[tokio::test]
async fn one_that_is_folded_away_is_fetched_when_it_is_shown() {
    let folded = format!("<details><summary>Vis</summary>{}</details>", tag(CARD));
    let reader = Reader::at(&tagged(&folded)).await;
    reader.visitor.pass_frames().await;
    assert_eq!(reader.ask(SEEN).await["src"], json!(null));
    reader.visitor.click("summary").await;
    reader.wait_for_frame().await;
}

#[tokio::test]
async fn on_paper_the_link_stands_for_what_nobody_came_near() {
    let reader = reader_above(4000).await;
    let media = json!({ "media": "print" });
    reader.visitor.browser.devtools("Emulation.setEmulatedMedia", media).await;
    let link = "const tag = document.querySelector('osloregionen-embed');
        return tag.querySelector('a').checkVisibility() && tag.offsetHeight < 60";
    reader.wait_until("the link alone", link).await;
}
