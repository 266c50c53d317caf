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
    /// How sure that is: its standard error.
    pub error: f64,
    /// How far the looks lie from the line.
    pub noise: f64,
    /// Whether it does not grow: the slope is zero within its noise or falls, or all that came
    /// over all visits is less than what one look differs from the next.
    pub flat: bool,
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
        let noise = (off / count).sqrt();
        let error = if spread > 0.0 { (off / (count - 2.0).max(1.0) / spread).sqrt() } else { 0.0 };
        let over_all = slope * (last.0 - first.0);
        let tenth = |value: f64| (value * 10.0).round() / 10.0;
        Growth {
            first: first.1,
            last: last.1,
            per_thousand: tenth(slope * 1000.0),
            error: tenth(error * 1000.0),
            noise: tenth(noise),
            flat: look.len() > 2 && (slope <= 2.0 * error || over_all <= noise),
        }
    }

    /// Prints what stands over the rows.
    pub fn print_head() {
        let [first, last, slope, error, noise] = ["first", "last", "per 1000", "±", "noise"];
        println!("\n{:<14}{first:>12}{last:>12}{slope:>12}{error:>10}{noise:>10}", "");
    }

    /// Prints it as a row.
    pub fn print(&self, what: &str) {
        let Growth { first, last, per_thousand, error, noise, flat } = self;
        let verdict = if *flat { "flat" } else { "GROWS" };
        println!(
            "{what:<14}{first:>12}{last:>12}{per_thousand:>12}{error:>10}{noise:>10}  {verdict}"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn looks(value: fn(i32) -> f64) -> Vec<(f64, f64)> {
        (0..20).map(|at| (f64::from(at) * 100.0, value(at))).collect()
    }

    #[test]
    fn a_line_is_found_through_values_around_it() {
        let growth = Growth::of(&looks(|at| f64::from(at) * 5.0 + f64::from(at % 2)));
        assert!((growth.per_thousand - 50.0).abs() < 1.0, "{growth:?}");
        assert_eq!((growth.first, growth.last), (0.0, 96.0));
        assert_eq!(Growth::of(&[]), Growth::default());
        assert_eq!(Growth::of(&[(1.0, 7.0)]).per_thousand, 0.0);
    }

    #[rstest]
    #[case::same(|_| 7.0, true)]
    #[case::around(|at| f64::from(at * 7 % 5), true)]
    #[case::falls(|at: i32| f64::from(-at), true)]
    #[case::grows(|at| f64::from(at * 7 % 5) + f64::from(at), false)]
    #[case::in_steps(|at| f64::from(at / 4), false)]
    #[case::more_for_a_while(|at| f64::from(i32::from((8..11).contains(&at))), true)]
    fn what_grows_is_told_from_what_goes_up_and_down(
        #[case] value: fn(i32) -> f64,
        #[case] flat: bool,
    ) {
        let growth = Growth::of(&looks(value));
        assert_eq!(growth.flat, flat, "{growth:?}");
    }
}
