//! From the address of the directory to what it shows.

use leptos::prelude::With;

use super::App;
use crate::domain::directory::{Figure, Request, Selection};
use crate::route::{MembersQuery, Sort};

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

impl App {
    /// What the directory shows for `query`.
    pub fn select(self, query: &MembersQuery) -> Selection {
        let request = Request {
            search: &query.search,
            county: query.county.as_ref(),
            subregion: query.subregion.as_ref(),
            figure: figure_of(query.sort),
        };
        self.loaded.with(|loaded| loaded.index.select(&loaded.edition.members, &request))
    }
}
