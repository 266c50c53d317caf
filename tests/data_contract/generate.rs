//! Editions of every shape that the format allows.

use osloregionen::domain::date::{Date, Period};
use osloregionen::domain::edition::{Correction, Edition, Source};
use osloregionen::domain::language::Localized;
use osloregionen::domain::member::{Dated, LanguageForm, Member, Subregion};
use osloregionen::domain::order;
use osloregionen::domain::organisation::{
    Body, Channel, Event, Follow, Organisation, Origin, Post, Role, Secretariat, Section,
};
use osloregionen::domain::priorities::{FocusArea, Priorities};
use osloregionen::domain::slug::Slug;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Any edition that the decoder must accept.
pub fn edition() -> impl Strategy<Value = Edition> {
    let sources = btree_set("[a-z]{1,6}(-[a-z0-9]{1,4})?", 1..4)
        .prop_flat_map(|ids| ids.into_iter().map(source).collect::<Vec<_>>());
    let corrections = vec((words(), words()), 0..3).prop_map(|pairs| {
        let correction = |(printed, shown)| Correction { printed, shown };
        pairs.into_iter().map(correction).collect()
    });
    (1000..=9999u16, organisation(), priorities(), members(), sources, corrections).prop_map(
        |(year, organisation, priorities, members, sources, corrections)| Edition {
            year,
            organisation,
            priorities,
            members,
            sources,
            corrections,
        },
    )
}

/// A text with what JSON has to escape, and letters of more than one byte.
fn words() -> impl Strategy<Value = String> {
    "[A-Za-zÆØÅæøå,][ -~æøåÆØÅéŋ–«»🚆]{0,20}"
}

fn text() -> impl Strategy<Value = Localized> {
    (words(), words(), words()).prop_map(|(nb, nn, en)| Localized { nb, nn, en })
}

fn texts() -> impl Strategy<Value = Vec<Localized>> {
    vec(text(), 1..3)
}

fn date() -> impl Strategy<Value = Date> {
    let month_day = option::of((1..=12u8, 1..=28u8));
    (1000..=9999u16, month_day).prop_map(|(year, month_day)| Date { year, month_day })
}

fn period() -> impl Strategy<Value = Period> {
    (1000..=9000u16, option::of(0..999u16))
        .prop_map(|(from, length)| Period { from, to: length.map(|length| from + length) })
}

fn url() -> impl Strategy<Value = String> {
    "https://[a-z]{1,9}\\.(no|example\\.org)(/[A-Za-z0-9._~?=&%-]{0,9})?"
}

fn origin() -> impl Strategy<Value = Origin> {
    (period(), words()).prop_map(|(period, slide)| Origin { period, slide })
}

fn section() -> impl Strategy<Value = Section> {
    (text(), option::of(text()), origin(), texts())
        .prop_map(|(title, lead, origin, statements)| Section { title, lead, origin, statements })
}

fn organisation() -> impl Strategy<Value = Organisation> {
    let event = (date(), texts()).prop_map(|(date, statements)| Event { date, statements });
    let heads = (text(), text(), origin(), vec(event, 1..3), text(), text(), text(), origin());
    let parts = (text(), bodies(), section(), secretariat(), role(), follow());
    (heads, parts).prop_map(|(heads, parts)| {
        let (name, presentation, origin, history, summary, rest, members_title, members_origin) =
            heads;
        let (bodies_title, bodies, groups, secretariat, role, follow) = parts;
        Organisation {
            name,
            presentation,
            origin,
            history,
            members: (summary, rest),
            members_title,
            members_origin,
            bodies_title,
            bodies,
            groups,
            secretariat,
            role,
            follow,
        }
    })
}

fn bodies() -> impl Strategy<Value = Vec<Body>> {
    // Each may be elected by one of the others, if there is one.
    let elected_by = option::of((any::<Index>(), text()));
    vec((text(), text(), elected_by), 1..4).prop_map(|bodies| {
        let count = bodies.len();
        let mut made = Vec::new();
        for (index, (name, rest, elected_by)) in bodies.into_iter().enumerate() {
            let elected_by = elected_by.map(|(by, words)| (by.index(count), words));
            let elected_by = elected_by
                .filter(|(by, _)| *by != index)
                .map(|(by, words)| (format!("organ-{by}"), words));
            made.push(Body { id: format!("organ-{index}"), name, rest, elected_by });
        }
        made
    })
}

fn secretariat() -> impl Strategy<Value = Secretariat> {
    let post = (words(), text(), option::of(text())).prop_map(|(person, tasks, note)| Post {
        person,
        tasks,
        note,
    });
    (text(), origin(), vec(post, 1..3)).prop_map(|(title, origin, posts)| Secretariat {
        title,
        origin,
        posts,
    })
}

fn role() -> impl Strategy<Value = Role> {
    (text(), text(), origin(), vec((text(), texts()), 1..3))
        .prop_map(|(title, lead, origin, kinds)| Role { title, lead, origin, kinds })
}

fn follow() -> impl Strategy<Value = Follow> {
    let channel = (text(), option::of(url()), option::of(text()))
        .prop_map(|(name, url, note)| Channel { name, url, note });
    (text(), origin(), vec(channel, 1..3)).prop_map(|(title, origin, channels)| Follow {
        title,
        origin,
        channels,
    })
}

fn priorities() -> impl Strategy<Value = Priorities> {
    let areas = btree_map("[a-z]{1,5}(-[a-z]{1,5})?", (text(), option::of(section())), 1..4);
    let areas = areas.prop_map(|areas| {
        let area = |(slug, (name, priorities)): (String, _)| FocusArea {
            slug: Slug::parse(&slug).unwrap(),
            name,
            priorities,
        };
        areas.into_iter().map(area).collect()
    });
    (text(), origin(), areas, section(), section()).prop_map(
        |(title, origin, areas, basic_idea, action_plan)| Priorities {
            title,
            origin,
            areas,
            basic_idea,
            action_plan,
        },
    )
}

fn source(id: String) -> impl Strategy<Value = Source> {
    (text(), words(), option::of(words()), text(), option::of(url()), date()).prop_map(
        move |(title, publisher, licence, note, url, date)| Source {
            id: id.clone(),
            title,
            publisher,
            licence,
            note,
            url,
            date,
        },
    )
}

/// Members with different addresses, in order, some of them neighbours.
fn members() -> impl Strategy<Value = Vec<Member>> {
    let named = btree_map("[a-z]{1,5}(-[a-z]{1,5})?", member(), 1..6);
    (named, vec((any::<Index>(), any::<Index>()), 0..6)).prop_map(|(named, borders)| {
        let mut members: Vec<Member> = named
            .into_iter()
            .map(|(slug, member)| Member { slug: Slug::parse(&slug).unwrap(), ..member })
            .collect();
        members.sort_by(|a, b| order::compare(&a.name, &b.name));
        let slugs: Vec<Slug> = members.iter().map(|member| member.slug.clone()).collect();
        let borders: Vec<(usize, usize)> =
            borders.iter().map(|(a, b)| (a.index(slugs.len()), b.index(slugs.len()))).collect();
        for (index, member) in members.iter_mut().enumerate() {
            let border = |other: usize| {
                other != index
                    && (borders.contains(&(index, other)) || borders.contains(&(other, index)))
            };
            let near = (0..slugs.len()).filter(|other| border(*other));
            member.neighbours = near.map(|other| slugs[other].clone()).collect();
        }
        members
    })
}

fn member() -> impl Strategy<Value = Member> {
    let names = (words(), vec(words(), 0..3), vec(words(), 0..3), words());
    let facts = (numbers(), counties(), subregion(), population(), 1..=u32::MAX);
    // Five decimals, as the content has them: about a metre.
    let place = (-18_000_000..=18_000_000i32, -9_000_000..=9_000_000i32);
    let form = select(vec![LanguageForm::Bokmal, LanguageForm::Nynorsk, LanguageForm::Neutral]);
    (names, facts, place, "[a-z]{1,9}(\\.kommune)?\\.no", form).prop_map(
        |(
            (name, aliases, formerly, centre),
            facts,
            (longitude, latitude),
            domain,
            language_form,
        )| {
            let (numbers, counties, subregion, population, area_hectares) = facts;
            Member {
                slug: Slug::parse("unnamed").unwrap(),
                name,
                aliases,
                formerly,
                numbers,
                counties,
                subregion,
                population,
                area_hectares,
                place: (f64::from(longitude) / 100_000.0, f64::from(latitude) / 100_000.0),
                centre,
                domain,
                language_form,
                neighbours: Vec::new(),
            }
        },
    )
}

fn numbers() -> impl Strategy<Value = Vec<Dated<String>>> {
    vec("[0-9]{4}", 1..4).prop_flat_map(in_turn)
}

fn counties() -> impl Strategy<Value = Vec<Dated<String>>> {
    vec(words(), 1..4).prop_flat_map(in_turn)
}

/// Gives values periods that follow each other; the last may be open.
fn in_turn(values: Vec<String>) -> impl Strategy<Value = Vec<Dated<String>>> {
    let count = values.len();
    (1000..2000u16, vec((0..99u16, 1..99u16), count), any::<bool>()).prop_map(
        move |(mut from, lengths, open)| {
            let mut dated = Vec::new();
            for (index, (value, (length, gap))) in values.iter().zip(lengths).enumerate() {
                let to = (!open || index + 1 < count).then_some(from + length);
                dated.push(Dated { value: value.clone(), period: Period { from, to } });
                from += length + gap;
            }
            dated
        },
    )
}

fn subregion() -> impl Strategy<Value = Subregion> {
    (words(), any::<bool>(), option::of(words())).prop_map(|(name, inferred, differs)| Subregion {
        name,
        inferred,
        differs,
    })
}

fn population() -> impl Strategy<Value = Vec<(Date, u32)>> {
    btree_map(date(), 1..=u32::MAX, 1..4).prop_map(|counts| counts.into_iter().collect())
}
