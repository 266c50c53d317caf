//! Numbers, dates and periods by each language's rules.

use super::Text;
use crate::domain::date::{Date, Period};
use crate::domain::directory::Figure;
use crate::domain::language::Language;

const MONTHS: [[&str; 12]; 2] = [
    [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

/// A whole number with its thousands apart: by U+00A0 in Norwegian, a comma in English.
pub fn integer(language: Language, number: u32) -> String {
    let separator = if language == Language::English { ',' } else { '\u{a0}' };
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + 6);
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A number given in `1 / 10^places`, with that many decimals: 19228 hundredths of a
/// square kilometre are "192,28" in Norwegian.
pub fn decimal(language: Language, number: u32, places: u32) -> String {
    let scale = 10u32.pow(places);
    let mark = if language == Language::English { '.' } else { ',' };
    let whole = integer(language, number / scale);
    if places == 0 {
        return whole;
    }
    format!("{whole}{mark}{:0width$}", number % scale, width = places as usize)
}

/// A change given in per mille, as per cent with one decimal and its sign: "+3,3 %",
/// "−0,4 %". English puts the sign directly behind the number.
pub fn signed_percent(language: Language, per_mille: i32) -> String {
    let sign = match per_mille {
        0 => "",
        n if n > 0 => "+",
        _ => "−",
    };
    let unit = if language == Language::English { "%" } else { "\u{a0}%" };
    format!("{sign}{}{unit}", decimal(language, per_mille.unsigned_abs(), 1))
}

/// A member's figure, without its unit.
pub fn figure(language: Language, figure: Figure, value: f64) -> String {
    match figure {
        Figure::Growth => signed_percent(language, value.round() as i32),
        Figure::Area => decimal(language, value as u32, 2),
        Figure::Density => decimal(language, (value * 10.0).round() as u32, 1),
        Figure::Population => integer(language, value as u32),
    }
}

/// When a figure of the members holds, for a narrow column, where all have these dates: an
/// area has none.
pub fn figure_date(
    language: Language,
    figure: Figure,
    population: &[(Date, u32)],
) -> Option<String> {
    let (first, last) = (population.first()?.0, population.last()?.0);
    match figure {
        Figure::Area => None,
        Figure::Growth => Some(format!("{}–{}", first.year, last.year)),
        _ => Some(short_date(language, first)),
    }
}

/// A date in full: "1. januar 2022", "1 January 2022", or the year alone.
pub fn date(language: Language, date: Date) -> String {
    let Some((month, day)) = date.month_day else { return date.year.to_string() };
    let (names, point) = match language {
        Language::English => (&MONTHS[1], ""),
        _ => (&MONTHS[0], "."),
    };
    let month = names.get(usize::from(month) - 1).copied().unwrap_or("");
    format!("{day}{point}\u{a0}{month} {}", date.year)
}

/// A date for a narrow column: "1.1.2022", "1 Jan 2022".
pub fn short_date(language: Language, date: Date) -> String {
    let Some((month, day)) = date.month_day else { return date.year.to_string() };
    match language {
        Language::English => {
            let name = MONTHS[1].get(usize::from(month) - 1).copied().unwrap_or("");
            format!("{day} {} {}", name.get(..3).unwrap_or(name), date.year)
        }
        _ => format!("{day}.{month}.{}", date.year),
    }
}

/// A period: "2022", "2021–2024", "fra 2024".
pub fn period(text: &Text, period: Period) -> String {
    match period.to {
        Some(to) if to == period.from => to.to_string(),
        Some(to) => format!("{}–{to}", period.from),
        None => text.since.with_number(period.from.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0, "0", "0")]
    #[case(999, "999", "999")]
    #[case(1315, "1\u{a0}315", "1,315")]
    #[case(2_243_932, "2\u{a0}243\u{a0}932", "2,243,932")]
    fn thousands_stand_apart(#[case] number: u32, #[case] nb: &str, #[case] en: &str) {
        assert_eq!(integer(Language::Bokmal, number), nb);
        assert_eq!(integer(Language::English, number), en);
    }

    #[rstest]
    #[case(19228, 2, "192,28")]
    #[case(114480, 2, "1\u{a0}144,80")]
    #[case(5, 1, "0,5")]
    #[case(7, 0, "7")]
    fn decimals_have_a_comma(#[case] number: u32, #[case] places: u32, #[case] nb: &str) {
        assert_eq!(decimal(Language::Nynorsk, number, places), nb);
        assert_eq!(decimal(Language::English, 19228, 2), "192.28");
    }

    #[rstest]
    #[case(33, "+3,3\u{a0}%", "+3.3%")]
    #[case(-4, "−0,4\u{a0}%", "−0.4%")]
    #[case(0, "0,0\u{a0}%", "0.0%")]
    fn changes_have_a_sign(#[case] per_mille: i32, #[case] nb: &str, #[case] en: &str) {
        assert_eq!(signed_percent(Language::Bokmal, per_mille), nb);
        assert_eq!(signed_percent(Language::English, per_mille), en);
    }

    #[test]
    fn dates_follow_the_language() {
        let day = Date { year: 2022, month_day: Some((1, 1)) };
        assert_eq!(date(Language::Bokmal, day), "1.\u{a0}januar 2022");
        assert_eq!(date(Language::English, day), "1\u{a0}January 2022");
        assert_eq!(short_date(Language::Nynorsk, day), "1.1.2022");
        assert_eq!(short_date(Language::English, day), "1 Jan 2022");
        assert_eq!(date(Language::Bokmal, Date { year: 2004, month_day: None }), "2004");
    }

    #[test]
    fn periods_follow_the_language() {
        let nn = Text::of(Language::Nynorsk);
        assert_eq!(period(nn, Period { from: 2022, to: Some(2022) }), "2022");
        assert_eq!(period(nn, Period { from: 2021, to: Some(2024) }), "2021–2024");
        assert_eq!(period(nn, Period { from: 2024, to: None }), "frå 2024");
    }
}
