//! Every address, both ways.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}

#[rstest]
#[case("", Language::Bokmal, Page::Home)]
#[case("/", Language::Bokmal, Page::Home)]
#[case("nn", Language::Nynorsk, Page::Home)]
#[case("en/", Language::English, Page::Home)]
#[case("organisasjon/", Language::Bokmal, Page::Organisation)]
#[case("en/medlemmer/baerum", Language::English, Page::Municipality(slug("baerum")))]
#[case("prioriteringer/klima-og-miljo", Language::Bokmal, Page::FocusArea(slug("klima-og-miljo")))]
#[case("om-data", Language::Bokmal, Page::Data)]
#[case("medlemmer/Bærum", Language::Bokmal, Page::NotFound)]
#[case("medlemmer/a/b", Language::Bokmal, Page::NotFound)]
#[case("wp-admin", Language::Bokmal, Page::NotFound)]
#[case("nb", Language::Bokmal, Page::NotFound)]
fn paths_lead_to_pages(#[case] path: &str, #[case] language: Language, #[case] page: Page) {
    assert_eq!(Route::parse(path, ""), Route { language, page });
}

#[rstest]
#[case("?q=ski", "?q=ski")]
#[case("q=b%C3%A6rum&sorter=folketall", "?q=b%C3%A6rum&sorter=folketall")]
#[case("?q=nordre+follo&fylke=akershus", "?q=nordre%20follo&fylke=akershus")]
#[case("?sorter=navn&ukjent=1", "")]
#[case("?fylke=%2e%2e%2f&sorter=hva", "")]
#[case("?q=%ff%fe&sorter=areal", "?sorter=areal")]
#[case("?&&==&q", "")]
fn queries_are_read_kindly(#[case] given: &str, #[case] written: &str) {
    let route = Route::parse("medlemmer", given);
    assert_eq!(route.address(), format!("medlemmer{written}"));
}

fn any_slug() -> impl Strategy<Value = Slug> {
    "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}".prop_map(|text| slug(&text))
}

fn any_query() -> impl Strategy<Value = MembersQuery> {
    (
        proptest::collection::vec(any::<char>(), 0..80),
        proptest::option::of(any_slug()),
        proptest::option::of(any_slug()),
        0..Sort::ALL.len(),
    )
        .prop_map(|(search, county, subregion, sort)| MembersQuery {
            search: search.into_iter().collect(),
            county,
            subregion,
            sort: Sort::ALL[sort],
        })
}

fn any_route() -> impl Strategy<Value = Route> {
    let page = prop_oneof![
        Just(Page::Home),
        Just(Page::Organisation),
        any_query().prop_map(Page::Members),
        any_slug().prop_map(Page::Municipality),
        Just(Page::Priorities),
        any_slug().prop_map(Page::FocusArea),
        Just(Page::Data),
    ];
    (0..3usize, page).prop_map(|(language, page)| Route { language: Language::ALL[language], page })
}

proptest! {
    #[test]
    fn every_route_prints_to_an_address_that_parses_to_it(route in any_route()) {
        let address = route.address();
        let (path, query) = address.split_once('?').unwrap_or((&address, ""));
        prop_assert_eq!(Route::parse(path, query), route);
    }

    #[test]
    fn no_address_panics(path in ".{0,200}", query in ".{0,200}") {
        let route = Route::parse(&path, &query);
        prop_assert!(!route.address().starts_with('/'));
    }
}
