//! The document around the app: title, language, focus.

use std::cell::RefCell;

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Event, HtmlElement, HtmlInputElement, HtmlSelectElement};

/// Set on `<html>` once the app takes input: a stable mark.
const READY: &str = "data-ready";

/// Set on the body of a prerendered page to its path.
const PRERENDERED: &str = "data-prerendered";

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

thread_local! {
    /// The path last presented.
    static PRESENTED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Gives the page its language and title. On another page than before, focus moves to its
/// heading once it is there, so that a screen reader says where one is and the keyboard goes
/// on from there; the first one keeps the browser's own. On the command line there is nothing to
/// do.
pub fn present(language: &str, title: &str) {
    if cfg!(not(target_arch = "wasm32")) {
        return;
    }
    let Some(document) = document() else { return };
    document.set_title(title);
    let Some(root) = document.document_element() else { return };
    // Written again, the same language has Chromium style the whole page anew.
    if root.get_attribute("lang").as_deref() != Some(language) {
        drop(root.set_attribute("lang", language));
    }
    let path = path();
    if PRESENTED.replace(path.clone()) != path && root.has_attribute(READY) {
        super::styles::begin_page();
        next_frame(focus_heading);
    }
}

/// Before all of the same page is made anew, as with a new edition: focus stays where it is.
pub fn hold_focus() {
    if cfg!(not(target_arch = "wasm32")) {
        return;
    }
    let Some(document) = document() else { return };
    let is_ready = document.document_element().is_some_and(|root| root.has_attribute(READY));
    let is_same = is_ready && PRESENTED.with_borrow(|presented| *presented == path());
    if let Some(focused) = document.active_element().filter(|_| is_same) {
        next_frame(move || focus(&focused.id()));
    }
}

/// The path in the address bar, without a slash at its end.
fn path() -> String {
    super::address::current().0.trim_end_matches('/').to_owned()
}

/// The path, relative to the root, of the page that was prerendered in the body.
pub fn prerendered() -> Option<String> {
    super::dom::body()?.get_attribute(PRERENDERED)
}

/// Takes away what the page showed before the app was there.
pub fn clear_static() {
    if let Some(body) = super::dom::body() {
        drop(body.remove_attribute(PRERENDERED));
        body.set_text_content(None);
    }
}

/// Says in the page itself why the app cannot start: in the page's place for what is said about
/// the edition, or, where nothing is rendered, in its middle.
pub fn fail_static(what: &str, why: &str) {
    let Some(document) = document() else { return };
    let place = document.get_element_by_id("grunn").or_else(|| {
        let status = document.query_selector(".or-notice").ok()??;
        let sentence = super::dom::create("p");
        super::dom::insert(&status, &sentence, None);
        sentence.dyn_into().ok()
    });
    if let Some(place) = place {
        place.set_text_content(Some(&[what, " ", why].concat()));
    }
}

/// Says something under all that a frame shows.
pub fn note(words: &str) {
    let foot = document().and_then(|document| document.query_selector("main footer").ok()?);
    let Some(foot) = foot else { return };
    let note = super::dom::create("p");
    super::dom::set_attribute(&note, "class", Some("credit"));
    super::dom::set_attribute(&note, "role", Some("status"));
    note.set_text_content(Some(words));
    super::dom::insert(&foot, &note, None);
}

/// Tells the page's script something, as an event of the window.
pub fn tell(name: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(name)) {
        drop(window.dispatch_event(&event));
    }
}

/// Sets `<html data-ready>`: the app takes input from now on.
pub fn mark_ready() {
    if let Some(element) = document().and_then(|document| document.document_element()) {
        drop(element.set_attribute(READY, ""));
    }
}

/// Does something once the page is laid out.
pub(super) fn next_frame(act: impl FnOnce() + 'static) {
    next_frame_boxed(Box::new(act));
}

// Once in the wasm, whatever is done.
fn next_frame_boxed(act: Box<dyn FnOnce()>) {
    if let Some(window) = web_sys::window() {
        let act = Closure::once_into_js(act);
        drop(window.request_animation_frame(act.unchecked_ref()));
    }
}

/// Lets the browser paint and answer its reader before the work goes on.
pub async fn pause() {
    let wait = Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            drop(window.set_timeout_with_callback(&done));
        }
    });
    drop(JsFuture::from(wait).await);
}

/// Has something done beside all else, also before anything is mounted.
pub fn spawn(what: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(what);
}

/// Does something once the page has been painted as it is now.
pub fn after_paint(act: impl FnOnce() + 'static) {
    next_frame(move || next_frame(act));
}

/// Moves focus to the element with this id; in a field, behind what stands in it.
pub fn focus(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    // A shape of a drawing has the same method, and no type of its own for it.
    drop(element.unchecked_ref::<HtmlElement>().focus());
    if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
        let end = field.value().encode_utf16().count() as u32;
        drop(field.set_selection_range(end, end));
    }
}

/// Moves focus to the page's heading if what had it is no longer there.
pub(super) fn rescue_focus() {
    let lost = document().and_then(|document| document.active_element());
    if lost.is_none_or(|element| element.tag_name() == "BODY") {
        focus_heading();
    }
}

/// Moves focus to the page's heading without scrolling.
fn focus_heading() {
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

/// Whether the box that an event comes from is ticked.
pub fn is_ticked(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    target.is_some_and(|input| input.checked())
}

/// What stands in the field with this id.
pub fn value_of_id(id: &str) -> String {
    let field = document().and_then(|document| document.get_element_by_id(id));
    let field = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// Tells developers something.
pub fn warn(words: &str) {
    web_sys::console::warn_1(&words.into());
}
