//! The app as it starts itself: it asks the host, and follows links without loading a page.

use std::time::Duration;

use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::frame::{Site, start};
use crate::page::{
    click, document, find, has_focus, history, see_address, see_text, see_texts, sees, set_address,
    settle, sleep, wait_until,
};

fn is_in_state(site: &Site, state: &str) -> bool {
    find(site, ".or-page").get_attribute("data-edition-state").as_deref() == Some(state)
}

/// One journey, since a started app listens to the window for as long as the page is there.
#[test]
async fn a_visitor_goes_through_the_site_and_back() {
    // The app finds its folder by `<base>`; the snapshots are there.
    set_address("/public/", "nn");
    let site = start().await;
    assert!(sees(&site, "main[data-page=home]"));
    assert_eq!(document().document_element().unwrap().get_attribute("lang").unwrap(), "nn");
    wait_until("the host's edition is the one shown", || is_in_state(&site, "ready")).await;

    osloregionen::browser::mark_ready();
    let head = find(&site, ".or-page > header");
    let menu = find(&head, "details.menu");
    menu.set_attribute("open", "").unwrap();
    click(&site, "header details nav a[href='/public/nn/medlemmer']");
    settle().await;
    assert_eq!(find(&site, ".or-page > header"), head, "the head stays");
    assert!(!menu.has_attribute("open"), "the menu is folded");
    assert_eq!(see_texts(&head, "nav.wide [aria-current]"), ["Medlemer"]);
    let skip = find(&site, ".ds-skip-link").get_attribute("href");
    assert_eq!(skip.as_deref(), Some("/public/nn/medlemmer#innhold"));
    assert_eq!(see_address(), "/public/nn/medlemmer");
    assert_eq!(document().title(), "Medlemer – Osloregionen");
    wait_until("the heading has focus", || has_focus(&find(&site, "main h1"))).await;

    click(&site, "main li[data-member=hvaler] a .name");
    settle().await;
    assert_eq!(see_address(), "/public/nn/medlemmer/hvaler");
    assert_eq!(see_text(&site, "main h1"), "Hvaler");

    click(&site, "header .tongues a[hreflang=en]");
    settle().await;
    assert_eq!(see_address(), "/public/en/medlemmer/hvaler");
    assert_eq!(document().title(), "Hvaler – Osloregionen");
    assert_eq!(see_texts(&site, "header nav.wide [aria-current]"), ["Members"]);
    assert_ne!(find(&site, ".or-page > header"), head, "in another language all is made anew");

    for _ in 0..2 {
        let before = see_address();
        history().back().unwrap();
        wait_until("back", || see_address() != before).await;
        settle().await;
    }
    assert_eq!(see_address(), "/public/nn/medlemmer");
    wait_until("the list is back", || sees(&site, "main[data-page=members]")).await;

    // Without its snapshots, the app goes on with what it has.
    set_address("/", "nn/medlemmer");
    site.app.retry();
    wait_until("stale", || is_in_state(&site, "stale")).await;
    settle().await;
    assert!(sees(&site, ".or-notice button"));
    assert!(sees(&site, "main li[data-member=hvaler]"));

    sleep(Duration::from_millis(600)).await;
    document().document_element().unwrap().remove_attribute("data-ready").unwrap();
    site.leave();
}
