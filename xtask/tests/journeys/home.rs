//! The region's picture on the front page.

use serde_json::Value;

use crate::visitor::Visitor;

const CHOICES: &str = "[...document.querySelectorAll('main figure button[aria-pressed]')]";

#[tokio::test]
async fn the_region_is_shown_as_a_map_or_by_inhabitants() {
    let visitor = Visitor::arrive().await;
    visitor.open("/").await;
    visitor
        .wait_until("the circles", "return document.querySelectorAll('main circle').length >= 64")
        .await;
    let choices = visitor.ask(&format!("return {CHOICES}.map(choice => choice.innerText)")).await;
    assert_eq!(choices, serde_json::json!(["Kart", "Innbyggere"]));
    see_pressed(&visitor, "Kart").await;
    let on_map = see_circles(&visitor).await;
    choose(&visitor, 1).await;
    see_pressed(&visitor, "Innbyggere").await;
    // The map comes when it is first asked for.
    let moved = format!(
        "const circles = [...document.querySelectorAll('main circle')];
         return circles.some((circle, at) => circle.getAttribute('cx') !== {on_map}[at])"
    );
    visitor.wait_until("the circles move", &moved).await;
    choose(&visitor, 0).await;
    see_pressed(&visitor, "Kart").await;
    visitor.pass_frames().await;
    assert_eq!(see_circles(&visitor).await, on_map, "and move back");
    visitor.see_no_errors("the picture").await;
}

#[tokio::test]
async fn the_front_page_searches_the_directory() {
    let visitor = Visitor::arrive().await;
    visitor.open("/").await;
    visitor.hold_document().await;
    visitor.type_search("ski").await;
    visitor.press(fantoccini::key::Key::Enter).await;
    visitor.wait_for_page("members").await;
    visitor.see_same_document().await;
    assert_eq!(visitor.address().await, "/medlemmer?q=ski");
    visitor.wait_for_rows("Nordre Follo", "rows.includes('nordre-follo')").await;
}

async fn choose(visitor: &Visitor, at: usize) {
    visitor.click(&format!("main figure button[aria-pressed]:nth-of-type({})", at + 1)).await;
}

async fn see_pressed(visitor: &Visitor, name: &str) {
    let script =
        format!("return {CHOICES}.every(c => c.ariaPressed === String(c.innerText === '{name}'))");
    visitor.wait_until(&format!("{name} alone is pressed"), &script).await;
}

async fn see_circles(visitor: &Visitor) -> Value {
    visitor
        .ask("return [...document.querySelectorAll('main circle')].map(c => c.getAttribute('cx'))")
        .await
}
