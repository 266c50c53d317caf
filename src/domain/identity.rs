//! Who is who in two editions: a municipality stays the same when its name or number changes.

use super::edition::Edition;
use super::member::{Dated, Member};
use std::collections::{HashMap, HashSet};

/// The members of two editions, put together.
pub struct Pairs<'a> {
    /// In both: as it was, and as it is.
    pub both: Vec<(&'a Member, &'a Member)>,
    /// Only in the newer.
    pub joined: Vec<&'a Member>,
    /// Only in the older.
    pub left: Vec<&'a Member>,
}

/// Puts the members together: by address, and where that differs by a number that both have or by
/// website.
pub fn pair<'a>(old: &'a Edition, new: &'a Edition) -> Pairs<'a> {
    let slugs: HashMap<_, _> = old.members.iter().map(|member| (&member.slug, member)).collect();
    let (mut both, mut unknown) = (Vec::new(), Vec::new());
    for member in &new.members {
        match slugs.get(&member.slug) {
            Some(earlier) => both.push((*earlier, member)),
            None => unknown.push(member),
        }
    }
    let known: HashSet<_> = new.members.iter().map(|member| &member.slug).collect();
    let mut left: Vec<&Member> =
        old.members.iter().filter(|member| !known.contains(&member.slug)).collect();
    let mut joined = Vec::new();
    for member in unknown {
        match left.iter().position(|earlier| is_same(earlier, member)) {
            Some(at) => both.push((left.remove(at), member)),
            None => joined.push(member),
        }
    }
    Pairs { both, joined, left }
}

/// Whether two names are of one municipality.
fn is_same(old: &Member, new: &Member) -> bool {
    let shares = |number: &Dated<String>| {
        new.numbers.iter().any(|other| {
            other.value == number.value
                && (other.period.holds(number.period.from)
                    || number.period.holds(other.period.from))
        })
    };
    old.numbers.iter().any(shares) || old.domain == new.domain
}
