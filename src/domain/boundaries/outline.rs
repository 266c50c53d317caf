//! The land of all members as one shape.

use std::collections::BTreeMap;

use super::{Boundaries, arc_index};

/// Arcs by the point that they start at.
type Starting = BTreeMap<(i32, i32), Vec<i32>>;

impl Boundaries {
    /// The members' land as one shape: SVG path data, for `fill-rule="evenodd"`.
    pub fn outline(&self) -> String {
        self.rings(&self.outer_rings())
    }

    /// The rings of all members as one: the arcs that only one of them has, joined where they
    /// end.
    fn outer_rings(&self) -> Vec<Vec<i32>> {
        let mut uses = vec![0; self.arcs.len()];
        let arcs = self.shapes.iter().flat_map(|shape| &shape.rings).flatten();
        for arc in arcs.clone() {
            if let Some(uses) = uses.get_mut(arc_index(*arc)) {
                *uses += 1;
            }
        }
        // In the direction in which its member has it, each ends where another one starts.
        let mut starting = Starting::new();
        for arc in arcs.filter(|arc| uses.get(arc_index(**arc)) == Some(&1)) {
            if let Some(start) = self.points(&[*arc]).next() {
                starting.entry(start).or_default().push(*arc);
            }
        }
        let mut rings = Vec::new();
        while let Some(start) = starting.keys().next().copied() {
            let (mut ring, mut at) = (Vec::new(), start);
            while let Some(arc) = take(&mut starting, at) {
                ring.push(arc);
                at = self.points(&[arc]).last().unwrap_or(start);
                if at == start {
                    break;
                }
            }
            rings.push(ring);
        }
        rings
    }
}

fn take(starting: &mut Starting, at: (i32, i32)) -> Option<i32> {
    let arcs = starting.get_mut(&at)?;
    let arc = arcs.pop();
    if arcs.is_empty() {
        starting.remove(&at);
    }
    arc
}

#[cfg(test)]
mod tests {
    use super::super::{Circle, Shape};
    use super::*;
    use crate::domain::slug::Slug;

    fn shape(name: &str, ring: &[i32]) -> Shape {
        let dot = Circle { x: 0, y: 0, r: 1 };
        let slug = Slug::parse(name).unwrap();
        Shape { slug, rings: vec![ring.to_vec()], place: (0, 0), dot, circle: dot }
    }

    /// Two squares side by side: arc 0 is their common side, from the top down.
    #[test]
    fn what_two_share_is_no_outline() {
        let arcs = vec![
            vec![(10, 0), (10, 10)],
            vec![(10, 10), (0, 10), (0, 0), (10, 0)],
            vec![(10, 0), (20, 0), (20, 10), (10, 10)],
        ];
        let shapes = vec![shape("vest", &[0, 1]), shape("ost", &[2, !0])];
        let map = Boundaries { width: 20, height: 10, arcs, unit: 100, origin: (0, 0), shapes };
        let rings = map.outer_rings();
        assert_eq!(rings.len(), 1);
        let mut arcs = rings[0].clone();
        arcs.sort_unstable();
        assert_eq!(arcs, [1, 2]);
        assert_eq!(map.outline(), "M10 0l10 0 0 10-10 0-10 0 0-10 10 0z");
    }
}
