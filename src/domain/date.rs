//! Dates and periods as precisely as a source gives them, never more.

use std::fmt;

/// A date that may be known only by its year, as "Etablert i 2004" is.
///
/// Prints and parses as ISO 8601: `2004` or `2020-10-28`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 1000 to 9999.
    pub year: u16,
    /// Month 1-12 and day of month 1-31, if known.
    pub month_day: Option<(u8, u8)>,
}

impl Date {
    /// Reads `2004` or `2020-10-28`. Nothing else is a date here.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let month_day = match (parts.next(), parts.next(), parts.next()) {
            (None, _, _) => None,
            (Some(month), Some(day), None) => {
                let (month, day) = (number(month, 2)? as u8, number(day, 2)? as u8);
                if day == 0 || day > days_in(year, month)? {
                    return None;
                }
                Some((month, day))
            }
            _ => return None,
        };
        (year >= 1000).then_some(Date { year, month_day })
    }
}

/// A number of exactly `digits` ASCII digits.
fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

fn days_in(year: u16, month: u8) -> Option<u8> {
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => return None,
    })
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month_day {
            None => write!(f, "{}", self.year),
            Some((month, day)) => write!(f, "{}-{month:02}-{day:02}", self.year),
        }
    }
}

/// The whole years in which something holds. An open end means that the source names
/// none, not that it holds for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// First year.
    pub from: u16,
    /// Last year, if the source names one. Never before `from`.
    pub to: Option<u16>,
}

impl Period {
    /// Whether `year` lies in the period.
    pub fn holds(self, year: u16) -> bool {
        year >= self.from && self.to.is_none_or(|to| year <= to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2004", Some(Date { year: 2004, month_day: None }))]
    #[case("2020-10-28", Some(Date { year: 2020, month_day: Some((10, 28)) }))]
    #[case("2024-02-29", Some(Date { year: 2024, month_day: Some((2, 29)) }))]
    #[case("2023-02-29", None)]
    #[case("2020-13-01", None)]
    #[case("2020-1-1", None)]
    #[case("2020-10", None)]
    #[case("2020-10-28-1", None)]
    #[case("04", None)]
    #[case("+204", None)]
    #[case("", None)]
    fn reads_only_iso_dates(#[case] text: &str, #[case] expected: Option<Date>) {
        assert_eq!(Date::parse(text), expected);
        if let Some(date) = expected {
            assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn a_period_holds_its_own_years_only() {
        let period = Period { from: 2021, to: Some(2024) };
        assert!(!period.holds(2020) && period.holds(2021) && period.holds(2024));
        assert!(!period.holds(2025));
        assert!(Period { from: 2024, to: None }.holds(2030));
    }
}
