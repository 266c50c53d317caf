//! What the region is: its members, bodies, focus areas and the periods in which all of
//! it holds. Knows neither browser, framework nor file format.

pub mod boundaries;
pub mod cartogram;
pub mod colour;
pub mod colouring;
pub mod date;
pub mod directory;
pub mod display;
pub mod edition;
pub mod fold;
#[cfg(feature = "publish")]
pub mod identity;
pub mod labels;
pub mod language;
pub mod member;
#[cfg(feature = "publish")]
pub mod membership;
pub mod order;
pub mod organisation;
pub mod priorities;
pub mod projection;
pub mod publication;
pub mod slug;
pub mod viewport;
