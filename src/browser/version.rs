//! A new build of the site, which the service worker has ready. The page's own script
//! (`xtask/src/build/offline/page.js`) deals with the worker; here is what it tells and is told.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// Set on `<html>` and told by an event of the window: there is one.
const MARK: &str = "data-update";
const FOUND: &str = "or-update";
/// Tells the script that the reader wants it.
const TAKE: &str = "or-take";

/// Calls `tell` when a new build is ready, also if it has been for a while.
pub fn on_new_version(tell: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let root = window.document().and_then(|document| document.document_element());
    if root.is_some_and(|root| root.has_attribute(MARK)) {
        tell();
    }
    let told = Closure::<dyn FnMut()>::new(tell);
    drop(window.add_event_listener_with_callback(FOUND, told.as_ref().unchecked_ref()));
    told.forget();
}

/// Loads the page anew with the new build; address and place stay.
pub fn take_new_version() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(TAKE)) {
        drop(window.dispatch_event(&event));
    }
}
