//! What stays when it is left, and what does not.

use std::sync::Arc;

use leptos::prelude::{Get, RwSignal, Set, Update};
use osloregionen::markup::{Element, Stay, el, live, memo, staying};
use osloregionen::route::{Page, Route};
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::frame::open;
use crate::page::{
    all, click, find, mount, see_text, see_value, sees, set_address, settle, type_into,
};

/// A button that counts its clicks, and shows a signal that outlives it.
fn counter(step: RwSignal<i32>, alive: Arc<()>) -> Element {
    let clicks = RwSignal::new(0);
    let double = memo(move |_| step.get() * 2);
    let words = live(move || {
        let _ = &alive;
        format!("{}:{}", clicks.get(), double.get()).into()
    });
    el("button").on("click", move |_| clicks.update(|clicks| *clicks += 1)).child(words)
}

#[test]
async fn it_comes_back_as_it_was_and_up_to_date() {
    let (shown, step) = (RwSignal::new(Some(0)), RwSignal::new(1));
    let stays = [Stay::another(), Stay::another()];
    let alive = Arc::new(());
    let held = alive.clone();
    let page = mount(move || {
        live(move || {
            let held = held.clone();
            match shown.get() {
                Some(at) => staying(stays[at], move || counter(step, held)),
                None => el("p").text("elsewhere").into(),
            }
        })
    });
    let show = async |which| {
        shown.set(which);
        settle().await;
    };
    let first = find(&page, "button");
    for times in 1..=3 {
        click(&page, "button");
        settle().await;
        show(None).await;
        assert!(!sees(&page, "button") && sees(&page, "p"));
        step.set(times * 10);
        settle().await;
        show(Some(0)).await;
        assert_eq!(find(&page, "button"), first);
        assert_eq!(see_text(&page, "button"), format!("{times}:{}", times * 20));
    }

    // One is kept: after another was left, the first is made anew.
    show(Some(1)).await;
    assert_ne!(find(&page, "button"), first);
    assert_eq!(see_text(&page, "button"), "0:60");
    show(Some(0)).await;
    assert_ne!(find(&page, "button"), first);
    assert_eq!(see_text(&page, "button"), "0:60");
    // What is gone for good keeps nothing: here are the test's own, the page's, and the one shown.
    assert_eq!(Arc::strong_count(&alive), 3);
}

#[test]
async fn the_directory_is_there_at_once_with_what_is_asked_of_it() {
    let site = open("medlemmer").await;
    let list = find(&site, "main .rows");
    find(&site, "main .filters").set_attribute("open", "").unwrap();
    type_into(&site, "#sok", "ski");
    settle().await;
    let count = see_text(&site, "main .count");
    assert_ne!(count, "64 kommuner");

    site.app.visit(Page::Organisation);
    settle().await;
    assert!(!sees(&site, "main .rows"));
    // As the address has it that is left, and then as the link in the head asks for it.
    set_address("/", "medlemmer?q=ski");
    let asked = |query: &str| Route::parse("medlemmer", query).page;
    site.app.visit(asked("?q=ski"));
    settle().await;
    assert_eq!(find(&site, "main .rows"), list);
    assert!(find(&site, "main .filters").has_attribute("open"));
    assert_eq!(see_text(&site, "main .count"), count);
    assert_eq!(see_value(&site, "#sok"), "ski");

    site.app.visit(Page::Home);
    settle().await;
    site.app.visit(asked(""));
    settle().await;
    assert_eq!(find(&site, "main .rows"), list);
    assert_eq!(see_value(&site, "#sok"), "");
    assert_eq!(see_text(&site, "main .count"), "64 kommuner");
    assert_eq!(all(&site, "main .rows > li[data-member]").len(), 64);
}
