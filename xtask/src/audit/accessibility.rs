//! What four engines that know nothing of each other say of every page, and a fifth of its HTML:
//! axe-core, IBM's accessibility-checker, Siteimprove's Alfa, HTML_CodeSniffer, html-validate.
//!
//! A page is opened once in each language and then seen in every theme and at every width.
//!
//! - [`exceptions`]: what is found and stays, each with its reason
//! - [`found`]: what an engine says
//! - `judge`, with the feature `browser`: the engines that run in node
//! - [`matrix`]: what is looked at, and how
//! - [`report`]: what came of it, counted
//! - `visit`, with the feature `browser`: the engines that run in the page
//! - `whole`, with the feature `browser`: the run, page by page

pub mod exceptions;
pub mod found;
#[cfg(feature = "browser")]
mod judge;
pub mod matrix;
pub mod report;
#[cfg(feature = "browser")]
mod visit;
#[cfg(feature = "browser")]
mod whole;

use std::path::PathBuf;

use anyhow::Result;

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The build; the project's own `dist/` where none is named.
    pub dist: Option<PathBuf>,
    /// Each page in one language only.
    pub quick: bool,
    /// Only pages whose name contains this.
    pub only: Option<String>,
}

/// Looks at every page of a build. Without the feature `browser`, this program is built with it and
/// does the same.
///
/// # Errors
/// If a violation is found that no exception is about, an exception no longer occurs, or a tool is
/// missing.
#[cfg(not(feature = "browser"))]
pub fn run(_asked: Asked) -> Result<()> {
    crate::process::again_with_browser()
}

/// Looks at every page of a build.
///
/// # Errors
/// If a violation is found that no exception is about, an exception no longer occurs, or a tool is
/// missing.
#[cfg(feature = "browser")]
pub fn run(asked: Asked) -> Result<()> {
    whole::run(asked)
}
