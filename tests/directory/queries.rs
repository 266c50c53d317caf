//! Queries with the hit that a Norwegian expects first.

use osloregionen::domain::directory::{Closeness, KeyKind};
use osloregionen::domain::fold::fold;
use rstest::rstest;

use crate::{INDEX, MEMBERS, first, names};

#[test]
fn what_people_type_finds_what_they_mean() {
    let table = include_str!("queries.txt").lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<&str> = table.filter(|line| !line.is_empty()).collect();
    let mut wrong = Vec::new();
    for row in &rows {
        let (typed, expected) = row.split_once(" | ").unwrap();
        let (name, hit) = first(typed);
        let found = format!("{name} | {:?} | {:?}", hit.kind, hit.closeness);
        if found != expected {
            wrong.push(format!("{row}\n  finds {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(rows.len(), 206, "queries in the table");
}

#[rstest]
#[case("  Bærum ", "Bærum")]
#[case("A\u{30a}s", "Ås")]
#[case("Bjo\u{308}rkelangen", "Aurskog-Høland")]
#[case("Aurskog\u{2011}Høland", "Aurskog-Høland")]
#[case("Nordre\u{a0}Follo", "Nordre Follo")]
#[case("\u{200b}Oslo", "Oslo")]
fn pasted_text_finds_too(#[case] typed: &str, #[case] expected: &str) {
    let (name, hit) = first(typed);
    assert_eq!((name, hit.closeness), (expected, Closeness::Whole));
}

#[rstest]
#[case("", &[])]
#[case(" \u{a0}", &[])]
#[case("ski", &["Nordre Follo", "Skiptvet", "Indre Østfold"])]
#[case("toten", &["Vestre Toten", "Østre Toten"])]
#[case("land", &["Nordre Land", "Søndre Land", "Aurskog-Høland"])]
#[case("aas", &["Ås", "Asker", "Åsnes", "Indre Østfold", "Gjerdrum"])]
#[case("Ringsker", &["Ringsaker", "Ringerike"])]
#[case("lilestrom", &["Lillestrøm"])]
// Letters within a word do not keep out what is spelt alike.
#[case("stran", &["Holmestrand", "Stange"])]
fn all_that_is_found_best_first(#[case] typed: &str, #[case] expected: &[&str]) {
    assert_eq!(names(typed), expected);
}

#[test]
fn the_hit_names_the_text_that_matches_and_where() {
    for (typed, name, marked) in [
        ("oppeg", "Oppegård", "Oppeg"),
        ("aurskog ho", "Aurskog-Høland", "Aurskog-Hø"),
        ("skiptvedt", "Skiptvedt", "Skiptvedt"),
        ("aarnes kommune", "Årnes", "Årnes"),
        ("3201", "3201", "3201"),
    ] {
        let (_, hit) = first(typed);
        let found = INDEX.name(&hit);
        assert_eq!((found, &found[hit.matched.0..hit.matched.1]), (name, marked));
    }
}

#[test]
fn every_name_in_the_edition_finds_its_member_as_what_it_is() {
    let mut keys = 0;
    for member in MEMBERS.iter() {
        let mut own = vec![(KeyKind::Name, &member.name), (KeyKind::Centre, &member.centre)];
        own.extend(member.numbers.iter().map(|number| (KeyKind::Number, &number.value)));
        own.extend(member.formerly.iter().map(|name| (KeyKind::Formerly, name)));
        own.extend(member.aliases.iter().map(|name| (KeyKind::Alias, name)));
        for (kind, text) in own {
            let found = INDEX.search(text);
            let at = found.iter().find(|found| MEMBERS[found.0] == *member);
            let hit = at.and_then(|found| found.1).unwrap();
            assert_eq!(hit.closeness, Closeness::Whole, "{text}");
            // A centre may be called as its municipality, and Ski was also one.
            assert!(hit.kind <= kind, "{text}");
            keys += 1;
        }
    }
    assert!(keys >= 64 * 3, "{keys}");
}

/// Each name with each of its letters missing, doubled, replaced and swapped with the next,
/// as far as four letters are left.
#[test]
fn a_slip_anywhere_in_a_name_is_tolerated() {
    let mut slips = 0;
    for member in MEMBERS.iter() {
        let letters = fold(&member.name).letters;
        let last = letters.len() - 1;
        let mut typed: Vec<Vec<char>> = Vec::new();
        for at in 0..letters.len() {
            let changed = |change: &dyn Fn(&mut Vec<char>)| {
                let mut letters = letters.clone();
                change(&mut letters);
                letters
            };
            typed.push([&letters[..at], &letters[at + 1..]].concat());
            typed.push(changed(&|letters| letters.insert(at, 'x')));
            typed.push(changed(&|letters| letters.swap(at, (at + 1).min(last))));
            typed.extend(('a'..='z').map(|other| changed(&|letters| letters[at] = other)));
        }
        for typed in typed {
            let typed = String::from_iter(typed);
            // `e` after `a` is one letter with it: that is a slip more.
            if fold(&typed).letters.len() < 4 || fold(&typed).letters.len() < typed.len() {
                continue;
            }
            let found = INDEX.search(&typed);
            // It may be the beginning of another name now.
            let other = found[0].1.unwrap().closeness <= Closeness::WordStart;
            let own = found.iter().find(|found| MEMBERS[found.0] == *member);
            let near = own.is_some_and(|found| found.1.unwrap().closeness < Closeness::Far);
            assert!(other || near, "{typed} does not find {}", member.name);
            slips += 1;
        }
    }
    assert!(slips > 10_000, "{slips}");
}
