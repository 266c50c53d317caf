//! What the directory shows for what is asked.

use super::order::{Figure, arrange, in_county, in_subregion};
use super::{Closeness, Found, Index, SizeClass};
use crate::domain::member::Member;
use crate::domain::slug::Slug;

/// What is asked of the directory.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    /// What is searched for, as typed; blank asks for all.
    pub search: &'a str,
    /// Only members that are or have been in this county.
    pub county: Option<&'a Slug>,
    /// Only members of this subregion.
    pub subregion: Option<&'a Slug>,
    /// Only members of this size.
    pub size: Option<SizeClass>,
    /// The figure to order by; by match or name without one.
    pub figure: Option<Figure>,
}

/// The members shown, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Indices into the edition's members, with why each was found.
    pub rows: Vec<Found>,
    /// True where nothing is called what was typed, nor nearly so, and the rows are the nearest
    /// names. They are suggestions: nearest first whatever the order, and no filter removes
    /// one, since what they are in was not what was asked for.
    pub nearest: bool,
    /// How many members the search finds that the filters remove; 0 without a search.
    pub outside: usize,
}

impl Index {
    /// The members that `request` asks for.
    pub fn select(&self, members: &[Member], request: &Request) -> Selection {
        let searched = !request.search.trim().is_empty();
        let mut rows: Vec<Found> = match searched {
            true => self.search(request.search),
            false => (0..members.len()).map(|at| (at, None)).collect(),
        };
        let first = rows.first().and_then(|row| row.1.as_ref());
        if first.is_some_and(|hit| hit.closeness == Closeness::Far) {
            return Selection { rows, nearest: true, outside: 0 };
        }
        let found = rows.len();
        rows.retain(|(at, _)| members.get(*at).is_some_and(|member| request.wants(member)));
        let outside = if searched { found - rows.len() } else { 0 };
        if let Some(figure) = request.figure {
            arrange(&mut rows, members, figure);
        }
        Selection { rows, nearest: false, outside }
    }
}

impl Request<'_> {
    /// Whether `member` passes the filters.
    fn wants(&self, member: &Member) -> bool {
        self.county.is_none_or(|county| in_county(member, county))
            && self.subregion.is_none_or(|subregion| in_subregion(member, subregion))
            && self.size.is_none_or(|size| size.holds(member.inhabitants()))
    }
}
