//! When an edition was published, and until when it is to be believed.

use std::fmt;

use super::date::Date;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// A second of Coordinated Universal Time.
///
/// Prints and parses as RFC 3339 in UTC: `2026-11-26T06:00:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// So many seconds after 1 January 1970.
    pub const fn of_unix(seconds: i64) -> Moment {
        Moment(seconds)
    }

    /// Reads `2026-11-26T06:00:00Z`. Nothing else is a moment here: no offset, no fraction.
    pub fn parse(text: &str) -> Option<Moment> {
        let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
        let date = Date::parse(date)?;
        let (month, day) = date.month_day?;
        let mut parts = time.split(':').map(|part| {
            let is_two_digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            is_two_digits.then(|| part.parse::<i64>().ok()).flatten()
        });
        let mut next = |below: i64| parts.next()?.filter(|part| *part < below);
        let (hour, minute, second) = (next(24)?, next(60)?, next(60)?);
        if parts.next().is_some() {
            return None;
        }
        let days = days_before(date.year.into(), month.into(), day.into());
        Some(Moment(days * DAY + hour * 3600 + minute * 60 + second))
    }

    /// The day it belongs to, in UTC.
    pub fn date(self) -> Date {
        let (year, month, day) = day_of(self.0.div_euclid(DAY));
        Date { year, month_day: Some((month, day)) }
    }

    /// So many days later.
    pub const fn days_later(self, days: i64) -> Moment {
        Moment(self.0 + days * DAY)
    }

    /// Whole days from `earlier` to this; negative if it was not earlier.
    pub const fn days_since(self, earlier: Moment) -> i64 {
        (self.0 - earlier.0).div_euclid(DAY)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = self.0.rem_euclid(DAY);
        let (hour, minute) = (second / 3600, second / 60 % 60);
        write!(f, "{}T{hour:02}:{minute:02}:{:02}Z", self.date(), second % 60)
    }
}

/// Days from 1 January 1970 to a day of the Gregorian calendar. Years are counted from March, so
/// that the leap day is the last: in 400 of them are 146 097 days.
fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let in_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year * 365 + year / 4 - year / 100 + in_year - 719_468
}

/// Year, month and day so many days after 1 January 1970.
fn day_of(days: i64) -> (u16, u8, u8) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year as u16, month as u8, day as u8)
}

/// The editions that are published together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Their years, oldest first.
    pub years: &'static [u16],
    /// The one that is shown where none is asked for; one of `years`.
    pub latest: u16,
}

/// What the editor says of all editions that are published together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publication {
    /// Counted from 1: what is published later has a higher one, whatever a clock says.
    pub version: u32,
    /// When it was published.
    pub published: Moment,
    /// When something newer should have come. It is shown after that too, with a sentence.
    pub expires: Moment,
}

/// How old a publication is, by a clock that may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// So many whole days.
    Days(u32),
    /// Something newer should have come by now.
    Expired,
    /// It was published in the clock's future: the clock is wrong.
    Unknown,
}

impl Publication {
    /// How old it is when a device's clock says `now`. A clock that is a day behind is not called
    /// wrong.
    pub fn age(self, now: Moment) -> Age {
        let days = now.days_since(self.published);
        match u32::try_from(days) {
            _ if now > self.expires => Age::Expired,
            Ok(days) => Age::Days(days),
            Err(_) if days == -1 => Age::Days(0),
            Err(_) => Age::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("1970-01-01T00:00:00Z", Some(0))]
    #[case("2000-02-29T23:59:59Z", Some(951_868_799))]
    #[case("2026-11-26T06:00:00Z", Some(1_795_672_800))]
    #[case("1000-01-01T00:00:00Z", Some(-30_610_224_000))]
    #[case("9999-12-31T23:59:59Z", Some(253_402_300_799))]
    #[case("2026-11-26", None)]
    #[case("2026T06:00:00Z", None)]
    #[case("2026-02-29T06:00:00Z", None)]
    #[case("2026-11-26T24:00:00Z", None)]
    #[case("2026-11-26T06:60:00Z", None)]
    #[case("2026-11-26T06:00:00", None)]
    #[case("2026-11-26T06:00Z", None)]
    #[case("2026-11-26T06:00:00:00Z", None)]
    #[case("2026-11-26T+6:00:00Z", None)]
    #[case("2026-11-26T06:00:00+01:00", None)]
    #[case("", None)]
    fn reads_only_utc_to_the_second(#[case] text: &str, #[case] expected: Option<i64>) {
        assert_eq!(Moment::parse(text), expected.map(Moment));
        if let Some(seconds) = expected {
            assert_eq!(Moment(seconds).to_string(), text);
        }
    }

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        let start = days_before(1800, 1, 1);
        for day in start..start + 146_097 {
            let moment = Moment(day * DAY + 12_345);
            assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
        }
    }

    #[rstest]
    #[case("2026-11-26T06:00:00Z", Age::Days(0))]
    #[case("2026-11-27T05:59:59Z", Age::Days(0))]
    #[case("2026-11-27T06:00:00Z", Age::Days(1))]
    #[case("2026-11-25T07:00:00Z", Age::Days(0))]
    #[case("2026-11-25T05:00:00Z", Age::Unknown)]
    #[case("1970-01-01T00:00:00Z", Age::Unknown)]
    #[case("2027-12-31T00:00:00Z", Age::Days(399))]
    #[case("2027-12-31T00:00:01Z", Age::Expired)]
    #[case("9999-01-01T00:00:00Z", Age::Expired)]
    fn the_age_is_told_by_a_clock_that_may_be_wrong(#[case] now: &str, #[case] expected: Age) {
        let publication = Publication {
            version: 1,
            published: Moment::parse("2026-11-26T06:00:00Z").unwrap(),
            expires: Moment::parse("2027-12-31T00:00:00Z").unwrap(),
        };
        assert_eq!(publication.age(Moment::parse(now).unwrap()), expected);
    }
}
