//! The address bar and the history.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use web_sys::Url;

use super::document::after_paint;

thread_local! {
    /// The address of the entry shown, where the address bar does not have it yet.
    static CHANGED: RefCell<Option<(String, Entered)>> = const { RefCell::new(None) };
    /// The root, which does not change while the page is open: every link asks for it.
    static ROOT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What is done when an address has been entered.
pub type Entered = Box<dyn FnOnce()>;

/// Path of the folder the app is deployed in, with a slash at both ends: `/` or
/// `/osloregionen/`. From `<base>`, so that one build works at any place; on the command line,
/// where no one knows the place, relative to that.
pub fn root() -> String {
    if cfg!(not(target_arch = "wasm32")) {
        return "./".to_owned();
    }
    ROOT.with_borrow_mut(|root| root.get_or_insert_with(read_root).clone())
}

/// The page was given another `<base>`, as only tests do.
pub fn forget_root() {
    ROOT.set(None);
}

fn read_root() -> String {
    let base = web_sys::window().and_then(|window| window.document()?.base_uri().ok()?);
    let path = base.and_then(|base| Url::new(&base).ok()).map(|url| url.pathname());
    // Two slashes at the start would name a host.
    ["/", path.unwrap_or_default().trim_start_matches('/')].concat()
}

/// The current path relative to the root, percent-decoded by no one, and the query.
pub fn current() -> (String, String) {
    enter_change();
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return Default::default();
    };
    let path = location.pathname().unwrap_or_default();
    let path = path.strip_prefix(&root()).unwrap_or(&path).to_owned();
    (path, location.search().unwrap_or_default())
}

/// Shows `address`, relative to the root, in the address bar as a new page: Back returns to the one
/// before. Where the browser refuses (too many changes in a short time), the page still shows what
/// was asked for.
pub fn go(address: &str) {
    let address = root() + address;
    remember_scroll();
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        drop(history.push_state_with_url(&JsValue::NULL, "", Some(&address)));
    }
}

/// Shows `address` as the same page with another query, without an entry of its own. Someone who
/// types waits for the answer, not for the address bar: that is changed, and `entered` called, when
/// the answer is there to see.
pub fn change(address: &str, entered: Entered) {
    let address = root() + address;
    if CHANGED.replace(Some((address, entered))).is_none() {
        after_paint(enter_change);
    }
}

/// Puts into the address bar what it does not have yet. The reader stays where they are, and so
/// does what is remembered of it.
fn enter_change() {
    let Some((address, entered)) = CHANGED.take() else { return };
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let place = history.state().unwrap_or(JsValue::NULL);
        drop(history.replace_state_with_url(&place, "", Some(&address)));
    }
    entered();
}

/// Forgets what the address bar does not have yet: it belongs to an entry that has been left.
pub(super) fn forget_change() {
    CHANGED.set(None);
}

/// Has the host show the address.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        drop(window.location().reload());
    }
}

/// Keeps where the reader is with the entry that is left, for the way back.
pub(super) fn remember_scroll() {
    enter_change();
    let Some(window) = web_sys::window() else { return };
    let place = window.scroll_y().unwrap_or(0.0);
    // Firefox, told anything while it reloads a page whose address the host then completes with a
    // slash, enters no later page into the history: going back would leave the app.
    if place == remembered_scroll() {
        return;
    }
    if let Ok(history) = window.history() {
        drop(history.replace_state(&JsValue::from_f64(place), ""));
    }
}

/// Where the reader was when the entry was left; 0 for a new one.
pub(super) fn remembered_scroll() -> f64 {
    web_sys::window()
        .and_then(|window| window.history().ok()?.state().ok()?.as_f64())
        .unwrap_or(0.0)
}
