//! A static host on this machine: the built app as any web server would give it out, and,
//! for the tests, every way in which a host can fail.
//!
//! - `answer`: from a request to what is sent
//! - `body`: what a broken host sends
//! - [`files`]: from an address to a file of the build
//! - [`faults`]: answers of a host that is broken
//! - [`nginx`]: the deployed configuration, run here
//! - `said`: the rules of the build, as they go into an answer
//! - [`server`]: the running server
//! - `shown`: which build is shown, and pages that load themselves anew
//! - [`watch`]: building again after a change

mod answer;
mod body;
pub mod faults;
pub mod files;
mod listener;
pub mod nginx;
mod said;
pub mod server;
mod shown;
pub mod watch;

pub use faults::{Fault, Faults};
pub use nginx::{Nginx, Protocol};
pub use server::{Options, Server};

use std::path::Path;

use anyhow::{Context, Result};

use crate::build::{self, Profile};
use crate::process;
use crate::setup::{self, Need};

/// What `cargo xtask serve` was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// Build as for a visitor, not for a quick look.
    pub profile: Profile,
    /// The port on 127.0.0.1.
    pub port: u16,
    /// Build again after every change.
    pub watch: bool,
}

/// Sets up, builds and serves until Ctrl-C: the release build by the deployed nginx where it
/// is installed, all else by the project's own server.
///
/// # Errors
/// If the build fails or the port is taken.
pub fn run(request: Request) -> Result<()> {
    setup::run(Need::Build)?;
    let dist = rebuild(request.profile)?;
    let host = Host::start(&dist, request)?;
    println!("\nOsloregionen is served on {} (Ctrl-C ends it)", host.url());
    let (root, runtime) =
        (process::root(), tokio::runtime::Builder::new_current_thread().enable_all().build()?);
    runtime.block_on(async {
        tokio::select! {
            ended = tokio::signal::ctrl_c() => ended.context("cannot wait for Ctrl-C"),
            () = watch::changes(&root, request.watch, || {
                report(rebuild(request.profile));
                host.renew();
            }) => Ok(()),
        }
    })?;
    println!("\nEnded.");
    Ok(())
}

/// What serves.
enum Host {
    Own(Server),
    Nginx(Nginx),
}

impl Host {
    fn start(dist: &Path, request: Request) -> Result<Host> {
        let Request { profile, port, .. } = request;
        if profile == Profile::Release && Nginx::is_installed() {
            println!("\nServed by nginx, as deploy/nginx.conf says.");
            return Ok(Host::Nginx(Nginx::start(dist, port, Protocol::Plain)?));
        }
        let options = Options { port, without_slash: true, ..Options::default() };
        let server = Server::start_with(dist, options).with_context(|| {
            format!(
                "port {port} on 127.0.0.1 cannot be opened: is it taken? `--port` names another"
            )
        })?;
        Ok(Host::Own(server))
    }

    /// The build has changed. The own server looks at each answer.
    fn renew(&self) {
        if let Host::Nginx(nginx) = self {
            nginx.reload();
        }
    }

    fn url(&self) -> String {
        match self {
            Host::Own(server) => server.url("/"),
            Host::Nginx(nginx) => nginx.url("/"),
        }
    }
}

fn rebuild(profile: Profile) -> Result<std::path::PathBuf> {
    crate::snapshot::build()?;
    build::build(profile)
}

/// A mistake in a watched file must not end the server: the last good build stays.
fn report(built: Result<std::path::PathBuf>) {
    match built {
        Ok(_) => println!("Built again: reload the page."),
        Err(error) => eprintln!("{error:#}\nThe last good build is still served."),
    }
}
