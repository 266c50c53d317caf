//! Which county a municipality number lies in: its first two digits, which changed when counties
//! merged in 2020 and parted again in 2024 (Statistics Norway, KLASS 104 and 131).

use osloregionen::domain::date::Period;

/// The counties of 2020 to 2023.
const MERGED: [(&str, &str); 11] = [
    ("03", "Oslo"),
    ("11", "Rogaland"),
    ("15", "Møre og Romsdal"),
    ("18", "Nordland"),
    ("30", "Viken"),
    ("34", "Innlandet"),
    ("38", "Vestfold og Telemark"),
    ("42", "Agder"),
    ("46", "Vestland"),
    ("50", "Trøndelag"),
    ("54", "Troms og Finnmark"),
];

/// The counties since 2024.
const PARTED: [(&str, &str); 15] = [
    ("03", "Oslo"),
    ("11", "Rogaland"),
    ("15", "Møre og Romsdal"),
    ("18", "Nordland"),
    ("31", "Østfold"),
    ("32", "Akershus"),
    ("33", "Buskerud"),
    ("34", "Innlandet"),
    ("39", "Vestfold"),
    ("40", "Telemark"),
    ("42", "Agder"),
    ("46", "Vestland"),
    ("50", "Trøndelag"),
    ("55", "Troms"),
    ("56", "Finnmark"),
];

/// The counties in a period by the two digits; `None` where it is before 2020 or across 2024, for
/// which there is no one list.
pub fn of(period: Period) -> Option<&'static [(&'static str, &'static str)]> {
    match (period.from, period.to) {
        (2020.., Some(..=2023)) => Some(&MERGED),
        (2024.., _) => Some(&PARTED),
        _ => None,
    }
}
