//! The nearest names to what is on no list.

use super::typo::Pattern;
use super::{Closeness, Found, Hit, Index, KeyKind, mask};

/// How many members are named.
const MEMBERS: usize = 5;

impl Index {
    /// The members with the names nearest to `wanted`, nearest first and each once: at most
    /// five. A name's distance counts in proportion to the longer of the two, or short names
    /// would be near to everything. Numbers are no names. Of equally near ones the kinds go in
    /// their order, and then the members in theirs.
    pub(super) fn nearest(&self, wanted: &[char]) -> Vec<Found> {
        let pattern = Pattern::new(wanted);
        let wanted_mask = mask(wanted);
        let mut nearest: Vec<((usize, KeyKind), Found)> = Vec::new();
        for (name, key) in self.keys.iter().enumerate() {
            if key.kind == KeyKind::Number {
                continue;
            }
            let letters = self.letters(key);
            let longer = letters.len().max(pattern.letters()).max(1);
            let per_mille = |far: usize| far * 1000 / longer;
            // It cannot be nearer than the letters that the other does not have.
            let lacking = (wanted_mask & !key.mask).count_ones();
            let lacking = lacking.max((key.mask & !wanted_mask).count_ones()) as usize;
            let last = nearest.get(MEMBERS - 1).map_or(usize::MAX, |last| last.0.0);
            if per_mille(lacking) > last {
                continue;
            }
            let far = pattern.distances(letters).1;
            let rank = (per_mille(far), key.kind);
            let own = nearest.iter().position(|other| other.1.0 == key.member);
            if own.and_then(|at| nearest.get(at)).is_some_and(|own| own.0 <= rank) {
                continue;
            }
            nearest.retain(|other| other.1.0 != key.member);
            let at = nearest.iter().position(|other| rank < other.0).unwrap_or(nearest.len());
            let closeness = Closeness::Far;
            let hit = Hit { kind: key.kind, closeness, far, matched: (0, 0), name };
            nearest.insert(at, (rank, (key.member, Some(hit))));
            nearest.truncate(MEMBERS);
        }
        nearest.into_iter().map(|(_, found)| found).collect()
    }
}
