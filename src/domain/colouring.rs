//! What the map is coloured by, and into which classes that divides the members.

mod figures;
mod names;
#[cfg(test)]
mod tests;

use super::boundaries::{Boundaries, Shape};
use super::directory::Figure;
use super::member::Member;

/// What the members are coloured by on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colouring {
    /// Today's county.
    County,
    /// The subregion.
    Subregion,
    /// Inhabitants at the edition's first date.
    Population,
    /// Inhabitants per square kilometre.
    Density,
    /// Growth from the first to the last date.
    Growth,
}

impl Colouring {
    /// Every colouring, as offered.
    pub const ALL: [Colouring; 5] = [
        Colouring::County,
        Colouring::Subregion,
        Colouring::Population,
        Colouring::Density,
        Colouring::Growth,
    ];

    /// Its value in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Colouring::County => "fylke",
            Colouring::Subregion => "delregion",
            Colouring::Population => "folketall",
            Colouring::Density => "tetthet",
            Colouring::Growth => "vekst",
        }
    }

    /// The colouring with this value in the address.
    pub fn from_key(key: &str) -> Option<Colouring> {
        Colouring::ALL.into_iter().find(|colouring| colouring.key() == key)
    }

    /// The figure it shows; `None` where it shows what members belong to.
    pub const fn figure(self) -> Option<Figure> {
        match self {
            Colouring::County | Colouring::Subregion => None,
            Colouring::Population => Some(Figure::Population),
            Colouring::Density => Some(Figure::Density),
            Colouring::Growth => Some(Figure::Growth),
        }
    }
}

/// The members in classes, each with a colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    /// The class of each member, in the members' order, by its index in `list`.
    pub of: Vec<usize>,
    /// The classes in the legend's order. None is empty.
    pub list: Vec<Class>,
}

/// Members of one colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// What they have in common.
    pub name: ClassName,
    /// The colour's place in its palette: 0 to 6 for counties, 1 to 6 for subregions, 0 to 4,
    /// rising, for figures.
    pub colour: usize,
    /// How many they are.
    pub members: usize,
    /// Where a label of the class goes on the map: the place of one of its members that is
    /// well inside of it. (0, 0) where the map has none of them.
    pub label: (i32, i32),
}

/// What the members of a class have in common.
#[derive(Clone, Debug, PartialEq)]
pub enum ClassName {
    /// Where they belong.
    Named(String),
    /// Their smallest and their largest figure, in the unit of [`Figure::of`].
    Range(f64, f64),
}

/// A class without its members: name and colour.
type Kind = (ClassName, usize);

/// Divides the members for `colouring`.
///
/// - County: the one of each member's last period. Counties have their own colours.
/// - Subregion: two that share a border on the map never have the same colour.
/// - Figures: fifths of the members by rank, as nearly as equal figures, which are in the
///   same class, allow. Few different figures make fewer classes.
pub fn classes(members: &[Member], map: &Boundaries, colouring: Colouring) -> Classes {
    let (of, kinds) = match colouring {
        Colouring::County => names::counties(members),
        Colouring::Subregion => names::subregions(members, map),
        Colouring::Population => figures::fifths(members, Figure::Population),
        Colouring::Density => figures::fifths(members, Figure::Density),
        Colouring::Growth => figures::fifths(members, Figure::Growth),
    };
    let shapes = of_shapes(members, map, &of);
    let class = |(at, (name, colour)): (usize, Kind)| Class {
        name,
        colour,
        members: of.iter().filter(|class| **class == at).count(),
        label: map.innermost(&|shape| shapes.get(shape) == Some(&Some(at))).unwrap_or_default(),
    };
    let list = kinds.into_iter().enumerate().map(class).collect();
    Classes { of, list }
}

/// The class of each shape on the map, given that of each member.
fn of_shapes(members: &[Member], map: &Boundaries, of: &[usize]) -> Vec<Option<usize>> {
    let class = |shape: &Shape| {
        let member = members.iter().position(|member| member.slug == shape.slug)?;
        of.get(member).copied()
    };
    map.shapes.iter().map(class).collect()
}
