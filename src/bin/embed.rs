//! Starts what needs it on a page: the search of an embedded directory, or putting together what
//! is embedded.

use osloregionen::{browser, builder, embed, route::Embed};

fn main() {
    // The release build aborts without a message, which is smaller.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| browser::warn(&panic.to_string())));
    wasm_bindgen_futures::spawn_local(async {
        match Embed::parse(&browser::current().0) {
            Some(frame) => embed::mount(frame).await,
            None => builder::mount().await,
        }
    });
}
