//! What a kiosk needs of the browser beyond pages. Its page's own script
//! (`xtask/src/build/kiosk/start.js`) watches over it: here is what the two tell each other.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement};

/// The event of the window by which the script asks whether the app is alive, and where the
/// answer stands.
const PING: &str = "or-ping";
const PONG: &str = "data-pong";

/// On `<body>`: the site's public address.
const SITE: &str = "data-site";

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// Answers the script's question with what differs from the last answer while the app does what
/// it should.
pub fn answer_pings(answer: impl Fn() -> String + 'static) {
    let Some(window) = web_sys::window() else { return };
    let told = Closure::<dyn FnMut()>::new(move || {
        if let Some(root) = root() {
            drop(root.set_attribute(PONG, &answer()));
        }
    });
    drop(window.add_event_listener_with_callback(PING, told.as_ref().unchecked_ref()));
    told.forget();
}

/// What the script tells on `<html>` under this attribute.
pub fn told(attribute: &str) -> Option<String> {
    root()?.get_attribute(attribute)
}

/// The site's public address, with a slash at its end: where QR codes lead.
pub fn site() -> String {
    super::dom::body().and_then(|body| body.get_attribute(SITE)).unwrap_or_default()
}

/// The whole address of the app's root, as this browser reached it.
pub fn base() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.base_uri().ok()?).unwrap_or_default()
}

/// Loads another address in the place of this one.
pub fn load(address: &str) {
    if let Some(window) = web_sys::window() {
        drop(window.location().replace(address));
    }
}

/// The window's width and height in CSS pixels. On the command line a tall display's.
pub fn window_size() -> (f64, f64) {
    let size = || {
        let window = web_sys::window()?;
        Some((window.inner_width().ok()?.as_f64()?, window.inner_height().ok()?.as_f64()?))
    };
    let size = if cfg!(target_arch = "wasm32") { size() } else { None };
    size.unwrap_or((1080.0, 1920.0))
}

/// Width and height, in CSS pixels, of the first element that a selector finds.
pub fn size_of(selector: &str) -> Option<(f64, f64)> {
    let area = root()?.query_selector(selector).ok()??.get_bounding_client_rect();
    Some((area.width(), area.height()))
}

/// Calls `tell` when the window changes its size.
pub fn on_resize(tell: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let told = Closure::<dyn FnMut()>::new(tell);
    drop(window.add_event_listener_with_callback("resize", told.as_ref().unchecked_ref()));
    told.forget();
}

/// Sets a length of the style sheets, in pixels.
pub fn set_length(property: &str, pixels: f64) {
    let Some(root) = root().and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    let value = (pixels.round() as i32).to_string() + "px";
    drop(root.style().set_property(property, &value));
}

/// Leaves nothing of where the last visitor was: neither focus nor scrolling.
pub fn forget_place() {
    let Some(window) = web_sys::window() else { return };
    window.scroll_to_with_x_and_y(0.0, 0.0);
    let focused = window.document().and_then(|document| document.active_element());
    if let Some(focused) = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
        drop(focused.blur());
    }
}
