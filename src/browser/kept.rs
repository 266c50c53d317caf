//! What is kept of what the host has published, in the browser's cache storage: beside what the
//! service worker keeps, which takes it away with its own where it is withdrawn.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Request, Response};

/// The cache's name, as the service worker knows it (`xtask/src/build/offline/worker.js`).
const NAME: &str = "osloregionen-data";

/// Whether anything is kept. Where storage is denied, nothing is.
pub async fn has_kept() -> bool {
    let Some(caches) = caches() else { return false };
    JsFuture::from(caches.has(NAME)).await.is_ok_and(|has| has.is_truthy())
}

/// What is kept of this address.
pub async fn kept(address: &str) -> Option<Vec<u8>> {
    if !has_kept().await {
        return None;
    }
    let found = JsFuture::from(cache().await?.match_with_str(address)).await.ok()?;
    let answer = found.dyn_into::<Response>().ok()?;
    let bytes = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}

/// Keeps bytes under an address. Whether there was room and leave to.
pub async fn keep(address: &str, bytes: &[u8]) -> bool {
    let Some(cache) = cache().await else { return false };
    let body = Uint8Array::from(bytes);
    let Ok(answer) = Response::new_with_opt_js_u8_array(Some(&body)) else { return false };
    JsFuture::from(cache.put_with_str(address, &answer)).await.is_ok()
}

/// Keeps none but these addresses.
pub async fn keep_only(addresses: &[String]) {
    let Some(cache) = cache().await else { return };
    let Ok(requests) = JsFuture::from(cache.keys()).await else { return };
    for request in requests.unchecked_into::<Array>().iter() {
        let url = request.unchecked_ref::<Request>().url();
        if !addresses.iter().any(|address| url.ends_with(address.as_str())) {
            drop(JsFuture::from(cache.delete_with_str(&url)).await);
        }
    }
}

/// Keeps nothing any more.
pub async fn forget_kept() {
    if let Some(caches) = caches() {
        drop(JsFuture::from(caches.delete(NAME)).await);
    }
}

fn caches() -> Option<web_sys::CacheStorage> {
    // Frames without an origin throw, and old browsers have none on plain http.
    web_sys::window()?.caches().ok().filter(|caches| !JsValue::from(caches).is_undefined())
}

async fn cache() -> Option<Cache> {
    JsFuture::from(caches()?.open(NAME)).await.ok()?.dyn_into().ok()
}
