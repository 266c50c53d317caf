//! Shapes and borders as SVG path data.

use super::super::slug::Slug;
use super::{Boundaries, Shape};

impl Boundaries {
    /// A shape as SVG path data, for `fill-rule="evenodd"`.
    pub fn path(&self, shape: &Shape) -> String {
        self.rings(&shape.rings)
    }

    /// Closed lines as SVG path data, for `fill-rule="evenodd"`; see [`Shape::rings`].
    pub fn rings(&self, rings: &[Vec<i32>]) -> String {
        let mut path = Path::default();
        for ring in rings {
            path.line(self.points(ring));
            path.close();
        }
        path.data
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
