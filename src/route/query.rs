//! The query of the directory: the shareable part of its state.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::domain::slug::Slug;

/// What stays as it is in a query. Letters beyond ASCII are encoded, as browsers do.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// How long a search text may be, in characters; what is beyond is cut off.
const LONGEST_SEARCH: usize = 80;

/// What is asked of the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MembersQuery {
    /// `q`: what is searched for, as typed.
    pub search: String,
    /// `fylke`: a county by its slug, of any period.
    pub county: Option<Slug>,
    /// `delregion`: a subregion by its slug.
    pub subregion: Option<Slug>,
    /// `sorter`: the order of the rows.
    pub sort: Sort,
}

/// The order of the directory's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By name, or by how well it matches where something is searched for.
    #[default]
    Name,
    /// By inhabitants, most first.
    Population,
    /// By growth in per cent, most first.
    Growth,
    /// By area, largest first.
    Area,
    /// By inhabitants per square kilometre, most first.
    Density,
}

impl Sort {
    /// Every order, as offered.
    pub const ALL: [Sort; 5] =
        [Sort::Name, Sort::Population, Sort::Growth, Sort::Area, Sort::Density];

    /// Its value in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Sort::Name => "navn",
            Sort::Population => "folketall",
            Sort::Growth => "vekst",
            Sort::Area => "areal",
            Sort::Density => "tetthet",
        }
    }

    /// The order with this value in the address.
    pub fn from_key(key: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.key() == key)
    }
}

impl MembersQuery {
    /// Reads a query with or without `?`. What it does not know or understand is passed
    /// over; of a name given twice the last counts.
    pub fn parse(query: &str) -> MembersQuery {
        let mut read = MembersQuery::default();
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = value.replace('+', " ");
            // What is no UTF-8 was typed by no one.
            let value = percent_decode_str(&value).decode_utf8().unwrap_or_default();
            match name {
                "q" => read.search = value.chars().take(LONGEST_SEARCH).collect(),
                "fylke" => read.county = Slug::parse(&value),
                "delregion" => read.subregion = Slug::parse(&value),
                "sorter" => read.sort = Sort::from_key(&value).unwrap_or_default(),
                _ => {}
            }
        }
        read
    }

    /// Appends the query with its `?`, or nothing where it is the default.
    pub(super) fn write(&self, address: &mut String) {
        let mut pair = |name: &str, value: &str| {
            if !value.is_empty() {
                address.push(if address.contains('?') { '&' } else { '?' });
                address.push_str(name);
                address.push('=');
                address.extend(utf8_percent_encode(value, KEPT));
            }
        };
        pair("q", &self.search);
        pair("fylke", self.county.as_ref().map_or("", Slug::as_str));
        pair("delregion", self.subregion.as_ref().map_or("", Slug::as_str));
        if self.sort != Sort::default() {
            pair("sorter", self.sort.key());
        }
    }

    /// Whether anything is searched or filtered for. The order does not count.
    pub fn narrows(&self) -> bool {
        !self.search.trim().is_empty() || self.county.is_some() || self.subregion.is_some()
    }
}
