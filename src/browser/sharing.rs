//! What leaves the page by the reader's own wish: an address shared, a file saved, a print.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// What became of sharing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The device took over, or the reader changed their mind there.
    Handed,
    /// The address is on the clipboard.
    Copied,
    /// Neither could be done.
    Refused,
}

/// Shares the page's address: by the device's own sheet where there is one, else by copying
/// it. Must be called while a click is handled, which browsers ask for.
pub async fn share() -> Shared {
    let Some(window) = web_sys::window() else { return Shared::Refused };
    let href = window.location().href().unwrap_or_default();
    let title = window.document().map(|document| document.title()).unwrap_or_default();
    let navigator: JsValue = window.navigator().into();
    let data = Object::new();
    for (name, value) in [("url", &href), ("title", &title)] {
        drop(Reflect::set(&data, &name.into(), &value.into()));
    }
    if call(&navigator, "share", &data).await.is_some() {
        return Shared::Handed;
    }
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
    match call(&clipboard, "writeText", &href.into()).await {
        Some(true) => Shared::Copied,
        _ => Shared::Refused,
    }
}

/// Copies a text, where the browser lets it. Must be called while a click is handled.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator: JsValue = window.navigator().into();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
    call(&clipboard, "writeText", &text.into()).await == Some(true)
}

/// Calls a method that promises something: whether it kept the promise, `None` where there
/// is no such method.
async fn call(of: &JsValue, method: &str, argument: &JsValue) -> Option<bool> {
    let method = Reflect::get(of, &method.into()).ok()?.dyn_into::<Function>().ok()?;
    let promise = method.call1(of, argument).ok()?.dyn_into::<Promise>().ok()?;
    Some(JsFuture::from(promise).await.is_ok())
}

/// Saves a text as a file.
pub fn save(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&text.into());
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    let link = super::dom::create("a");
    super::dom::set_attribute(&link, "href", Some(&address));
    super::dom::set_attribute(&link, "download", Some(name));
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.click();
    }
    // Browsers have taken hold of the file by the time the click returns.
    drop(Url::revoke_object_url(&address));
}

/// Opens the print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        drop(window.print());
    }
}
