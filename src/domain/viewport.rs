//! The part of a map that is shown, as an SVG view box: it is moved and scaled within the
//! whole map and keeps the whole's proportions.

/// The closest view shows this share of the whole's width and height.
const CLOSEST: i64 = 16;
/// Room kept around a point that is brought into view: this share of the view's extent.
const ROOM: i64 = 8;

/// A part of a map, in map units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewport {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Extent to the right.
    pub width: i32,
    /// Extent downwards.
    pub height: i32,
}

impl Viewport {
    /// All of a map of this width and height, with `margin` on every side. At least one unit
    /// wide and high.
    pub fn whole(width: i32, height: i32, margin: i32) -> Viewport {
        let with_margins = |extent: i32| extent.saturating_add(margin.saturating_mul(2)).max(1);
        let edge = 0i32.saturating_sub(margin);
        Viewport { x: edge, y: edge, width: with_margins(width), height: with_margins(height) }
    }

    /// Shows `per_mille` of this extent: less than 1000 is closer. The point `at`, in map
    /// units, stays where it is in the picture unless the part would reach out of `whole`.
    /// Shows a sixteenth of the whole's width at least and all of it at most.
    #[must_use]
    pub fn zoomed(self, whole: Viewport, per_mille: i32, at: (i32, i32)) -> Viewport {
        let width = whole.clamped_width(i64::from(self.width) * i64::from(per_mille) / 1000);
        let height = whole.height_of(width);
        let along = |at: i32, from: i32, before: i32, after: i64| {
            let at = i64::from(at);
            at - (at - i64::from(from)) * after / i64::from(before.max(1))
        };
        let x = along(at.0, self.x, self.width, width);
        let y = along(at.1, self.y, self.height, height);
        whole.part(x, y, width)
    }

    /// Moves by so many map units, as far as `whole` goes.
    #[must_use]
    pub fn panned(self, whole: Viewport, dx: i32, dy: i32) -> Viewport {
        let moved = |from: i32, by: i32| i64::from(from) + i64::from(by);
        whole.part(moved(self.x, dx), moved(self.y, dy), self.width.into())
    }

    /// Moves no farther than it takes to show a point of the map, with some room around it
    /// where `whole` has any.
    #[must_use]
    pub fn showing(self, whole: Viewport, point: (i32, i32)) -> Viewport {
        let width = whole.clamped_width(self.width.into());
        let along = |from: i32, at: i32, extent: i64| {
            let (at, room) = (i64::from(at), extent / ROOM);
            i64::from(from).max(at + room - extent).min(at - room)
        };
        let x = along(self.x, point.0, width);
        let y = along(self.y, point.1, whole.height_of(width));
        whole.part(x, y, width)
    }

    /// Whether it shows all of `whole`.
    pub fn is_whole(self, whole: Viewport) -> bool {
        self == whole
    }

    /// As the value of SVG's `viewBox`.
    pub fn view_box(self) -> String {
        let [x, y, width, height] =
            [self.x, self.y, self.width, self.height].map(|n| n.to_string());
        [&x, " ", &y, " ", &width, " ", &height].concat()
    }

    /// The part of this whole that is `width` wide and begins at `x` and `y`, or as near as
    /// it lies within.
    fn part(self, x: i64, y: i64, width: i64) -> Viewport {
        let width = self.clamped_width(width);
        let height = self.height_of(width);
        let edge = |at: i64, from: i32, extent: i32, own: i64| {
            let from = i64::from(from);
            at.min(from + i64::from(extent) - own).max(from).min(i32::MAX.into()) as i32
        };
        Viewport {
            x: edge(x, self.x, self.width, width),
            y: edge(y, self.y, self.height, height),
            width: width as i32,
            height: height as i32,
        }
    }

    /// A part's width, within what may be shown of this whole.
    fn clamped_width(self, width: i64) -> i64 {
        let whole = i64::from(self.width.max(1));
        width.max((whole + CLOSEST - 1) / CLOSEST).min(whole)
    }

    /// The height of a part so wide, in this whole's proportions.
    fn height_of(self, width: i64) -> i64 {
        (width * i64::from(self.height) / i64::from(self.width.max(1))).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WHOLE: Viewport = Viewport { x: -30, y: -30, width: 2693, height: 2752 };

    fn any_view() -> impl Strategy<Value = Viewport> {
        any::<[i32; 4]>().prop_map(|[x, y, width, height]| Viewport { x, y, width, height })
    }

    /// A view as the map has it: reached from the whole by one zoom.
    fn view() -> impl Strategy<Value = Viewport> {
        (1..=1000, -30..2700, -30..2700)
            .prop_map(|(share, x, y)| WHOLE.zoomed(WHOLE, share, (x, y)))
    }

    fn is_part(view: Viewport, whole: Viewport) -> bool {
        let within = |at: i32, extent: i32, from: i32, all: i32| {
            at >= from && i64::from(at) + i64::from(extent) <= i64::from(from) + i64::from(all)
        };
        let height = i64::from(view.width) * i64::from(whole.height) / i64::from(whole.width);
        within(view.x, view.width, whole.x, whole.width)
            && within(view.y, view.height, whole.y, whole.height)
            && i64::from(view.width) * CLOSEST >= i64::from(whole.width)
            && i64::from(view.height) == height.max(1)
    }

    #[test]
    fn the_whole_has_a_margin_on_every_side() {
        assert_eq!(Viewport::whole(2633, 2692, 30), WHOLE);
        assert_eq!(WHOLE.view_box(), "-30 -30 2693 2752");
        assert!(WHOLE.is_whole(WHOLE));
        assert!(!WHOLE.zoomed(WHOLE, 999, (0, 0)).is_whole(WHOLE));
    }

    #[test]
    fn zooming_in_and_out_again_ends_at_the_whole() {
        let mut view = WHOLE;
        for _ in 0..20 {
            view = view.zoomed(WHOLE, 667, (1500, 1200));
        }
        assert_eq!((view.width, view.height), (169, 172));
        assert!((view.x..view.x + view.width).contains(&1500), "{view:?}");
        for _ in 0..20 {
            view = view.zoomed(WHOLE, 1500, (1500, 1200));
        }
        assert!(view.is_whole(WHOLE), "{view:?}");
    }

    #[test]
    fn a_point_in_view_moves_nothing() {
        let view = WHOLE.zoomed(WHOLE, 250, (1000, 1000));
        assert_eq!(view.showing(WHOLE, (1000, 1000)), view);
        assert_eq!(view.showing(WHOLE, (1000, 2000)).x, view.x);
    }

    proptest! {
        #[test]
        fn no_numbers_lead_out_of_the_whole(
            view in any_view(), size in any::<[i32; 3]>(), per_mille in any::<i32>(), at in any::<(i32, i32)>(),
        ) {
            let whole = Viewport::whole(size[0], size[1], size[2]);
            for view in [view, whole] {
                for moved in [
                    view.zoomed(whole, per_mille, at),
                    view.panned(whole, at.0, at.1),
                    view.showing(whole, at),
                ] {
                    prop_assert!(is_part(moved, whole), "{moved:?} in {whole:?}");
                }
            }
        }

        #[test]
        fn no_whole_makes_it_panic(view in any_view(), whole in any_view(), per_mille in any::<i32>(), at in any::<(i32, i32)>()) {
            let parts = [
                view.zoomed(whole, per_mille, at),
                view.panned(whole, at.0, at.1),
                view.showing(whole, at),
            ];
            for part in parts {
                prop_assert!(part.width >= 1 && part.height >= 1, "{part:?}");
            }
        }

        /// To within a map unit, which is what the edges are rounded to. Far from the edges
        /// of the whole, where nothing else holds it.
        #[test]
        fn the_point_zoomed_at_stays_where_it_is(
            per_mille in 300..3000i32, share in 300..500i32, (x, y) in (0..=1000i64, 0..=1000i64),
        ) {
            let view = WHOLE.zoomed(WHOLE, share, (1300, 1300));
            let at = (
                view.x + (x * i64::from(view.width) / 1000) as i32,
                view.y + (y * i64::from(view.height) / 1000) as i32,
            );
            let zoomed = view.zoomed(WHOLE, per_mille, at);
            let held = zoomed.x == WHOLE.x || zoomed.y == WHOLE.y
                || zoomed.x + zoomed.width == WHOLE.x + WHOLE.width
                || zoomed.y + zoomed.height == WHOLE.y + WHOLE.height;
            prop_assume!(!held);
            let share = |at: i32, from: i32, extent: i32| f64::from(at - from) / f64::from(extent);
            let across = share(at.0, zoomed.x, zoomed.width) - share(at.0, view.x, view.width);
            let down = share(at.1, zoomed.y, zoomed.height) - share(at.1, view.y, view.height);
            prop_assert!(across.abs() * f64::from(zoomed.width) <= 1.0, "{across}");
            prop_assert!(down.abs() * f64::from(zoomed.height) <= 1.0, "{down}");
        }

        #[test]
        fn panning_moves_and_does_not_scale(view in view(), dx in -3000..3000, dy in -3000..3000) {
            let moved = view.panned(WHOLE, dx, dy);
            prop_assert_eq!((moved.width, moved.height), (view.width, view.height));
            prop_assert!((moved.x - view.x).abs() <= dx.abs() && (moved.y - view.y).abs() <= dy.abs());
            let there = (view.x + dx, view.y + dy);
            if is_part(Viewport { x: there.0, y: there.1, ..view }, WHOLE) {
                prop_assert_eq!((moved.x, moved.y), there);
            }
        }

        #[test]
        fn a_point_is_shown_with_room_around_it(view in view(), x in 0..2633, y in 0..2692) {
            let shown = view.showing(WHOLE, (x, y));
            prop_assert_eq!((shown.width, shown.height), (view.width, view.height));
            let room = |at: i32, from: i32, extent: i32, end: i32| {
                let room = extent / 8;
                at - from >= room.min(at + 30) && from + extent - at >= room.min(end - at)
            };
            prop_assert!(room(x, shown.x, shown.width, 2663), "{shown:?}");
            prop_assert!(room(y, shown.y, shown.height, 2722), "{shown:?}");
        }
    }
}
