//! Every address of a frame, both ways.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn member(slug: &str) -> View {
    View::Member(Slug::parse(slug).expect("a slug"))
}

#[rstest]
#[case("embed/medlem/baerum", Some((Language::Bokmal, member("baerum"))))]
#[case("/nn/embed/medlem/as/", Some((Language::Nynorsk, member("as"))))]
#[case("en/embed/medlemmer", Some((Language::English, View::Members)))]
#[case("embed/prioriteringer", Some((Language::Bokmal, View::Priorities)))]
#[case("embed/organisasjon/", Some((Language::Bokmal, View::Organisation)))]
#[case("embed", None)]
#[case("embed/medlem", None)]
#[case("embed/medlem/Bærum", None)]
#[case("embed/medlemmer/baerum", None)]
#[case("embed/medlem/baerum/x", None)]
#[case("nb/embed/medlemmer", None)]
#[case("medlemmer/baerum", None)]
fn paths_lead_to_views(#[case] path: &str, #[case] expected: Option<(Language, View)>) {
    let expected = expected.map(|(language, view)| Embed { language, view });
    assert_eq!(Embed::parse(path), expected);
}

#[rstest]
#[case("", "")]
#[case("?tema=mork", "?tema=mork#mork")]
#[case("tema=lys&sprak=nn", "?sprak=nn&tema=lys#lys")]
#[case("?tema=auto&sprak=fr&aksent=rosa&hjorner=-1&skala=stor", "")]
#[case("?aksent=%23FFd500", "?aksent=ffd500")]
#[case("?aksent=fff&hjorner=900&skala=1", "?aksent=ffffff&hjorner=32&skala=75")]
#[case("?skala=99999999999&hjorner=0", "?hjorner=0&skala=200")]
#[case("?hjorner=4&hjorner=8&ukjent=1", "?hjorner=8")]
fn looks_are_read_kindly(#[case] query: &str, #[case] written: &str) {
    let embed = Embed { language: Language::Bokmal, view: View::Members };
    assert_eq!(embed.address(&Look::parse(query)), format!("embed/medlemmer{written}"));
}

#[rstest]
#[case("nn/embed/medlem/baerum", "nn/oembed/medlem-baerum.json")]
#[case("embed/medlemmer", "oembed/medlemmer.json")]
fn each_view_has_its_file_for_oembed(#[case] path: &str, #[case] file: &str) {
    assert_eq!(Embed::parse(path).map(|embed| embed.oembed()).as_deref(), Some(file));
}

fn any_view() -> impl Strategy<Value = View> {
    prop_oneof![
        "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}".prop_map(|slug| member(&slug)),
        Just(View::Members),
        Just(View::Priorities),
        Just(View::Organisation),
    ]
}

fn any_look() -> impl Strategy<Value = Look> {
    let language = prop::option::of(prop::sample::select(&Language::ALL[..]));
    let theme = prop::sample::select(&Theme::ALL[..]);
    let accent = prop::option::of(any::<[u8; 3]>().prop_map(Colour));
    let numbers = (prop::option::of(0..=ROUNDEST), prop::option::of(SCALES));
    (language, theme, accent, numbers).prop_map(|(language, theme, accent, (corners, scale))| {
        Look { language, theme, accent, corners, scale }
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read(at in 0..3usize, view in any_view(), look in any_look()) {
        let embed = Embed { language: Language::ALL[at], view };
        let address = embed.address(&look);
        let (address, _) = address.split_once('#').unwrap_or((&address, ""));
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        prop_assert_eq!(Embed::parse(path), Some(embed));
        prop_assert_eq!(Look::parse(query), look);
    }

    #[test]
    fn any_address_is_read(path in "\\PC{0,40}", query in "\\PC{0,60}") {
        Embed::parse(&path);
        Look::parse(&query);
    }
}
