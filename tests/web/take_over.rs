//! A prerendered page is taken over node by node: nothing is made anew, what a reader has done
//! stays, and from then on it follows its signals.

use leptos::mount::mount_to;
use leptos::prelude::{GetUntracked, Set};
use osloregionen::browser::value_of;
use osloregionen::markup::{is_taking_over, take_over, tell_typed};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::{Element, HtmlElement, HtmlInputElement, Node};

use crate::page::{all, document, find, focus, has_focus, see_text, see_texts, settle};
use crate::prerendered::{HTML, Signals, view};

/// A page with this HTML in an element of its own.
fn page(html: &str) -> HtmlElement {
    let page: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    page.set_inner_html(html);
    document().body().unwrap().append_child(&page).unwrap();
    page
}

/// Takes over the page with the view; whether it did.
fn take(page: &HtmlElement, signals: Signals) -> bool {
    let within = page.clone();
    let mount = move || mount_to(within, move || view(signals, |event| value_of(&event))).forget();
    take_over(Node::from(page.clone()), mount).is_some()
}

/// All elements, text included.
fn nodes(page: &Element) -> Vec<Element> {
    all(page, "*")
}

#[test]
async fn every_node_stays_and_follows_its_signals() {
    let page = page(HTML);
    let before = nodes(&page);
    let signals = Signals::first(false);
    assert!(take(&page, signals));
    settle().await;
    assert_eq!(nodes(&page), before);
    assert_eq!(page.inner_html().replace("<!---->", ""), HTML);
    assert!(!is_taking_over());

    signals.words.set(None);
    signals.rows.set(vec![2, 3]);
    settle().await;
    assert_eq!(see_text(&page, "p"), "1 < 2 & .");
    assert_eq!(see_texts(&page, "li"), ["2.", "3."]);
    assert_eq!(
        all(&page, "li")[0],
        before.iter().filter(|e| e.tag_name() == "LI").nth(1).unwrap().clone()
    );
    assert_eq!(find(&page, "section").get_attribute("data-rows").as_deref(), Some("2"));
    assert_eq!(see_texts(&page, "i"), ["end"]);
    page.remove();
}

#[test]
async fn what_is_drawn_stays_until_it_is_drawn_anew() {
    let page = page(HTML);
    let drawn = find(&page, "svg");
    let signals = Signals::first(false);
    assert!(take(&page, signals));
    signals.drawn.set(false);
    settle().await;
    assert_eq!(find(&page, "svg"), drawn);
    signals.drawn.set(true);
    settle().await;
    assert!(find(&page, "svg") != drawn);
    assert_eq!(all(&page, "svg").len(), 1);
    assert_eq!(see_texts(&page, "em"), ["in"]);
    page.remove();
}

#[test]
async fn what_was_done_before_stays_and_is_told() {
    let page = page(HTML);
    let field: HtmlInputElement = find(&page, "input").unchecked_into();
    focus(&field);
    field.set_value("sk");
    field.set_selection_range(1, 1).unwrap();
    find(&page, "details").set_attribute("open", "").unwrap();
    let signals = Signals::first(false);
    assert!(take(&page, signals));
    assert_eq!(signals.told.get_untracked(), "");
    tell_typed();
    assert_eq!(signals.told.get_untracked(), "sk");
    signals.typed.set("sk".to_owned());
    settle().await;
    assert!(has_focus(&field));
    assert_eq!((field.value().as_str(), field.selection_start()), ("sk", Ok(Some(1))));
    assert!(find(&page, "details").has_attribute("open"));
    page.remove();
}
