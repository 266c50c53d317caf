//! What is on the screen of what has been scrolled.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Calls `tell` whenever the page has been scrolled, for as long as it is open.
pub fn on_scroll(tell: impl FnMut() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let scrolled = Closure::<dyn FnMut()>::new(tell);
    drop(window.add_event_listener_with_callback("scroll", scrolled.as_ref().unchecked_ref()));
    scrolled.forget();
}

/// Which of `rows` equally high rows of the element with this id is at the upper edge of the
/// screen.
pub fn row_at_top(id: &str, rows: usize) -> Option<usize> {
    let list = web_sys::window()?.document()?.get_element_by_id(id)?;
    let area = list.get_bounding_client_rect();
    let above = -area.top() / area.height() * rows as f64;
    // A list that is not laid out has no height: the conversion makes 0 of it.
    Some((above.max(0.0) as usize).min(rows))
}

/// Scrolls what the keyboard has come to in a wide table into sight, beside the first column, which
/// stays where it is.
pub fn reveal(event: &Event) {
    let (Some(target), Some(all)) = (event.target(), event.current_target()) else { return };
    let inside = *all != *target;
    let (target, all): (&Element, &HtmlElement) = (target.unchecked_ref(), all.unchecked_ref());
    // The table itself may be larger than the screen, and what is clicked stays where it is.
    if !inside || !target.matches(":focus-visible").unwrap_or(false) {
        return;
    }
    if let Ok(Some(first)) = all.query_selector("th, td") {
        let width = first.get_bounding_client_rect().width();
        let width = [&(width as i32).to_string(), "px"].concat();
        drop(all.style().set_property("scroll-padding-inline-start", &width));
    }
    let place = ScrollIntoViewOptions::new();
    place.set_block(ScrollLogicalPosition::Nearest);
    place.set_inline(ScrollLogicalPosition::Nearest);
    target.scroll_into_view_with_scroll_into_view_options(&place);
}
