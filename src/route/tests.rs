//! Every address, both ways.

use super::*;
use crate::domain::colouring::Colouring;
use crate::domain::directory::SizeClass;
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
#[case("en/bygg-inn/", Language::English, Page::EmbedBuilder)]
#[case("tilgjengelighet", Language::Bokmal, Page::Accessibility)]
#[case("nn/personvern/", Language::Nynorsk, Page::Privacy)]
#[case("en/endringer", Language::English, Page::Changes)]
#[case("medlemmer/Bærum", Language::Bokmal, Page::NotFound)]
#[case("medlemmer/a/b", Language::Bokmal, Page::NotFound)]
#[case("nn/medlemmer/sammenlign", Language::Nynorsk, Page::Compare(vec![]))]
#[case("wp-admin", Language::Bokmal, Page::NotFound)]
#[case("nb", Language::Bokmal, Page::NotFound)]
fn paths_lead_to_pages(#[case] path: &str, #[case] language: Language, #[case] page: Page) {
    assert_eq!(Route::parse(path, ""), Route::of(language, page));
}

#[rstest]
#[case("?q=ski", "?q=ski")]
#[case("q=b%C3%A6rum&sorter=folketall", "?q=b%C3%A6rum&sorter=folketall")]
#[case("?q=nordre+follo&fylke=akershus", "?q=nordre%20follo&fylke=akershus")]
#[case("?sorter=navn&ukjent=1", "")]
#[case("?fylke=%2e%2e%2f&sorter=hva", "")]
#[case("?q=%ff%fe&sorter=areal", "?sorter=areal")]
#[case("?&&==&q", "")]
#[case("?vis=kart&farge=fylke&valgt=baerum", "?vis=kart&farge=fylke&valgt=baerum")]
#[case("?vis=globus&farge=rosa&storrelse=stor", "")]
#[case("?storrelse=under-5000&vis=tabell", "?storrelse=under-5000&vis=tabell")]
#[case("?med=a,b,a,%20,c,d,e", "?med=a,b,c,d")]
fn queries_are_read_kindly(#[case] given: &str, #[case] written: &str) {
    let route = Route::parse("medlemmer", given);
    assert_eq!(route.address(), format!("medlemmer{written}"));
}

#[rstest]
#[case("?q=ski", "?q=as", true)]
#[case("", "?q=as", true)]
#[case("?q=ski&sorter=areal", "?q=as&sorter=areal", true)]
#[case("?q=ski", "?q=ski&sorter=areal", false)]
#[case("?q=ski&fylke=viken", "?q=ski", false)]
#[case("?vis=kart&valgt=as", "?vis=kart&valgt=ski", false)]
#[case("?med=as", "?med=as,ski", false)]
fn what_is_searched_for_refines_nothing(#[case] one: &str, #[case] other: &str, #[case] so: bool) {
    let [one, other] = [one, other].map(MembersQuery::parse);
    assert_eq!(one.refines_as(&other), so);
}

#[rstest]
#[case("organisasjon", "?utgave=2022", Some(2022))]
#[case("medlemmer", "?q=ski&utgave=2022", Some(2022))]
#[case("medlemmer/sammenlign", "?med=a,b&utgave=2022", Some(2022))]
#[case("", "?utgave=2022&utgave=2025", Some(2025))]
#[case("", "?utgave=", None)]
#[case("", "?utgave=+2022", None)]
#[case("", "?utgave=0022", None)]
#[case("", "?utgave=-1", None)]
#[case("", "?utgave=20222", None)]
#[case("", "?utgave=siste", None)]
fn an_edition_is_asked_for_by_its_year(
    #[case] path: &str,
    #[case] query: &str,
    #[case] edition: Option<u16>,
) {
    let route = Route::parse(path, query);
    assert_eq!(route.edition, edition);
    let address = route.address();
    assert_eq!(address.contains("utgave="), edition.is_some(), "{address}");
}

fn any_slug() -> impl Strategy<Value = Slug> {
    "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}".prop_map(|text| slug(&text))
}

fn any_query() -> impl Strategy<Value = MembersQuery> {
    let narrowed = (
        proptest::collection::vec(any::<char>(), 0..80),
        proptest::option::of(any_slug()),
        proptest::option::of(any_slug()),
        proptest::option::of(proptest::sample::select(&SizeClass::ALL[..])),
        proptest::sample::select(&Sort::ALL[..]),
    );
    let shown = (
        proptest::sample::select(&Show::ALL[..]),
        proptest::option::of(proptest::sample::select(&Colouring::ALL[..])),
        proptest::option::of(any_slug()),
        any_compared(),
    );
    (narrowed, shown).prop_map(|(narrowed, shown)| {
        let (search, county, subregion, size, sort) = narrowed;
        let (show, colouring, chosen, compared) = shown;
        let search = search.into_iter().collect();
        MembersQuery { search, county, subregion, size, sort, show, colouring, chosen, compared }
    })
}

/// Different members, as many as are compared at most.
fn any_compared() -> impl Strategy<Value = Vec<Slug>> {
    proptest::collection::btree_set("[a-z]{1,9}", 0..=MOST_COMPARED)
        .prop_map(|texts| texts.iter().map(|text| slug(text)).collect())
}

fn any_route() -> impl Strategy<Value = Route> {
    let page = prop_oneof![
        Just(Page::Home),
        Just(Page::Organisation),
        any_query().prop_map(Page::Members),
        any_slug()
            .prop_filter("the page that compares", |slug| slug.as_str() != COMPARE)
            .prop_map(Page::Municipality),
        any_compared().prop_map(Page::Compare),
        Just(Page::Priorities),
        any_slug().prop_map(Page::FocusArea),
        Just(Page::Data),
        Just(Page::EmbedBuilder),
        Just(Page::Accessibility),
        Just(Page::Privacy),
        Just(Page::Changes),
    ];
    (0..3usize, page, proptest::option::of(1000..9999u16)).prop_map(|(language, page, edition)| {
        Route { language: Language::ALL[language], page, edition }
    })
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
