//! Starts the app on the page.

fn main() {
    // The release build aborts without a message, which is smaller.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    if let Err(error) = osloregionen::site::mount() {
        // The page's own HTML stays: it says where the data is.
        leptos::logging::error!("{error}");
    }
}
