//! By keyboard alone: everything is reached, in the order in which it is read, and one sees where.

use rstest::rstest;
use serde_json::json;
use xtask::serve::Fault;

use crate::visitor::Visitor;

/// One page of each kind, with its mark.
const KINDS: [(&str, &str); 9] = [
    ("/", "home"),
    ("/organisasjon", "organisation"),
    ("/medlemmer?q=nes", "members"),
    ("/medlemmer?q=nes&vis=tabell", "members"),
    ("/medlemmer/baerum", "municipality"),
    ("/medlemmer/sammenlign?med=baerum,asker", "compare"),
    ("/prioriteringer", "priorities"),
    ("/om-data", "data"),
    ("/bygg-inn", "embed-builder"),
];

/// What is shown in another order than it is written.
const TURNED: &str = "return [...document.querySelectorAll('body *')].filter(element => {
        const { order, flexDirection } = getComputedStyle(element);
        return (order !== '0' || flexDirection.endsWith('reverse')) && element.checkVisibility();
    }).map(element => element.outerHTML.slice(0, 80)).concat(
        [...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0)
            .map(e => e.outerHTML.slice(0, 80)))";

#[rstest]
#[case(360)]
#[case(1280)]
#[tokio::test]
async fn focus_goes_through_each_page_in_the_order_of_reading(#[case] width: u32) {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(width, 800).await;
    for (path, mark) in KINDS {
        visitor.open(path).await;
        visitor.wait_for_page(mark).await;
        visitor.settle().await;
        assert_eq!(visitor.ask(TURNED).await, json!([]), "{path}: turned around");
        let expected = visitor.reachable().await;
        let stops = visitor.walk().await;
        let reached: Vec<usize> = stops.iter().map(|stop| stop.at).collect();
        let names: Vec<&str> = stops.iter().map(|stop| stop.name.as_str()).collect();
        assert!(reached.is_sorted(), "{path} at {width}: {names:#?}");
        assert_eq!(reached, expected, "{path} at {width}: {names:#?}");
    }
}

#[rstest]
#[case(360, "light")]
#[case(1280, "dark")]
#[tokio::test]
async fn focus_is_seen_and_nothing_covers_it(#[case] width: u32, #[case] scheme: &str) {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(width, 640).await;
    visitor.prefer(scheme).await;
    let mut wrong = Vec::new();
    for (path, mark) in KINDS {
        visitor.open(path).await;
        visitor.wait_for_page(mark).await;
        visitor.settle().await;
        for stop in visitor.walk().await {
            if !stop.marked || stop.covered.is_some() {
                wrong.push(format!("{path}: {stop:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "at {width}:\n{}", wrong.join("\n"));
}

/// What is said of the edition stands at the lower edge of the screen, over the page.
#[tokio::test]
async fn what_is_said_at_the_edge_covers_no_focus() {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(360, 640).await;
    visitor.host.faults().set("/snapshots/", Fault::Dropped);
    for (path, mark) in [KINDS[0], KINDS[2], KINDS[4]] {
        visitor.open(path).await;
        visitor.wait_for_page(mark).await;
        visitor.wait_for_edition(&["stale"]).await;
        visitor.pass_frames().await;
        let stops = visitor.walk().await;
        let wrong: Vec<_> =
            stops.iter().filter(|stop| !stop.marked || stop.covered.is_some()).collect();
        assert!(wrong.is_empty(), "{path}: {wrong:#?}");
        let again = stops.last().map(|stop| stop.name.as_str());
        assert_eq!(again, Some("button Prøv igjen"), "{path}: the way on comes last");
    }
}
