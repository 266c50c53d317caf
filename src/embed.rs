//! What other pages embed: frames that are whole without script, store nothing, and fit any page.
//!
//! - `member`: the card of a municipality
//! - `members`: the directory with its map; the only one that uses wasm, once someone searches
//! - `priorities`, `organisation`: what unfolds without script
//! - `parts`: what they share
//!
//! The pages are prerendered (`xtask/src/build/embed.rs`). Their own script
//! (`xtask/src/build/embed/frame.js`) gives them the looks that their address asks for, tells
//! the page around them how high they are, and fetches the wasm for the directory's search.

mod member;
mod members;
mod organisation;
mod parts;
mod priorities;

use leptos::prelude::*;

use crate::browser;
use crate::markup::{self, Node};
use crate::route::{Embed, MembersQuery, Page, Route, View};
use crate::state::{App, Cause, Keeping, Loaded};

/// What the frame's app starts from: the directory answers a query without any limits.
pub fn route_of(embed: &Embed) -> Route {
    Route::of(embed.language, Page::Members(MembersQuery::default()))
}

/// What a frame shows; `None` where the edition does not have the municipality.
pub fn embed(app: App, loaded: &'static Loaded, view: &View) -> Option<Node> {
    match view {
        View::Member(slug) => {
            loaded.edition.member(slug).map(|found| member::member(app, &loaded.edition, found))
        }
        View::Members => Some(members::members(app, loaded)),
        View::Priorities => Some(priorities::priorities(app, &loaded.edition)),
        View::Organisation => Some(organisation::organisation(app, &loaded.edition)),
    }
}

/// Set on `<html>` by the page's script where the host's list is another than the page's.
const NEWER: &str = "data-newer";

/// Takes over the directory that was prerendered, or, where the host has something newer, shows
/// that. Where the data cannot be had, what is there stays as it is.
pub async fn mount(embed: Embed) {
    let Ok(loaded) = Loaded::built_in().await else { return };
    let owner = Owner::new();
    // On the pages of others nothing is kept.
    let app = owner.with(|| App { keeping: Keeping::Never, ..App::at(loaded, route_of(&embed)) });
    match browser::told(NEWER) {
        Some(_) => renew(app, &embed, &owner).await,
        None => take_over(app, loaded, &owner),
    }
    std::mem::forget(owner);
    browser::mark_ready();
}

fn take_over(app: App, loaded: &'static Loaded, owner: &Owner) {
    let Some(body) = browser::dom::body() else { return };
    let mount = || {
        owner.with(|| leptos::mount::mount_to_body(move || members::members(app, loaded)));
    };
    if markup::take_over(body.into(), mount).is_none() {
        browser::clear_static();
        mount();
    }
    markup::tell_typed();
}

/// Puts the host's edition in the place of the page's, or says under it why not.
async fn renew(app: App, frame: &Embed, owner: &Owner) {
    let text = app.text();
    let found = app.ask_host().await;
    if let Some(newer) = found.newer {
        app.take(newer);
        app.load_boundaries().await;
        if let Some(node) = owner.with(|| embed(app, newer, &frame.view)) {
            browser::clear_static();
            owner.with(|| leptos::mount::mount_to_body(move || node));
            browser::tell(SHOWN);
        }
    } else if let Some(fault) = found.fault {
        let year = app.edition_now().edition.year.to_string();
        let cause = text.causes[Cause::of(&fault) as usize];
        browser::note(&[text.showing_kept, &year, text.not_fetched, cause].join(" "));
        browser::tell(SHOWN);
    }
}

/// Tells the page's script that what is shown has changed.
const SHOWN: &str = "or-shown";
