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
use crate::state::{App, Loaded};

/// What the frame's app starts from: the directory answers a query without any limits.
pub fn route_of(embed: &Embed) -> Route {
    Route { language: embed.language, page: Page::Members(MembersQuery::default()) }
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

/// Takes over the directory that was prerendered. Where the data cannot be had, what is there
/// stays as it is.
pub async fn mount(embed: Embed) {
    let Ok(loaded) = Loaded::built_in().await else { return };
    let Some(body) = browser::dom::body() else { return };
    let mount = || {
        let owner = Owner::new();
        let app = owner.with(|| App::at(loaded, route_of(&embed)));
        leptos::mount::mount_to_body(move || members::members(app, loaded));
        std::mem::forget(owner);
    };
    if markup::take_over(body.into(), mount).is_none() {
        browser::clear_static();
        mount();
    }
    markup::tell_typed();
    browser::mark_ready();
}
