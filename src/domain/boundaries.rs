//! The members' boundaries as a topology: a border that two members share is one line,
//! so neighbours and county borders follow from it and no gap can open between shapes.
//!
//! Lengths are whole map units (100 m where `cargo xtask map` made the file), x to the
//! right and y down as in SVG, with the origin in the map's upper left corner.

use super::slug::Slug;

/// The map of all members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundaries {
    /// The land's extent to the right, in map units.
    pub width: i32,
    /// The land's extent downwards, in map units.
    pub height: i32,
    /// Border lines as absolute points, each line once.
    pub arcs: Vec<Vec<(i32, i32)>>,
    /// The members' shapes, in the order of the member list.
    pub shapes: Vec<Shape>,
}

/// One member on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The member.
    pub slug: Slug,
    /// Closed lines: outlines and holes alike, to be filled by the even-odd rule. Each is
    /// a sequence of arcs, where `i` is arc `i` and `!i` (negative) is arc `i` backwards.
    pub rings: Vec<Vec<i32>>,
    /// A point well inside its largest piece of land.
    pub place: (i32, i32),
    /// Its circle on the map: small, at its place or as near as the others let it.
    pub dot: Circle,
    /// Its circle in the region as circles, on a larger scale.
    pub circle: Circle,
}

/// A circle whose area is proportional to a member's inhabitants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circle {
    /// Centre, to the right.
    pub x: i32,
    /// Centre, downwards.
    pub y: i32,
    /// Radius.
    pub r: i32,
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Extent to the right.
    pub width: i32,
    /// Extent downwards.
    pub height: i32,
}

impl Boundaries {
    /// The shape of a member.
    pub fn shape(&self, slug: &Slug) -> Option<&Shape> {
        self.shapes.iter().find(|shape| shape.slug == *slug)
    }

    /// A shape as SVG path data, for `fill-rule="evenodd"`.
    pub fn path(&self, shape: &Shape) -> String {
        let mut path = Path::default();
        for ring in &shape.rings {
            path.line(self.points(ring));
            path.close();
        }
        path.data
    }

    /// The smallest rectangle around a shape; empty at the origin if it has no points.
    pub fn bounds(&self, shape: &Shape) -> Bounds {
        let mut points = shape.rings.iter().flat_map(|ring| self.points(ring));
        let Some((mut left, mut top)) = points.next() else {
            return Bounds { x: 0, y: 0, width: 0, height: 0 };
        };
        let (mut right, mut bottom) = (left, top);
        for (x, y) in points {
            (left, right) = (left.min(x), right.max(x));
            (top, bottom) = (top.min(y), bottom.max(y));
        }
        Bounds { x: left, y: top, width: right - left, height: bottom - top }
    }

    /// Every pair of members with a common border, in both directions, each once. Members
    /// that only meet in a point, or across water, are no neighbours.
    pub fn neighbours(&self) -> Vec<(Slug, Slug)> {
        let mut pairs: Vec<(usize, usize)> = self
            .owners()
            .into_iter()
            .filter_map(|owners| match owners {
                [Some(one), Some(other)] if one != other => Some([(one, other), (other, one)]),
                _ => None,
            })
            .flatten()
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let slug = |index: usize| self.shapes[index].slug.clone();
        pairs.into_iter().map(|(one, other)| (slug(one), slug(other))).collect()
    }

    /// The borders between two members for which `drawn` says so, as SVG path data: county
    /// borders are those between members of different counties.
    pub fn borders(&self, drawn: &dyn Fn(&Slug, &Slug) -> bool) -> String {
        self.lines(&|owners| match owners {
            [Some(one), Some(other)] => {
                one != other && drawn(&self.shapes[one].slug, &self.shapes[other].slug)
            }
            _ => false,
        })
    }

    /// The borders between any two members, as SVG path data.
    pub fn inner(&self) -> String {
        self.borders(&|_, _| true)
    }

    /// The coast and the borders to municipalities that are no members, as SVG path data.
    pub fn outer(&self) -> String {
        self.lines(&|owners| matches!(owners, [Some(_), None]))
    }

    fn lines(&self, drawn: &dyn Fn([Option<usize>; 2]) -> bool) -> String {
        let mut path = Path::default();
        for (arc, owners) in self.arcs.iter().zip(self.owners()) {
            if drawn(owners) {
                path.line(arc.iter().copied());
            }
        }
        path.data
    }

    /// For each arc the one or two shapes that it borders, by index into `shapes`.
    fn owners(&self) -> Vec<[Option<usize>; 2]> {
        let mut owners = vec![[None; 2]; self.arcs.len()];
        for (index, shape) in self.shapes.iter().enumerate() {
            for &arc in shape.rings.iter().flatten() {
                let Some([first, second]) = owners.get_mut(arc_index(arc)) else {
                    continue;
                };
                *(if first.is_none() { first } else { second }) = Some(index);
            }
        }
        owners
    }

    /// The points of a ring, the shared end of two consecutive arcs twice.
    pub fn points(&self, ring: &[i32]) -> impl Iterator<Item = (i32, i32)> {
        ring.iter().flat_map(|&arc| {
            let points = self.arcs.get(arc_index(arc)).map_or(&[][..], Vec::as_slice);
            let last = points.len().wrapping_sub(1);
            (0..points.len()).map(move |i| points[if arc < 0 { last - i } else { i }])
        })
    }
}

/// The index of the arc that a ring names: `!i` is arc `i` backwards.
pub fn arc_index(arc: i32) -> usize {
    (if arc < 0 { !arc } else { arc }) as usize
}

/// SVG path data in whole numbers, relative after each start: short, and the same on
/// every machine.
#[derive(Default)]
struct Path {
    data: String,
}

impl Path {
    fn line(&mut self, points: impl Iterator<Item = (i32, i32)>) {
        let mut last = None;
        let mut relative = false;
        for (x, y) in points {
            let (dx, dy) = match last {
                None => {
                    self.data.push('M');
                    (x, y)
                }
                Some(last) if last == (x, y) => continue,
                Some((from_x, from_y)) => {
                    if !relative {
                        self.data.push('l');
                    } else if x >= from_x {
                        self.data.push(' ');
                    }
                    relative = true;
                    (x - from_x, y - from_y)
                }
            };
            self.data.push_str(&dx.to_string());
            if dy >= 0 {
                self.data.push(' ');
            }
            self.data.push_str(&dy.to_string());
            last = Some((x, y));
        }
    }

    fn close(&mut self) {
        self.data.push('z');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two unit squares of side 10 side by side, the right one with a hole; the third
    /// touches the first in the point (0, 0) only.
    fn three() -> Boundaries {
        let shape = |name: &str, rings: Vec<Vec<i32>>| Shape {
            slug: Slug::parse(name).unwrap(),
            rings,
            place: (0, 0),
            dot: Circle { x: 0, y: 0, r: 1 },
            circle: Circle { x: 0, y: 0, r: 1 },
        };
        Boundaries {
            width: 20,
            height: 10,
            arcs: vec![
                vec![(10, 0), (10, 10)],
                vec![(10, 10), (0, 10), (0, 0), (10, 0)],
                vec![(10, 0), (20, 0), (20, 10), (10, 10)],
                vec![(14, 4), (16, 4), (16, 6), (14, 4)],
                vec![(0, 0), (-5, 0), (-5, -5), (0, 0)],
            ],
            shapes: vec![
                shape("left", vec![vec![0, 1]]),
                shape("right", vec![vec![2, !0], vec![3]]),
                shape("corner", vec![vec![4]]),
            ],
        }
    }

    #[test]
    fn a_path_is_relative_and_closed() {
        let map = three();
        assert_eq!(map.path(&map.shapes[0]), "M10 0l0 10-10 0 0-10 10 0z");
        assert_eq!(map.path(&map.shapes[1]), "M10 0l10 0 0 10-10 0 0-10zM14 4l2 0 0 2-2-2z");
    }

    #[test]
    fn bounds_enclose_the_shape() {
        let map = three();
        assert_eq!(map.bounds(&map.shapes[1]), Bounds { x: 10, y: 0, width: 10, height: 10 });
        assert_eq!(map.bounds(&map.shapes[2]), Bounds { x: -5, y: -5, width: 5, height: 5 });
    }

    #[test]
    fn neighbours_share_a_line_not_a_point() {
        let pairs: Vec<_> = three().neighbours();
        let named: Vec<_> = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(named, [("left", "right"), ("right", "left")]);
    }

    #[test]
    fn borders_are_drawn_once_and_only_where_asked() {
        let map = three();
        assert_eq!(map.inner(), "M10 0l0 10");
        assert_eq!(map.borders(&|one, other| one == other), "");
        assert_eq!(map.outer().matches('M').count(), 4);
    }

    #[test]
    fn an_arc_that_is_not_there_draws_nothing() {
        let mut map = three();
        map.shapes[0].rings = vec![vec![99, i32::MIN, i32::MAX]];
        assert_eq!(map.path(&map.shapes[0]), "z");
        assert_eq!(map.bounds(&map.shapes[0]).width, 0);
        assert!(map.neighbours().is_empty());
    }
}
