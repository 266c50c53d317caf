//! The whole style sheet. A page brings the rules along that it needs, and names the sheet without
//! having it fetched (`disabled`): it is when another page is to be shown.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

fn waiting() -> Option<Element> {
    let document = web_sys::window()?.document()?;
    document.query_selector("link[rel=stylesheet][disabled]").ok()?
}

/// On a style that holds from the next page on: the typeface, which does not change under what is
/// being read.
const NEXT: &str = "style[data-next]";

/// From now on, what was kept for the next page holds.
pub(super) fn begin_page() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(style) = document.and_then(|document| document.query_selector(NEXT).ok()?) {
        drop(style.remove_attribute("media"));
    }
}

/// Whether any page could be shown as it should be.
pub fn is_styled() -> bool {
    cfg!(not(target_arch = "wasm32")) || waiting().is_none()
}

/// Fetches the sheet unless it has been. Whether it is there now.
pub async fn fetch_styles() -> bool {
    let Some(link) = waiting() else { return true };
    let come = Promise::new(&mut |come, failed| {
        drop(link.add_event_listener_with_callback("load", &come));
        drop(link.add_event_listener_with_callback("error", &failed));
        drop(link.remove_attribute("disabled"));
    });
    JsFuture::from(come).await.is_ok()
}
