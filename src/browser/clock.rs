//! The device's clock, which may be wrong.

use crate::domain::publication::Moment;

/// What it says.
pub fn now() -> Moment {
    // Beyond the range of any clock it is cut off at its end.
    Moment::of_unix((js_sys::Date::now() / 1000.0) as i64)
}
