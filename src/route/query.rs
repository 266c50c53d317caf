//! The query of the directory: the shareable part of its state.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::domain::colouring::Colouring;
use crate::domain::directory::SizeClass;
use crate::domain::slug::Slug;

/// What stays as it is in a query. Letters beyond ASCII are encoded, as browsers do.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// How long a search text may be, in characters; what is beyond is cut off.
const LONGEST_SEARCH: usize = 80;

/// How many members are compared at most.
pub const MOST_COMPARED: usize = 4;

/// What is asked of the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MembersQuery {
    /// `q`: what is searched for, as typed.
    pub search: String,
    /// `fylke`: a county by its slug, of any period.
    pub county: Option<Slug>,
    /// `delregion`: a subregion by its slug.
    pub subregion: Option<Slug>,
    /// `storrelse`: a class by inhabitants.
    pub size: Option<SizeClass>,
    /// `sorter`: the order of the rows.
    pub sort: Sort,
    /// `vis`: how the result is shown.
    pub show: Show,
    /// `farge`: what the map is coloured by.
    pub colouring: Option<Colouring>,
    /// `valgt`: the member that is chosen on the map.
    pub chosen: Option<Slug>,
    /// `med`: the members that are marked for comparing, at most [`MOST_COMPARED`].
    pub compared: Vec<Slug>,
}

/// How the directory's result is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// As a list.
    #[default]
    List,
    /// As a map beside the list.
    Map,
    /// As a table.
    Table,
}

impl Show {
    /// Every way, as offered.
    pub const ALL: [Show; 3] = [Show::List, Show::Map, Show::Table];

    /// Its value in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Show::List => "liste",
            Show::Map => "kart",
            Show::Table => "tabell",
        }
    }

    /// The way with this value in the address.
    pub fn from_key(key: &str) -> Option<Show> {
        Show::ALL.into_iter().find(|show| show.key() == key)
    }
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
        pairs(query, &mut |name, value| match name {
            "q" => read.search = value.chars().take(LONGEST_SEARCH).collect(),
            "fylke" => read.county = Slug::parse(value),
            "delregion" => read.subregion = Slug::parse(value),
            "storrelse" => read.size = SizeClass::from_key(value),
            "sorter" => read.sort = Sort::from_key(value).unwrap_or_default(),
            "vis" => read.show = Show::from_key(value).unwrap_or_default(),
            "farge" => read.colouring = Colouring::from_key(value),
            "valgt" => read.chosen = Slug::parse(value),
            COMPARED => read.compared = slugs(value),
            _ => {}
        });
        read
    }

    /// Appends the query with its `?`, or nothing where it is the default.
    pub(super) fn write(&self, address: &mut String) {
        let slug = |slug: &Option<Slug>| slug.as_ref().map_or(String::new(), Slug::to_string);
        let default = |same: bool, key: &'static str| if same { "" } else { key };
        let mut pair = |name: &str, value: &str| write_pair(address, name, value);
        pair("q", &self.search);
        pair("fylke", &slug(&self.county));
        pair("delregion", &slug(&self.subregion));
        pair("storrelse", self.size.map_or("", SizeClass::key));
        pair("sorter", default(self.sort == Sort::default(), self.sort.key()));
        pair("vis", default(self.show == Show::default(), self.show.key()));
        pair("farge", self.colouring.map_or("", Colouring::key));
        pair("valgt", &slug(&self.chosen));
        write_compared(address, &self.compared);
    }

    /// Whether anything is searched or filtered for. The order does not count.
    pub fn narrows(&self) -> bool {
        !self.search.trim().is_empty() || self.filters()
    }

    /// Whether anything is filtered for.
    pub fn filters(&self) -> bool {
        self.county.is_some() || self.subregion.is_some() || self.size.is_some()
    }

    /// Whether it asks for the same as another but for what is searched for.
    pub fn refines_as(&self, other: &MembersQuery) -> bool {
        MembersQuery { search: other.search.clone(), ..self.clone() } == *other
    }

    /// The same way of showing with nothing searched or filtered for.
    pub fn of_all(&self) -> MembersQuery {
        MembersQuery { search: String::new(), ..self.unfiltered() }
    }

    /// The same without its filters.
    pub fn unfiltered(&self) -> MembersQuery {
        MembersQuery { county: None, subregion: None, size: None, ..self.clone() }
    }
}

/// The name under which members are compared, in the directory and on the page for it.
const COMPARED: &str = "med";

/// The name under which an edition is asked for, on every page of the site.
const EDITION: &str = "utgave";

/// The edition that a query asks for, by its year.
pub(super) fn edition(query: &str) -> Option<u16> {
    let mut read = None;
    pairs(query, &mut |name, value| {
        if name == EDITION {
            // Four digits, as it is written: no sign, no zero in front.
            read = value.parse().ok().filter(|year| value.len() == 4 && *year >= 1000);
        }
    });
    read
}

/// Appends the edition that is asked for.
pub(super) fn write_edition(address: &mut String, edition: Option<u16>) {
    if let Some(year) = edition {
        write_pair(address, EDITION, &year.to_string());
    }
}

/// The members that a query asks to compare.
pub(super) fn compared(query: &str) -> Vec<Slug> {
    let mut read = Vec::new();
    pairs(query, &mut |name, value| {
        if name == COMPARED {
            read = slugs(value);
        }
    });
    read
}

/// Appends the members to compare, with commas between as they are read by people.
pub(super) fn write_compared(address: &mut String, members: &[Slug]) {
    for (at, slug) in members.iter().enumerate() {
        match at {
            0 => write_pair(address, COMPARED, slug.as_str()),
            _ => {
                address.push(',');
                address.push_str(slug.as_str());
            }
        }
    }
}

/// Slugs between commas, each once; what is none is passed over.
fn slugs(value: &str) -> Vec<Slug> {
    let mut read: Vec<Slug> = Vec::new();
    for slug in value.split(',').filter_map(Slug::parse) {
        if read.len() < MOST_COMPARED && !read.contains(&slug) {
            read.push(slug);
        }
    }
    read
}

/// Tells each name and decoded value of a query.
pub(super) fn pairs(query: &str, tell: &mut dyn FnMut(&str, &str)) {
    for pair in query.trim_start_matches('?').split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = value.replace('+', " ");
        // What is no UTF-8 was typed by no one.
        tell(name, &percent_decode_str(&value).decode_utf8().unwrap_or_default());
    }
}

/// Appends a name and its value, unless that is blank.
pub(super) fn write_pair(address: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        address.push(if address.contains('?') { '&' } else { '?' });
        address.push_str(name);
        address.push('=');
        address.extend(utf8_percent_encode(value, KEPT));
    }
}
