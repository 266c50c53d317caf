//! How far apart two spellings are.

/// How many letters may be wrong in a search of this length.
fn tolerance(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The distance of `wanted` to the beginning of `key`, if it is within what is tolerated.
///
/// Counts a wrong, missing or additional letter and two swapped neighbours as one each
/// (optimal string alignment). Compared with beginnings, since people stop typing early.
pub(super) fn distance_to_start(wanted: &[char], key: &[char]) -> Option<usize> {
    let tolerated = tolerance(wanted.len());
    if tolerated == 0 || key.len() + tolerated < wanted.len() {
        return None;
    }
    let key = &key[..key.len().min(wanted.len() + tolerated)];
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=key.len()).collect();
    for (row, letter) in wanted.iter().enumerate() {
        let mut current = vec![row + 1; key.len() + 1];
        for (column, other) in key.iter().enumerate() {
            let changed = last[column] + usize::from(letter != other);
            let mut least = changed.min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && *letter == key[column - 1] && wanted[row - 1] == *other {
                least = least.min(before_last[column - 1] + 1);
            }
            current[column + 1] = least;
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last.into_iter().min().filter(|least| *least <= tolerated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("drammen", "drammen", Some(0))]
    #[case("drammmen", "drammen", Some(1))]
    #[case("darmmen", "drammen", Some(1))]
    #[case("drmm", "drammen", Some(1))]
    #[case("lillestrm", "lillestrom", Some(1))]
    #[case("lilestrm", "lillestrom", Some(2))]
    #[case("dxxmmen", "drammen", None)]
    #[case("xyz", "ski", None)]
    #[case("bergen", "gran", None)]
    fn one_letter_may_be_wrong_and_two_in_eight(
        #[case] wanted: &str,
        #[case] key: &str,
        #[case] expected: Option<usize>,
    ) {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(distance_to_start(&letters(wanted), &letters(key)), expected);
    }
}
