//! Whether a figure grows from visit to visit.

use serde::Serialize;

/// A figure after the warm-up: first and last, the slope of the line through all, a thousand
/// visits long, and how far they lie from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Growth {
    /// The first look's.
    pub first: f64,
    /// The last look's.
    pub last: f64,
    /// How much more a thousand visits later.
    pub per_thousand: f64,
    /// How far the looks lie from the line.
    pub noise: f64,
}

impl Growth {
    /// The line of least squares through these visits and values.
    pub fn of(look: &[(f64, f64)]) -> Growth {
        let (Some(first), Some(last)) = (look.first(), look.last()) else {
            return Growth::default();
        };
        let count = look.len() as f64;
        let mean = |of: fn(&(f64, f64)) -> f64| look.iter().map(of).sum::<f64>() / count;
        let (x, y) = (mean(|at| at.0), mean(|at| at.1));
        let spread: f64 = look.iter().map(|at| (at.0 - x).powi(2)).sum();
        let common: f64 = look.iter().map(|at| (at.0 - x) * (at.1 - y)).sum();
        let slope = if spread > 0.0 { common / spread } else { 0.0 };
        let off = look.iter().map(|at| (at.1 - y - slope * (at.0 - x)).powi(2)).sum::<f64>();
        Growth {
            first: first.1,
            last: last.1,
            per_thousand: (slope * 10_000.0).round() / 10.0,
            noise: (off / count).sqrt().round(),
        }
    }

    /// Prints it as a row.
    pub fn print(&self, what: &str) {
        let Growth { first, last, per_thousand, noise } = self;
        println!("{what:<20}{first:>12}{last:>12}{per_thousand:>16}{noise:>12}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_through_values_around_it() {
        let look: Vec<(f64, f64)> = (0..10)
            .map(|at| (f64::from(at) * 100.0, f64::from(at) * 5.0 + f64::from(at % 2)))
            .collect();
        let growth = Growth::of(&look);
        assert!((growth.per_thousand - 50.0).abs() < 1.0, "{growth:?}");
        assert_eq!((growth.first, growth.last), (0.0, 46.0));
        assert_eq!(Growth::of(&[]), Growth::default());
        assert_eq!(Growth::of(&[(1.0, 7.0)]).per_thousand, 0.0);
    }
}
