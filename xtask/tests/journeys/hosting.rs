//! The app on any static host: unknown addresses, trailing slashes, a sub-path.

use rstest::rstest;
use xtask::serve::{Options, Server};

use crate::publishing::Published;
use crate::visitor::Visitor;

const PREFIX: &str = "/osloregionen/";

/// The status that the browser was answered with for the page itself. WebKit does not tell it: there
/// the host is asked once more.
const STATUS: &str = "
    const { responseStatus } = performance.getEntriesByType('navigation')[0];
    if (responseStatus !== undefined) return responseStatus;
    const again = new XMLHttpRequest();
    again.open('GET', location.href, false);
    again.send();
    return again.status";

#[rstest]
#[case("/finnes-ikke")]
#[case("/finnes/ikke/her")]
#[case("/medlemmer/bergen")]
#[case("/prioriteringer/finnes-ikke")]
#[case("/en/finnes-ikke")]
#[tokio::test]
async fn an_unknown_address_helps_on(#[case] path: &str) {
    let visitor = Visitor::arrive().await;
    visitor.open(path).await;
    visitor.wait_for_page("not-found").await;
    assert_eq!(visitor.ask(STATUS).await, 404);
    visitor.see_heading().await;
    visitor.type_search("lillehammer").await;
    visitor.click("main form[role=search] button[type=submit]").await;
    visitor.wait_for_page("members").await;
    visitor.wait_for_rows("Lillehammer or its like", "rows.length < 64").await;
}

#[tokio::test]
async fn a_slash_at_the_end_changes_nothing() {
    let visitor = Visitor::arrive().await;
    for (path, mark) in [("/medlemmer/", "members"), ("/medlemmer/baerum/", "municipality")] {
        visitor.open(path).await;
        visitor.wait_for_page(mark).await;
        assert_eq!(visitor.ask(STATUS).await, 200);
        visitor.wait_for_edition(&["ready"]).await;
        visitor.see_no_errors(path).await;
    }
}

#[tokio::test]
async fn a_known_address_is_answered_with_200() {
    let visitor = Visitor::arrive().await;
    for (path, _, _) in crate::pages::PAGES {
        visitor.open(path).await;
        assert_eq!(visitor.ask(STATUS).await, 200, "{path}");
    }
}

#[tokio::test]
async fn the_app_works_under_a_sub_path() {
    let published = Published::under(PREFIX);
    let options = Options { prefix: PREFIX.into(), reports: true, ..Options::default() };
    let host = Server::start_with(published.path(), options).expect("a free port");
    let visitor = Visitor::arrive_at(host).await;
    visitor.open("/medlemmer/baerum").await;
    visitor.wait_for_page("municipality").await;
    visitor.wait_for_edition(&["ready"]).await;
    assert_eq!(visitor.address().await, "/osloregionen/medlemmer/baerum");

    visitor.follow("/osloregionen/organisasjon").await;
    visitor.wait_for_page("organisation").await;
    visitor.follow("/osloregionen/en/organisasjon").await;
    visitor.wait_for_page("organisation").await;
    visitor.follow("/osloregionen/organisasjon").await;
    visitor.wait_for_page("organisation").await;
    visitor.reload().await;
    visitor.wait_for_page("organisation").await;
    visitor.wait_for_edition(&["ready"]).await;
    visitor.open("/medlemmer").await;
    assert_eq!(visitor.see_rows().await.len(), 64);
    visitor.see_no_errors("the sub-path").await;

    visitor.open("/finnes/ikke").await;
    visitor.wait_for_page("not-found").await;
    assert_eq!(visitor.ask(STATUS).await, 404);
    let outside: Vec<String> = visitor.host.requests();
    let outside: Vec<_> = outside.iter().filter(|path| !path.starts_with(PREFIX)).collect();
    assert!(outside.is_empty(), "asked for outside of the sub-path: {outside:?}");
}
