//! What the directory shows for what is asked.

use super::order::{Figure, arrange, in_county, in_subregion};
use super::{Closeness, Hit, Index};
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
    pub rows: Vec<(usize, Option<Hit>)>,
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
        if request.search.trim().is_empty() {
            let mut shown: Vec<usize> = (0..members.len()).filter(|at| wanted(at)).collect();
            arrange(&mut shown, members, request.figure);
            return Selection {
                rows: shown.into_iter().map(|at| (at, None)).collect(),
                nearest: false,
            };
        }
        let hits = self.search(request.search);
        let nearest = hits.first().is_some_and(|hit| hit.closeness == Closeness::Misspelt);
        let mut hits: Vec<Hit> = hits.into_iter().filter(|hit| wanted(&hit.member)).collect();
        if let Some(figure) = request.figure {
            hits.sort_by(|one, other| {
                let of = |hit: &Hit| figure.of(&members[hit.member]);
                of(other).total_cmp(&of(one))
            });
        }
        let rows = hits.into_iter().map(|hit| (hit.member, Some(hit))).collect();
        Selection { rows, nearest }
    }
}
