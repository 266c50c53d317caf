//! What is said and offered where the host has several editions.

use leptos::prelude::{Set, Update};
use osloregionen::domain::publication::Listed;
use osloregionen::state::{Cause, Loading};
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::frame::{Site, open};
use crate::page::{find, see_text, see_texts, sees, settle};

/// The host has published the edition shown and a later one.
async fn publish_later(site: &Site) {
    let listed = Listed { years: &[2022, 2025], latest: 2025 };
    site.app.standing.update(|standing| standing.listed = listed);
    settle().await;
}

#[test]
async fn one_edition_is_no_choice() {
    let site = open("organisasjon?utgave=2022").await;
    assert!(!sees(&site, "footer .editions"));
    assert_eq!(see_text(&site, ".or-notice"), "");
}

#[test]
async fn an_earlier_edition_says_what_it_is_and_leads_to_each() {
    let site = open("medlemmer?q=ski&utgave=2022").await;
    publish_later(&site).await;
    assert_eq!(see_texts(&site, "footer .editions a"), ["2022", "2025"]);
    assert_eq!(see_texts(&site, "footer .editions [aria-current=true]"), ["2022"]);
    let told = "Du leser utgaven fra 2022, slik den var. Den nyeste er fra 2025. Vis den nyeste";
    assert_eq!(see_text(&site, ".or-notice"), told);
    // What is searched for goes along; the latest has no name of its own.
    let latest = find(&site, ".or-notice a").get_attribute("href").unwrap_or_default();
    assert!(latest.ends_with("medlemmer?q=ski"), "{latest}");
    let earlier = find(&site, "footer .editions a").get_attribute("href").unwrap_or_default();
    assert!(earlier.ends_with("medlemmer?q=ski&utgave=2022"), "{earlier}");
    let section = find(&site, "header nav a").get_attribute("href").unwrap_or_default();
    assert!(section.ends_with("?utgave=2022"), "{section}");
}

#[test]
async fn a_year_without_an_edition_is_told_in_each_language() {
    for (address, expected) in [
        ("", "Det finnes ingen utgave fra 1999. Her er utgaven fra 2022."),
        ("nn", "Det finst inga utgåve frå 1999. Her er utgåva frå 2022."),
        ("en", "There is no edition from 1999. This is the 2022 edition."),
    ] {
        let site = open(&format!("{address}?utgave=1999")).await;
        site.app.loading.set(Loading::Stale(Cause::NoEdition));
        settle().await;
        assert_eq!(see_text(&site, ".or-notice"), expected);
    }
}
