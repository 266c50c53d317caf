//! Every command of the project.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use xtask::build::{self, Profile};
use xtask::measure::{self, App, What};
use xtask::setup::{self, Need};
use xtask::{font, map, serve, shots, snapshot, test};

/// Osloregionen: build it, look at it, test it. The first run installs what is missing.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the app and its snapshots and serve them on this machine
    Serve {
        /// Build as for a visitor: small, and slower to compile
        #[arg(long)]
        release: bool,
        /// The port on 127.0.0.1
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Build again after every change
        #[arg(long)]
        watch: bool,
    },
    /// Run every test: native, WebAssembly in a browser, browser journeys
    Test {
        /// Leave out the release build and the journeys through it
        #[arg(long)]
        quick: bool,
    },
    /// Build the app for publishing into dist/ and print the size of each file
    Build {
        /// Compile fast instead of small
        #[arg(long)]
        dev: bool,
    },
    /// Read the content, say what is wrong with it, write the snapshots
    Snapshot {
        #[command(subcommand)]
        action: Snapshot,
    },
    /// Measure the built app in Chromium; the figures also go to xtask/measured/
    Measure {
        #[command(subcommand)]
        what: Measure,
    },
    /// Draw the map's boundaries anew from Kartverket's
    Map,
    /// Take the README's pictures of the built app
    Shots,
    /// Cut the typeface anew from its npm package
    Font,
    /// Collect and bundle the styles: Trunk calls this before each build
    #[command(hide = true)]
    Styles,
}

#[derive(Subcommand)]
enum Snapshot {
    /// Write public/snapshots/ from content/
    Build,
    /// Only say what is wrong with content/
    Check,
}

#[derive(Subcommand)]
enum Measure {
    /// From a letter typed in the directory to the changed rows, and scrolling through them
    Search(Measured),
    /// First paint, bytes and waiting on a slow line, against a static page
    Paint(Measured),
    /// What Lighthouse says of one page of each kind, on a phone with a slow line
    Lighthouse {
        #[command(flatten)]
        measured: Measured,
        /// Only the page with this path
        #[arg(long, value_name = "PATH")]
        page: Vec<String>,
        /// How often each page is visited
        #[arg(long, default_value_t = 3)]
        runs: usize,
    },
    /// What other pages embed: a card's first paint, a page with three, what removals leave
    Embed(Measured),
    /// Write the README's table from the figures of `paint`
    Table,
    /// How soon the kiosk's first screen is back after each fault, and what is seen until then
    KioskFaults(Measured),
    /// What a minute of the kiosk's first screen costs, and that nothing stands still on it
    KioskMotion(Measured),
    /// The kiosk's memory over thousands of visits, and what they leave
    Kiosk {
        #[command(flatten)]
        measured: Measured,
        /// How many visitors come
        #[arg(long, default_value_t = 10_000)]
        visits: usize,
    },
}

/// What is measured.
#[derive(Args)]
struct Measured {
    /// Take dist/ as it is instead of building the app
    #[arg(long)]
    no_build: bool,
    /// Take the built app in this folder
    #[arg(long, value_name = "FOLDER", conflicts_with = "no_build")]
    dist: Option<PathBuf>,
}

impl Measured {
    fn app(self) -> App {
        match self.dist {
            Some(folder) => App::In(folder),
            None if self.no_build => App::AsItIs,
            None => App::Built,
        }
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve { release, port, watch } => {
            let profile = if release { Profile::Release } else { Profile::Dev };
            serve::run(serve::Request { profile, port, watch })
        }
        // What failed has been said: the sum stays the last line.
        Command::Test { quick } => std::process::exit(i32::from(!test::run(quick))),
        Command::Build { dev } => {
            setup::run(Need::Build)?;
            snapshot::build()?;
            let dist = build::build(if dev { Profile::Dev } else { Profile::Release })?;
            println!("\nBuilt in {}", dist.display());
            Ok(())
        }
        Command::Snapshot { action: Snapshot::Build } => snapshot::build(),
        Command::Snapshot { action: Snapshot::Check } => snapshot::check(),
        Command::Measure { what } => match what {
            Measure::Search(measured) => measure::run(What::Search, measured.app()),
            Measure::Paint(measured) => measure::run(What::Paint, measured.app()),
            Measure::Lighthouse { measured, page, runs } => {
                measure::run(What::Lighthouse { pages: page, runs }, measured.app())
            }
            Measure::Embed(measured) => measure::run(What::Embed, measured.app()),
            Measure::Table => measure::table::write(),
            Measure::KioskFaults(measured) => measure::run(What::KioskFaults, measured.app()),
            Measure::KioskMotion(measured) => measure::run(What::KioskMotion, measured.app()),
            Measure::Kiosk { measured, visits } => {
                measure::run(What::Kiosk { visits }, measured.app())
            }
        },
        Command::Shots => shots::take(),
        Command::Font => {
            setup::run(Need::Build)?;
            font::cut()
        }
        Command::Styles => build::bundle_styles(),
        Command::Map => {
            setup::run(Need::Build)?;
            map::run()
        }
    }
}
