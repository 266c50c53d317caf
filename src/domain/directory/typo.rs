//! How far apart two spellings are.

/// Letters of a search that are compared: as many as a number has bits.
const LETTERS: usize = 64;

/// What is searched for, made ready to be compared with many names.
pub(super) struct Pattern<'a> {
    wanted: &'a [char],
    /// For each ASCII letter, a bit for each of its places in `wanted`.
    ascii: [u64; 128],
}

impl<'a> Pattern<'a> {
    /// Of what is longer than any name, only the beginning is compared.
    pub fn new(wanted: &'a [char]) -> Pattern<'a> {
        let wanted = wanted.get(..LETTERS).unwrap_or(wanted);
        let mut ascii = [0; 128];
        for (at, letter) in wanted.iter().enumerate() {
            if let Some(places) = ascii.get_mut(*letter as usize) {
                *places |= 1 << at;
            }
        }
        Pattern { wanted, ascii }
    }

    /// How many letters are compared.
    pub fn letters(&self) -> usize {
        self.wanted.len()
    }

    /// How many letters `key` is off, if no more than are tolerated: one in four or more, two
    /// in eight or more. People stop typing early, so any beginning of `key` will do. Three
    /// letters are too few for that: they are compared with all of it, and the first has to
    /// be right.
    pub fn tolerates(&self, key: &[char]) -> Option<usize> {
        let letters = self.letters();
        let tolerated = match letters {
            0..=2 => return None,
            3..=7 => 1,
            _ => 2,
        };
        let reach = key.get(..letters + 2);
        let (start, whole) = self.distances(reach.unwrap_or(key));
        let is_whole = reach.is_none() || key.len() == letters + 2;
        if letters > 3 && start <= tolerated {
            return Some(start);
        }
        // A name of eight letters with two missing.
        let in_whole = if key.len() >= 8 { 2 } else { tolerated };
        let first = letters > 3 || key.first() == self.wanted.first();
        (is_whole && first && whole <= in_whole).then_some(whole)
    }

    /// The distance to the nearest beginning of `key`, and to all of it.
    ///
    /// Counts a wrong, missing or additional letter and two swapped neighbours as one each
    /// (optimal string alignment). A column of the table of distances is kept as bits, of
    /// where a number is one more or less than the one above: H. Hyyrö, "A Bit-Vector
    /// Algorithm for Computing Levenshtein and Damerau Edit Distances", 2003.
    pub fn distances(&self, key: &[char]) -> (usize, usize) {
        if self.wanted.is_empty() {
            return (0, key.len());
        }
        let last = 1 << (self.letters() - 1);
        let (mut more, mut less) = (!0_u64, 0_u64);
        let (mut diagonal, mut same_before) = (0_u64, 0_u64);
        let mut whole = self.letters();
        let mut start = whole;
        for letter in key {
            let same = self.places(*letter);
            let swapped = ((!diagonal & same) << 1) & same_before;
            diagonal = ((same & more).wrapping_add(more) ^ more) | same | less | swapped;
            let right_more = less | !(diagonal | more);
            let right_less = diagonal & more;
            whole += usize::from(right_more & last != 0);
            whole -= usize::from(right_less & last != 0);
            start = start.min(whole);
            let right_more = right_more << 1 | 1;
            more = right_less << 1 | !(diagonal | right_more);
            less = right_more & diagonal;
            same_before = same;
        }
        (start, whole)
    }

    /// The places of a letter in what is wanted, as bits.
    fn places(&self, letter: char) -> u64 {
        if let Some(places) = self.ascii.get(letter as usize) {
            return *places;
        }
        let equal = self.wanted.iter().enumerate().filter(|(_, other)| **other == letter);
        equal.fold(0, |places, (at, _)| places | 1 << at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[rstest]
    #[case("drammen", "drammen", Some(0))]
    #[case("drammmen", "drammen", Some(1))]
    #[case("darmmen", "drammen", Some(1))]
    #[case("drmm", "drammen", Some(1))]
    #[case("lillestrm", "lillestrom", Some(1))]
    #[case("lilestrm", "lillestrom", Some(2))]
    #[case("nsoden", "nesodden", Some(2))]
    #[case("dxxmmen", "drammen", None)]
    #[case("skj", "ski", Some(1))]
    #[case("skj", "skiptvet", None)]
    #[case("ksi", "aski", None)]
    #[case("sk", "ski", None)]
    #[case("xyz", "ski", None)]
    #[case("bergen", "gran", None)]
    fn one_letter_may_be_wrong_and_two_in_eight(
        #[case] wanted: &str,
        #[case] key: &str,
        #[case] expected: Option<usize>,
    ) {
        assert_eq!(Pattern::new(&letters(wanted)).tolerates(&letters(key)), expected);
    }

    /// The distance by the definition: the whole table, row by row.
    fn by_definition(wanted: &[char], key: &[char]) -> (usize, usize) {
        let mut table = vec![vec![0; key.len() + 1]; wanted.len() + 1];
        for row in 0..=wanted.len() {
            for column in 0..=key.len() {
                let mut least = row.max(column);
                if row > 0 && column > 0 {
                    let wrong = usize::from(wanted[row - 1] != key[column - 1]);
                    least = (table[row - 1][column - 1] + wrong)
                        .min(table[row - 1][column] + 1)
                        .min(table[row][column - 1] + 1);
                    let swapped = row > 1
                        && column > 1
                        && wanted[row - 1] == key[column - 2]
                        && wanted[row - 2] == key[column - 1];
                    if swapped {
                        least = least.min(table[row - 2][column - 2] + 1);
                    }
                }
                table[row][column] = least;
            }
        }
        let last = &table[wanted.len()];
        (*last.iter().min().unwrap(), last[key.len()])
    }

    proptest! {
        #[test]
        fn the_bits_give_the_distance_of_the_definition(
            wanted in "[abcø]{0,70}", key in "[abcø]{0,12}"
        ) {
            let (wanted, key) = (letters(&wanted), letters(&key));
            let wanted = &wanted[..wanted.len().min(LETTERS)];
            prop_assert_eq!(Pattern::new(wanted).distances(&key), by_definition(wanted, &key));
        }
    }
}
