//! Changing a text so that it still is one: its parts are taken out, doubled, put in each other's
//! place, wrapped, or replaced by what has broken readers before.
//!
//! LLVM's own changes, byte by byte, mostly give what no JSON or TOML reader gets past.

use crate::spans;

/// What has broken readers before: numbers at and beyond every limit, what is no text, signs
/// that turn or hide it, the other formats' own words.
pub const NASTY: [&str; 44] = [
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "0",
    "-0",
    "-1",
    "1e400",
    "-1e-400",
    "0.1",
    "255",
    "256",
    "2022.5",
    "65536",
    "2147483647",
    "2147483648",
    "-2147483649",
    "4294967296",
    "9007199254740993",
    "18446744073709551616",
    "340282366920938463463374607431768211456",
    "\"\\ud800\"",
    "\"\\udfff\\ud800\"",
    "\"\\u0000\"",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{ad}",
    "e\u{301}",
    "İ",
    "\u{fdfa}",
    "🏳️‍🌈",
    "%00",
    "%ff%fe",
    "%25%2",
    "+++",
    "__proto__",
    "javascript:alert(1)",
    "../../etc/passwd",
    "https://a.no/\u{202e}",
    "'''\n\"\"\"",
];

/// A sequence of numbers that is the same for the same seed (splitmix64).
pub struct Numbers(u64);

impl Numbers {
    /// The sequence of a seed.
    pub fn of(seed: u32) -> Numbers {
        Numbers(u64::from(seed))
    }

    /// The next, below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}

/// The text with a few of its parts changed, at most `longest` bytes of it.
pub fn changed(text: &[u8], numbers: &mut Numbers, longest: usize) -> Vec<u8> {
    let mut new = text.to_vec();
    for _ in 0..=numbers.below(3) {
        new = changed_once(&new, numbers);
        new.truncate(longest);
    }
    new
}

fn changed_once(text: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let parts = spans::of(text);
    let nasty = NASTY[numbers.below(NASTY.len())].as_bytes();
    if parts.is_empty() {
        return nasty.to_vec();
    }
    let part = parts[numbers.below(parts.len())].clone();
    let other = &text[parts[numbers.below(parts.len())].clone()];
    let own = &text[part.clone()];
    let instead: Vec<u8> = match numbers.below(9) {
        0 | 1 => nasty.to_vec(),
        2 | 3 => other.to_vec(),
        4 => [own, b",", own].concat(),
        5 => [own, nasty].concat(),
        6 => {
            let depth = 1 << numbers.below(9);
            [&b"[".repeat(depth), own, &b"]".repeat(depth)].concat()
        }
        7 => {
            // With what parts it from the next, so that the rest still is whole.
            let end = part.end + usize::from(part.end < text.len());
            return [&text[..part.start], &text[end..]].concat();
        }
        _ => own.repeat(1 + numbers.below(64)),
    };
    [&text[..part.start], &instead, &text[part.end..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_text_of_at_most_the_length() {
        let text = br#"{"schema":1,"editions":[{"year":2022}]}"#;
        let all: Vec<Vec<u8>> =
            (0..500).map(|seed| changed(text, &mut Numbers::of(seed), 200)).collect();
        for (seed, new) in (0..).zip(&all) {
            assert_eq!(&changed(text, &mut Numbers::of(seed), 200), new);
            assert!(new.len() <= 200);
        }
        let different: std::collections::BTreeSet<_> = all.iter().collect();
        assert!(different.len() > 400, "{}", different.len());
        changed(b"", &mut Numbers::of(1), 200);
    }
}
