//! What is on the screen of what has been scrolled.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, ScrollIntoViewOptions, ScrollLogicalPosition};

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

/// Scrolls what the keyboard has come to inside an element to the middle of it, sideways.
pub fn reveal(event: &Event) {
    let Some(target) = event.target() else { return };
    let inside = event.current_target().is_none_or(|all| *all != *target);
    let target: &Element = target.unchecked_ref();
    // The element itself may be larger than the screen, and what is clicked stays where it is.
    if inside && target.matches(":focus-visible").unwrap_or(false) {
        let place = ScrollIntoViewOptions::new();
        place.set_block(ScrollLogicalPosition::Nearest);
        place.set_inline(ScrollLogicalPosition::Center);
        target.scroll_into_view_with_scroll_into_view_options(&place);
    }
}
