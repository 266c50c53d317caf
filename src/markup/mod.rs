//! Views as data: an element is a value, so that a page costs a call for each element
//! instead of a type. Leptos mounts it and its signals drive it.
//!
//! Leptos' own `view!` makes every element a type of its own, with code of its own to
//! build, rebuild and drop it. Measured for the site of this app, the wasm alone in brotli:
//! 234 kB so, 197 kB with Leptos' `erase_components` and a std built for size, against a
//! budget of 75 kB for wasm and bindings. Decoding with derived types was in both figures.
//!
//! On the command line the same node is written as HTML (`html`); in the browser it then takes
//! over the page that was written so (`place`), node by node, and what a reader has done to it
//! meanwhile stays.
//!
//! ```ignore
//! el("section").class("or-rows").child(el("h2").text(title)).child(live(move || el("p").text(count.get()).into()))
//! ```

mod build;
mod element;
#[cfg(not(target_arch = "wasm32"))]
mod html;
mod keyed;
mod place;
mod stay;
mod view;

use std::borrow::Cow;

use leptos::prelude::{ArcMemo, Memo, on_cleanup};
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};

pub use element::{Element, Event, Part, Words, el, group};
#[cfg(not(target_arch = "wasm32"))]
pub use html::to_html;
pub use keyed::{Keyed, forget_rows};
pub use place::is_taking_over;
pub use stay::Stay;
pub use view::{take_over, tell_typed};

/// A text of a page: mostly one of the program's own.
pub type Text = Cow<'static, str>;

/// A part of a page.
#[derive(Default)]
pub enum Node {
    /// Nothing.
    #[default]
    Empty,
    /// Text, never markup.
    Text(Text),
    /// An element with all in it.
    Element(Element),
    /// In a live part: what stands there stays, prerendered or made before; only signals that were
    /// made with it are gone, so it must have none. Elsewhere nothing.
    Kept,
    /// A part that is made anew whenever a signal it read changes.
    Live(Box<dyn Fn() -> Node + Send>),
    /// Rows that are kept as long as their key stays.
    Keyed(Keyed),
    /// An element that stays as it is when it is left, for when it is shown again.
    Staying(Stay, Box<dyn FnOnce() -> Element + Send>),
}

/// A row of a keyed list.
pub struct Row {
    /// What tells it from others; with the same key, what is shown stays as it is.
    pub key: u64,
    /// Makes the row's one element, when it is not there yet.
    pub make: Box<dyn FnOnce() -> Element>,
}

/// A part that is made anew whenever a signal that `make` reads changes.
pub fn live(make: impl Fn() -> Node + Send + 'static) -> Node {
    Node::Live(Box::new(make))
}

/// Rows that follow the signals that `rows` reads; one whose key was there before stays.
pub fn keyed(rows: impl Fn() -> Vec<Row> + Send + 'static) -> Node {
    Node::Keyed(Keyed::new(Box::new(rows), false))
}

/// The same, of rows that nothing changes: whoever leaves the list and comes back finds them
/// without their being made anew. There is one such list, and its keys tell rows apart whatever
/// language or edition they were made for.
pub fn keyed_for_return(rows: impl Fn() -> Vec<Row> + Send + 'static) -> Node {
    Node::Keyed(Keyed::new(Box::new(rows), true))
}

/// An element that is not made anew when it is shown again, unless something else that stays was
/// left meanwhile: one is kept. All that changes in it follows signals that outlive it.
pub fn staying(stay: Stay, make: impl FnOnce() -> Element + Send + 'static) -> Node {
    Node::Staying(stay, Box::new(make))
}

/// What is derived from signals for a part of the page. When the part goes, the signals forget
/// it, as they do the part's effects.
pub fn memo<T>(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let memo = Memo::new(make);
    let subscriber = ArcMemo::from(memo).to_any_subscriber();
    on_cleanup(move || subscriber.clear_sources(&subscriber));
    memo
}

impl From<Element> for Node {
    fn from(element: Element) -> Node {
        Node::Element(element)
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Node {
        Node::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Node {
    fn from(text: String) -> Node {
        Node::Text(Cow::Owned(text))
    }
}
