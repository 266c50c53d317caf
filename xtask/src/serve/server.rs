//! The running server.

use std::io;
use std::mem;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use axum::Router;
use tokio::sync::{oneshot, watch};

use super::answer::{Host, answer};
use super::faults::Faults;
use super::listener::{Connection, Door};
use super::shown::Shown;

/// Where a server listens and what it gives out under which address.
#[derive(Clone, Debug)]
pub struct Options {
    /// The port on 127.0.0.1; 0 for any free one.
    pub port: u16,
    /// The sub-path that the build is served under, with a slash at both ends.
    pub prefix: String,
    /// Whether a folder's page is given out without a slash at the end of its address too, as
    /// `deploy/nginx.conf` does, instead of a redirect to the slash, as plain hosts do.
    pub without_slash: bool,
    /// Whether browsers are asked to report what a policy kept from them.
    pub reports: bool,
    /// Whether pages load themselves anew when [`Server::show`] gives out another build.
    pub reloads: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            port: 0,
            prefix: "/".into(),
            without_slash: false,
            reports: false,
            reloads: false,
        }
    }
}

/// A server in a thread of its own. It ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    prefix: String,
    faults: Faults,
    shown: watch::Sender<Shown>,
    requests: Requests,
    violations: Requests,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What came, in order.
pub(super) type Requests = Arc<Mutex<Vec<String>>>;

impl Server {
    /// Serves a build at the root of any free port, and is told what its policy kept from pages.
    pub fn start(dist: impl AsRef<Path>) -> io::Result<Server> {
        Server::start_with(dist, Options { reports: true, ..Options::default() })
    }

    /// Serves a build. Fails when the port is taken.
    pub fn start_with(dist: impl AsRef<Path>, options: Options) -> io::Result<Server> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (shown, seen) = watch::channel(Shown::first(dist.as_ref()));
        let host = Host {
            shown: seen,
            options: options.clone(),
            faults: Faults::default(),
            requests: Requests::default(),
            violations: Requests::default(),
        };
        let (faults, requests) = (host.faults.clone(), host.requests.clone());
        let violations = host.violations.clone();
        let (stop, stopped) = oneshot::channel();
        let door = {
            let _context = runtime.enter();
            Door(tokio::net::TcpListener::from_std(listener)?)
        };
        let thread = thread::Builder::new().name("static host".into()).spawn(move || {
            let app = Router::new().fallback(answer).with_state(host);
            let app = app.into_make_service_with_connect_info::<Connection>();
            runtime.block_on(async {
                tokio::select! {
                    _ = stopped => {}
                    _ = axum::serve(door, app) => {}
                }
            });
            // Browsers keep connections open: not a reason to stay.
            runtime.shutdown_background();
        })?;
        let (stop, thread, prefix) = (Some(stop), Some(thread), options.prefix);
        Ok(Server { address, prefix, faults, shown, requests, violations, stop, thread })
    }

    /// The whole address of a path of the app, which starts with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{}{}", self.address, self.prefix, path.trim_start_matches('/'))
    }

    /// Gives out another build from now on.
    pub fn show(&self, dist: &Path) {
        self.shown.send_modify(|shown| shown.show(dist));
    }

    /// Tells whoever looks at a page, where pages load themselves anew; nothing if that is empty.
    pub fn tell(&self, words: &str) {
        self.shown.send_modify(|shown| shown.tell(words));
    }

    /// How the host fails.
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// The paths asked for so far, in order, as they came: with the sub-path, without query.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What policies kept from pages since this was last asked, as browsers reported it.
    pub fn take_violations(&self) -> Vec<String> {
        mem::take(&mut *self.violations.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Server {
    /// Ends it: from now on nobody answers at its address.
    pub fn stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // An error means that the thread has ended already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}
