//! What a visitor does, in Chromium, with the built app on a static host.
//!
//! `cargo xtask test` runs these: they need a build (`OSLOREGIONEN_DIST`), Chromium and
//! its driver. The pages are found by their stable marks: `<html data-ready>`,
//! `<main data-page>`, `data-member`, `data-edition-state`.

mod accessibility;
mod attacks;
mod browser;
mod directory;
mod editions;
mod embed;
mod faults;
mod focus;
mod home;
mod host;
mod hosting;
mod keyboard;
mod kiosk;
mod language;
mod layout;
mod municipality;
mod offline;
mod open_data;
mod pages;
mod parts;
mod policy;
mod printing;
mod publishing;
mod read_aloud;
mod seeing;
mod stored;
mod take_over;
mod targets;
mod telling;
mod tools;
mod visitor;
mod walk;
