//! What is known of memberships, from made-up editions.

use super::span::{Basis, Day, Doubt, Standing, first_day, standing};
use super::*;
use crate::domain::date::Period;
use crate::domain::language::Localized;
use crate::domain::member::{LanguageForm, Subregion};
use crate::domain::organisation::{Follow, Organisation, Origin, Role, Secretariat, Section};
use crate::domain::priorities::Priorities;
use rstest::rstest;

fn origin() -> Origin {
    Origin { period: Period { from: 2022, to: None }, slide: String::new() }
}

fn section() -> Section {
    Section { title: Localized::default(), lead: None, origin: origin(), statements: Vec::new() }
}

/// An edition with these members and nothing else.
fn edition(year: u16, names: &[&str]) -> Edition {
    let text = Localized::default;
    let organisation = Organisation {
        name: text(),
        presentation: text(),
        origin: origin(),
        history: Vec::new(),
        members: (text(), text()),
        members_title: text(),
        members_origin: origin(),
        bodies_title: text(),
        bodies: Vec::new(),
        groups: section(),
        secretariat: Secretariat { title: text(), origin: origin(), posts: Vec::new() },
        role: Role { title: text(), lead: text(), origin: origin(), kinds: Vec::new() },
        follow: Follow { title: text(), origin: origin(), channels: Vec::new() },
    };
    let priorities = Priorities {
        title: text(),
        origin: origin(),
        areas: Vec::new(),
        basic_idea: section(),
        action_plan: section(),
    };
    Edition {
        year,
        organisation,
        priorities,
        members: names.iter().map(|name| member(name)).collect(),
        sources: Vec::new(),
        corrections: Vec::new(),
    }
}

/// `Nes/Nes i Akershus` has the website of the first under the second name.
fn member(name: &str) -> Member {
    let (website, name) = name.split_once('/').unwrap_or((name, name));
    Member {
        slug: Slug::of_name(name).unwrap(),
        name: name.to_owned(),
        aliases: Vec::new(),
        formerly: Vec::new(),
        numbers: Vec::new(),
        counties: Vec::new(),
        subregion: Subregion { name: String::new(), inferred: false, differs: None },
        population: Vec::new(),
        area_hectares: 1,
        place: (10.0, 60.0),
        centre: String::new(),
        domain: website.to_owned(),
        language_form: LanguageForm::Neutral,
        neighbours: Vec::new(),
    }
}

/// `2004..2023-06-30`, `..2023`, `2004..`, `..`.
fn stated(text: &str) -> Stated {
    let (from, to) = text.split_once("..").unwrap();
    Stated { from: Date::parse(from), to: Date::parse(to) }
}

fn day(text: &str) -> Day {
    first_day(Date::parse(text).unwrap())
}

const UNKNOWN_AFTER: Standing = Standing::Unknown(Doubt::Left(2025, None));

/// A member that lists `of` in 2022, in 2025 or both, with what each states.
fn known(of: [Option<&str>; 2], on: &str) -> Standing {
    let years = [2022, 2025];
    let editions: Vec<Edition> = years
        .iter()
        .zip(of)
        .map(|(year, one)| edition(*year, one.map_or(&["Oslo"], |_| &["Oslo", "Nes"])))
        .collect();
    let stated: Vec<Vec<Stated>> =
        of.map(|one| [Some(".."), one].into_iter().flatten().map(stated).collect()).into();
    let listings: Vec<Listing<'_>> =
        editions.iter().zip(&stated).map(|(edition, stated)| Listing { edition, stated }).collect();
    let all = memberships(&listings);
    let nes = all.iter().find(|one| one.member.name == "Nes").unwrap();
    standing(&nes.spans, day(on))
}

#[rstest]
#[case([Some(".."), Some("..")], "2022-01-01", Standing::Member(Basis::Listed(2022)))]
#[case([Some(".."), Some("..")], "2023-05-01", Standing::Member(Basis::Between(2022, 2025)))]
#[case([Some(".."), Some("..")], "2025-12-31", Standing::Member(Basis::Listed(2025)))]
#[case([Some(".."), Some("..")], "2026-01-01", UNKNOWN_AFTER)]
#[case([Some(".."), Some("..")], "2021-12-31", Standing::Unknown(Doubt::Joined(None, 2022)))]
#[case([Some(".."), None], "2022-12-31", Standing::Member(Basis::Listed(2022)))]
#[case([Some(".."), None], "2023-05-01", Standing::Unknown(Doubt::Left(2022, Some(2025))))]
#[case([Some(".."), None], "2025-01-01", Standing::Not)]
#[case([None, Some("..")], "2022-12-31", Standing::Not)]
#[case([None, Some("..")], "2023-05-01", Standing::Unknown(Doubt::Joined(Some(2022), 2025)))]
// With dates.
#[case([Some("..2023-06-30"), None], "2023-06-30", Standing::Member(Basis::Stated))]
#[case([Some("..2023-06-30"), None], "2023-07-01", Standing::Not)]
#[case([Some("..2023"), None], "2023-05-01", Standing::Unknown(Doubt::InYear(2023)))]
#[case([Some("..2023"), None], "2024-01-01", Standing::Not)]
#[case([Some("2004.."), Some("..")], "2004-05-01", Standing::Unknown(Doubt::InYear(2004)))]
#[case([Some("2004.."), Some("..")], "2005-01-01", Standing::Member(Basis::Stated))]
#[case([Some("2004.."), Some("..")], "2003-12-31", Standing::Not)]
#[case([Some(".."), Some("2004-10-28..")], "2004-10-28", Standing::Member(Basis::Stated))]
#[case([None, Some("2024-05-01..")], "2024-04-30", Standing::Not)]
#[case([None, Some("2024-05-01..")], "2024-05-01", Standing::Member(Basis::Stated))]
// Two periods.
#[case([Some("..2023-06-30"), Some("2024-05-01..")], "2023-12-01", Standing::Not)]
#[case([Some("..2023-06-30"), Some("2024-05-01..")], "2023-06-30", Standing::Member(Basis::Stated))]
#[case([Some("..2023-06-30"), Some("2024-05-01..")], "2024-06-01", Standing::Member(Basis::Stated))]
fn a_day_is_as_well_known_as_the_editions_tell(
    #[case] of: [Option<&str>; 2],
    #[case] on: &str,
    #[case] expected: Standing,
) {
    assert_eq!(known(of, on), expected);
}

#[rstest]
#[case("2004..", "..", Ok(Some("2004..")))]
#[case("..", "2004..2026", Ok(Some("2004..2026")))]
#[case("2004..", "2004-10-28..", Ok(Some("2004-10-28..")))]
#[case("2004-10-28..", "2004..", Ok(Some("2004-10-28..")))]
#[case("2004..", "2005..", Err(Conflict::From))]
#[case("2004-10-28..", "2004-10-29..", Err(Conflict::From))]
#[case("..2025-05-01", "..2025-06-01", Err(Conflict::To))]
#[case("..2023", "..", Err(Conflict::Ended))]
#[case("2004..2023", "2004..", Err(Conflict::Ended))]
#[case("2004..2023", "2024..", Ok(None))]
#[case("..2025", "..", Ok(Some("..2025")))]
fn two_editions_agree_or_do_not(
    #[case] older: &str,
    #[case] newer: &str,
    #[case] expected: Result<Option<&str>, Conflict>,
) {
    let found = stated(older).and(stated(newer), 2025);
    assert_eq!(found, expected.map(|one| one.map(stated)));
}

#[test]
fn who_is_renamed_or_comes_back_is_the_same() {
    let editions = [
        edition(2010, &["Nes", "Ski"]),
        edition(2015, &["Nes/Nes i Akershus"]),
        edition(2020, &["Nes/Nes i Akershus", "Ski", "Hole"]),
    ];
    let stated: Vec<Vec<Stated>> =
        editions.iter().map(|one| vec![Stated::default(); one.members.len()]).collect();
    let listings: Vec<Listing<'_>> =
        editions.iter().zip(&stated).map(|(edition, stated)| Listing { edition, stated }).collect();
    let all = memberships(&listings);
    let told: Vec<_> = all
        .iter()
        .map(|one| {
            let spans: Vec<_> = one.spans.iter().map(|span| &*span.years).collect();
            (&*one.member.name, spans)
        })
        .collect();
    let nes: (&str, Vec<&[u16]>) = ("Nes i Akershus", vec![&[2010, 2015, 2020]]);
    let ski: (&str, Vec<&[u16]>) = ("Ski", vec![&[2010], &[2020]]);
    let hole: (&str, Vec<&[u16]>) = ("Hole", vec![&[2020]]);
    assert_eq!(told, [nes, ski, hole]);
    assert_eq!((all[1].spans[0].after, all[1].spans[1].before), (Some(2015), Some(2015)));
}

#[test]
fn what_one_edition_states_holds_in_the_other() {
    let editions = [edition(2022, &["Nes"]), edition(2025, &["Nes"])];
    let stated_by = [vec![stated("2004..")], vec![stated("..2025-06-30")]];
    let listings: Vec<Listing<'_>> = editions
        .iter()
        .zip(&stated_by)
        .map(|(edition, stated)| Listing { edition, stated })
        .collect();
    let both = stated("2004..2025-06-30");
    assert_eq!(stated_through(&listings), [[both], [both]]);
}
