//! What is said while the edition is fetched, and when it could not be.

use std::time::Duration;

use leptos::prelude::Set;
use osloregionen::domain::language::Language;
use osloregionen::state::{Cause, Loading};
use osloregionen::text::Text;
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::frame::{Site, open};
use crate::page::{click, find, see_text, see_texts, sees, settle, sleep, wait_until};

const CAUSES: [Cause; 6] =
    [Cause::Offline, Cause::Missing, Cause::Server, Cause::NotData, Cause::Damaged, Cause::Version];

async fn set_loading(site: &Site, loading: Loading) {
    site.app.loading.set(loading);
    settle().await;
    assert_eq!(see_mark(site).as_deref(), Some(loading.mark()));
}

fn see_mark(site: &Site) -> Option<String> {
    find(site, ".or-page").get_attribute("data-edition-state")
}

#[test]
async fn nothing_is_said_when_all_is_well_or_soon_may_be() {
    let site = open("").await;
    for loading in [Loading::Ready, Loading::Waiting] {
        set_loading(&site, loading).await;
        assert_eq!(see_text(&site, ".or-notice[role=status]"), "");
    }
}

#[test]
async fn a_slow_fetch_is_told() {
    let site = open("").await;
    set_loading(&site, Loading::Slow).await;
    let expected = "Henter utgaven … Siste kjente innhold blir stående.";
    assert_eq!(see_text(&site, ".or-notice"), expected);
    assert!(!sees(&site, ".or-notice button"));
    assert!(sees(&site, "main[data-page=home] h1"), "the page stays");
    set_loading(&site, Loading::Ready).await;
    assert_eq!(see_text(&site, ".or-notice"), "");
}

#[test]
async fn each_cause_is_told_in_each_language_with_one_action() {
    for (language, address) in Language::ALL.into_iter().zip(["", "nn", "en"]) {
        let site = open(address).await;
        let text = Text::of(language);
        for cause in CAUSES {
            for loading in [Loading::Stale(cause), Loading::Failed(cause)] {
                set_loading(&site, loading).await;
                let (kept, why) = (text.showing_kept, text.causes[cause as usize]);
                let (what, again) = (text.not_fetched, text.try_again);
                let expected = format!("{kept} 2022 {what} {why} {again}");
                assert_eq!(see_text(&site, ".or-notice"), expected);
                assert_eq!(see_texts(&site, ".or-notice .or-stamp"), ["2022"]);
                assert_eq!(see_texts(&site, ".or-notice button"), [again]);
            }
        }
    }
}

#[test]
async fn trying_again_asks_the_host() {
    let site = open("medlemmer").await;
    set_loading(&site, Loading::Stale(Cause::Offline)).await;
    click(&site, ".or-notice button");
    settle().await;
    assert_eq!(see_mark(&site).as_deref(), Some("waiting"));
    assert_eq!(see_text(&site, ".or-notice"), "");
    // There are no snapshots at the root of the test's host.
    wait_until("stale", || see_mark(&site).as_deref() == Some("stale")).await;
    settle().await;
    let missing = Text::of(Language::Bokmal).causes[Cause::Missing as usize];
    assert!(see_text(&site, ".or-notice").contains(missing));
    assert_eq!(see_texts(&site, "main .rows > li").len(), 64);
    // The app looks after half a second whether it is slow, and is to be there then.
    sleep(Duration::from_millis(600)).await;
}

#[test]
async fn a_map_that_could_not_be_fetched_is_told() {
    let site = open("").await;
    assert!(!sees(&site, ".or-map .missing"));
    site.app.map_loading.set(Loading::Failed(Cause::Damaged));
    settle().await;
    assert_eq!(see_text(&site, ".or-map .missing"), "Kartet kunne ikke hentes.");
    site.show_map().await;
    assert!(!sees(&site, ".or-map .missing") && sees(&site, ".or-map svg"));
}
