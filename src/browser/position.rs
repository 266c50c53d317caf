//! Where the device is. Asked only when the reader asks, and told to no one.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why there is no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPosition {
    /// The reader, or the page's host, does not allow it.
    Refused,
    /// The device could not tell in time.
    NotFound,
    /// The browser has no such thing here.
    Missing,
}

/// How long the device may take, in milliseconds.
const PATIENCE: i32 = 15_000;
/// How old a position may be, in milliseconds: a minute, for someone on a train.
const OLDEST: i32 = 60_000;
/// `GeolocationPositionError.PERMISSION_DENIED`.
const PERMISSION_DENIED: f64 = 1.0;

/// Longitude and latitude of the device, in degrees of WGS84.
///
/// # Errors
/// Why it cannot be had.
pub async fn position() -> Result<(f64, f64), NoPosition> {
    let navigator =
        web_sys::window().map(|window| window.navigator()).ok_or(NoPosition::Missing)?;
    let geolocation = get(&navigator, "geolocation").ok_or(NoPosition::Missing)?;
    let ask =
        get(&geolocation, "getCurrentPosition").and_then(|ask| ask.dyn_into::<Function>().ok());
    let ask = ask.ok_or(NoPosition::Missing)?;
    let options = js_sys::Object::new();
    for (name, value) in [("timeout", PATIENCE), ("maximumAge", OLDEST)] {
        drop(Reflect::set(&options, &name.into(), &value.into()));
    }
    let found = Promise::new(&mut |found, failed| {
        drop(ask.call3(&geolocation, &found, &failed, &options));
    });
    let found = JsFuture::from(found).await.map_err(|error| {
        let code = get(&error, "code").and_then(|code| code.as_f64());
        if code == Some(PERMISSION_DENIED) { NoPosition::Refused } else { NoPosition::NotFound }
    })?;
    let coordinates = get(&found, "coords").ok_or(NoPosition::NotFound)?;
    let degrees = |name| get(&coordinates, name).and_then(|value| value.as_f64());
    degrees("longitude").zip(degrees("latitude")).ok_or(NoPosition::NotFound)
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
