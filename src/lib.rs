//! Osloregionen IPR, for phones, kiosks and municipalities' own pages.
//!
//! - [`domain`]: what the region is; knows no browser, framework or file format
//! - [`json`]: a JSON text as a tree
//! - [`snapshot`]: JSON to domain: wire types, decoding, errors, fetching
//! - [`route`]: every address, both ways
//! - [`export`]: the member directory to take along
//! - [`text`]: the app's own words in three languages
//! - [`title`]: what each page is called
//! - `description`: what is said of each page elsewhere, for the command line
//! - `state`: what the running app knows: loaded edition, language, address
//! - `components`: views used by more than one page
//! - `site`: the pages for phone and desktop
//! - `embed`: frames for other pages; their search is a wasm of its own
//! - `builder`: putting together what a page embeds, in the frames' wasm
//! - `kiosk`: the display at an event, in a wasm of its own
//! - `markup`: views as data
//! - `browser`: the only owner of web-sys and js-sys
//!
//! `xtask` renders the same views as HTML, which the app takes over in the browser.
//!
//! Dependencies run one way: `site | kiosk | embed -> components -> state -> snapshot -> domain`.

#[cfg(feature = "publish")]
pub mod description;
pub mod domain;
pub mod export;
pub mod json;
pub mod route;
pub mod snapshot;
pub mod text;
pub mod title;

#[cfg(feature = "app")]
pub mod browser;
#[cfg(feature = "app")]
pub mod builder;
#[cfg(feature = "app")]
pub mod components;
#[cfg(feature = "app")]
pub mod embed;
#[cfg(feature = "app")]
pub mod kiosk;
#[cfg(feature = "app")]
pub mod markup;
#[cfg(feature = "app")]
pub mod site;
#[cfg(feature = "app")]
pub mod state;
