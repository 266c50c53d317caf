//! The document around the app: title, language, focus.

use wasm_bindgen::JsCast;
use web_sys::{Document, Event, HtmlElement, HtmlInputElement, HtmlSelectElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets `<html lang>`.
pub fn set_language(tag: &str) {
    if let Some(element) = document().and_then(|document| document.document_element()) {
        drop(element.set_attribute("lang", tag));
    }
}

/// Takes away what the page showed before the app was there.
pub fn clear_static() {
    if let Some(element) = document().and_then(|document| document.get_element_by_id("venter")) {
        element.remove();
    }
}

/// Sets `<html data-ready>`: the app takes input from now on.
pub fn mark_ready() {
    if let Some(element) = document().and_then(|document| document.document_element()) {
        drop(element.set_attribute("data-ready", ""));
    }
}

/// Moves focus to the page's heading, so that a screen reader says where one is and the
/// keyboard goes on from there. Does not scroll.
pub fn focus_heading() {
    let heading = document().and_then(|document| document.query_selector("main h1").ok()?);
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        drop(heading.focus_with_options(&options));
    }
}

/// What stands in the field or select that an event comes from.
pub fn value_of(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(other) => other.dyn_into::<HtmlSelectElement>().map(|s| s.value()).unwrap_or_default(),
    }
}
