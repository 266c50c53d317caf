//! Colours as they are read: how much two differ, and the nearest one that can be read.
//!
//! Contrast is WCAG 2.2's. Nearest is meant in OKLab (Björn Ottosson, 2020), in which equal
//! distances look alike. The frames' own script (`xtask/src/build/embed/frame.js`) computes the
//! same; a journey holds the two against each other.

use std::fmt;

/// The contrast that text needs with what it stands on (WCAG 1.4.3).
pub const TEXT: f64 = 4.5;

/// Halvings of the way from a colour to black or white: more than 8 bits a channel can show.
const HALVINGS: u32 = 12;

/// A colour of the screen: red, green and blue as in `#0b5561`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// Reads six or three hexadecimal digits, with or without `#`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        // A sign would be a number too.
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        match digits.len() {
            6 => Some(Colour([16, 8, 0].map(|shift| (number >> shift) as u8))),
            3 => Some(Colour([8, 4, 0].map(|shift| ((number >> shift) & 15) as u8 * 17))),
            _ => None,
        }
    }

    /// The contrast with another colour, from 1 (none) to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The nearest colour whose contrast with each of `papers` is at least `least`: itself, or one
    /// nearer to black or to white. If there is none, black.
    pub fn legible(self, papers: &[Colour], least: f64) -> Colour {
        let is_read = |colour: Colour| papers.iter().all(|paper| colour.contrast(*paper) >= least);
        if is_read(self) {
            return self;
        }
        let from = self.to_oklab();
        let mut nearest = (f64::INFINITY, Colour([0, 0, 0]));
        for lightness in [0.0, 1.0] {
            let end = [lightness, 0.0, 0.0];
            let at = |part: f64| {
                Colour::of_oklab([0, 1, 2].map(|axis| from[axis] + (end[axis] - from[axis]) * part))
            };
            if !is_read(at(1.0)) {
                continue;
            }
            let (mut near, mut far) = (0.0, 1.0);
            for _ in 0..HALVINGS {
                let middle = (near + far) / 2.0;
                *(if is_read(at(middle)) { &mut far } else { &mut near }) = middle;
            }
            let way = from.iter().zip(end).map(|(from, end)| (from - end).powi(2)).sum::<f64>();
            let moved = far * way.sqrt();
            if moved < nearest.0 {
                nearest = (moved, at(far));
            }
        }
        nearest.1
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|channel| match f64::from(channel) / 255.0 {
            low if low <= 0.04045 => low / 12.92,
            high => ((high + 0.055) / 1.055).powf(2.4),
        })
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn to_oklab(self) -> [f64; 3] {
        let [r, g, b] = self.linear();
        let l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b).cbrt();
        let m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b).cbrt();
        let s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b).cbrt();
        [
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
        ]
    }

    /// The colour of the screen nearest to a place in OKLab.
    fn of_oklab([lightness, a, b]: [f64; 3]) -> Colour {
        let l = (lightness + 0.3963377774 * a + 0.2158037573 * b).powi(3);
        let m = (lightness - 0.1055613458 * a - 0.0638541728 * b).powi(3);
        let s = (lightness - 0.0894841775 * a - 1.2914855480 * b).powi(3);
        let linear = [
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
        ];
        Colour(linear.map(|channel| {
            let channel = match channel {
                low if low <= 0.0031308 => low * 12.92,
                high => 1.055 * high.powf(1.0 / 2.4) - 0.055,
            };
            (channel * 255.0).round().clamp(0.0, 255.0) as u8
        }))
    }
}

impl fmt::Display for Colour {
    /// Six hexadecimal digits, as in an address: without `#`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[rstest]
    #[case("#0b5561", Some([0x0b, 0x55, 0x61]))]
    #[case("0B5561", Some([0x0b, 0x55, 0x61]))]
    #[case("f80", Some([0xff, 0x88, 0]))]
    #[case("", None)]
    #[case("#", None)]
    #[case("+0b556", None)]
    #[case("red", None)]
    #[case("0b556", None)]
    #[case("0b55610", None)]
    #[case("æøå", None)]
    fn hexadecimal_digits_are_a_colour(#[case] text: &str, #[case] expected: Option<[u8; 3]>) {
        assert_eq!(Colour::parse(text), expected.map(Colour));
    }

    /// The ratios of the design's own table.
    #[rstest]
    #[case("000000", "ffffff", 21.0)]
    #[case("0b5561", "f7f4ec", 7.7)]
    #[case("435c61", "f7f4ec", 6.5)]
    #[case("86cbc6", "07191f", 9.7)]
    fn contrast_is_that_of_wcag(#[case] one: &str, #[case] other: &str, #[case] expected: f64) {
        let found = colour(one).contrast(colour(other));
        assert!((found - expected).abs() < 0.06, "{found}");
    }

    #[rstest]
    #[case::kept("0b5561", "f7f4ec", "0b5561")]
    #[case::yellow_is_darkened("ffd500", "ffffff", "8d7400")]
    #[case::navy_is_lightened("00003f", "000000", "637599")]
    fn a_colour_moves_no_further_than_it_must(
        #[case] from: &str,
        #[case] paper: &str,
        #[case] expected: &str,
    ) {
        let found = colour(from).legible(&[colour(paper)], TEXT);
        assert_eq!(found, colour(expected), "{found}");
        let contrast = found.contrast(colour(paper));
        assert!(colour(from) == found || (TEXT..TEXT + 0.1).contains(&contrast), "{contrast}");
    }

    #[test]
    fn where_nothing_can_be_read_it_is_black() {
        let grey = colour("777777");
        assert_eq!(grey.legible(&[colour("000000"), colour("ffffff")], TEXT), Colour([0, 0, 0]));
    }

    proptest! {
        #[test]
        fn what_is_moved_can_be_read(channels: [u8; 3], paper: [u8; 3]) {
            // Some grey in between is read on nothing by 4.5, but black or white always is.
            let moved = Colour(channels).legible(&[Colour(paper)], TEXT);
            prop_assert!(moved.contrast(Colour(paper)) >= TEXT, "{}", moved);
            prop_assert_eq!(moved.legible(&[Colour(paper)], TEXT), moved);
        }

        #[test]
        fn oklab_leads_there_and_back(channels: [u8; 3]) {
            prop_assert_eq!(Colour::of_oklab(Colour(channels).to_oklab()), Colour(channels));
        }

        #[test]
        fn what_is_written_is_read(channels: [u8; 3], text in "\\PC{0,10}") {
            prop_assert_eq!(Colour::parse(&Colour(channels).to_string()), Some(Colour(channels)));
            Colour::parse(&text);
        }
    }
}
