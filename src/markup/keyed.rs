//! Keyed rows: what stays is moved, not made anew.

use std::cell::RefCell;

use leptos::prelude::RenderEffect;

use super::Row;
use super::build::{Keep, insert_element};
use super::place::{Part, Place};
use crate::browser::dom;

/// A list of rows that follows its signals.
pub struct Keyed {
    pub(super) rows: Box<dyn Fn() -> Vec<Row> + Send>,
    /// Whether they outlive the view.
    outlive: bool,
    /// What inserts them: with the list itself, so that the part of the app that has no list does not
    /// carry it.
    insert: fn(Keyed, &mut Place, &mut Keep),
}

impl Keyed {
    pub(super) fn new(rows: Box<dyn Fn() -> Vec<Row> + Send>, outlive: bool) -> Keyed {
        Keyed { rows, outlive, insert }
    }

    /// Inserts the rows at a place.
    pub(super) fn insert(self, place: &mut Place, keep: &mut Keep) {
        (self.insert)(self, place, keep);
    }
}

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
        // What follows a signal, or listens, was made for the view that is gone.
        gone.retain(|row| row.1.as_ref().is_some_and(|(_, keep)| keep.is_empty()));
        for row in gone {
            match spare.binary_search_by_key(&row.0, |spare| spare.0) {
                Ok(at) => spare[at] = row,
                Err(at) => spare.insert(at, row),
            }
        }
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

/// Inserts the rows at a place and keeps them in their order. Those that outlive the view come back,
/// as they were, with the next view of rows that do.
fn insert(list: Keyed, place: &mut Place, keep: &mut Keep) {
    let Keyed { rows, outlive, .. } = list;
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
