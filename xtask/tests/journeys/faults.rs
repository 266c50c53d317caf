//! A host that fails: the visitor keeps a complete edition and is told so.

use std::time::Duration;

use rstest::rstest;
use serde_json::json;
use xtask::serve::{Fault, Server};

use crate::publishing::{Part, Published, WORD};
use crate::visitor::Visitor;

/// Beyond the limit of every file.
const OVERSIZED: usize = 5 << 20;

const MANIFEST: &str = "/snapshots/manifest.json";

/// A visitor of a host with a changed edition, and the host's folder, which goes with it.
async fn arrive_at_changed() -> (Visitor, Published) {
    let published = Published::changed();
    let visitor = Visitor::arrive_at(Server::start(published.path()).expect("a free port")).await;
    (visitor, published)
}

/// The visitor has the built-in edition, whole, and is told that it is not the host's.
async fn see_kept_edition(visitor: &Visitor) {
    visitor.open("/medlemmer").await;
    visitor.wait_for_edition(&["stale"]).await;
    assert_eq!(visitor.see_rows().await.len(), 64);
    for (path, mark) in
        [("/organisasjon", "organisation"), ("/prioriteringer", "priorities"), ("/", "home")]
    {
        visitor.follow(path).await;
        visitor.wait_for_page(mark).await;
        visitor.see_heading().await;
        let notice = visitor.see_notice().await;
        assert!(notice.contains("2022"), "{path}: the notice names the edition: {notice}");
        if mark == "organisation" {
            let text = visitor.see_text().await;
            assert!(
                text.contains(WORD.0) && !text.contains(WORD.1),
                "the built-in edition: {text}"
            );
        }
    }
    see_no_trap(visitor).await;
}

/// Fails when the app itself gave up. That the browser reports the host's fault is right.
async fn see_no_trap(visitor: &Visitor) {
    let console = visitor.browser.console().await;
    let signs = ["panicked", "RuntimeError", "Uncaught"];
    let traps: Vec<_> =
        console.iter().filter(|(_, text)| signs.iter().any(|sign| text.contains(sign))).collect();
    assert!(traps.is_empty(), "{traps:#?}");
}

#[rstest]
#[case::missing(Fault::Status(404))]
#[case::broken(Fault::Status(500))]
#[case::html(Fault::Html)]
#[case::truncated(Fault::Truncated)]
#[case::cut_off(Fault::CutOff)]
#[case::oversized(Fault::Oversized(OVERSIZED))]
#[case::endless(Fault::Endless)]
#[case::dropped(Fault::Dropped)]
#[case::empty(Fault::Replaced(Vec::new()))]
#[case::nonsense(Fault::Replaced(b"[1, 2".to_vec()))]
#[case::not_text(Fault::Replaced(vec![0xff; 64]))]
#[tokio::test]
async fn a_failing_manifest_leaves_the_kept_edition(#[case] fault: Fault) {
    let visitor = Visitor::arrive().await;
    visitor.host.faults().set(MANIFEST, fault);
    see_kept_edition(&visitor).await;
}

#[rstest]
#[case::missing(Fault::Status(404))]
#[case::broken(Fault::Status(500))]
#[case::html(Fault::Html)]
#[case::truncated(Fault::Truncated)]
#[case::cut_off(Fault::CutOff)]
#[case::oversized(Fault::Oversized(OVERSIZED))]
#[case::endless(Fault::Endless)]
#[case::dropped(Fault::Dropped)]
#[case::swapped(Fault::Replaced(b"{}".to_vec()))]
#[tokio::test]
async fn a_failing_file_leaves_the_kept_edition(
    #[values(Part::Region, Part::Members)] part: Part,
    #[case] fault: Fault,
) {
    let (visitor, _published) = arrive_at_changed().await;
    visitor.host.faults().set(&part.prefix(), fault);
    see_kept_edition(&visitor).await;
}

#[tokio::test]
async fn a_manifest_of_another_version_leaves_the_kept_edition() {
    let (visitor, published) = arrive_at_changed().await;
    let mut manifest = published.manifest();
    assert_eq!(manifest["schema"], 1);
    manifest["schema"] = json!(99);
    published.write_manifest(&manifest);
    see_kept_edition(&visitor).await;
}

#[rstest]
#[tokio::test]
async fn a_file_of_another_version_leaves_the_kept_edition(
    #[values(Part::Region, Part::Members)] part: Part,
) {
    let (visitor, published) = arrive_at_changed().await;
    // Hash and size are right: only the version is not.
    published.edit(part, |text| {
        let mut file: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
        assert_eq!(file["schema"], 1);
        file["schema"] = json!(99);
        file.to_string()
    });
    see_kept_edition(&visitor).await;
}

#[tokio::test]
async fn a_newer_edition_on_the_host_is_shown() {
    let (visitor, _published) = arrive_at_changed().await;
    visitor.open("/organisasjon").await;
    visitor.wait_for_edition(&["ready"]).await;
    let text = visitor.see_text().await;
    assert!(text.contains(WORD.1) && !text.contains(WORD.0), "{text}");
    assert_eq!(visitor.see_notice().await, "");
    visitor.see_no_errors("a newer edition").await;
}

#[tokio::test]
async fn trying_again_fetches_the_edition_when_the_host_is_back() {
    let (visitor, _published) = arrive_at_changed().await;
    visitor.host.faults().set("/snapshots/", Fault::Dropped);
    visitor.open("/organisasjon").await;
    visitor.wait_for_edition(&["stale"]).await;
    visitor.host.faults().clear();
    visitor.click("[role=status]:not(main *) button").await;
    visitor.wait_for_edition(&["ready"]).await;
    assert!(visitor.see_text().await.contains(WORD.1));
}

#[tokio::test]
async fn a_slow_host_is_said_to_be_slow_and_waited_for() {
    let (visitor, _published) = arrive_at_changed().await;
    visitor.host.faults().set(MANIFEST, Fault::Slow(Duration::from_secs(3)));
    visitor.open("/organisasjon").await;
    visitor.wait_for_edition(&["slow"]).await;
    assert!(visitor.see_text().await.contains(WORD.0), "the built-in edition meanwhile");
    assert!(!visitor.see_notice().await.is_empty());
    visitor.wait_for_edition(&["ready"]).await;
    assert!(visitor.see_text().await.contains(WORD.1));
}

#[tokio::test]
async fn a_newer_edition_does_not_interrupt_typing() {
    let (visitor, _published) = arrive_at_changed().await;
    visitor.host.faults().set(MANIFEST, Fault::Slow(Duration::from_secs(3)));
    visitor.open("/medlemmer").await;
    visitor.type_search("lille").await;
    visitor.wait_for_edition(&["slow"]).await;
    visitor.wait_for_edition(&["ready"]).await;
    visitor.pass_frames().await;
    let field = "const field = document.activeElement; return `${field.type} ${field.value}`";
    assert_eq!(visitor.ask(field).await, "search lille", "the focus and what was typed");
    visitor.wait_for_rows("the rows", "rows.includes('lillestrom') && rows.length < 64").await;
}

#[rstest]
#[case(Fault::Status(500))]
#[case(Fault::Html)]
#[case(Fault::Dropped)]
#[tokio::test]
async fn a_missing_map_leaves_the_list(#[case] fault: Fault) {
    let visitor = Visitor::arrive().await;
    visitor.host.faults().set("/built-in/2022/boundaries.", fault);
    visitor.open("/").await;
    visitor.wait_for_page("home").await;
    visitor.see_heading().await;
    // Its map is in the page.
    assert_eq!(visitor.ask("return document.querySelectorAll('figure circle').length").await, 64);
    visitor.open("/medlemmer?vis=kart").await;
    visitor
        .wait_until(
            "the page says that the map is missing",
            "return document.querySelector('main').innerText.includes('Kartet kunne ikke hentes')",
        )
        .await;
    assert_eq!(visitor.see_rows().await.len(), 64);
    visitor.open("/medlemmer/baerum").await;
    visitor.wait_for_page("municipality").await;
    visitor.see_heading().await;
    visitor.open("/medlemmer").await;
    visitor.wait_for_edition(&["ready"]).await;
    assert_eq!(visitor.see_rows().await.len(), 64);
    see_no_trap(&visitor).await;
}

#[rstest]
#[case::missing(Fault::Status(404))]
#[case::broken(Fault::Status(500))]
#[case::html(Fault::Html)]
#[case::truncated(Fault::Truncated)]
#[case::dropped(Fault::Dropped)]
#[case::swapped(Fault::Replaced(b"{}".to_vec()))]
#[tokio::test]
async fn without_the_bundled_edition_the_page_says_why(
    #[values("region", "members")] part: &str,
    #[case] fault: Fault,
) {
    let visitor = Visitor::arrive().await;
    visitor.host.faults().set(&format!("/built-in/2022/{part}."), fault);
    for (path, heading, sentence) in [
        ("/medlemmer", "Medlemmer", "Ny utgave kunne ikke hentes"),
        ("/en/organisasjon", "Organisation", "A new edition could not be fetched"),
        // Nothing is rendered there.
        ("/shell", "Osloregionen", "Ny utgave kunne ikke hentes"),
    ] {
        visitor.go(path).await;
        let script = format!(
            "const reason = document.querySelector('#grunn, .or-notice p');
             return reason?.checkVisibility() === true && reason.innerText.includes('{sentence}')"
        );
        visitor.wait_until("the page says why the app is missing", &script).await;
        assert!(visitor.see_heading().await.starts_with(heading), "{path}");
    }
    see_no_trap(&visitor).await;
}
