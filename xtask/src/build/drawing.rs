//! The land as a drawing of its own: prerendered pages show it by reference, so that one file
//! serves them all and the text of none waits for it.

use std::collections::BTreeMap;

use osloregionen::domain::boundaries::{Boundaries, arc_index};

/// The drawing as SVG: `#land`, the coast filled, and `#inner`, the borders between members.
/// Colours come from the page that shows it.
pub fn svg(map: &Boundaries) -> String {
    let outline = land(map);
    let inner = map.inner();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\">\
         <path id=\"land\" fill-rule=\"evenodd\" d=\"{outline}\"/>\
         <path id=\"inner\" vector-effect=\"non-scaling-stroke\" d=\"{inner}\"/></svg>\n"
    )
}

/// The members' land as one shape: SVG path data, for `fill-rule="evenodd"`.
pub fn land(map: &Boundaries) -> String {
    map.rings(&outline(map))
}

/// The rings of all members as one: the arcs that only one of them has, joined where they end.
fn outline(map: &Boundaries) -> Vec<Vec<i32>> {
    let mut uses = vec![0; map.arcs.len()];
    let arcs = map.shapes.iter().flat_map(|shape| &shape.rings).flatten();
    arcs.clone().for_each(|arc| uses[arc_index(*arc)] += 1);
    // In the direction in which its member has it, each ends where another one starts.
    let mut starting = Starting::new();
    for arc in arcs.filter(|arc| uses[arc_index(**arc)] == 1) {
        if let Some(start) = map.points(&[*arc]).next() {
            starting.entry(start).or_default().push(*arc);
        }
    }
    let mut rings = Vec::new();
    while let Some(start) = starting.keys().next().copied() {
        let (mut ring, mut at) = (Vec::new(), start);
        while let Some(arc) = take(&mut starting, at) {
            ring.push(arc);
            at = map.points(&[arc]).last().unwrap_or(start);
            if at == start {
                break;
            }
        }
        rings.push(ring);
    }
    rings
}

/// Arcs by the point that they start at.
type Starting = BTreeMap<(i32, i32), Vec<i32>>;

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
    use super::*;
    use osloregionen::domain::boundaries::{Circle, Shape};
    use osloregionen::domain::slug::Slug;
    use rstest::rstest;

    fn shape(name: &str, ring: &[i32]) -> Shape {
        let dot = Circle { x: 0, y: 0, r: 1 };
        let slug = Slug::parse(name).unwrap();
        Shape { slug, rings: vec![ring.to_vec()], place: (0, 0), dot, circle: dot }
    }

    /// Two squares side by side: arc 0 is their common side, from the top down.
    fn two_squares() -> Boundaries {
        let arcs = vec![
            vec![(10, 0), (10, 10)],
            vec![(10, 10), (0, 10), (0, 0), (10, 0)],
            vec![(10, 0), (20, 0), (20, 10), (10, 10)],
        ];
        let shapes = vec![shape("vest", &[0, 1]), shape("ost", &[2, !0])];
        Boundaries { width: 20, height: 10, arcs, unit: 100, origin: (0, 0), shapes }
    }

    #[test]
    fn what_two_share_is_no_outline() {
        let map = two_squares();
        let rings = outline(&map);
        assert_eq!(rings.len(), 1);
        let mut arcs = rings[0].clone();
        arcs.sort_unstable();
        assert_eq!(arcs, [1, 2]);
    }

    #[rstest]
    #[case("land", "M10 0l10 0 0 10-10 0-10 0 0-10 10 0z")]
    #[case("inner", "M10 0l0 10")]
    fn the_drawing_has_land_and_borders(#[case] part: &str, #[case] path: &str) {
        let svg = svg(&two_squares());
        let drawn = svg.split('<').find(|tag| tag.contains(&format!("id=\"{part}\""))).unwrap();
        assert!(drawn.contains(&format!("d=\"{path}\"")), "{drawn}");
    }
}
