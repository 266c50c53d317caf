//! The members file: the municipalities and how they border on each other.

use crate::domain::date::{Date, Period};
use crate::domain::member::{Dated, LanguageForm, Member, Subregion};
use crate::domain::order;
use crate::domain::slug::Slug;
use crate::snapshot::check;
use crate::snapshot::reader::Reader;

pub(super) fn members(file: &Reader) -> Vec<Member> {
    let list = file.list_of(1..=check::MEMBERS_LIMIT, "members", "1 to 5000 items");
    let members = list.each(member);
    file.unique_ids("members");
    let ordered = members.is_sorted_by(|a, b| order::compare(&a.name, &b.name).is_le());
    file.require(ordered, "members", "Norwegian alphabetical order");
    let by_slug = by_slug(&members);
    for (place, member) in file.child("members").items().zip(&members) {
        neighbours(&place, &members, &by_slug, member);
    }
    members
}

/// The members' places in the list, in the order of their slugs: to find one among 5 000
/// without going through the list.
fn by_slug(members: &[Member]) -> Vec<usize> {
    let mut places = Vec::new();
    for (at, member) in members.iter().enumerate() {
        let place = place_of(&member.slug, members, &places).unwrap_or_else(|place| place);
        places.insert(place, at);
    }
    places
}

/// Where in `by_slug` a slug stands, or would.
fn place_of(slug: &Slug, members: &[Member], by_slug: &[usize]) -> Result<usize, usize> {
    by_slug.binary_search_by(|&at| members[at].slug.cmp(slug))
}

fn member(member: &Reader) -> Option<Member> {
    Some(Member {
        slug: member.slug()?,
        name: member.text("name"),
        aliases: member.list_or_none("other_names", |name| Some(name.as_text())),
        formerly: member.list_or_none("merged_from", |name| Some(name.as_text())),
        numbers: dated(member, "identifiers", identifier),
        counties: dated(member, "counties", county),
        subregion: subregion(member),
        population: population(member),
        area_hectares: member.count("area_hectares"),
        place: point(member),
        centre: member.text("seat"),
        domain: member.text_of("website", check::is_host, "a host name"),
        language_form: language_form(member),
        neighbours: member.list_or_none("neighbours", |id| id.as_slug()),
    })
}

fn identifier(identifier: &Reader) -> Option<Dated<String>> {
    identifier.constant("scheme", "kommunenummer");
    let value = identifier.text_of("code", check::is_municipality_number, "four digits");
    Some(Dated { value, period: identifier.period() })
}

fn county(county: &Reader) -> Option<Dated<String>> {
    Some(Dated { value: county.text("name"), period: county.period() })
}

/// Values in periods that follow each other, none overlapping the next.
fn dated(
    member: &Reader,
    key: &'static str,
    read: fn(&Reader) -> Option<Dated<String>>,
) -> Vec<Dated<String>> {
    let values = member.list(key, read);
    let before = |a: Period, b: Period| a.to.is_some_and(|end| end < b.from);
    let ordered = values.is_sorted_by(|a, b| before(a.period, b.period));
    member.require(ordered, key, "periods that follow each other, oldest first");
    values
}

fn subregion(member: &Reader) -> Subregion {
    let subregion = member.object("subregion");
    Subregion {
        name: subregion.text("name"),
        inferred: subregion.flag("inferred"),
        differs: subregion.optional("differs", Reader::text),
    }
}

fn population(member: &Reader) -> Vec<(Date, u32)> {
    let counts = member.list("population", |count| Some((count.date(), count.count("value"))));
    let ordered = counts.is_sorted_by(|(a, _), (b, _)| a < b);
    member.require(ordered, "population", "each date once, oldest first");
    counts
}

fn point(member: &Reader) -> (f64, f64) {
    const EXPECTED: &str = "longitude and latitude in degrees";
    let point = member.child("point");
    let [longitude, latitude] = point.as_numbers(EXPECTED);
    let on_earth = (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude);
    point.require(on_earth, "", EXPECTED);
    (longitude, latitude)
}

fn language_form(member: &Reader) -> LanguageForm {
    let form = match member.text("language_form").as_str() {
        "nb" => Some(LanguageForm::Bokmal),
        "nn" => Some(LanguageForm::Nynorsk),
        "neutral" => Some(LanguageForm::Neutral),
        _ => None,
    };
    member.require(form.is_some(), "language_form", "nb, nn or neutral");
    form.unwrap_or(LanguageForm::Neutral)
}

/// Neighbours are other members, in the order of the list, and each names the other.
fn neighbours(place: &Reader, members: &[Member], by_slug: &[usize], member: &Member) {
    let neighbours = place.child("neighbours");
    let mut last = None;
    for neighbour in &member.neighbours {
        let at = place_of(neighbour, members, by_slug).ok().map(|place| by_slug[place]);
        let other = at.map(|at| &members[at]).filter(|other| other.slug != member.slug);
        neighbours.require(other.is_some(), "", "ids of other members");
        neighbours.require(at > last, "", "each once, in the order of the members");
        let mutual = other.is_some_and(|other| other.neighbours.contains(&member.slug));
        neighbours.require(mutual, "", "members that name it as well");
        last = at;
    }
}
