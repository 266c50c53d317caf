//! Classes by a figure.

use super::super::directory::Figure;
use super::super::member::Member;
use super::{ClassName, Kind};

/// Fifths of the members by rank, the smallest figures first.
///
/// A member's fifth follows from how many have a smaller figure: equal ones are together,
/// and no list is sorted for it.
pub(super) fn fifths(members: &[Member], figure: Figure) -> (Vec<usize>, Vec<Kind>) {
    let figures: Vec<f64> = members.iter().map(|member| figure.of(member)).collect();
    let smaller = |own: f64| figures.iter().filter(|other| **other < own).count();
    let fifth = |own: &f64| smaller(*own) * 5 / figures.len().max(1);
    let fifths: Vec<usize> = figures.iter().map(fifth).collect();
    let mut of = vec![0; figures.len()];
    let mut kinds = Vec::new();
    for colour in 0..5 {
        let mut range: Option<(f64, f64)> = None;
        for (at, figure) in figures.iter().enumerate().filter(|(at, _)| fifths[*at] == colour) {
            of[at] = kinds.len();
            let (least, most) = range.unwrap_or((*figure, *figure));
            range = Some((
                if *figure < least { *figure } else { least },
                if *figure > most { *figure } else { most },
            ));
        }
        kinds.extend(range.map(|(least, most)| (ClassName::Range(least, most), colour)));
    }
    (of, kinds)
}
