//! From the directory to a municipality and back.

use crate::visitor::Visitor;

#[tokio::test]
async fn a_row_opens_the_municipality_without_loading_a_page() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer?sorter=folketall").await;
    visitor.hold_document().await;
    let row = visitor.see_rows().await[40].clone();
    let link = format!("main [data-member={row}] a");
    visitor
        .run(&format!("document.querySelector('{link}').scrollIntoView({{block: 'center'}})"))
        .await;
    let place = visitor.ask("return Math.round(scrollY)").await.as_i64().expect("a number");
    assert!(place > 300, "the row is further down: {place}");
    visitor.click(&link).await;
    visitor.wait_for_page("municipality").await;
    assert_eq!(visitor.address().await, format!("/medlemmer/{row}"));
    visitor.see_same_document().await;
    visitor
        .wait_until("focus on the heading", "return document.activeElement?.tagName === 'H1'")
        .await;
    visitor.wait_until("the top of the page", "return scrollY === 0").await;
    assert!(visitor.see_title().await.contains(&visitor.see_heading().await));

    visitor.go_back().await;
    visitor.wait_for_page("members").await;
    assert_eq!(visitor.address().await, "/medlemmer?sorter=folketall");
    visitor
        .wait_until("the place in the list", &format!("return Math.abs(scrollY - {place}) < 40"))
        .await;
    visitor.see_no_errors("there and back").await;
}

#[tokio::test]
async fn reloading_keeps_the_place() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer").await;
    scroll_to(&visitor, 1500).await;
    visitor.reload().await;
    see_place(&visitor, 1500, "after reloading").await;
}

#[tokio::test]
async fn going_forward_keeps_the_place() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer").await;
    scroll_to(&visitor, 1500).await;
    visitor.follow("/medlemmer/baerum").await;
    visitor.wait_for_page("municipality").await;
    visitor.wait_until("the top of the page", "return scrollY === 0").await;
    visitor
        .wait_until("the map", "return document.querySelectorAll('main path').length > 64")
        .await;
    scroll_to(&visitor, 400).await;
    visitor.go_back().await;
    visitor.wait_for_page("members").await;
    see_place(&visitor, 1500, "after going back").await;
    visitor.run("history.forward()").await;
    visitor.wait_for_page("municipality").await;
    see_place(&visitor, 400, "after going forward").await;
}

#[tokio::test]
async fn coming_back_from_another_site_keeps_the_place() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer?sorter=folketall").await;
    scroll_to(&visitor, 1500).await;
    // A page without the app is as far away as any.
    visitor.go("/embed/medlem/baerum").await;
    visitor.go_back().await;
    visitor.wait_for_page("members").await;
    see_place(&visitor, 1500, "after coming back").await;
}

async fn scroll_to(visitor: &Visitor, place: i32) {
    visitor.run(&format!("scrollTo(0, {place})")).await;
    visitor.pass_frames().await;
    see_place(visitor, place, "scrolled").await;
    // Where no end of scrolling is told, that takes a moment.
    visitor.wait_until("remembered", "return Math.abs(history.state - scrollY) < 1").await;
}

async fn see_place(visitor: &Visitor, place: i32, when: &str) {
    visitor.pass_frames().await;
    visitor.wait_until(when, &format!("return Math.abs(scrollY - {place}) < 40")).await;
}

#[tokio::test]
async fn every_member_has_its_page() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer").await;
    for member in visitor.see_rows().await {
        visitor.open(&format!("/medlemmer/{member}")).await;
        assert_eq!(visitor.see_page().await, "municipality", "{member}");
        let heading = visitor.see_heading().await;
        assert!(visitor.see_title().await.contains(&heading), "{member}: {heading}");
    }
    visitor.see_no_errors("the municipalities").await;
}
