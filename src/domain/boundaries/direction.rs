//! From one member to the next with the arrow keys.

use super::Boundaries;

/// Where an arrow key points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// West.
    Left,
    /// East.
    Right,
    /// North.
    Up,
    /// South.
    Down,
}

impl Direction {
    /// A way on the map as how far it leads in this direction, and how far to its side.
    fn along_and_across(self, from: (i32, i32), to: (i32, i32)) -> (i64, i64) {
        let dx = i64::from(to.0) - i64::from(from.0);
        let dy = i64::from(to.1) - i64::from(from.1);
        match self {
            Direction::Left => (-dx, dy.abs()),
            Direction::Right => (dx, dy.abs()),
            Direction::Up => (-dy, dx.abs()),
            Direction::Down => (dy, dx.abs()),
        }
    }
}

impl Boundaries {
    /// The member that an arrow key leads to, by indices into `shapes`: one that shares a
    /// border and lies within 45° of the direction, else within 60°; else any within 45°. Of
    /// several the one that is near and straight ahead. Members lie where their `place` is.
    /// `None` at the edge of the region.
    pub fn towards(&self, from: usize, direction: Direction) -> Option<usize> {
        let start = self.shapes.get(from)?.place;
        let adjacent = self.adjacent();
        let mut best = None;
        for (index, shape) in self.shapes.iter().enumerate() {
            let (along, across) = direction.along_and_across(start, shape.place);
            let borders = adjacent.contains(&(from, index));
            let wide = across > along;
            // 7 to 4 is within a quarter of a degree of 60°.
            if along <= 0 || wide && !(borders && across * 4 <= along * 7) {
                continue;
            }
            // What lies to the side is farther than it is, most of all for a neighbour, whose
            // place may be far although its land is near.
            let far = along + across * if borders { 5 } else { 2 };
            let rank = (!borders, wide, far);
            if best.is_none_or(|(_, least)| rank < least) {
                best = Some((index, rank));
            }
        }
        best.map(|(index, _)| index)
    }
}
