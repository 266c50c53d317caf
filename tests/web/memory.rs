//! What a part of the page has taken is given back when it goes: a kiosk shows and takes away
//! the same parts for days.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicIsize, Ordering};

use leptos::prelude::{Get, RwSignal, Set, Update};
use osloregionen::markup::{Node, Row, el, group, keyed, live, memo};
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::page::{mount, see_texts, settle};

/// Bytes that are in use.
static IN_USE: AtomicIsize = AtomicIsize::new(0);

/// The system's memory, counted.
pub struct Counted;

// SAFETY: every call goes on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        IN_USE.fetch_add(layout.size() as isize, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size() as isize, Ordering::Relaxed);
        unsafe { System.dealloc(memory, layout) }
    }
}

/// Shows and takes away a part, so many times.
async fn come_and_go(shown: RwSignal<bool>, times: usize) -> isize {
    for _ in 0..times {
        for is in [true, false] {
            shown.set(is);
            settle().await;
        }
    }
    IN_USE.load(Ordering::Relaxed)
}

#[test]
async fn a_part_that_comes_and_goes_leaves_nothing() {
    let (shown, step) = (RwSignal::new(false), RwSignal::new(0));
    // Everything in it follows a signal that outlives it.
    let part = move || -> Node {
        let even = memo(move |_| step.get() % 2 == 0);
        let row = |key: u64| Row { key, make: Box::new(|| el("li")) };
        group()
            .child(el("p").live_attr("title", move || Some(step.get().to_string().into())))
            .child(el("p").child(live(move || step.get().to_string().into())))
            .child(el("p").child(live(move || if even.get() { "even" } else { "odd" }.into())))
            .child(el("input").live_value(move || step.get().to_string().into()))
            .child(el("ul").child(keyed(move || (0..step.get()).map(row).collect())))
            .into()
    };
    let page = mount(move || live(move || if shown.get() { part() } else { Node::Empty }));
    let first = come_and_go(shown, 20).await;
    let last = come_and_go(shown, 100).await;
    assert!(last - first < 1000, "{} bytes more after a hundred times", last - first);
    // And while it is there, it still follows.
    shown.set(true);
    settle().await;
    step.update(|step| *step = 3);
    settle().await;
    assert_eq!(see_texts(&page, "p"), ["", "3", "odd"]);
}
