//! The host of a journey, which fails where the host's policy kept something from a page: whatever a
//! journey is about, its pages do nothing that is forbidden.

use std::ops::{Deref, DerefMut};
use std::thread;

use xtask::serve::Server;

/// A host that looks at what browsers reported when the journey ends.
pub struct Host(Server);

impl Host {
    pub fn of(server: Server) -> Host {
        Host(server)
    }
}

impl Deref for Host {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.0
    }
}

impl DerefMut for Host {
    fn deref_mut(&mut self) -> &mut Server {
        &mut self.0
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let violations = self.0.take_violations();
        // A journey that has failed has said why.
        if !thread::panicking() {
            assert!(violations.is_empty(), "the host's policy was violated: {violations:#?}");
        }
    }
}
