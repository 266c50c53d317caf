//! How large things must be on a display that people stand before: from its size and their
//! distance to pixels.

/// A display, and how far from it people stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Display {
    /// Its diagonal, in tenths of an inch.
    pub diagonal: u32,
    /// The distance, in centimetres.
    pub distance: u32,
}

/// Diagonals that are believed, in tenths of an inch.
const DIAGONALS: std::ops::RangeInclusive<u32> = 70..=1500;

/// Distances that are believed, in centimetres.
const DISTANCES: std::ops::RangeInclusive<u32> = 20..=1000;

const MM_PER_INCH: f64 = 25.4;

/// The tangent of 0.7 degrees: the angle under which a capital letter must at least be seen
/// (EN 301 549, 5.1.4).
const LETTER: f64 = 0.012_218;

/// The height of capital letters in the typeface, in parts of its size.
const CAPITAL: f64 = 0.703;

/// What is touched, in millimetres: the main actions, and all else.
const MAIN: f64 = 20.0;
const OTHER: f64 = 10.0;

/// A text is at least and at most such a part of the display's shorter side: below it a large
/// display would look empty, above it a page would not fit.
const LEAST: f64 = 1.0 / 38.0;
const MOST: f64 = 1.0 / 26.0;

/// Sizes in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sizes {
    /// The smallest text.
    pub text: f64,
    /// The side of what is touched for a main action.
    pub main: f64,
    /// The side of all else that is touched.
    pub other: f64,
    /// The size that the smallest text would need: more than [`Sizes::text`] where the page
    /// would not fit.
    pub needed: f64,
}

impl Default for Display {
    /// A stand at an event, where nothing else is said: 32 inches at an arm's length.
    fn default() -> Display {
        Display { diagonal: 320, distance: 70 }
    }
}

impl Display {
    /// Reads `55in@150cm`; tenths of an inch may stand behind a full stop.
    pub fn parse(text: &str) -> Option<Display> {
        let (diagonal, distance) = text.split_once("in@")?;
        let (whole, tenths) = diagonal.split_once('.').unwrap_or((diagonal, "0"));
        let tenth = |text: &str| if text.len() == 1 { number(text) } else { None };
        let diagonal = number(whole)?.checked_mul(10)?.checked_add(tenth(tenths)?)?;
        let distance = number(distance.strip_suffix("cm")?)?;
        let believed = DIAGONALS.contains(&diagonal) && DISTANCES.contains(&distance);
        believed.then_some(Display { diagonal, distance })
    }

    /// Sizes on it, where it shows so many CSS pixels across and down. Nothing is smaller than
    /// a pixel, whatever the browser says of its window.
    #[allow(clippy::manual_clamp, reason = "a NaN would stay one")]
    pub fn sizes(self, width: f64, height: f64) -> Sizes {
        // What is no number becomes the least.
        let (width, height) = (width.max(100.0).min(20_000.0), height.max(100.0).min(20_000.0));
        let diagonal = f64::from(self.diagonal) / 10.0 * MM_PER_INCH;
        let per_mm = (width * width + height * height).sqrt() / diagonal;
        let needed = f64::from(self.distance) * 10.0 * LETTER / CAPITAL * per_mm;
        let short = width.min(height);
        Sizes {
            text: needed.clamp(short * LEAST, short * MOST),
            main: MAIN * per_mm,
            other: OTHER * per_mm,
            needed,
        }
    }
}

impl std::fmt::Display for Display {
    fn fmt(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        to.write_str(&(self.diagonal / 10).to_string())?;
        if !self.diagonal.is_multiple_of(10) {
            to.write_str(".")?;
            to.write_str(&(self.diagonal % 10).to_string())?;
        }
        to.write_str("in@")?;
        to.write_str(&self.distance.to_string())?;
        to.write_str("cm")
    }
}

/// A number as people write it: digits only.
fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("55in@150cm", Some((550, 150)))]
    #[case("31.5in@70cm", Some((315, 70)))]
    #[case("7in@20cm", Some((70, 20)))]
    #[case("6.9in@20cm", None)]
    #[case("55in@1001cm", None)]
    #[case("55in@150", None)]
    #[case("55@150cm", None)]
    #[case("-55in@150cm", None)]
    #[case("55.25in@150cm", None)]
    #[case("5e1in@150cm", None)]
    #[case("99999999999in@150cm", None)]
    #[case("", None)]
    fn reads_size_and_distance(#[case] text: &str, #[case] expected: Option<(u32, u32)>) {
        let display = expected.map(|(diagonal, distance)| Display { diagonal, distance });
        assert_eq!(Display::parse(text), display);
    }

    /// By hand: a display of 55 inches is 1397 mm across its corners, 1080 × 1920 pixels are
    /// 2203 there, so 1.577 a millimetre. At 1.5 m a capital of 0.7 degrees is 18.3 mm high.
    #[test]
    fn sizes_are_those_of_the_standard() {
        let sizes = Display { diagonal: 550, distance: 150 }.sizes(1080.0, 1920.0);
        assert!((sizes.main - 31.5).abs() < 0.1, "{sizes:?}");
        assert!((sizes.other * 2.0 - sizes.main).abs() < 1e-9);
        assert!((sizes.needed * CAPITAL - 28.9).abs() < 0.1, "{sizes:?}");
        assert_eq!(sizes.text, sizes.needed);
        let turned = Display { diagonal: 550, distance: 150 }.sizes(1920.0, 1080.0);
        assert_eq!(turned, sizes);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(diagonal in DIAGONALS, distance in DISTANCES) {
            let display = Display { diagonal, distance };
            prop_assert_eq!(Display::parse(&display.to_string()), Some(display));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,20}") {
            Display::parse(&text);
        }

        #[test]
        fn text_stays_within_its_bounds(
            diagonal in DIAGONALS, distance in DISTANCES, width in any::<f64>(), height in any::<f64>()
        ) {
            let sizes = Display { diagonal, distance }.sizes(width, height);
            prop_assert!((2.0..1000.0).contains(&sizes.text), "{:?}", sizes);
            prop_assert!(sizes.main.is_finite() && sizes.needed.is_finite());
        }
    }
}
