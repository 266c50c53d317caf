//! A static host on this machine: the built app as any web server would give it out, and,
//! for the tests, every way in which a host can fail.
//!
//! - [`files`]: from an address to a file of the build
//! - [`faults`]: answers of a host that is broken
//! - [`server`]: the running server
//! - [`watch`]: building again after a change

pub mod faults;
pub mod files;
mod listener;
pub mod server;
pub mod watch;

pub use faults::{Fault, Faults};
pub use server::{Options, Server};

use anyhow::{Context, Result};

use crate::build::{self, Profile};
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

/// Sets up, builds and serves until Ctrl-C.
pub fn run(request: Request) -> Result<()> {
    setup::run(Need::Build)?;
    let dist = rebuild(request.profile)?;
    let server = Server::start_with(&dist, Options { port: request.port, ..Options::default() })
        .with_context(|| {
            format!(
                "port {} on 127.0.0.1 cannot be opened: is it taken? `--port` names another",
                request.port
            )
        })?;
    println!("\nOsloregionen is served on {} (Ctrl-C ends it)", server.url("/"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        tokio::select! {
            ended = tokio::signal::ctrl_c() => ended.context("cannot wait for Ctrl-C"),
            () = watch::changes(request.watch, || report(rebuild(request.profile))) => Ok(()),
        }
    })?;
    println!("\nEnded.");
    Ok(())
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
