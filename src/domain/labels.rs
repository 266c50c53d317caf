//! Where names go on a map of circles: inside where they fit, else beside, and left out
//! rather than laid over something.

use super::boundaries::Circle;

/// Which end of a label its position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It starts there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// A label with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Index of the circle it names.
    pub circle: usize,
    /// Position of its first line's baseline, in the circles' units.
    pub at: (f64, f64),
    /// Which end of it is there.
    pub anchor: Anchor,
    /// Whether it stands in its circle.
    pub inside: bool,
    /// Its lines.
    pub lines: Vec<String>,
    /// The size of its letters, in the circles' units.
    pub size: f64,
}

/// Left, top, right, bottom.
type Rectangle = (f64, f64, f64, f64);

/// Distance from one line to the next, as a share of the letters' size.
pub const LINE: f64 = 1.1;

/// Places the names of `circles`, largest circle first. `size` is the letters' size in the
/// circles' units, `extent` the width and height of the picture. With `beside` false only
/// names that fit inside are placed.
pub fn place(
    circles: &[Circle],
    names: &[&str],
    size: f64,
    extent: (f64, f64),
    beside: bool,
) -> Vec<Label> {
    let mut order: Vec<usize> = (0..circles.len().min(names.len())).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(circles[*at].r), *at));
    let mut taken: Vec<Rectangle> = Vec::new();
    let mut labels = Vec::new();
    for index in order {
        let circle = &circles[index];
        if let Some(label) = inside(index, circle, names[index], size) {
            labels.push(label);
            continue;
        }
        if !beside {
            continue;
        }
        let width = width(names[index], size);
        let free = candidates(circle, size).into_iter().find_map(|(at, anchor)| {
            let rectangle = rectangle(at, anchor, width, size);
            let within = rectangle.0 >= 0.0 && rectangle.2 <= extent.0 && rectangle.1 >= 0.0;
            let clear = within
                && rectangle.3 <= extent.1
                && !taken.iter().any(|other| overlap(with_room(*other, size), rectangle))
                && !circles.iter().any(|circle| covers(circle, 0.0, rectangle))
                && !others(circles, index).any(|other| covers(other, size * 0.1, rectangle));
            clear.then_some((at, anchor, rectangle))
        });
        if let Some((at, anchor, rectangle)) = free {
            taken.push(rectangle);
            let lines = vec![names[index].to_owned()];
            labels.push(Label { circle: index, at, anchor, inside: false, lines, size });
        }
    }
    labels
}

/// The name in its circle, on one line or broken at its seam, in larger letters where there
/// is much room.
fn inside(index: usize, circle: &Circle, name: &str, size: f64) -> Option<Label> {
    let room = f64::from(circle.r) * 1.75;
    let broken = seam(name).map(|(first, second)| vec![first, second]);
    let (lines, widest) =
        [Some(vec![name.to_owned()]), broken].into_iter().flatten().find_map(|lines| {
            let widest = lines.iter().map(|line| width(line, size)).fold(0.0, f64::max);
            // Two lines need room above and below, where the circle is narrower.
            let room = if lines.len() == 1 { room } else { room * 0.86 };
            (widest < room).then_some((lines, widest))
        })?;
    let size = size * (room * 0.55 / widest).clamp(1.0, 1.9);
    let up = (lines.len() as f64 - 1.0) * LINE / 2.0;
    let at = (f64::from(circle.x), f64::from(circle.y) + size * (0.35 - up));
    Some(Label { circle: index, at, anchor: Anchor::Middle, inside: true, lines, size })
}

/// Last parts at which the names of municipalities are put together.
const LAST_PARTS: [&str; 9] =
    ["stad", "strøm", "borg", "skog", "vinger", "strand", "berg", "saker", "svoll"];

/// A name in two parts: at its space or hyphen, else where the compound is put together.
fn seam(name: &str) -> Option<(String, String)> {
    if let Some((first, second)) = name.split_once(' ') {
        return Some((first.to_owned(), second.to_owned()));
    }
    if let Some((first, second)) = name.split_once('-') {
        return Some((format!("{first}-"), second.to_owned()));
    }
    let last = LAST_PARTS.into_iter().find(|last| name.ends_with(last))?;
    Some((format!("{}-", name.strip_suffix(last)?), last.to_owned()))
}

/// A rectangle with room around it, so that labels do not crowd.
fn with_room(taken: Rectangle, size: f64) -> Rectangle {
    let (beside, above) = (size * 0.5, size * 0.15);
    (taken.0 - beside, taken.1 - above, taken.2 + beside, taken.3 + above)
}

/// The width of a name in Schibsted Grotesk, on the safe side: the widths of its letters
/// in classes, as shares of their size.
pub fn width(name: &str, size: f64) -> f64 {
    let share = |letter: char| match letter {
        'i' | 'j' | 'l' | ' ' | '.' | ',' | 'I' => 0.27,
        'f' | 't' | 'r' | '-' => 0.38,
        'm' | 'w' | 'M' | 'W' | 'æ' | 'Æ' => 0.88,
        letter if letter.is_uppercase() => 0.69,
        _ => 0.57,
    };
    name.chars().map(share).sum::<f64>() * size
}

/// The places to try, best first: right, left, above, below, and the four diagonals.
fn candidates(circle: &Circle, size: f64) -> [((f64, f64), Anchor); 8] {
    let (x, y, r) = (f64::from(circle.x), f64::from(circle.y), f64::from(circle.r));
    let (gap, middle) = (size * 0.32, size * 0.35);
    let near = r * 0.75 + gap * 0.6;
    [
        ((x + r + gap, y + middle), Anchor::Start),
        ((x - r - gap, y + middle), Anchor::End),
        ((x, y - r - gap), Anchor::Middle),
        ((x, y + r + gap + size * 0.72), Anchor::Middle),
        ((x + near, y - near), Anchor::Start),
        ((x + near, y + near + size * 0.6), Anchor::Start),
        ((x - near, y - near), Anchor::End),
        ((x - near, y + near + size * 0.6), Anchor::End),
    ]
}

fn rectangle((x, y): (f64, f64), anchor: Anchor, width: f64, size: f64) -> Rectangle {
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    (left, y - size * 0.78, left + width, y + size * 0.24)
}

fn overlap(one: Rectangle, other: Rectangle) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

/// All circles but one: a name must not stand so close to another circle that it seems to be
/// that one's.
fn others(circles: &[Circle], index: usize) -> impl Iterator<Item = &Circle> {
    circles.iter().enumerate().filter(move |(at, _)| *at != index).map(|(_, circle)| circle)
}

/// Whether a rectangle reaches into a circle or as near to it as `room`.
fn covers(circle: &Circle, room: f64, rectangle: Rectangle) -> bool {
    let (x, y, r) = (f64::from(circle.x), f64::from(circle.y), f64::from(circle.r) + room);
    let dx = x - x.clamp(rectangle.0, rectangle.2);
    let dy = y - y.clamp(rectangle.1, rectangle.3);
    dx * dx + dy * dy < r * r
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    const SIZE: f64 = 60.0;
    const EXTENT: (f64, f64) = (2000.0, 2000.0);

    #[test]
    fn a_name_stands_in_its_circle_where_it_fits() {
        let circles = [Circle { x: 500, y: 500, r: 200 }, Circle { x: 1000, y: 500, r: 10 }];
        let labels = place(&circles, &["Oslo", "Hvaler"], SIZE, EXTENT, true);
        assert_eq!(labels.len(), 2);
        assert!(labels[0].inside && !labels[1].inside);
        assert_eq!(place(&circles, &["Oslo", "Hvaler"], SIZE, EXTENT, false).len(), 1);
    }

    #[rstest]
    #[case("Fredrikstad", Some(("Fredrik-", "stad")))]
    #[case("Nordre Follo", Some(("Nordre", "Follo")))]
    #[case("Aurskog-Høland", Some(("Aurskog-", "Høland")))]
    #[case("Oslo", None)]
    fn names_break_at_their_seams(#[case] name: &str, #[case] parts: Option<(&str, &str)>) {
        let seam = seam(name);
        assert_eq!(seam.as_ref().map(|(a, b)| (a.as_str(), b.as_str())), parts);
    }

    #[test]
    fn a_name_at_the_right_edge_goes_to_the_left() {
        let circles = [Circle { x: 1980, y: 500, r: 10 }];
        let labels = place(&circles, &["Kongsvinger"], SIZE, EXTENT, true);
        assert_eq!(labels[0].anchor, Anchor::End);
    }

    proptest! {
        #[test]
        fn no_label_lies_over_a_label_or_a_circle(
            places in proptest::collection::vec((0..2000i32, 0..2000i32, 4..90i32), 1..40)
        ) {
            let circles: Vec<Circle> =
                places.into_iter().map(|(x, y, r)| Circle { x, y, r }).collect();
            let names = vec!["Holmestrand"; circles.len()];
            let labels = place(&circles, &names, SIZE, EXTENT, true);
            let boxes: Vec<Rectangle> = labels
                .iter()
                .filter(|label| !label.inside)
                .map(|label| rectangle(label.at, label.anchor, width("Holmestrand", SIZE), SIZE))
                .collect();
            for (at, one) in boxes.iter().enumerate() {
                prop_assert!(!circles.iter().any(|circle| covers(circle, 0.0, *one)));
                prop_assert!(!boxes[at + 1..].iter().any(|other| overlap(*one, *other)));
            }
        }
    }
}
