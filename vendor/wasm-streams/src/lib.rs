//! Stands in for the crate `wasm-streams`.
//!
//! Leptos links it for server functions whose arguments or results are streams. This app
//! has no server. The real crate exports JavaScript classes that no linker may drop.
//! Measured with and without them: 13 kB of wasm (4.2 kB in brotli) and 0.7 of 4.9 kB of
//! bindings in brotli. Here are only the names that Leptos needs to compile; what they would
//! do for a server function is to give an empty stream.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::{JsCast, JsValue};

/// A stream of the browser.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// An empty stream of the browser.
    pub fn from_stream<S>(_: S) -> ReadableStream
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        ReadableStream(web_sys::ReadableStream::new().unwrap_or_else(JsCast::unchecked_into))
    }

    /// Takes a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> ReadableStream {
        ReadableStream(raw)
    }

    /// Gives the stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// An empty stream of Rust.
    pub fn into_stream(self) -> Empty {
        Empty
    }
}

/// A stream that ends at once.
pub struct Empty;

impl Stream for Empty {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
