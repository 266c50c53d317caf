//! Every command of the project.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use xtask::audit::{
    accessibility, browsers, conformance, fuzz, observatory, reproducible, sbom, supply,
};
use xtask::build::{self, Profile};
use xtask::measure::{self, App, What};
use xtask::setup::{self, Need};
use xtask::{font, map, process, serve, shots, snapshot, test, workbench};

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
    /// The editor's workbench: check, build, compare and publish editions
    #[command(disable_help_flag = true)]
    Snapshot {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Measure the built app in Chromium; the figures also go to xtask/measured/
    Measure {
        #[command(subcommand)]
        what: Measure,
    },
    /// What can be said of the whole, shown by a run
    Audit {
        #[command(subcommand)]
        what: Audit,
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
    /// How much nginx bears: requests per second at 1, 16 and 256 connections
    Load(Measured),
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

#[derive(Subcommand)]
enum Audit {
    /// What axe-core, IBM's checker, Alfa, HTML_CodeSniffer and html-validate find wrong: every page
    /// of a build in each language, theme and width
    Accessibility {
        /// Each page in one language only
        #[arg(long)]
        quick: bool,
        /// Only pages whose name contains this
        #[arg(long, value_name = "TEXT")]
        only: Option<String>,
        /// The build, instead of the one in dist/
        #[arg(long, value_name = "FOLDER")]
        dist: Option<PathBuf>,
    },
    /// Walk the journeys in Chromium, Firefox and WebKit, and print which pass where
    Browsers {
        /// Only this engine: chromium, firefox, webkit
        #[arg(long, value_name = "NAME")]
        engine: Vec<String>,
        /// Only journeys whose name contains this
        #[arg(long, value_name = "TEXT")]
        only: Option<String>,
        /// The build, instead of the one in dist/
        #[arg(long, value_name = "FOLDER")]
        dist: Option<PathBuf>,
    },
    /// Print what the last whole runs of `accessibility` and `browsers` came to, and how each criterion
    /// of WCAG is met, by what test
    Conformance,
    /// Make up files, addresses, content and messages by the million: no panic, no memory beyond
    /// a stated bound
    Fuzz {
        /// Only these: manifest, snapshots, addresses, content, messages
        targets: Vec<String>,
        /// Cases of each, at most
        #[arg(long, default_value_t = 10_000_000)]
        cases: u64,
        /// Minutes of each, at most
        #[arg(long, default_value_t = 30)]
        minutes: u64,
        /// What the making up starts from
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
        seed: u32,
        /// Keep the figures in xtask/measured/
        #[arg(long)]
        record: bool,
    },
    /// Build the app twice, in different folders, and compare every byte
    Reproducible,
    /// Known weaknesses, licences and sources of crates and npm's packages
    Supply,
    /// Write what the app is made of as a bill of materials, CycloneDX 1.6
    Sbom {
        /// Into this file instead of target/sbom.cdx.json
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// The score of MDN's HTTP Observatory, of a build that the nginx of `deploy/` serves
    Observatory {
        /// The build, instead of the one in dist/
        #[arg(long, value_name = "FOLDER")]
        dist: Option<PathBuf>,
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
    let command = Arguments::parse().command;
    // The workbench has exit codes of its own.
    if let Command::Snapshot { arguments } = command {
        return workbench::main(arguments.into_iter(), Some(&process::root()));
    }
    match run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Snapshot { .. } => Ok(()),
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
        Command::Measure { what } => match what {
            Measure::Search(measured) => measure::run(What::Search, measured.app()),
            Measure::Paint(measured) => measure::run(What::Paint, measured.app()),
            Measure::Lighthouse { measured, page, runs } => {
                measure::run(What::Lighthouse { pages: page, runs }, measured.app())
            }
            Measure::Embed(measured) => measure::run(What::Embed, measured.app()),
            Measure::Load(measured) => measure::load(measured.app()),
            Measure::Table => measure::table::write(),
            Measure::KioskFaults(measured) => measure::run(What::KioskFaults, measured.app()),
            Measure::KioskMotion(measured) => measure::run(What::KioskMotion, measured.app()),
            Measure::Kiosk { measured, visits } => {
                measure::run(What::Kiosk { visits }, measured.app())
            }
        },
        Command::Audit { what } => audited(what),
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

fn audited(what: Audit) -> anyhow::Result<()> {
    match what {
        Audit::Accessibility { quick, only, dist } => {
            accessibility::run(accessibility::Asked { dist, quick, only })
        }
        Audit::Browsers { engine, only, dist } => {
            browsers::run(browsers::Asked { dist, engines: engine, only })
        }
        Audit::Conformance => conformance::print(),
        Audit::Fuzz { targets, cases, minutes, seed, record } => {
            setup::run(Need::Build)?;
            let limits = fuzz::Limits { cases, seconds: minutes * 60, seed };
            let tried = fuzz::run(&targets, limits)?;
            if record { fuzz::record(&tried) } else { Ok(()) }
        }
        Audit::Reproducible => {
            setup::run(Need::Build)?;
            reproducible::run()
        }
        Audit::Supply => {
            setup::cargo_deny()?;
            supply::run()
        }
        Audit::Sbom { out } => sbom::write(out.as_deref()),
        Audit::Observatory { dist } => observatory::run(dist),
    }
}
