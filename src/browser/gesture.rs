//! Pointers, wheels and keys on a drawing, as numbers.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent, WheelEvent};

/// The whole width or height of a drawing, in [`Place`]'s unit.
pub const WHOLE: i32 = 10_000;

/// Where something happened on the drawing that listens, from its left and upper edge, in
/// shares of its width and height: see [`WHOLE`].
pub type Place = (i32, i32);

/// A finger, pen or mouse on a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// Which one, of several fingers.
    pub id: i32,
    /// Where.
    pub at: Place,
    /// Whether it is pressed.
    pub down: bool,
}

/// The pointer of a pointer event.
pub fn pointer(event: &Event) -> Option<Pointer> {
    let event = event.dyn_ref::<PointerEvent>()?;
    let at = place(event, event.client_x(), event.client_y())?;
    Some(Pointer { id: event.pointer_id(), at, down: event.buttons() != 0 })
}

/// A turn of the wheel: where, how far (more than 0 is towards the reader), whether together
/// with Control, as a trackpad's pinch is, and when, in milliseconds.
pub fn wheel(event: &Event) -> Option<(Place, i32, bool, i32)> {
    let event = event.dyn_ref::<WheelEvent>()?;
    let at = place(event, event.client_x(), event.client_y())?;
    Some((at, event.delta_y() as i32, event.ctrl_key(), event.time_stamp() as i32))
}

/// The name of the key of a keyboard event, without one of the keys that make it a command
/// of the browser.
pub fn key(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let command = event.ctrl_key() || event.meta_key() || event.alt_key();
    (!command).then(|| event.key())
}

/// Goes on telling the listening element of this pointer when it leaves it.
pub fn hold_pointer(event: &Event) {
    let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
    if let Some(element) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) {
        drop(element.set_pointer_capture(event.pointer_id()));
    }
}

/// The value of an attribute of the innermost element around the event's target that has it.
pub fn told_by_target(event: &Event, attribute: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let element = target.closest(&["[", attribute, "]"].concat()).ok()??;
    element.get_attribute(attribute)
}

fn place(event: &Event, x: i32, y: i32) -> Option<Place> {
    let area = event.current_target()?.dyn_into::<Element>().ok()?.get_bounding_client_rect();
    let (width, height) = (area.width(), area.height());
    let share = |at: i32, from: f64, extent: f64| {
        ((f64::from(at) - from) / extent * f64::from(WHOLE)) as i32
    };
    (width > 0.0 && height > 0.0)
        .then(|| (share(x, area.left(), width), share(y, area.top(), height)))
}
