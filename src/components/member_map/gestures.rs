//! Fingers, mouse, wheel and keys: from what is done to the part of the map that is shown.

use leptos::prelude::*;

use super::{Drawing, shapes};
use crate::browser::{self, Place, Pointer};
use crate::domain::boundaries::Direction;
use crate::domain::viewport::Viewport;

/// One step closer and farther, in per mille of the extent shown.
pub(super) const CLOSER: i32 = 667;
pub(super) const FARTHER: i32 = 1500;

/// How far a pressed pointer may move and still click, in shares of the drawing.
const STILL: i32 = 80;
/// The whole drawing in [`Place`]'s unit.
const WHOLE: i32 = browser::WHOLE;
/// How long after a turn of the wheel that scrolled the page the next one scrolls too, in
/// milliseconds: who scrolls past the map does not want to zoom.
const SAME_SCROLL: i32 = 400;

/// What is going on on the drawing.
#[derive(Default)]
pub(super) struct Gesture {
    /// The pressed pointers, at most two.
    fingers: Vec<Pointer>,
    /// Where the first one was pressed.
    start: Place,
    /// Whether the press became a drag: its click chooses nothing.
    pub dragged: bool,
    /// When the wheel last scrolled the page.
    scrolled: Option<i32>,
}

impl Gesture {
    pub fn press(&mut self, pointer: Option<Pointer>) {
        let Some(pointer) = pointer else { return };
        self.fingers.retain(|finger| finger.id != pointer.id);
        if self.fingers.is_empty() {
            (self.start, self.dragged) = (pointer.at, false);
        }
        if self.fingers.len() < 2 {
            self.fingers.push(pointer);
        }
    }

    pub fn release(&mut self, pointer: Option<Pointer>) {
        self.fingers.retain(|finger| pointer.is_none_or(|pointer| finger.id != pointer.id));
    }

    /// One finger moves the map, two also zoom. The part to show, once it is a drag.
    pub fn drag(
        &mut self,
        pointer: Option<Pointer>,
        view: Viewport,
        whole: Viewport,
    ) -> Option<Viewport> {
        let pointer = pointer.filter(|pointer| pointer.down)?;
        let at = self.fingers.iter().position(|finger| finger.id == pointer.id)?;
        let far = (pointer.at.0 - self.start.0).abs().max((pointer.at.1 - self.start.1).abs());
        if !self.dragged && self.fingers.len() < 2 && far < STILL {
            return None;
        }
        self.dragged = true;
        let before = middle_and_spread(&self.fingers);
        self.fingers[at].at = pointer.at;
        let after = middle_and_spread(&self.fingers);
        let (dx, dy) = (before.0.0 - after.0.0, before.0.1 - after.0.1);
        let view = view.panned(whole, dx * view.width / WHOLE, dy * view.height / WHOLE);
        if after.1 == 0 {
            return Some(view);
        }
        Some(view.zoomed(whole, before.1 * 1000 / after.1, on_map(after.0, view)))
    }

    /// A turn of the wheel zooms around the pointer, unless it scrolls the page: when it goes
    /// on doing so, or when there is nothing left to zoom out of.
    pub fn turn(
        &mut self,
        wheel: Option<(Place, i32, bool, i32)>,
        view: Viewport,
        whole: Viewport,
    ) -> Option<Viewport> {
        let (at, turned, pinch, time) = wheel?;
        let scrolling = self.scrolled.is_some_and(|last| time - last < SAME_SCROLL);
        if !pinch && (scrolling || turned > 0 && view.is_whole(whole)) {
            self.scrolled = Some(time);
            return None;
        }
        // A notch of a wheel is about 100, a trackpad's steps are small.
        let per_mille = 1000 + turned.clamp(-150, 150) * if pinch { 6 } else { 2 };
        Some(view.zoomed(whole, per_mille.clamp(500, 2000), on_map(at, view)))
    }
}

/// The middle of the pressed pointers and how far they are apart; 0 for one.
fn middle_and_spread(fingers: &[Pointer]) -> (Place, i32) {
    match fingers {
        [one, other] => {
            let (dx, dy) = (other.at.0 - one.at.0, other.at.1 - one.at.1);
            let middle = (one.at.0 + dx / 2, one.at.1 + dy / 2);
            (middle, f64::from(dx * dx + dy * dy).sqrt() as i32)
        }
        [one, ..] => (one.at, 0),
        [] => ((0, 0), 0),
    }
}

fn on_map(at: Place, view: Viewport) -> (i32, i32) {
    (view.x + at.0 * view.width / WHOLE, view.y + at.1 * view.height / WHOLE)
}

/// Does what a key asks for. Whether it asked for something.
pub(super) fn press_key(drawing: Drawing, key: Option<&str>) -> bool {
    let direction = match key.unwrap_or_default() {
        "ArrowLeft" => Direction::Left,
        "ArrowRight" => Direction::Right,
        "ArrowUp" => Direction::Up,
        "ArrowDown" => Direction::Down,
        other => return press_other(drawing, other),
    };
    let from = drawing.entry.get_untracked() as usize;
    if let Some(next) = drawing.map.towards(from, direction) {
        browser::focus(&shapes::id(drawing.map, next));
    }
    true
}

fn press_other(drawing: Drawing, key: &str) -> bool {
    match key {
        "Enter" | " " => drawing.choose(drawing.entry.get_untracked()),
        "+" => drawing.zoom(CLOSER),
        "-" => drawing.zoom(FARTHER),
        "0" => drawing.show(drawing.whole),
        _ => return false,
    }
    true
}
