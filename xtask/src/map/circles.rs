//! The region as circles: where they go on the map.

use osloregionen::domain::boundaries::Circle;
use osloregionen::domain::cartogram::{self, Centre};

use super::members::Member;

/// Radius of the largest circle on the map, as a share of the map's width: all places can
/// still be told apart.
pub const ON_MAP: f64 = 0.065;
/// The same where the region is circles alone: as large as they fit its extent.
pub const ALONE: f64 = 0.142;
/// Space between two circles, in map units: a pixel where the region is 420 px wide, and
/// more than rounding to whole units can take away.
const GAP: f64 = 6.0;

/// Each member's circle in map units, in the members' order; the largest has the radius
/// `share` of `width`.
pub fn pack(places: &[(i32, i32)], members: &[Member], width: i32, share: f64) -> Vec<Circle> {
    let largest = members.iter().map(|member| member.people).max().unwrap_or(1);
    let scale = share * f64::from(width) / cartogram::radius(largest, 1.0);
    let centres: Vec<Centre> = places
        .iter()
        .zip(members)
        .map(|(&(x, y), member)| Centre {
            place: (f64::from(x), f64::from(y)),
            radius: cartogram::radius(member.people, scale),
        })
        .collect();
    let whole = |length: f64| length.round() as i32;
    cartogram::pack(&centres, GAP)
        .into_iter()
        .zip(&centres)
        .map(|((x, y), centre)| Circle { x: whole(x), y: whole(y), r: whole(centre.radius) })
        .collect()
}
