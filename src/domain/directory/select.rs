//! What the directory shows for what is asked.

use super::order::{Figure, arrange, in_county, in_subregion};
use super::{Closeness, Found, Hit, Index};
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
    /// The figure to order by; by match or name without one.
    pub figure: Option<Figure>,
}

/// The members shown, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Indices into the edition's members, with why each was found.
    pub rows: Vec<Found>,
    /// True where nothing is called what was typed and these are only near.
    pub nearest: bool,
}

impl Index {
    /// The members that `request` asks for.
    pub fn select(&self, members: &[Member], request: &Request) -> Selection {
        let wanted = |at: &usize| {
            members.get(*at).is_some_and(|member| {
                request.county.is_none_or(|county| in_county(member, county))
                    && request.subregion.is_none_or(|subregion| in_subregion(member, subregion))
            })
        };
        let mut rows: Vec<Found> = match request.search.trim() {
            "" => (0..members.len()).map(|at| (at, None)).collect(),
            typed => self.search(typed),
        };
        rows.retain(|(at, _)| wanted(at));
        let misspelt = |hit: &Hit| hit.closeness == Closeness::Misspelt;
        let nearest = rows.first().and_then(|row| row.1.as_ref()).is_some_and(misspelt);
        if let Some(figure) = request.figure {
            arrange(&mut rows, members, figure);
        }
        Selection { rows, nearest }
    }
}
