//! The kiosk: a display at an event that nobody looks after. A surface of its own, in a wasm
//! of its own, so that phones do not carry it.
//!
//! - [`state`]: what it knows of its visitor, and forgets
//! - `attract`: the first screen, which draws people in
//! - `explore`: what a visitor uses
//! - `code`: QR codes
//! - `rest`: asks whether the visitor is still there
//! - `setup`: choosing its settings on the display itself
//! - `status`: how it has been doing
//!
//! The page's own script (`xtask/src/build/kiosk/start.js`) keeps the display awake and the
//! exits closed, and starts the page anew should all of this fail.

mod attract;
mod code;
mod explore;
mod rest;
mod setup;
pub mod state;
mod status;

use leptos::prelude::*;

use crate::browser;
use crate::domain::display::Display;
use crate::markup::{Node, el, live};
use crate::route::{KioskQuery, Page, Route};
use crate::state::{App, Cause, Loaded};
use crate::text::Text;
use state::Kiosk;

/// The first screen in the language that the address names.
fn route_of(settings: &KioskQuery) -> Route {
    Route::of(settings.language, Page::Home)
}

/// Starts the kiosk on the page. Where not even the bundled edition can be had, the page says
/// so; its script tries again.
pub async fn mount() {
    let settings: &'static KioskQuery =
        Box::leak(Box::new(KioskQuery::parse(&browser::current().1)));
    match Loaded::built_in().await {
        Ok(first) => {
            browser::clear_static();
            let owner = Owner::new();
            let kiosk = owner.with(|| Kiosk::new(App::at(first, route_of(settings)), settings));
            leptos::mount::mount_to_body(move || surface(kiosk));
            std::mem::forget(owner);
            fit(settings.display);
            browser::on_resize(move || fit(settings.display));
            browser::answer_pings(move || kiosk.alive());
            kiosk.start();
            browser::mark_ready();
        }
        Err(error) => {
            let text = Text::of(settings.language);
            browser::fail_static(text.not_fetched, text.causes[Cause::of(&error) as usize]);
        }
    }
}

/// The first screen of an edition as it is before the app is there.
pub fn first_screen(app: App) -> Node {
    let settings: &'static KioskQuery = Box::leak(Box::new(KioskQuery::default()));
    surface(Kiosk::new(app, settings))
}

/// Sets all sizes by the display's.
fn fit(display: Option<Display>) {
    let (width, height) = browser::window_size();
    let sizes = display.unwrap_or_default().sizes(width, height);
    browser::set_length("--or-kiosk-text", sizes.text);
    browser::set_length("--or-kiosk-main", sizes.main);
    browser::set_length("--or-kiosk-other", sizes.other);
}

/// All that is on the display.
fn surface(kiosk: Kiosk) -> Node {
    let app = kiosk.app;
    app.need_boundaries();
    let screen = live(move || {
        let (language, loaded) = (app.view.get().language, app.loaded.get());
        browser::hold_focus();
        browser::present(language.tag(), loaded.edition.organisation.name.get(language));
        match kiosk.visited.get() {
            false => attract::attract(kiosk, loaded).into(),
            true => explore::explore(kiosk, loaded).into(),
        }
    });
    let class = if kiosk.settings.low { "or-kiosk low" } else { "or-kiosk" };
    el("div")
        .class(class)
        .live_attr("data-kiosk", move || Some(kiosk.mark().into()))
        .live_attr("data-larger", move || kiosk.larger.get().then_some("".into()))
        .on("pointerdown", move |event| {
            status::count(kiosk, &event);
            kiosk.touched();
        })
        .on("keydown", move |_| kiosk.touched())
        .child(screen)
        .child(rest::rest(kiosk))
        .child(status::status(kiosk))
        .child(kiosk.settings.setup.then(|| setup::setup(kiosk)))
        .into()
}
