//! A limit to how long a fetch may take.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::AbortSignal;

/// After this many milliseconds a host that is still sending counts as one that does not
/// answer.
const LIMIT: u32 = 20_000;

/// Aborts what carries it when time is up. Browsers from before 2022 have no such signal:
/// there a fetch takes as long as it takes.
pub fn deadline() -> Option<AbortSignal> {
    let class = Reflect::get(&js_sys::global(), &"AbortSignal".into()).ok()?;
    let timeout = Reflect::get(&class, &"timeout".into()).ok()?.dyn_into::<Function>().ok()?;
    timeout.call1(&class, &LIMIT.into()).ok()?.dyn_into().ok()
}
