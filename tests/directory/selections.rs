//! Filters and orders over what is found.

use osloregionen::domain::directory::{
    Figure, Request, Selection, SizeClass, counties, in_county, in_subregion, subregions,
};
use osloregionen::domain::slug::Slug;
use rstest::rstest;

use crate::{INDEX, MEMBERS, told};

fn select(request: &Request) -> Selection {
    INDEX.select(&MEMBERS, request)
}

fn names(selection: &Selection) -> Vec<&'static str> {
    selection.rows.iter().map(|(at, _)| MEMBERS[*at].name.as_str()).collect()
}

#[rstest]
#[case("toten", "viken", 0, 2)]
#[case("toten", "innlandet", 2, 0)]
// Skiptvet and, for its Askim, Indre Østfold; not Nordre Follo.
#[case("ski", "ostfold", 2, 1)]
// Misspelt is found all the same.
#[case("Bærun", "innlandet", 0, 1)]
fn what_the_filters_hide_is_counted(
    #[case] search: &str,
    #[case] county: &str,
    #[case] shown: usize,
    #[case] outside: usize,
) {
    let county = Slug::parse(county);
    let selection = select(&Request { search, county: county.as_ref(), ..Request::default() });
    assert_eq!((selection.rows.len(), selection.outside), (shown, outside));
    assert!(!selection.nearest);
}

#[test]
fn the_nearest_names_are_neither_filtered_nor_ordered() {
    let plain = select(&Request { search: "Bergen", ..Request::default() });
    assert_eq!((plain.rows.len(), plain.nearest, plain.outside), (5, true, 0));
    let county = Slug::parse("oslo");
    let asked = Request {
        search: "Bergen",
        county: county.as_ref(),
        size: Some(SizeClass::Under5000),
        figure: Some(Figure::Area),
        ..Request::default()
    };
    assert_eq!(select(&asked), plain);
}

#[test]
fn without_a_search_nothing_is_outside() {
    let oslo = Slug::parse("oslo");
    let selection = select(&Request { search: " ", county: oslo.as_ref(), ..Request::default() });
    assert_eq!((names(&selection), selection.outside), (vec!["Oslo"], 0));
    assert_eq!(select(&Request::default()).rows.len(), MEMBERS.len());
}

#[test]
fn each_size_has_its_members_and_together_they_are_all() {
    let mut all = 0;
    for size in SizeClass::ALL {
        let selection = select(&Request { size: Some(size), ..Request::default() });
        assert!(selection.rows.iter().all(|(at, _)| size.holds(MEMBERS[*at].inhabitants())));
        assert!(!selection.rows.is_empty());
        all += selection.rows.len();
    }
    assert_eq!(all, MEMBERS.len());
    let small = select(&Request { size: Some(SizeClass::Under5000), ..Request::default() });
    assert!(names(&small).contains(&"Hurdal") && !names(&small).contains(&"Nord-Odal"));
}

#[test]
fn every_choice_finds_those_whose_name_has_its_address() {
    for choice in counties(&MEMBERS) {
        for member in MEMBERS.iter() {
            let own = member.counties.iter().any(|county| county.value == choice.name);
            assert_eq!(in_county(member, &choice.slug), own, "{}", member.name);
        }
    }
    for choice in subregions(&MEMBERS) {
        for member in MEMBERS.iter() {
            let own = member.subregion.name == choice.name;
            assert_eq!(in_subregion(member, &choice.slug), own, "{}", member.name);
        }
    }
}

#[test]
fn a_figure_orders_hits_and_keeps_why_they_were_found() {
    let asked = Request { search: "o", figure: Some(Figure::Population), ..Request::default() };
    let by_figure = select(&asked);
    let people = |at: &usize| MEMBERS[*at].inhabitants();
    assert!(by_figure.rows.is_sorted_by(|one, other| people(&one.0) >= people(&other.0)));
    assert_eq!(told(&by_figure.rows[0]).0, "Oslo");
}
