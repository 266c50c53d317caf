//! What stays when it is left: whoever comes back finds it as it was, without its being made anew.

use std::cell::{Cell, RefCell};

use leptos::prelude::Owner;

use super::Element;
use super::build::{Keep, Life, insert_element};
use super::place::Place;
use crate::browser::dom;

thread_local! {
    /// The one that was left last, unless it is shown.
    static LEFT: RefCell<Option<Left>> = const { RefCell::new(None) };
    /// How many have been told apart.
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// What tells something that stays from all else that does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay(u32);

impl Stay {
    /// One unlike any other.
    pub fn another() -> Stay {
        COUNT.set(COUNT.get() + 1);
        Stay(COUNT.get())
    }
}

/// What is not shown, with all that follows its signals.
struct Left {
    stay: Stay,
    node: dom::Node,
    _keep: Keep,
    _owner: Owner,
}

/// What is shown for now. Dropped, it is not gone but left.
pub(super) struct Staying(Option<Left>);

impl Drop for Staying {
    fn drop(&mut self) {
        // What was left before goes for good, and is dropped when no one looks at it.
        drop(LEFT.replace(self.0.take()));
    }
}

/// Inserts what was left under this name, or makes it.
pub(super) fn insert(
    stay: Stay,
    make: Box<dyn FnOnce() -> Element + Send>,
    place: &mut Place,
) -> Staying {
    let left = LEFT.take().filter(|left| left.stay == stay);
    Staying(Some(match left {
        Some(left) => {
            place.put(&left.node);
            left
        }
        None => {
            let owner = lasting();
            let mut keep = Keep::within(&Life::default());
            let node = owner.with(|| insert_element(make(), place, &mut keep));
            Left { stay, node, _keep: keep, _owner: owner }
        }
    }))
}

/// An owner of signals that live as long as it does, not as long as the part around them.
fn lasting() -> Owner {
    let around = Owner::current();
    around.clone().into_iter().for_each(Owner::unset);
    let owner = Owner::new();
    around.iter().for_each(Owner::set);
    owner
}
