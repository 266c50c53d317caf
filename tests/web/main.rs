//! What only a browser can tell: that views as data become the page they describe and follow
//! their signals, and that the real edition shows as it should. In headless Chromium:
//! `cargo test --package osloregionen --target wasm32-unknown-unknown --test web`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod directory;
mod editions;
mod frame;
mod journey;
mod keyed;
mod markup;
mod memory;
mod notice;
mod page;
mod pages;
mod prerendered;
mod staying;
mod take_over;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[global_allocator]
static MEMORY: memory::Counted = memory::Counted;
