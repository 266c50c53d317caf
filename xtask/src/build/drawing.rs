//! The land as a drawing of its own: prerendered pages show it by reference, so that one file
//! serves them all and the text of none waits for it.

use osloregionen::domain::boundaries::Boundaries;

/// The drawing as SVG: `#land`, the coast filled, and `#inner`, the borders between members.
/// Colours come from the page that shows it.
pub fn svg(map: &Boundaries) -> String {
    let outline = map.outline();
    let inner = map.inner();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\">\
         <path id=\"land\" fill-rule=\"evenodd\" d=\"{outline}\"/>\
         <path id=\"inner\" vector-effect=\"non-scaling-stroke\" d=\"{inner}\"/></svg>\n"
    )
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

    #[rstest]
    #[case("land", "M10 0l10 0 0 10-10 0-10 0 0-10 10 0z")]
    #[case("inner", "M10 0l0 10")]
    fn the_drawing_has_land_and_borders(#[case] part: &str, #[case] path: &str) {
        let svg = svg(&two_squares());
        let drawn = svg.split('<').find(|tag| tag.contains(&format!("id=\"{part}\""))).unwrap();
        assert!(drawn.contains(&format!("d=\"{path}\"")), "{drawn}");
    }
}
