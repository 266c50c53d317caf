//! SHA-256 and Ed25519 by the browser's own WebCrypto.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The name of the signatures' algorithm.
const ED25519: &str = "Ed25519";

/// The SHA-256 of `bytes` in lower-case hex; `None` where the browser has no WebCrypto,
/// as on a page that came over plain http from another machine.
pub async fn sha256_hex(bytes: &[u8]) -> Option<String> {
    let data = Uint8Array::from(bytes);
    let hash = subtle("digest", &["SHA-256".into(), data.into()]).await?;
    let hash = Uint8Array::new(&hash).to_vec();
    let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or('0');
    Some(hash.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
}

/// Whether `signature` is by the public key `key` (32 bytes) and of `data`; `None` where the browser
/// cannot tell: WebCrypto has Ed25519 since Safari 17, Firefox 129 and Chrome 137.
pub async fn verify_ed25519(key: &[u8], signature: &[u8], data: &[u8]) -> Option<bool> {
    let bytes = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
    let uses = Array::of1(&"verify".into());
    let imported = ["raw".into(), bytes(key), ED25519.into(), false.into(), uses.into()];
    let key = subtle("importKey", &imported).await?;
    let verified = [ED25519.into(), key, bytes(signature), bytes(data)];
    subtle("verify", &verified).await.map(|verified| verified.is_truthy())
}

/// What WebCrypto's function `name` gives; `None` where there is none or it refuses.
async fn subtle(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let subtle = property(&property(&js_sys::global(), "crypto")?, "subtle")?;
    let function = property(&subtle, name)?.dyn_into::<Function>().ok()?;
    let promise = function.apply(&subtle, &arguments.iter().collect()).ok()?;
    JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()
}

fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined())
}
