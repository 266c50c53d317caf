//! SHA-256 by the browser's own WebCrypto.

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The SHA-256 of `bytes` in lower-case hex; `None` where the browser has no WebCrypto,
/// as on a page that came over plain http from another machine.
pub async fn sha256_hex(bytes: &[u8]) -> Option<String> {
    let subtle = property(&property(&js_sys::global(), "crypto")?, "subtle")?;
    let digest = property(&subtle, "digest")?.dyn_into::<js_sys::Function>().ok()?;
    let data = Uint8Array::from(bytes);
    let promise = digest.call2(&subtle, &JsValue::from_str("SHA-256"), &data).ok()?;
    let hash = JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()?;
    let hash = Uint8Array::new(&hash).to_vec();
    let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or('0');
    Some(hash.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
}

fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined())
}
