//! Keyed rows: what stays is moved, not made anew.

use std::cell::RefCell;

use leptos::prelude::RenderEffect;

use super::Row;
use super::build::{Keep, insert_element};
use super::place::{Part, Place};
use crate::browser::dom;

/// A row by its key. It is taken out where it is shown.
type Made = (u64, Option<(dom::Node, Keep)>);

/// So many rows are kept that are not shown.
const MOST_SPARE: usize = 256;

thread_local! {
    /// Rows that are not shown, for when they are again.
    static SPARE: RefCell<Vec<Made>> = const { RefCell::new(Vec::new()) };
}

/// The rows of one list.
struct Rows {
    /// Ordered by key.
    shown: RefCell<Vec<Made>>,
    /// Whether they outlive the view.
    outlive: bool,
}

impl Drop for Rows {
    fn drop(&mut self) {
        if self.outlive {
            spare(self.shown.take());
        }
    }
}

/// Keeps rows for another time: a letter that is deleted shows again what was shown before it.
fn spare(mut gone: Vec<Made>) {
    SPARE.with_borrow_mut(|spare| {
        if spare.len() > MOST_SPARE {
            spare.clear();
        }
        spare.append(&mut gone);
        // What follows a signal, or listens, was made for the view that is gone.
        spare.retain(|row| row.1.as_ref().is_some_and(|(_, keep)| keep.is_empty()));
        spare.sort_unstable_by_key(|row| row.0);
    });
}

/// Keeps none: their links are of another `<base>`, which only tests change.
pub fn forget_rows() {
    SPARE.take();
}

/// Takes the row with this key out of rows that are ordered.
fn taken(rows: &mut [Made], key: u64) -> Option<(dom::Node, Keep)> {
    let at = rows.binary_search_by_key(&key, |row| row.0).ok()?;
    rows[at].1.take()
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
    let own_rows = Rows { shown: RefCell::default(), outlive };
    keep.effect(RenderEffect::new(move |_| {
        if life.is_over() {
            return Keep::default();
        }
        let wanted = rows();
        let part = &mut *own.borrow_mut();
        let mut before = own_rows.shown.take();
        let mut after = Vec::with_capacity(wanted.len());
        let mut order = Vec::with_capacity(wanted.len());
        for Row { key, make } in wanted {
            let again = || match outlive {
                true => SPARE.with_borrow_mut(|spare| taken(spare, key)),
                false => None,
            };
            let row = taken(&mut before, key).or_else(again).unwrap_or_else(|| {
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
        for row in &before {
            if let Some((node, _)) = &row.1 {
                dom::remove(node);
            }
        }
        if outlive {
            spare(before);
        }
        part.arrange(&order);
        after.sort_unstable_by_key(|row| row.0);
        own_rows.shown.replace(after);
        Keep::default()
    }));
    part.borrow_mut().close(place);
}
