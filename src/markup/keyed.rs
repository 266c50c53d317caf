//! Keyed rows: what stays is moved, not made anew.

use std::cell::RefCell;

use leptos::prelude::RenderEffect;

use super::Row;
use super::build::{Keep, insert_element};
use super::place::{Part, Place};
use crate::browser::dom;

/// The rows shown, ordered by key.
type Shown = Vec<(u64, Option<(dom::Node, Keep)>)>;

thread_local! {
    /// Rows of a list that was left, for when it is shown again.
    static LEFT: RefCell<Shown> = const { RefCell::new(Shown::new()) };
}

/// The rows of one list.
struct Rows {
    shown: RefCell<Shown>,
    /// Whether they outlive the view.
    outlive: bool,
}

impl Drop for Rows {
    fn drop(&mut self) {
        if self.outlive {
            // What follows a signal, or listens, was made for the view that is gone.
            let still = |row: &(u64, Option<(dom::Node, Keep)>)| {
                row.1.as_ref().is_some_and(|(_, keep)| keep.is_empty())
            };
            let left = self.shown.take().into_iter().filter(still).collect();
            LEFT.with_borrow_mut(|before| *before = left);
        }
    }
}

/// Inserts rows at a place and keeps them in the order of `rows`. Those that `outlive` the view
/// come back, as they were, with the next view of rows that do.
pub(super) fn insert(
    rows: Box<dyn Fn() -> Vec<Row> + Send>,
    outlive: bool,
    place: &mut Place,
    keep: &mut Keep,
) {
    let (part, life) = (Part::open(place), keep.life());
    let own = part.clone();
    let first = if outlive { LEFT.take() } else { Shown::new() };
    let own_rows = Rows { shown: RefCell::new(first), outlive };
    keep.effect(RenderEffect::new(move |_| {
        if life.is_over() {
            return Keep::default();
        }
        let wanted = rows();
        let part = &mut *own.borrow_mut();
        let mut before = own_rows.shown.take();
        let mut after = Shown::with_capacity(wanted.len());
        let mut order = Vec::with_capacity(wanted.len());
        for Row { key, make } in wanted {
            let known = before.binary_search_by_key(&key, |row| row.0).ok();
            let row = known.and_then(|at| before[at].1.take()).unwrap_or_else(|| {
                let mut keep = Keep::within(&life);
                let row = match &mut part.there {
                    Some(place) => insert_element(make(), place, &mut keep),
                    None => insert_element(make(), &mut Place::nowhere(), &mut keep),
                };
                (row, keep)
            });
            order.push(row.0.clone());
            after.push((key, Some(row)));
        }
        for (_, gone) in before {
            if let Some((node, _)) = gone {
                dom::remove(&node);
            }
        }
        part.arrange(&order);
        after.sort_unstable_by_key(|row| row.0);
        own_rows.shown.replace(after);
        Keep::default()
    }));
    part.borrow_mut().close(place);
}
