//! Counting what is allocated: how much at once, and the most since the last reset.
//!
//! Each thread counts its own, so that a test's neighbours, and the harness that prints beside
//! it, are not counted with it. What a target gives to another thread is not seen: none does.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    // Signed: what one thread allocated, another may free.
    static NOW: Cell<isize> = const { Cell::new(0) };
    static MOST: Cell<isize> = const { Cell::new(0) };
}

/// The system's allocator with a count beside it. A program that measures makes it its own:
/// `#[global_allocator] static COUNTING: Counting = Counting;`.
pub struct Counting;

fn grown(bytes: usize) {
    NOW.set(NOW.get().saturating_add_unsigned(bytes));
    MOST.set(MOST.get().max(NOW.get()));
}

fn shrunk(bytes: usize) {
    NOW.set(NOW.get().saturating_sub_unsigned(bytes));
}

// SAFETY: every call goes to the system's allocator as it came; only numbers are kept beside it.
#[allow(unsafe_code)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        shrunk(layout.size());
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // While it is moved, both are there.
        grown(size);
        shrunk(layout.size());
        unsafe { System.realloc(place, layout, size) }
    }
}

/// The most bytes that were allocated at once while `run` ran, beyond those that already were.
/// 0 in a program whose allocator is not [`Counting`].
pub fn most_during(run: impl FnOnce()) -> usize {
    let before = NOW.get();
    MOST.set(before);
    run();
    MOST.get().saturating_sub(before).unsigned_abs()
}
