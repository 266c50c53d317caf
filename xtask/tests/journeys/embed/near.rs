//! A tag that nobody has come near: it costs nothing, and on paper its link stands for it.

use std::time::Duration;

use serde_json::json;
use xtask::serve::Fault;

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

#[tokio::test]
async fn one_that_does_not_answer_holds_up_no_other() {
    let both = [tag("view=\"organisasjon\""), tag(CARD)].concat();
    let reader = Reader::at_with(&tagged(&both), |embeds| {
        embeds.faults().set("/embed/organisasjon", Fault::Slow(Duration::from_secs(30)));
    })
    .await;
    let second = "const second = document.querySelectorAll('osloregionen-embed')[1].shadowRoot;
        return performance.getEntriesByName(second.querySelector('iframe').src).length === 1";
    reader.wait_until("the second frame", second).await;
    let first = "return document.querySelector('osloregionen-embed a').checkVisibility()";
    reader.wait_until("the first one's link", first).await;
}

/// The page is whole before a frame comes: a frame that hangs would keep it from being so.
#[tokio::test]
async fn the_page_is_whole_before_a_frame_comes() {
    let reader = Reader::at_with(&tagged(&tag(CARD)), |embeds| {
        embeds.faults().set("/embed/medlem", Fault::Slow(Duration::from_secs(30)));
    })
    .await;
    let put = "return document.querySelector('osloregionen-embed').shadowRoot
        .querySelector('iframe') !== null";
    reader.wait_until("the frame is put in", put).await;
    let whole = "return [performance.getEntriesByType('navigation')[0].loadEventEnd > 0,
        performance.getEntriesByType('resource').some(({ name }) => name.includes('/embed/'))]";
    assert_eq!(reader.ask(whole).await, json!([true, false]), "the page, not the frame");
}

#[tokio::test]
async fn one_that_is_taken_out_holds_up_no_other() {
    let reader = Reader::at(&tagged("<div></div>")).await;
    let change = format!(
        "const place = document.querySelector('main div');
        const put = () => place.innerHTML = `{}`;
        let times = 0;
        return new Promise(done => {{
            const again = () => times++ < 60 ? (put(), setTimeout(again, 30)) : done(true);
            again();
        }})",
        tag(CARD)
    );
    assert_eq!(reader.ask(&change).await, json!(true));
    reader.wait_for_frame().await;
    reader.see_no_errors().await;
}
