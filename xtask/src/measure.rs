//! `cargo xtask measure`: how fast the built app is, in Chromium, on a slow machine.
//!
//! Figures, not tests: they depend on the machine. Each is printed with what it aims at and
//! kept in `xtask/measured/`.
//!
//! - `devtools`, with the feature `browser`: Chromium's own protocol over its own socket
//! - `embed`, with the feature `browser`: a card's first paint, a page with three, what removals leave
//! - `faults`, with the feature `browser`: what can happen to the kiosk, and how soon it is back
//! - [`figures`]: from single times to median, 95th percentile and maximum
//! - [`growth`]: whether a figure grows from visit to visit
//! - `kinds`, with the feature `browser`: one page of each kind
//! - `kiosk`, with the feature `browser`: memory over thousands of visits, what they leave
//! - `lighthouse`, with the feature `browser`: what Lighthouse says of one page of each kind
//! - `motion`, with the feature `browser`: what a minute of the kiosk's first screen costs
//! - [`load`]: how much the static host bears, without a browser
//! - [`large`]: a build whose edition has 5 000 members
//! - `paint`, with the feature `browser`: first paint, bytes and waiting, against a static page
//! - [`reference`]: that static page
//! - [`table`]: the README's, from what was measured
//! - `search`, with the feature `browser`: typing in the directory, scrolling through it

#[cfg(feature = "browser")]
mod devtools;
#[cfg(feature = "browser")]
mod embed;
#[cfg(feature = "browser")]
mod faults;
pub mod figures;
pub mod growth;
#[cfg(feature = "browser")]
mod kinds;
#[cfg(feature = "browser")]
mod kiosk;
pub mod large;
#[cfg(feature = "browser")]
mod lighthouse;
pub mod load;
#[cfg(feature = "browser")]
mod motion;
#[cfg(feature = "browser")]
mod page;
#[cfg(feature = "browser")]
mod paint;
pub mod reference;
#[cfg(feature = "browser")]
mod search;
pub mod table;

use std::path::PathBuf;

use anyhow::Result;

use crate::build::{self, Profile};
use crate::process;
use crate::setup::{self, Need};

/// What is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// From a letter typed in the directory to the changed rows, and scrolling through them.
    Search,
    /// From the address to the page and to an app that takes input, on a slow line.
    Paint,
    /// Performance, accessibility, best practices and search engines, as Lighthouse judges them.
    Lighthouse {
        /// Paths of the pages; one of each kind where none is given.
        pages: Vec<String>,
        /// How often each is visited.
        runs: usize,
    },
    /// A card on a slow line, a page with three frames, and what removing them leaves.
    Embed,
    /// How soon the kiosk is back after each fault.
    KioskFaults,
    /// What a minute of the kiosk's first screen costs.
    KioskMotion,
    /// The kiosk's memory over so many visits, and what they leave.
    Kiosk {
        /// How many visitors come.
        visits: usize,
    },
}

/// Which app is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum App {
    /// The app as it is now, built for visitors first.
    Built,
    /// What lies in `dist/`.
    AsItIs,
    /// The build in this folder.
    In(PathBuf),
}

impl App {
    /// The folder of the build, which is built first where that is meant.
    fn folder(self) -> Result<PathBuf> {
        match self {
            App::Built => {
                crate::snapshot::build()?;
                build::build(Profile::Release)
            }
            App::AsItIs => Ok(process::root().join("dist")),
            App::In(folder) => Ok(folder),
        }
    }
}

/// Writes figures into `xtask/measured/`.
fn keep(name: &str, figures: &serde_json::Value) -> Result<()> {
    let folder = process::root().join("xtask/measured");
    std::fs::create_dir_all(&folder)?;
    let text = serde_json::to_string_pretty(figures)? + "\n";
    std::fs::write(folder.join(name).with_extension("json"), text)?;
    println!("\nKept in xtask/measured/{name}.json");
    Ok(())
}

/// Measures how much the static host bears. Unlike all else, it needs no browser.
///
/// # Errors
/// If the app cannot be built, nginx, openssl or wrk is missing, or a request fails.
pub fn load(app: App) -> Result<()> {
    setup::run(Need::Build)?;
    keep("load", &serde_json::to_value(load::measure(&app.folder()?)?)?)
}

/// Measures. Without the feature `browser`, which every other command does without, it
/// builds this program with it and has that do the same.
///
/// # Errors
/// If the app cannot be built, if Chromium is missing, or if the app does not do what is
/// measured.
#[cfg(not(feature = "browser"))]
pub fn run(_what: What, _app: App) -> Result<()> {
    process::again_with_browser()
}

/// Measures.
///
/// # Errors
/// If the app cannot be built, if Chromium is missing, or if the app does not do what is
/// measured.
#[cfg(feature = "browser")]
pub fn run(what: What, app: App) -> Result<()> {
    setup::run(Need::Test)?;
    let dist = app.folder()?;
    let is_paint = what == What::Paint;
    let (name, figures) = match what {
        What::Lighthouse { pages, runs } => {
            ("lighthouse", serde_json::to_value(lighthouse::measure(&dist, &pages, runs)?)?)
        }
        What::Search => ("search", serde_json::to_value(search::measure(&dist)?)?),
        What::Paint => ("paint", serde_json::to_value(paint::measure(&dist)?)?),
        What::Embed => ("embed", serde_json::to_value(embed::measure(&dist)?)?),
        What::KioskFaults => ("kiosk-faults", serde_json::to_value(faults::measure(&dist)?)?),
        What::KioskMotion => ("kiosk-motion", serde_json::to_value(motion::measure(&dist)?)?),
        What::Kiosk { visits } => ("kiosk", serde_json::to_value(kiosk::measure(&dist, visits)?)?),
    };
    keep(name, &figures)?;
    if is_paint {
        table::write()?;
    }
    Ok(())
}
