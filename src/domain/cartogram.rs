//! The region as circles of its members' population (a Dorling cartogram): each circle
//! near its true place, none over another.
//!
//! Only `+ - * /` and square roots are used, which IEEE 754 defines to the last bit: the
//! layout is the same on every machine.

/// Rounds of the layout; the pull to the true place fades out over most of them.
const ROUNDS: u32 = 1_400;
/// From this round on circles are only pushed apart.
const SETTLE: u32 = 1_000;
/// How much of the way back to its true place a circle takes in the first round.
const PULL: f64 = 0.08;

/// A member on the cartogram, in any unit of length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Centre {
    /// Its true place.
    pub place: (f64, f64),
    /// The radius of its circle.
    pub radius: f64,
}

/// The radius of a circle whose area is proportional to `people`, where `scale` is the
/// radius of one inhabitant.
pub fn radius(people: u32, scale: f64) -> f64 {
    scale * f64::from(people).sqrt()
}

/// The radius for the mark, `people`^0.375: gentler than [`radius`], so that the region
/// stays many-centred at 42 px. 3/8 is 1/4 + 1/8, which square roots give exactly alike
/// everywhere.
pub fn gentle_radius(people: u32, scale: f64) -> f64 {
    let fourth = f64::from(people).sqrt().sqrt();
    scale * fourth * fourth.sqrt()
}

/// Moves circles apart until there is at least `gap` between any two, and gives their
/// centres in the same order. Each is pulled to its true place; of two that overlap the
/// smaller gives way, in inverse proportion to their areas, so the largest hardly moves.
/// The order of the list does not matter, except between circles of the same size.
pub fn pack(centres: &[Centre], gap: f64) -> Vec<(f64, f64)> {
    let mut at: Vec<(f64, f64)> = centres.iter().map(|centre| centre.place).collect();
    // The largest first: the small ones then make room for one another around them.
    let mut order: Vec<usize> = (0..centres.len()).collect();
    order.sort_by(|&i, &j| centres[j].radius.total_cmp(&centres[i].radius));
    for round in 0..ROUNDS {
        let left = f64::from(SETTLE.saturating_sub(round)) / f64::from(SETTLE);
        for (at, centre) in at.iter_mut().zip(centres) {
            at.0 += (centre.place.0 - at.0) * PULL * left;
            at.1 += (centre.place.1 - at.1) * PULL * left;
        }
        push_apart(&mut at, centres, &order, gap);
    }
    at
}

fn push_apart(at: &mut [(f64, f64)], centres: &[Centre], order: &[usize], gap: f64) {
    for (rank, &i) in order.iter().enumerate() {
        for &j in &order[rank + 1..] {
            let apart = centres[i].radius + centres[j].radius + gap;
            let (dx, dy) = (at[j].0 - at[i].0, at[j].1 - at[i].1);
            let distance = (dx * dx + dy * dy).sqrt();
            if distance >= apart {
                continue;
            }
            // Two at the very same place part sideways.
            let (ux, uy) = if distance > 0.0 { (dx / distance, dy / distance) } else { (1.0, 0.0) };
            let [area_i, area_j] = [i, j].map(|k| centres[k].radius * centres[k].radius);
            let overlap = apart - distance;
            let (move_i, move_j) =
                (overlap * area_j / (area_i + area_j), overlap * area_i / (area_i + area_j));
            at[i] = (at[i].0 - ux * move_i, at[i].1 - uy * move_i);
            at[j] = (at[j].0 + ux * move_j, at[j].1 + uy * move_j);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
        ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt()
    }

    #[test]
    fn area_follows_population() {
        assert_eq!(radius(400, 2.0), 40.0);
        assert_eq!(radius(4, 1.0).powi(2) / radius(1, 1.0).powi(2), 4.0);
        assert!((gentle_radius(699_827, 1.0) - 699_827f64.powf(0.375)).abs() < 1e-9);
    }

    #[test]
    fn what_does_not_overlap_stays_at_its_place() {
        let centres = [(0.0, 0.0), (10.0, 0.0)].map(|place| Centre { place, radius: 4.0 });
        assert_eq!(pack(&centres, 1.0), [(0.0, 0.0), (10.0, 0.0)]);
    }

    #[test]
    fn the_smaller_gives_way() {
        let centres =
            [Centre { place: (0.0, 0.0), radius: 10.0 }, Centre { place: (5.0, 0.0), radius: 1.0 }];
        let at = pack(&centres, 0.0);
        assert!(distance(at[0], (0.0, 0.0)) < 0.2, "{at:?}");
        assert!(distance(at[0], at[1]) >= 11.0 - 1e-6);
    }

    #[test]
    fn the_order_of_the_list_does_not_matter() {
        let mut centres: Vec<Centre> = (0..12)
            .map(|i| Centre { place: (f64::from(i), 0.0), radius: 1.0 + f64::from(i * 7 % 12) })
            .collect();
        let mut at = pack(&centres, 0.5);
        centres.reverse();
        at.reverse();
        assert_eq!(pack(&centres, 0.5), at);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn no_overlap_is_left(circles in prop::collection::vec(
            (0.0..1000.0f64, 0.0..1000.0f64, 1.0..40.0f64), 1..40)
        ) {
            let centres: Vec<Centre> = circles
                .iter()
                .map(|&(x, y, radius)| Centre { place: (x, y), radius })
                .collect();
            let at = pack(&centres, 1.0);
            prop_assert_eq!(&at, &pack(&centres, 1.0));
            for i in 0..at.len() {
                for j in 0..i {
                    let apart = centres[i].radius + centres[j].radius;
                    prop_assert!(distance(at[i], at[j]) >= apart, "{i} {j}");
                }
            }
        }
    }
}
