//! Figures to order members by, and the counties and subregions to filter by.

use std::cmp::Ordering;

use super::super::date::Period;
use super::super::member::Member;
use super::super::order::compare;
use super::super::slug::Slug;

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

/// Puts indices into `members` in order: by the figure, largest first, equal ones and
/// those without a figure by name.
pub fn arrange(shown: &mut [usize], members: &[Member], figure: Option<Figure>) {
    shown.sort_by(|one, other| {
        let (one, other) = (&members[*one], &members[*other]);
        let by_figure =
            figure.map_or(Ordering::Equal, |figure| figure.of(other).total_cmp(&figure.of(one)));
        by_figure.then_with(|| compare(&one.name, &other.name))
    });
}

/// A county in the directory's filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct County {
    /// Its value in the address.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// The years in which it holds for the members that have been in it: the last ones,
    /// where a county of the same name stands in several periods.
    pub period: Period,
}

/// The counties of all periods, those without an end first, each name once, in Norwegian
/// order. The filter finds a member by any county it has been in.
pub fn counties(members: &[Member]) -> Vec<County> {
    let mut counties: Vec<County> = Vec::new();
    for dated in members.iter().flat_map(|member| member.counties.iter().rev()) {
        let Some(slug) = Slug::of_name(&dated.value) else { continue };
        match counties.iter_mut().find(|county| county.slug == slug) {
            Some(known) if known.period.from < dated.period.from => known.period = dated.period,
            Some(_) => {}
            None => {
                counties.push(County { slug, name: dated.value.clone(), period: dated.period });
            }
        }
    }
    counties.sort_by(|one, other| {
        let ended = |county: &County| county.period.to.is_some();
        ended(one).cmp(&ended(other)).then_with(|| compare(&one.name, &other.name))
    });
    counties
}

/// Whether `member` is or has been in the county with this address.
pub fn in_county(member: &Member, county: &Slug) -> bool {
    member.counties.iter().any(|dated| Slug::of_name(&dated.value).as_ref() == Some(county))
}

/// Whether `member` is in the subregion with this address.
pub fn in_subregion(member: &Member, subregion: &Slug) -> bool {
    Slug::of_name(&member.subregion.name).as_ref() == Some(subregion)
}

/// The subregions with their addresses, in Norwegian order.
pub fn subregions(members: &[Member]) -> Vec<(Slug, String)> {
    let mut subregions: Vec<(Slug, String)> = Vec::new();
    for member in members {
        let name = &member.subregion.name;
        if let Some(slug) = Slug::of_name(name)
            && !subregions.iter().any(|(known, _)| *known == slug)
        {
            subregions.push((slug, name.clone()));
        }
    }
    subregions.sort_by(|one, other| compare(&one.1, &other.1));
    subregions
}
