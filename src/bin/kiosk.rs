//! Starts the kiosk on its page.

fn main() {
    // The release build aborts without a message, which is smaller.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| osloregionen::browser::warn(&panic.to_string())));
    wasm_bindgen_futures::spawn_local(osloregionen::kiosk::mount());
}
