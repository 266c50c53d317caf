//! Answers of a host that is broken, for the tests of what a visitor then sees.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What the host does instead of giving out the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Answers with this status and a short page.
    Status(u16),
    /// Answers 200 with a page of HTML, as hosts that send every address to one page do.
    Html,
    /// Answers 200 with the first half of the file, as after an interrupted upload.
    Truncated,
    /// Announces the whole file and hangs up after half of it.
    CutOff,
    /// Answers 200 with the file followed by spaces, up to this many bytes.
    Oversized(usize),
    /// Answers 200 and never stops sending.
    Endless,
    /// Answers 200 with these bytes.
    Replaced(Vec<u8>),
    /// Answers as usual after this time.
    Slow(Duration),
    /// Answers 302 and leads to this address.
    Redirected(String),
    /// Answers 200 and sends the file byte by byte, one each second.
    Trickling,
    /// Answers 200 with the file as another kind of it, such as `text/html`.
    Typed(String),
    /// Hangs up without an answer.
    Dropped,
}

/// Which addresses fail and how. Clones share one list, so a test can change its mind while
/// the server runs.
#[derive(Clone, Debug, Default)]
pub struct Faults(Arc<Mutex<Vec<(String, Fault)>>>);

impl Faults {
    /// From now on every path that starts with `prefix` fails. A later call goes before an
    /// earlier one. Paths are as in the build, without the sub-path that it is served under.
    pub fn set(&self, prefix: &str, fault: Fault) {
        self.list().insert(0, (prefix.to_owned(), fault));
    }

    /// From now on nothing fails.
    pub fn clear(&self) {
        self.list().clear();
    }

    /// The fault for a path.
    pub fn of(&self, path: &str) -> Option<Fault> {
        let list = self.list();
        list.iter().find(|(prefix, _)| path.starts_with(prefix)).map(|(_, fault)| fault.clone())
    }

    /// A test that failed while it held the list leaves the list itself intact.
    fn list(&self) -> MutexGuard<'_, Vec<(String, Fault)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_fault_of_a_path_counts() {
        let faults = Faults::default();
        faults.set("/snapshots/", Fault::Html);
        faults.clone().set("/snapshots/manifest.json", Fault::Status(500));
        assert_eq!(faults.of("/snapshots/manifest.json"), Some(Fault::Status(500)));
        assert_eq!(faults.of("/snapshots/2022/region.json"), Some(Fault::Html));
        assert_eq!(faults.of("/"), None);
        faults.clear();
        assert_eq!(faults.of("/snapshots/manifest.json"), None);
    }
}
