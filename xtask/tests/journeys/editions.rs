//! Several editions side by side: the latest, and an earlier one as it was.

use xtask::serve::Server;

use crate::publishing::{Published, WORD};
use crate::visitor::Visitor;

const NEWER: u16 = 2025;

/// The years that the footer offers, the one shown in brackets.
const OFFERED: &str = "return [...document.querySelectorAll('footer .editions a')].map(a =>
    a.ariaCurrent === 'true' ? `(${a.textContent})` : a.textContent).join(' ')";

async fn arrive(host: &Published) -> Visitor {
    Visitor::arrive_at(Server::start(host.path()).expect("a free port")).await
}

impl Visitor {
    async fn see_edition(&self, word: &str, other: &str) {
        let shown = format!(
            "const text = document.querySelector('main').textContent;
             return text.includes('{word}') && !text.includes('{other}')"
        );
        self.wait_until(&format!("the edition with {word}"), &shown).await;
    }

    async fn see_offered(&self) -> String {
        self.text_of(OFFERED).await
    }
}

#[tokio::test]
async fn an_earlier_edition_is_read_as_it_was() {
    let host = Published::with_edition(NEWER);
    let visitor = arrive(&host).await;
    visitor.open("/organisasjon").await;
    visitor.see_edition(WORD.1, WORD.0).await;
    assert_eq!(visitor.see_offered().await, "2022 (2025)");
    assert_eq!(visitor.see_notice().await, "");

    visitor.follow("/organisasjon?utgave=2022").await;
    visitor.see_edition(WORD.0, WORD.1).await;
    visitor.wait_for_edition(&["ready"]).await;
    assert_eq!(visitor.see_offered().await, "(2022) 2025");
    let told = "Du leser utgaven fra 2022, slik den var. Den nyeste er fra 2025. Vis den nyeste";
    assert_eq!(visitor.see_notice().await, told);
    assert!(visitor.see_title().await.ends_with("Osloregionen 2022"));

    // Every way from there leads to the same edition, also what is searched for.
    visitor.follow("/medlemmer?utgave=2022").await;
    visitor.wait_for_page("members").await;
    visitor.type_search("nes").await;
    visitor.wait_until("the search", "return location.search === '?q=nes&utgave=2022'").await;
    visitor.follow("/nn/medlemmer?q=nes&utgave=2022").await;
    visitor.follow("/nn/organisasjon?utgave=2022").await;
    visitor.see_edition(WORD.0, WORD.1).await;
    visitor.follow("/nn/organisasjon").await;
    visitor.see_edition(WORD.1, WORD.0).await;
    assert_eq!(visitor.see_notice().await, "");
    visitor.go_back().await;
    visitor.see_edition(WORD.0, WORD.1).await;
    visitor.see_no_errors("between editions").await;
}

#[tokio::test]
async fn an_address_keeps_its_edition_also_without_a_network() {
    let host = Published::with_edition(NEWER);
    let mut visitor = arrive(&host).await;
    visitor.open("/organisasjon?utgave=2022").await;
    visitor.see_edition(WORD.0, WORD.1).await;
    visitor.wait_for_edition(&["ready"]).await;
    // WebKit gives up a worker that is being installed when its page is left, until the next one.
    let controlled = "return navigator.serviceWorker.controller?.state === 'activated'";
    visitor.wait_until("a worker", controlled).await;
    visitor.open("/organisasjon?utgave=2025").await;
    visitor.see_edition(WORD.1, WORD.0).await;
    // The latest alone is kept beside the one built in: three files and the list.
    let kept = "return caches.keys().then(names => Promise.all(names.map(name => caches.open(name)
        .then(cache => cache.keys())))).then(all =>
        all.flat().filter(({ url }) => /snapshots.(2022|2025|manifest)/.test(url)).length === 4)";
    visitor.wait_until("the edition is kept", kept).await;
    // It may be putting the list in the place of the one before.
    visitor.pass_frames().await;
    visitor.host.stop();
    for (year, word, other) in [(2025, WORD.1, WORD.0), (2022, WORD.0, WORD.1)] {
        visitor.open(&format!("/organisasjon?utgave={year}")).await;
        visitor.see_edition(word, other).await;
    }
}

#[tokio::test]
async fn an_edition_that_is_not_there_is_told() {
    let host = Published::with_edition(NEWER);
    let visitor = arrive(&host).await;
    visitor.open("/organisasjon?utgave=1999").await;
    visitor.see_edition(WORD.1, WORD.0).await;
    visitor.wait_for_edition(&["stale"]).await;
    let told = "Det finnes ingen utgave fra 1999. Her er utgaven fra 2025.";
    assert_eq!(visitor.see_notice().await, told);
    visitor.follow("/organisasjon").await;
    visitor.wait_for_edition(&["ready"]).await;
    assert_eq!(visitor.see_notice().await, "");
}

#[tokio::test]
async fn one_edition_leaves_nothing_to_choose() {
    let visitor = Visitor::arrive().await;
    visitor.open("/organisasjon?utgave=2022").await;
    visitor.wait_for_edition(&["ready"]).await;
    assert_eq!(visitor.see_offered().await, "");
    assert_eq!(visitor.see_notice().await, "");
}
