//! From the query of the directory to what it shows.

use super::Loaded;
use super::later::Later;
use crate::domain::directory::{Figure, Index, Request, Selection};
use crate::route::{MembersQuery, Sort};

/// What is asked of the directory, and the answer.
#[derive(Default)]
pub struct Asked {
    /// The query, as in the address.
    pub query: MembersQuery,
    /// The members it selects.
    pub selection: Selection,
}

/// The figure that an order goes by; none for names.
pub fn figure_of(sort: Sort) -> Option<Figure> {
    match sort {
        Sort::Name => None,
        Sort::Population => Some(Figure::Population),
        Sort::Growth => Some(Figure::Growth),
        Sort::Area => Some(Figure::Area),
        Sort::Density => Some(Figure::Density),
    }
}

/// [`Loaded::answer`], which belongs to the second part.
pub(super) static ANSWER: Later<fn(&Loaded, MembersQuery) -> Asked> = Later::new(Loaded::answer);

impl Loaded {
    /// The directory's names.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.edition.members))
    }

    /// What the directory shows for `query`.
    pub fn answer(&self, query: MembersQuery) -> Asked {
        let request = Request {
            search: &query.search,
            county: query.county.as_ref(),
            subregion: query.subregion.as_ref(),
            size: query.size,
            figure: figure_of(query.sort),
        };
        let selection = self.index().select(&self.edition.members, &request);
        Asked { query, selection }
    }
}
