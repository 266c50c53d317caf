//! Classes by where members belong.

use std::cmp::Reverse;

use super::super::boundaries::Boundaries;
use super::super::member::Member;
use super::super::order::compare;
use super::super::slug::Slug;
use super::{ClassName, Kind, of_shapes};

/// The counties since 2024, each with the colour of its place here and in this order.
const COUNTIES: [&str; 7] =
    ["oslo", "akershus", "ostfold", "buskerud", "innlandet", "vestfold", "telemark"];
/// The last of the subregions' colours, which begin with 1.
const LAST: usize = 6;

/// The members' counties in their last periods. One that is not known here comes last, in a
/// colour that no other has while there is one.
pub(super) fn counties(members: &[Member]) -> (Vec<usize>, Vec<Kind>) {
    let of_members: Vec<&str> = members
        .iter()
        .map(|member| member.counties.last().map_or("", |county| county.value.as_str()))
        .collect();
    let names = distinct(&of_members);
    let colour = |name: &str| {
        let slug = Slug::of_name(name)?;
        COUNTIES.iter().position(|county| *county == slug.as_str())
    };
    let mut coloured: Vec<(&str, usize)> = Vec::new();
    for own in 0..COUNTIES.len() {
        coloured.extend(names.iter().filter(|name| colour(name) == Some(own)).map(|n| (*n, own)));
    }
    let taken = |own: &usize| coloured.iter().any(|(_, colour)| colour == own);
    let mut free: Vec<usize> = (0..COUNTIES.len()).filter(|own| !taken(own)).collect();
    if free.is_empty() {
        free = (0..COUNTIES.len()).collect();
    }
    let unknown = names.iter().filter(|name| colour(name).is_none());
    coloured.extend(unknown.copied().zip(free.into_iter().cycle()));
    classes(&of_members, &coloured)
}

/// The subregions, by name.
pub(super) fn subregions(members: &[Member], map: &Boundaries) -> (Vec<usize>, Vec<Kind>) {
    let of_members: Vec<&str> =
        members.iter().map(|member| member.subregion.name.as_str()).collect();
    let names = distinct(&of_members);
    let of: Vec<usize> = of_members.iter().map(|own| place(&names, own)).collect();
    let shapes = of_shapes(members, map, &of);
    let class = |shape: usize| shapes.get(shape).copied().flatten();
    let pairs = map.adjacent().into_iter();
    let borders: Vec<(usize, usize)> = pairs
        .filter_map(|(one, other)| Some((class(one)?, class(other)?)))
        .filter(|(one, other)| one != other)
        .collect();
    let colours = colours(names.len(), &borders);
    let coloured: Vec<(&str, usize)> = names.into_iter().zip(colours).collect();
    classes(&of_members, &coloured)
}

/// A colour for each of so many classes, another than those it borders on have. The class
/// whose neighbours have the most colours comes next (Brélaz' order), and gets the one of its
/// free colours that has been used least. `borders` has every pair both ways.
pub(super) fn colours(classes: usize, borders: &[(usize, usize)]) -> Vec<usize> {
    let mut colours = vec![0; classes];
    for _ in 0..classes {
        // A bit for each colour; the lowest for those that have none yet.
        let taken = |own: usize| {
            let theirs = borders.iter().filter(|(one, _)| *one == own);
            theirs.fold(0u32, |taken, (_, other)| taken | 1 << colours[*other])
        };
        let open = (0..classes).filter(|own| colours[*own] == 0);
        let hardest = |own: &usize| ((taken(*own) >> 1).count_ones(), Reverse(*own));
        let Some(own) = open.max_by_key(hardest) else { break };
        let used = |colour: usize| colours.iter().filter(|other| **other == colour).count();
        let rank = |colour: &usize| (taken(own) >> *colour & 1, used(*colour));
        colours[own] = (1..=LAST).min_by_key(rank).unwrap_or(1);
    }
    colours
}

fn classes(of_members: &[&str], coloured: &[(&str, usize)]) -> (Vec<usize>, Vec<Kind>) {
    let names: Vec<&str> = coloured.iter().map(|(name, _)| *name).collect();
    let kind = |(name, colour): &(&str, usize)| (ClassName::Named((*name).to_owned()), *colour);
    let of = of_members.iter().map(|own| place(&names, own)).collect();
    (of, coloured.iter().map(kind).collect())
}

/// Each name once, in Norwegian order.
fn distinct<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for name in names {
        let at = found.iter().position(|other| compare(name, other).is_le());
        let at = at.unwrap_or(found.len());
        if found.get(at) != Some(name) {
            found.insert(at, name);
        }
    }
    found
}

fn place(names: &[&str], own: &str) -> usize {
    names.iter().position(|name| *name == own).unwrap_or_default()
}
