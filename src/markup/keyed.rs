//! Keyed rows: what stays is moved, not made anew.

use leptos::prelude::RenderEffect;

use super::Row;
use super::build::{Keep, build_element};
use crate::browser::dom;

/// The rows shown, ordered by key.
type Shown = Vec<(u64, Option<(dom::Node, Keep)>)>;

/// Inserts rows before a marker and keeps them in the order of `rows`.
pub(super) fn insert(
    rows: Box<dyn Fn() -> Vec<Row> + Send>,
    parent: &dom::Node,
    before: Option<&dom::Node>,
    keep: &mut Keep,
) {
    let (start, end) = (dom::marker(), dom::marker());
    dom::insert(parent, &start, before);
    dom::insert(parent, &end, before);
    let shown = std::cell::RefCell::new(Shown::new());
    let life = keep.life();
    keep.effect(RenderEffect::new(move |_| {
        if life.is_over() {
            return Keep::default();
        }
        let wanted = rows();
        let mut before = shown.take();
        let mut after = Shown::with_capacity(wanted.len());
        let mut order = Vec::with_capacity(wanted.len());
        for Row { key, make } in wanted {
            let known = before.binary_search_by_key(&key, |row| row.0).ok();
            let row = known.and_then(|at| before[at].1.take()).unwrap_or_else(|| {
                let mut keep = Keep::within(&life);
                (build_element(make(), &mut keep), keep)
            });
            order.push(row.0.clone());
            after.push((key, Some(row)));
        }
        for (_, gone) in before {
            if let Some((node, _)) = gone {
                dom::remove(&node);
            }
        }
        dom::arrange(&start, &end, &order);
        after.sort_unstable_by_key(|row| row.0);
        shown.replace(after);
        Keep::default()
    }));
}
