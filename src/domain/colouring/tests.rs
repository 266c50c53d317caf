//! The real members on the real map, and lists that no edition has.

use std::sync::LazyLock;

use super::*;
use crate::domain::slug::Slug;
use crate::snapshot::{FileRef, decode_boundaries, decode_edition, decode_manifest};
use proptest::prelude::*;
use rstest::rstest;

/// The members and the map of the published edition.
static REAL: LazyLock<(Vec<Member>, Boundaries)> = LazyLock::new(|| {
    let read = |path: &str| std::fs::read(["public/snapshots/", path].concat()).unwrap();
    let manifest = decode_manifest(&read("manifest.json")).unwrap();
    let edition = manifest.editions.iter().find(|edition| edition.year == 2022).unwrap();
    let file = |file: &FileRef| read(&file.path);
    let members = decode_edition(&file(&edition.region), &file(&edition.members)).unwrap().members;
    (members, decode_boundaries(&file(&edition.boundaries)).unwrap())
});

fn real(colouring: Colouring) -> Classes {
    classes(&REAL.0, &REAL.1, colouring)
}

fn name(class: &Class) -> &str {
    match &class.name {
        ClassName::Named(name) => name,
        ClassName::Range(..) => "",
    }
}

#[test]
fn addresses_name_colourings() {
    for colouring in Colouring::ALL {
        assert_eq!(Colouring::from_key(colouring.key()), Some(colouring));
    }
    assert_eq!(Colouring::from_key("Fylke"), None);
}

#[rstest]
fn every_member_is_in_one_class_and_no_class_is_empty(#[values(0, 1, 2, 3, 4)] colouring: usize) {
    let (members, map) = &*REAL;
    let classes = real(Colouring::ALL[colouring]);
    assert_eq!(classes.of.len(), 64);
    for (at, class) in classes.list.iter().enumerate() {
        let own: Vec<usize> = (0..64).filter(|member| classes.of[*member] == at).collect();
        assert!(!own.is_empty() && own.len() == class.members);
        // The label is on the class's own land.
        let shape = map.member_at(class.label).unwrap();
        assert!(own.iter().any(|member| members[*member].slug == map.shapes[shape].slug));
    }
    assert_eq!(classes.list.iter().map(|class| class.members).sum::<usize>(), 64);
}

#[test]
fn counties_are_those_since_2024_in_their_own_colours() {
    let classes = real(Colouring::County);
    let found: Vec<_> = classes.list.iter().map(|c| (name(c), c.colour, c.members)).collect();
    assert_eq!(
        found,
        [
            ("Oslo", 0, 1),
            ("Akershus", 1, 21),
            ("Østfold", 2, 12),
            ("Buskerud", 3, 10),
            ("Innlandet", 4, 16),
            ("Vestfold", 5, 2),
            ("Telemark", 6, 2),
        ]
    );
    for (member, class) in REAL.0.iter().zip(&classes.of) {
        assert_eq!(member.counties.last().unwrap().value, name(&classes.list[*class]));
    }
}

#[test]
fn counties_that_are_not_known_get_the_colours_that_are_left() {
    let mut members = REAL.0.clone();
    for member in &mut members {
        let county = &mut member.counties.last_mut().unwrap().value;
        if *county == "Telemark" || *county == "Oslo" {
            *county = ["Nytt ", county].concat();
        }
    }
    let classes = classes(&members, &REAL.1, Colouring::County);
    let found: Vec<_> = classes.list.iter().map(|c| (name(c), c.colour)).collect();
    assert_eq!(found[0], ("Akershus", 1));
    assert_eq!(found[5..], [("Nytt Oslo", 0), ("Nytt Telemark", 6)]);
    // More than there are colours: each colour again and again.
    for (at, member) in members.iter_mut().enumerate() {
        member.counties.last_mut().unwrap().value = format!("Fylke {:02}", at / 4);
    }
    let colours: Vec<usize> = super::classes(&members, &REAL.1, Colouring::County)
        .list
        .iter()
        .map(|class| class.colour)
        .collect();
    assert_eq!(colours, [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 0, 1]);
}

#[test]
fn subregions_with_a_common_border_have_different_colours() {
    let (members, map) = &*REAL;
    let classes = real(Colouring::Subregion);
    assert_eq!(classes.list.len(), 16);
    let names: Vec<&str> = classes.list.iter().map(name).collect();
    assert!(names.is_sorted_by(|a, b| crate::domain::order::compare(a, b).is_lt()), "{names:?}");
    let of = |slug: &Slug| {
        let member = members.iter().position(|member| member.slug == *slug).unwrap();
        classes.of[member]
    };
    let mut compared = 0;
    for (one, other) in map.neighbours() {
        let (one, other) = (of(&one), of(&other));
        if one != other {
            compared += 1;
            assert_ne!(classes.list[one].colour, classes.list[other].colour, "{one} {other}");
        }
    }
    assert!(compared > 60, "{compared}");
    // All six colours, none much more often than another.
    for colour in 1..=6 {
        let used = classes.list.iter().filter(|class| class.colour == colour).count();
        assert!((2..=4).contains(&used), "colour {colour}: {used}");
    }
    assert_eq!(real(Colouring::Subregion), classes);
}

#[rstest]
#[case(Colouring::Population, Figure::Population)]
#[case(Colouring::Density, Figure::Density)]
#[case(Colouring::Growth, Figure::Growth)]
fn figures_are_divided_into_fifths(#[case] colouring: Colouring, #[case] figure: Figure) {
    assert_eq!(colouring.figure(), Some(figure));
    let classes = real(colouring);
    assert_eq!(classes.list.iter().map(|class| class.colour).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    let mut last = f64::NEG_INFINITY;
    for (at, class) in classes.list.iter().enumerate() {
        assert!((12..=13).contains(&class.members), "{}", class.members);
        let ClassName::Range(least, most) = class.name else { panic!("{class:?}") };
        assert!(last < least && least <= most);
        last = most;
        for (member, of) in REAL.0.iter().zip(&classes.of) {
            let figure = figure.of(member);
            assert_eq!(*of == at, (least..=most).contains(&figure), "{}", member.slug);
        }
    }
}

/// Beside Oslo there is no room for the name of the county around it.
#[test]
fn labels_of_counties_keep_apart() {
    let classes = real(Colouring::County);
    for (at, one) in classes.list.iter().enumerate() {
        for other in &classes.list[..at] {
            let (dx, dy) = (one.label.0 - other.label.0, one.label.1 - other.label.1);
            assert!(dx.abs() > 250 || dy.abs() > 100, "{} and {}", name(one), name(other));
        }
    }
}

#[test]
fn no_members_make_no_classes() {
    for colouring in Colouring::ALL {
        assert_eq!(classes(&[], &REAL.1, colouring), Classes { of: vec![], list: vec![] });
    }
}

/// Members by these inhabitants, each figure once for each of them.
fn peopled(people: &[u32]) -> Vec<Member> {
    let mut members: Vec<Member> = REAL.0.iter().cycle().take(people.len()).cloned().collect();
    for (member, people) in members.iter_mut().zip(people) {
        member.population.iter_mut().for_each(|count| count.1 = *people);
    }
    members
}

#[rstest]
#[case(&[7, 7, 7], &[(7.0, 7.0, 3, 0)])]
#[case(&[1, 2], &[(1.0, 1.0, 1, 0), (2.0, 2.0, 1, 2)])]
#[case(&[5, 4, 3, 2, 1], &[(1.0, 1.0, 1, 0), (2.0, 2.0, 1, 1), (3.0, 3.0, 1, 2), (4.0, 4.0, 1, 3), (5.0, 5.0, 1, 4)])]
#[case(&[1, 1, 1, 1, 9], &[(1.0, 1.0, 4, 0), (9.0, 9.0, 1, 4)])]
fn equal_figures_are_together(
    #[case] people: &[u32],
    #[case] expected: &[(f64, f64, usize, usize)],
) {
    let found = classes(&peopled(people), &REAL.1, Colouring::Population);
    let found: Vec<_> = found
        .list
        .iter()
        .map(|class| match class.name {
            ClassName::Range(least, most) => (least, most, class.members, class.colour),
            ClassName::Named(_) => panic!("{class:?}"),
        })
        .collect();
    assert_eq!(found, expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn classes_follow_the_figures(people in prop::collection::vec(0..20u32, 1..64)) {
        let found = classes(&peopled(&people), &REAL.1, Colouring::Population);
        prop_assert!(found.list.len() <= 5);
        for (one, a) in people.iter().zip(&found.of) {
            for (other, b) in people.iter().zip(&found.of) {
                prop_assert!(one != other || a == b);
                prop_assert!(one >= other || a <= b);
            }
        }
    }

    /// Any map of eight in a ring with some borders across: six colours do for those.
    #[test]
    fn colours_are_found_where_they_are_enough(across in prop::collection::vec((0..8usize, 0..8usize), 0..5)) {
        let ring = (0..8).map(|at| (at, (at + 1) % 8));
        let pairs: Vec<_> = ring.chain(across).filter(|(one, other)| one != other).collect();
        let borders: Vec<_> = pairs.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]).collect();
        let colours = names::colours(8, &borders);
        for (one, other) in borders {
            prop_assert_ne!(colours[one], colours[other]);
        }
        prop_assert!(colours.iter().all(|colour| (1..=6).contains(colour)));
    }

    /// Where they are not, all the same each gets one.
    #[test]
    fn every_class_gets_a_colour(count in 0..20usize) {
        let all: Vec<_> = (0..count).flat_map(|a| (0..count).map(move |b| (a, b))).filter(|(a, b)| a != b).collect();
        let colours = names::colours(count, &all);
        prop_assert!(colours.iter().all(|colour| (1..=6).contains(colour)));
        prop_assert_eq!(colours.len(), count);
    }
}
