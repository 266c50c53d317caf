//! The app's second part: what explores the region (directory, comparing, maps) rather than
//! tells of it. A page that is only read comes without it, and fetches it when it is first used.
//!
//! Only the site that visitors get is in two parts (feature `split`); everywhere else all is
//! there from the start. `site::tools` brings it.

use std::pin::Pin;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::browser;

/// A function of the second part, or several.
pub struct Later<F> {
    /// Where the app is in one part.
    from_start: Option<F>,
    brought: OnceLock<F>,
}

impl<F: Copy> Later<F> {
    /// Where the app is in two parts, `functions` are not there before they are brought.
    pub const fn new(functions: F) -> Later<F> {
        let from_start = if cfg!(feature = "split") { None } else { Some(functions) };
        Later { from_start, brought: OnceLock::new() }
    }

    /// Called by the second part when it has come.
    pub fn bring(&self, functions: F) {
        // Brought twice, they are the same.
        let _ = self.brought.set(functions);
    }

    /// None before the second part has come.
    pub fn get(&self) -> Option<F> {
        self.from_start.or_else(|| self.brought.get().copied())
    }
}

/// What a function of the second part gives later still.
pub type Promised<T> = Pin<Box<dyn Future<Output = T>>>;

/// The second part on its way: whether it came.
pub type Fetching = Promised<bool>;

/// How it is fetched.
static FETCH: OnceLock<fn() -> Fetching> = OnceLock::new();

/// Whether it has come.
static HERE: AtomicBool = AtomicBool::new(false);

/// Told by a surface that is in two parts. What `fetch` gives may be asked for again: what is
/// under way or there is not fetched another time.
pub fn fetched_by(fetch: fn() -> Fetching) {
    let _ = FETCH.set(fetch);
}

/// Whether the second part is there.
pub fn is_here() -> bool {
    !cfg!(feature = "split") || HERE.load(Ordering::Relaxed)
}

/// Fetches the second part unless it is there. Whether it is now: if not, asked again later it
/// is fetched again.
pub async fn fetch() -> bool {
    if !is_here()
        && let Some(fetch) = FETCH.get()
    {
        HERE.store(fetch().await, Ordering::Relaxed);
    }
    is_here()
}

/// Has it on its way, for when it will be asked for.
pub fn begin() {
    if !is_here() {
        browser::spawn(async {
            fetch().await;
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_one_part_all_is_there_from_the_start() {
        static DOUBLE: Later<fn(u32) -> u32> = Later::new(|number| number * 2);
        assert_eq!(DOUBLE.get().map(|double| double(2)), Some(4));
        assert!(is_here());
    }

    #[test]
    fn what_is_brought_is_there() {
        let later = Later { from_start: None, brought: OnceLock::new() };
        assert_eq!(later.get(), None);
        later.bring(1);
        later.bring(1);
        assert_eq!(later.get(), Some(1));
    }
}
