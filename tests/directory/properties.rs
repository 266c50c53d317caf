//! What holds for whatever is typed, and for members with any names.

use osloregionen::domain::date::{Date, Period};
use osloregionen::domain::directory::{
    Closeness, Figure, Found, Index, KeyKind, Request, Selection, SizeClass, counties, subregions,
};
use osloregionen::domain::fold::fold;
use osloregionen::domain::member::{Dated, LanguageForm, Member, Subregion};
use osloregionen::domain::slug::Slug;
use proptest::prelude::*;
use proptest::sample::{Index as Place, select};

use crate::{INDEX, MEMBERS};

const FIGURES: [Figure; 4] = [Figure::Population, Figure::Growth, Figure::Area, Figure::Density];

/// Text of any kind, letters of the names, and names with something wrong.
fn typed() -> impl Strategy<Value = String> {
    let names: Vec<String> = MEMBERS.iter().map(|member| member.name.clone()).collect();
    let slip =
        (select(names), any::<Place>(), any::<Option<char>>()).prop_map(|(name, at, put)| {
            let mut letters: Vec<char> = name.chars().collect();
            let at = at.index(letters.len());
            match put {
                Some(letter) => letters[at] = letter,
                None => letters = [&letters[..at], &letters[at + 1..]].concat(),
            }
            String::from_iter(letters)
        });
    prop_oneof![any::<String>(), "[a-eklnorsøæå ./-]{0,9}", slip]
}

/// Members with names of few letters, so that they have much in common.
fn members() -> impl Strategy<Value = Vec<Member>> {
    let name = || prop_oneof!["[aekosåøæ -]{1,6}", any::<String>()];
    let names = prop::collection::vec(name(), 0..3);
    let member = (name(), names.clone(), names, name(), 0..60_000_u32, 0..3_usize).prop_map(
        |(name, formerly, aliases, centre, people, at)| Member {
            slug: Slug::parse("a").unwrap(),
            name,
            formerly,
            aliases,
            centre,
            numbers: vec![Dated { value: format!("{people:04}"), period: PERIOD }],
            counties: vec![Dated {
                value: ["Viken", "Østfold", "Oslo"][at].into(),
                period: PERIOD,
            }],
            subregion: Subregion { name: "Follo".into(), inferred: false, differs: None },
            population: vec![(Date { year: 2022, month_day: None }, people)],
            area_hectares: people / 7,
            place: (10.7, 59.9),
            domain: "kommune.no".into(),
            language_form: LanguageForm::Neutral,
            neighbours: Vec::new(),
        },
    );
    prop::collection::vec(member, 0..12)
}

const PERIOD: Period = Period { from: 2022, to: None };

/// What has to hold of every answer.
fn check(members: &[Member], index: &Index, typed: &str) -> Result<(), TestCaseError> {
    let found = index.search(typed);
    prop_assert_eq!(&found, &index.search(typed), "not the same twice");
    let mut once: Vec<usize> = found.iter().map(|(at, _)| *at).collect();
    once.sort_unstable();
    once.dedup();
    prop_assert_eq!(once.len(), found.len(), "a member twice");
    prop_assert!(once.iter().all(|at| *at < members.len()));
    let named = |member: &Member| !fold(&member.name).letters.is_empty();
    if !typed.trim().is_empty() && members.iter().any(named) {
        prop_assert!(!found.is_empty(), "an empty page");
    }
    let far = found.iter().filter(|found| found.1.unwrap().closeness == Closeness::Far).count();
    prop_assert!(far == 0 || far == found.len() && far <= 5);
    let wanted = fold(typed).letters;
    for (at, hit) in found {
        let hit = hit.unwrap();
        let member = &members[at];
        let name = index.name(&hit);
        let own = match hit.kind {
            KeyKind::Name => member.name == name,
            KeyKind::Number => member.numbers.iter().any(|number| number.value == name),
            KeyKind::Formerly => member.formerly.iter().any(|former| former == name),
            KeyKind::Alias => member.aliases.iter().any(|alias| alias == name),
            KeyKind::Centre => member.centre == name,
        };
        prop_assert!(own, "{} is no name of {}", name, member.name);
        prop_assert!(hit.closeness != Closeness::Far || hit.kind != KeyKind::Number);
        // The marked letters are those typed, but for "kommune" after them.
        let marked = name.get(hit.matched.0..hit.matched.1);
        prop_assert!(marked.is_some(), "inside a letter");
        let marked = fold(marked.unwrap()).letters;
        prop_assert!(wanted.starts_with(&marked));
        prop_assert_eq!(marked.is_empty(), hit.closeness >= Closeness::Misspelt);
    }
    Ok(())
}

/// Filters in one step, or by hand.
fn filtered(rows: &[Found], request: &Request) -> Vec<Found> {
    let mut rows = rows.to_vec();
    rows.retain(|(at, _)| {
        let member = &MEMBERS[*at];
        let own = |county: &Slug| {
            let slug = |dated: &Dated<String>| Slug::of_name(&dated.value).unwrap() == *county;
            member.counties.iter().any(slug)
        };
        request.county.is_none_or(own)
            && request
                .subregion
                .is_none_or(|slug| Slug::of_name(&member.subregion.name).unwrap() == *slug)
            && request.size.is_none_or(|size| size.holds(member.inhabitants()))
    });
    rows
}

proptest! {
    #[test]
    fn any_text_is_answered_from_the_edition(typed in typed()) {
        check(&MEMBERS, &INDEX, &typed)?;
    }

    #[test]
    fn any_text_is_answered_from_any_names(members in members(), typed in typed()) {
        let index = Index::new(&members);
        check(&members, &index, &typed)?;
        for member in &members {
            check(&members, &index, &member.name)?;
        }
    }

    #[test]
    fn an_official_name_finds_its_member_first(members in members()) {
        let index = Index::new(&members);
        for member in members.iter().filter(|member| !fold(&member.name).letters.is_empty()) {
            // White space alone asks for nothing.
            if member.name.trim().is_empty() {
                continue;
            }
            let found = index.search(&member.name);
            let hit = found[0].1.unwrap();
            prop_assert_eq!((hit.kind, hit.closeness), (KeyKind::Name, Closeness::Whole));
            let same = fold(&members[found[0].0].name).letters == fold(&member.name).letters;
            prop_assert!(same, "{} before {}", members[found[0].0].name, member.name);
        }
    }

    #[test]
    fn filtering_and_ordering_go_in_any_order(
        typed in typed(),
        county in prop::option::of(select(counties(&MEMBERS))),
        subregion in prop::option::of(select(subregions(&MEMBERS))),
        size in prop::option::of(select(SizeClass::ALL.to_vec())),
        figure in prop::option::of(select(FIGURES.to_vec())),
    ) {
        let all = Request { search: &typed, ..Request::default() };
        let request = Request {
            county: county.as_ref().map(|choice| &choice.slug),
            subregion: subregion.as_ref().map(|choice| &choice.slug),
            size,
            figure,
            ..all
        };
        let Selection { rows, nearest, outside } = INDEX.select(&MEMBERS, &request);
        let unfiltered = INDEX.select(&MEMBERS, &Request { figure, ..all });
        prop_assert_eq!(nearest, unfiltered.nearest);
        if nearest {
            prop_assert_eq!((&rows, outside), (&unfiltered.rows, 0));
        } else {
            // Ordered and then filtered is filtered and then ordered.
            prop_assert_eq!(&rows, &filtered(&unfiltered.rows, &request));
            let hidden = unfiltered.rows.len() - rows.len();
            prop_assert_eq!(outside, if typed.trim().is_empty() { 0 } else { hidden });
        }
    }

    #[test]
    fn two_slips_in_eight_letters_are_tolerated(
        at in any::<Place>(),
        slips in prop::collection::vec((any::<Place>(), 0..3_u8, proptest::char::range('a', 'z')), 2),
    ) {
        let long: Vec<&Member> =
            MEMBERS.iter().filter(|member| fold(&member.name).letters.len() >= 8).collect();
        let member = long[at.index(long.len())];
        let mut letters = fold(&member.name).letters;
        for (at, slip, letter) in slips {
            let at = at.index(letters.len());
            match slip {
                0 => letters = [&letters[..at], &letters[at + 1..]].concat(),
                1 => letters.insert(at, letter),
                _ => letters[at] = letter,
            }
        }
        let typed = String::from_iter(letters);
        // `e` after `a` is one letter with it: that is a slip more.
        prop_assume!(fold(&typed).letters.len() == typed.len());
        let found = INDEX.search(&typed);
        let own = found.iter().find(|found| MEMBERS[found.0] == *member);
        let other = found[0].1.unwrap().closeness <= Closeness::WordStart;
        let near = own.is_some_and(|found| found.1.unwrap().closeness < Closeness::Far);
        prop_assert!(other || near, "{typed} does not find {}", member.name);
    }
}
