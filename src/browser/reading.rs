//! An answer's body, read only as far as it may go.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader};

/// Why a body was not read.
pub enum NotRead {
    /// There is more than asked for. The rest is not fetched.
    TooLong,
    /// It broke off, for the reason that the browser gives.
    BrokenOff(String),
}

/// The whole body, if it has at most `limit` bytes.
pub async fn read_at_most(body: Option<ReadableStream>, limit: usize) -> Result<Vec<u8>, NotRead> {
    let mut bytes = Vec::new();
    let Some(body) = body else { return Ok(bytes) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    loop {
        let part = JsFuture::from(reader.read()).await;
        let part = part.map_err(|error| NotRead::BrokenOff(format!("{error:?}")))?;
        let Some(part) =
            Reflect::get(&part, &"value".into()).ok().and_then(|part| part.dyn_into().ok())
        else {
            return Ok(bytes);
        };
        let part: Uint8Array = part;
        let (before, length) = (bytes.len(), part.length() as usize);
        if length > limit - before {
            drop(reader.cancel());
            return Err(NotRead::TooLong);
        }
        bytes.resize(before + length, 0);
        part.copy_to(&mut bytes[before..]);
    }
}
