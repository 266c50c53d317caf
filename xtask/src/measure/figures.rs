//! From single times to the figures that tell of them.

use serde::Serialize;

/// Some times in milliseconds, told by three of them. All are 0 where there were none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Half of the times are at most this.
    pub median: f64,
    /// 95 of 100 are at most this.
    pub p95: f64,
    /// All are at most this.
    pub max: f64,
}

impl Figures {
    /// The figures of these times, in milliseconds and in any order, to a hundredth.
    pub fn of(times: impl IntoIterator<Item = f64>) -> Figures {
        let mut times: Vec<f64> = times.into_iter().collect();
        times.sort_by(f64::total_cmp);
        // The nearest rank: a time that was measured, never one between two.
        let at = |share: f64| {
            let rank = (times.len() as f64 * share).ceil() as usize;
            times.get(rank.saturating_sub(1)).map_or(0.0, |time| (time * 100.0).round() / 100.0)
        };
        Figures { median: at(0.5), p95: at(0.95), max: at(1.0) }
    }

    /// The figures as columns of a table.
    pub fn columns(&self) -> String {
        format!("{:>8.1}{:>8.1}{:>8.1}", self.median, self.p95, self.max)
    }
}

#[cfg(test)]
mod tests {
    use super::Figures;
    use rstest::rstest;

    #[rstest]
    #[case(&[], 0.0, 0.0, 0.0)]
    #[case(&[3.0], 3.0, 3.0, 3.0)]
    #[case(&[9.0, 1.004], 1.0, 9.0, 9.0)]
    #[case(&[5.0, 1.0, 4.0, 2.0, 3.0], 3.0, 5.0, 5.0)]
    fn few_times(#[case] times: &[f64], #[case] median: f64, #[case] p95: f64, #[case] max: f64) {
        assert_eq!(Figures::of(times.iter().copied()), Figures { median, p95, max });
    }

    #[test]
    fn a_hundred_times() {
        let figures = Figures::of((1..=100).rev().map(f64::from));
        assert_eq!(figures, Figures { median: 50.0, p95: 95.0, max: 100.0 });
    }
}
