//! The address of the kiosk: its settings, which an organiser puts together once.

use super::query::{pairs, write_pair};
use crate::domain::display::Display;
use crate::domain::language::Language;

/// The kiosk's path.
pub const KIOSK: &str = "kiosk";

/// Seconds without a touch, unless the address says otherwise.
const REST: u32 = 60;

/// Seconds without a touch that are taken: below, a visitor would be asked while reading.
const RESTS: std::ops::RangeInclusive<u32> = 10..=3600;

/// The kiosk's settings, as its address says them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KioskQuery {
    /// `sprak`: the language it returns to.
    pub language: Language,
    /// `hvile`: seconds without a touch before a visitor is asked whether they are there.
    pub rest: u32,
    /// `skjerm`: the display, as in `55in@150cm`; none where the address names none.
    pub display: Option<Display>,
    /// `lav=1`: every control lies in the lower part of a tall display.
    pub low: bool,
    /// `status=1`: how the kiosk has been doing.
    pub status: bool,
    /// `oppsett=1`: choosing the settings on the display itself.
    pub setup: bool,
}

impl Default for KioskQuery {
    fn default() -> KioskQuery {
        KioskQuery {
            language: Language::default(),
            rest: REST,
            display: None,
            low: false,
            status: false,
            setup: false,
        }
    }
}

impl KioskQuery {
    /// Reads a query with or without `?`. What it does not know or understand is passed over;
    /// of a name given twice the last counts.
    pub fn parse(query: &str) -> KioskQuery {
        let mut read = KioskQuery::default();
        pairs(query, &mut |name, value| match name {
            "sprak" => read.language = Language::from_tag(value).unwrap_or_default(),
            "hvile" => {
                let rest = value.parse().ok().filter(|rest| RESTS.contains(rest));
                read.rest = rest.unwrap_or(REST);
            }
            "skjerm" => read.display = Display::parse(value),
            "lav" => read.low = value == "1",
            "status" => read.status = value == "1",
            "oppsett" => read.setup = value == "1",
            _ => {}
        });
        read
    }

    /// The address with these settings, relative to the app's root.
    pub fn address(&self) -> String {
        let mut address = KIOSK.to_owned();
        let default = KioskQuery::default();
        let flag = |set: bool| if set { "1" } else { "" };
        let language = if self.language == default.language { "" } else { self.language.tag() };
        let rest = if self.rest == REST { String::new() } else { self.rest.to_string() };
        write_pair(&mut address, "sprak", language);
        write_pair(&mut address, "hvile", &rest);
        write_pair(&mut address, "skjerm", &self.display.map_or(String::new(), |d| d.to_string()));
        write_pair(&mut address, "lav", flag(self.low));
        write_pair(&mut address, "status", flag(self.status));
        write_pair(&mut address, "oppsett", flag(self.setup));
        address
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("", KioskQuery::default())]
    #[case("?sprak=en&lav=1", KioskQuery { language: Language::English, low: true, ..KioskQuery::default() })]
    #[case("hvile=30", KioskQuery { rest: 30, ..KioskQuery::default() })]
    #[case("?hvile=0&sprak=fr&lav=ja&skjerm=stor", KioskQuery::default())]
    #[case("?hvile=-1", KioskQuery::default())]
    #[case("?hvile=99999999999", KioskQuery::default())]
    #[case("?skjerm=55in%40150cm", KioskQuery { display: Display::parse("55in@150cm"), ..KioskQuery::default() })]
    #[case("?status=1&oppsett=1", KioskQuery { status: true, setup: true, ..KioskQuery::default() })]
    fn reads_what_it_knows(#[case] query: &str, #[case] expected: KioskQuery) {
        assert_eq!(KioskQuery::parse(query), expected);
    }

    #[test]
    fn the_plain_address_is_short() {
        assert_eq!(KioskQuery::default().address(), "kiosk");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            at in 0..3usize, rest in RESTS, size in prop::option::of((70..1500u32, 20..1000u32)),
            low: bool, status: bool, setup: bool
        ) {
            let language = Language::ALL[at];
            let display = size.map(|(diagonal, distance)| Display { diagonal, distance });
            let query = KioskQuery { language, rest, display, low, status, setup };
            let address = query.address();
            let read = address.strip_prefix(KIOSK).map(KioskQuery::parse);
            prop_assert_eq!(read, Some(query));
        }

        #[test]
        fn any_query_is_read(query in "\\PC{0,60}") {
            KioskQuery::parse(&query);
        }
    }
}
