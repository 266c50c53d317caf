//! Norwegian alphabetical order, so that Ås comes last and not first.

use std::cmp::Ordering;

/// Orders two names as a Norwegian list does: space and hyphen before digits, digits
/// before letters, a to z and then æ, ø, å, without regard to case. Names that differ
/// only in case or accent are told apart by their characters, so that the order is total
/// and equal means identical.
pub fn compare(a: &str, b: &str) -> Ordering {
    a.chars().map(rank).cmp(b.chars().map(rank)).then_with(|| a.cmp(b))
}

/// The place of a letter. Letters outside the alphabet come after it, by code point.
fn rank(letter: char) -> u32 {
    let letter = letter.to_ascii_lowercase();
    match letter {
        ' ' => 0,
        '-' => 1,
        'a'..='z' | '0'..='9' => letter as u32,
        'à' | 'á' | 'À' | 'Á' => 'a' as u32,
        'é' | 'è' | 'ê' | 'É' | 'È' | 'Ê' => 'e' as u32,
        'ó' | 'ò' | 'ô' | 'Ó' | 'Ò' | 'Ô' => 'o' as u32,
        'æ' | 'Æ' | 'ä' | 'Ä' => 'z' as u32 + 1,
        'ø' | 'Ø' | 'ö' | 'Ö' => 'z' as u32 + 2,
        'å' | 'Å' => 'z' as u32 + 3,
        // Other punctuation stands between the hyphen and the digits.
        _ if letter.is_ascii() => 2,
        _ => letter as u32 + 0x100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("Ringsaker", "Rælingen")]
    #[case("Rælingen", "Råde")]
    #[case("Vestre Toten", "Våler")]
    #[case("Nes", "Nesodden")]
    #[case("Nord-Odal", "Nordre Follo")]
    #[case("Nordre Follo", "Nordre Land")]
    #[case("Søndre Land", "Sør-Odal")]
    #[case("Våler", "Østre Toten")]
    #[case("Øvre Eiker", "Ås")]
    #[case("Ås", "Åsnes")]
    #[case("oslo", "Rakkestad")]
    #[case("Lunner", "lørenskog")]
    fn comes_before(#[case] first: &str, #[case] second: &str) {
        assert_eq!(compare(first, second), Ordering::Less);
        assert_eq!(compare(second, first), Ordering::Greater);
    }

    proptest! {
        #[test]
        fn is_a_total_order(names in prop::collection::vec("[ A-Za-zæøåÆØÅé0-9.-]{0,4}", 3)) {
            let [a, b, c] = [&names[0], &names[1], &names[2]];
            prop_assert_eq!(compare(a, b), compare(b, a).reverse());
            prop_assert_eq!(compare(a, b) == Ordering::Equal, a == b);
            if compare(a, b).is_le() && compare(b, c).is_le() {
                prop_assert!(compare(a, c).is_le());
            }
        }
    }
}
