//! What the formats have in common: which value of a member holds when, and figures with
//! decimals. Figures are whole numbers of their last decimal, rounded as the app shows them.

use crate::domain::date::Date;
use crate::domain::edition::Edition;
use crate::domain::member::{Dated, Member};

/// The value of the latest period that the sources know.
pub(super) fn latest(values: &[Dated<String>]) -> &str {
    values.last().map_or("", |dated| &dated.value)
}

/// The value that holds in `year`; empty where the sources give none.
pub(super) fn in_year(values: &[Dated<String>], year: u16) -> &str {
    values.iter().find(|dated| dated.period.holds(year)).map_or("", |dated| &dated.value)
}

/// Every date for which a member has a number of inhabitants, oldest first.
pub(super) fn dates(edition: &Edition) -> Vec<Date> {
    let mut dates = Vec::new();
    for (date, _) in edition.members.iter().flat_map(|member| &member.population) {
        if let Err(at) = dates.binary_search(date) {
            dates.insert(at, *date);
        }
    }
    dates
}

/// The member's inhabitants at `date`.
pub(super) fn inhabitants(member: &Member, date: Date) -> Option<u32> {
    member.population.iter().find(|(other, _)| *other == date).map(|(_, people)| *people)
}

/// Its website's address.
pub(super) fn website(member: &Member) -> String {
    ["https://www.", &member.domain].concat()
}

/// A number given in `1 / 10^places`, with that many decimals behind `mark`.
pub(super) fn decimal(number: i64, places: u32, mark: char) -> String {
    let scale = 10u64.pow(places);
    let size = number.unsigned_abs();
    let mut text = String::new();
    if number < 0 {
        text.push('-');
    }
    text.push_str(&(size / scale).to_string());
    text.push(mark);
    let decimals = (size % scale).to_string();
    for _ in decimals.len()..places as usize {
        text.push('0');
    }
    text.push_str(&decimals);
    text
}

/// Longitude or latitude with five decimals, about a metre.
pub(super) fn degrees(angle: f64) -> String {
    decimal((angle * 100_000.0).round() as i64, 5, '.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Period;
    use rstest::rstest;

    #[rstest]
    #[case(31926, 2, "319.26")]
    #[case(5, 2, "0.05")]
    #[case(-4, 1, "-0.4")]
    #[case(-100, 1, "-10.0")]
    #[case(0, 5, "0.00000")]
    #[case(i64::MIN, 1, "-922337203685477580.8")]
    fn decimals_keep_their_zeros_and_sign(
        #[case] number: i64,
        #[case] places: u32,
        #[case] expected: &str,
    ) {
        assert_eq!(decimal(number, places, '.'), expected);
    }

    #[rstest]
    #[case(59.91, "59.91000")]
    #[case(-0.123_456, "-0.12346")]
    #[case(10.684_03, "10.68403")]
    fn degrees_have_five_decimals(#[case] angle: f64, #[case] expected: &str) {
        assert_eq!(degrees(angle), expected);
    }

    #[test]
    fn a_value_holds_in_its_own_years() {
        let dated =
            |value: &str, from, to| Dated { value: value.to_owned(), period: Period { from, to } };
        let numbers = [dated("3012", 2020, Some(2023)), dated("3124", 2024, None)];
        assert_eq!((in_year(&numbers, 2022), in_year(&numbers, 2019)), ("3012", ""));
        assert_eq!((latest(&numbers), latest(&[])), ("3124", ""));
    }
}
