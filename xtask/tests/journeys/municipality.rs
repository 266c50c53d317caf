//! From the directory to a municipality and back.

use crate::visitor::Visitor;

#[tokio::test]
async fn a_row_opens_the_municipality_without_loading_a_page() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer?sorter=folketall").await;
    visitor.run("window.sameDocument = true").await;
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
    assert_eq!(visitor.ask("return window.sameDocument === true").await, true, "a page was loaded");
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
