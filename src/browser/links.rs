//! Links within the app are followed without loading a page.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MouseEvent, Url};

use super::address::{current, forget_change, go, remember_scroll, remembered_scroll, root};
use super::document::{after_paint, next_frame, rescue_focus};
use super::scrolling::on_scroll;

thread_local! {
    /// How often the page was scrolled, or left.
    static SCROLLED: Cell<u32> = const { Cell::new(0) };
}

/// What is done when a page is shown.
pub type Then = Box<dyn FnOnce()>;

/// Calls `show` with path and query whenever a link within the app is followed, or the
/// reader goes back or forward, and with what it is to do when the page is shown: it then stands
/// where the reader was, or at the top of a new one. A click that asks for something else (a new
/// tab, a download, another site) is left to the browser.
pub fn follow_links(show: impl Fn(String, String, Then) + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    let shown = show.clone();
    let clicked = Closure::<dyn FnMut(MouseEvent)>::new(move |event: MouseEvent| {
        if let Some((path, query)) = followed(&event) {
            event.prevent_default();
            go(&format!("{path}{query}"));
            fold_menus();
            let at_top = || {
                scroll_to(0.0);
                next_frame(rescue_focus);
            };
            shown(path, query, Box::new(at_top));
        }
    });
    let returned = Closure::<dyn FnMut()>::new(move || {
        forget_change();
        // It is of the entry that was left, and would be taken for this one's.
        count_scroll();
        fold_menus();
        let (path, query) = current();
        show(path, query, Box::new(|| scroll_to(remembered_scroll())));
    });
    let listen = |name, callback: &js_sys::Function| {
        drop(window.add_event_listener_with_callback(name, callback));
    };
    listen("click", clicked.as_ref().unchecked_ref());
    listen("popstate", returned.as_ref().unchecked_ref());
    let left = Closure::<dyn FnMut()>::new(remember_scroll);
    // Chromium passes over what is written while it leaves a page.
    listen("scrollend", left.as_ref().unchecked_ref());
    listen("pagehide", left.as_ref().unchecked_ref());
    // Safari before 26.2 tells no end of scrolling.
    if !js_sys::Reflect::has(&window, &"onscrollend".into()).unwrap_or(true) {
        on_scroll(remember_scroll_at_end);
    }
    // They live as long as the page.
    left.forget();
    clicked.forget();
    returned.forget();
}

fn count_scroll() -> u32 {
    SCROLLED.set(SCROLLED.get().wrapping_add(1));
    SCROLLED.get()
}

/// Each picture of the screen tells that there was more of it: after two that do not, it has ended.
fn remember_scroll_at_end() {
    let own = count_scroll();
    after_paint(move || {
        if SCROLLED.get() == own {
            remember_scroll();
        }
    });
}

/// Path relative to the root and query of the app's own link under a plain click.
fn followed(event: &MouseEvent) -> Option<(String, String)> {
    let plain = event.button() == 0
        && !event.default_prevented()
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    let target = event.target()?.dyn_into::<Element>().ok().filter(|_| plain)?;
    let link = target.closest("a[href]").ok()??;
    if link.has_attribute("target") || link.has_attribute("download") {
        return None;
    }
    let window = web_sys::window()?;
    let location = window.location();
    let base = window.document()?.base_uri().ok()??;
    let to = Url::new_with_base(&link.get_attribute("href")?, &base).ok()?;
    let path = to.pathname();
    let inside = to.origin() == location.origin().ok()? && to.hash().is_empty();
    let path = path.strip_prefix(&root()).filter(|_| inside)?;
    // Files beside the app, such as the snapshots, are the host's to serve.
    let is_file = path.bytes().rev().take_while(|byte| *byte != b'/').any(|byte| byte == b'.');
    (!is_file).then(|| (path.to_owned(), to.search()))
}

/// Folds what was unfolded in the head of the page, which stays when another page is shown.
fn fold_menus() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    while let Ok(Some(open)) = document.query_selector(".or-page > header details[open]") {
        drop(open.remove_attribute("open"));
    }
}

/// Takes a reader who loaded the page anew back to where they were: when the browser tried
/// to, the page was still empty.
pub fn return_to_place() {
    let place = remembered_scroll();
    if place > 0.0 {
        scroll_to(place);
    }
}

/// Scrolls at once, after the new page is laid out.
fn scroll_to(place: f64) {
    next_frame(move || {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, place);
        }
    });
}
