//! Figures to order members by, and the counties and subregions to filter by.

use super::super::date::Period;
use super::super::member::Member;
use super::super::order::compare;
use super::super::slug::Slug;
use super::{Found, sort};

/// A figure of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Inhabitants at the edition's first date.
    Population,
    /// Growth from the first to the last date, in per mille.
    Growth,
    /// Total area in hectares.
    Area,
    /// Inhabitants per square kilometre at the edition's first date.
    Density,
}

impl Figure {
    /// The figure of `member`; 0 where the sources give none.
    pub fn of(self, member: &Member) -> f64 {
        let people = f64::from(member.inhabitants());
        let last = member.population.last().map_or(people, |(_, people)| f64::from(*people));
        let area = f64::from(member.area_hectares);
        match self {
            Figure::Population => people,
            Figure::Growth if people > 0.0 => (last - people) / people * 1000.0,
            Figure::Density if area > 0.0 => people / (area / 100.0),
            Figure::Area => area,
            _ => 0.0,
        }
    }
}

/// Orders by a figure, largest first. Equal ones stay as they were: members by name, which
/// is how an edition has them, and hits by how well they match.
pub(super) fn arrange(found: &mut [Found], members: &[Member], figure: Figure) {
    let of = |found: &Found| members.get(found.0).map_or(0.0, |member| figure.of(member));
    sort(found, &mut |one, other| of(other).total_cmp(&of(one)));
}

/// Something to filter by: a county or a subregion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its value in the address.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// The last years in which it holds, of a county.
    pub period: Option<Period>,
}

/// The counties of all periods, those without an end first, each name once, in Norwegian
/// order. The filter finds a member by any county it has been in.
pub fn counties(members: &[Member]) -> Vec<Choice> {
    let mut choices = Vec::new();
    for dated in members.iter().flat_map(|member| &member.counties) {
        add(&mut choices, &dated.value, Some(dated.period));
    }
    sorted(choices)
}

/// The subregions, in Norwegian order.
pub fn subregions(members: &[Member]) -> Vec<Choice> {
    let mut choices = Vec::new();
    for member in members {
        add(&mut choices, &member.subregion.name, None);
    }
    sorted(choices)
}

/// Adds a choice unless its name is there; a county keeps its latest period.
fn add(choices: &mut Vec<Choice>, name: &str, period: Option<Period>) {
    let from = |period: &Option<Period>| period.map(|period| period.from);
    match choices.iter_mut().find(|choice| choice.name == name) {
        Some(known) if from(&known.period) < from(&period) => known.period = period,
        Some(_) => {}
        None => {
            let name = name.to_owned();
            choices.extend(Slug::of_name(&name).map(|slug| Choice { slug, name, period }));
        }
    }
}

fn sorted(mut choices: Vec<Choice>) -> Vec<Choice> {
    let ended = |choice: &Choice| choice.period.is_some_and(|period| period.to.is_some());
    choices.sort_by(|one, other| {
        ended(one).cmp(&ended(other)).then_with(|| compare(&one.name, &other.name))
    });
    choices
}

/// Whether `member` is or has been in the county with this address.
pub fn in_county(member: &Member, county: &Slug) -> bool {
    member.counties.iter().any(|dated| has_slug(&dated.value, county))
}

/// Whether `member` is in the subregion with this address.
pub fn in_subregion(member: &Member, subregion: &Slug) -> bool {
    has_slug(&member.subregion.name, subregion)
}

/// Whether `slug` is [`Slug::of_name`] of `name`, without making it: a filter asks this of
/// every member at every key pressed.
fn has_slug(name: &str, slug: &Slug) -> bool {
    let mut rest = slug.as_str();
    let mut gap = false;
    for letter in name.chars() {
        let small = letter.to_ascii_lowercase();
        let mut own = [0; 4];
        let part = match small {
            'æ' | 'Æ' => "ae",
            'ø' | 'Ø' => "o",
            'å' | 'Å' => "a",
            ' ' | '-' => {
                gap = rest.len() < slug.as_str().len();
                continue;
            }
            small if small.is_ascii_alphanumeric() => small.encode_utf8(&mut own),
            _ => continue,
        };
        if gap {
            let Some(after) = rest.strip_prefix('-') else { return false };
            rest = after;
            gap = false;
        }
        let Some(after) = rest.strip_prefix(part) else { return false };
        rest = after;
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_name_has_its_own_slug_and_no_other(
            name in "[a-cA-CæøåÆØÅ0 .-]{0,6}", other in "[a-cA-CæøåÆØÅ0 .-]{0,6}"
        ) {
            for slug in Slug::of_name(&name).into_iter().chain(Slug::of_name(&other)) {
                let expected = Slug::of_name(&name).as_ref() == Some(&slug);
                prop_assert_eq!(has_slug(&name, &slug), expected);
            }
        }
    }
}
