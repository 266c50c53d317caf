//! Letters that look like others: a Cyrillic а in a Latin name reads the same and is another name,
//! with another address, which no search finds.

/// What is wrong with a letter, in bokmål.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Of another alphabet, or an ornamental form.
    Letter(char, &'static str),
    /// A mark that stands on the letter before it, as in a decomposed å.
    Mark,
}

/// The first letter of a text that is not Latin, with its place in bytes. Digits, punctuation and
/// signs of all kinds are no letters.
pub fn foreign(text: &str) -> Option<(usize, Foreign)> {
    text.char_indices().find_map(|(at, letter)| Some((at, kind(letter)?)))
}

fn kind(letter: char) -> Option<Foreign> {
    let name = match letter {
        '\u{300}'..='\u{36f}' => return Some(Foreign::Mark),
        // Basic Latin, its supplements and extensions, with their signs.
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => return None,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "en gresk bokstav",
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' => "en kyrillisk bokstav",
        // Letterlike symbols, ligatures, full width, mathematical alphabets, enclosed letters.
        '\u{2100}'..='\u{214f}'
        | '\u{2160}'..='\u{2188}'
        | '\u{24b6}'..='\u{24e9}'
        | '\u{fb00}'..='\u{fb06}'
        | '\u{ff00}'..='\u{ffef}'
        | '\u{1d400}'..='\u{1d7ff}'
        | '\u{1f130}'..='\u{1f189}'
            if letter.is_alphanumeric() || letter.is_alphabetic() =>
        {
            "en pyntebokstav"
        }
        other if other.is_alphabetic() => "en bokstav fra et annet alfabet",
        _ => return None,
    };
    Some(Foreign::Letter(letter, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Bærum – «Ås», 2,3 mill. é ß ŧ", None)]
    #[case("20 % → 30 € · 5 km²", None)]
    #[case("B\u{430}rum", Some((1, Foreign::Letter('\u{430}', "en kyrillisk bokstav"))))]
    #[case("\u{39f}slo", Some((0, Foreign::Letter('\u{39f}', "en gresk bokstav"))))]
    #[case("\u{ff2f}slo", Some((0, Foreign::Letter('\u{ff2f}', "en pyntebokstav"))))]
    #[case("\u{1d40e}slo", Some((0, Foreign::Letter('\u{1d40e}', "en pyntebokstav"))))]
    #[case("O\u{585}", Some((1, Foreign::Letter('\u{585}', "en bokstav fra et annet alfabet"))))]
    #[case("A\u{30a}s", Some((1, Foreign::Mark)))]
    fn only_latin_letters_pass(#[case] text: &str, #[case] expected: Option<(usize, Foreign)>) {
        assert_eq!(foreign(text), expected);
    }
}
