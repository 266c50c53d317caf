//! The browser's own JSON reader.

use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::json::Json;

/// Lists and objects in one another, at most: as deep as serde_json goes.
const DEEPEST: u32 = 127;

/// Reads a text that holds one value. What is no UTF-8 is no JSON.
///
/// # Errors
/// What the browser says of it.
pub fn parse_json(bytes: &[u8]) -> Result<Json, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "no UTF-8".to_owned())?;
    let value = JSON::parse(text)
        .map_err(|error| String::from(error.unchecked_into::<js_sys::Error>().message()))?;
    tree(&value, DEEPEST).ok_or_else(|| "too deep".to_owned())
}

fn tree(value: &JsValue, depth: u32) -> Option<Json> {
    if let Some(text) = value.as_string() {
        return Some(Json::Text(text));
    }
    if let Some(number) = value.as_f64() {
        return Some(Json::Number(number));
    }
    if let Some(truth) = value.as_bool() {
        return Some(Json::Bool(truth));
    }
    if value.is_null() {
        return Some(Json::Null);
    }
    let depth = depth.checked_sub(1)?;
    if let Some(list) = value.dyn_ref::<Array>() {
        let mut items = Vec::new();
        for item in list.iter() {
            items.push(tree(&item, depth)?);
        }
        return Some(Json::List(items));
    }
    let mut entries = Vec::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        entries.push((entry.get(0).as_string()?, tree(&entry.get(1), depth)?));
    }
    Some(Json::Object(entries))
}
