//! The words of what explores the region: finding, seeing and comparing members. They come with
//! the app's second part, which alone names them.

use super::{Pattern, en, nb, nn};
use crate::domain::language::Language;

/// These words, in one language.
#[derive(Debug)]
pub struct Exploring {
    /// Label of the filter by inhabitants.
    pub size: &'static str,
    /// No size chosen.
    pub all_sizes: &'static str,
    /// The smallest class: "Under 5 000".
    pub size_below: Pattern,
    /// The largest class: "50 000 eller flere".
    pub size_from: Pattern,
    /// Label of the choice between list, map and table.
    pub show_as: &'static str,
    /// List, map, table.
    pub views: [&'static str; 3],
    /// Members that the search finds and the filters take away, with their count.
    pub outside: [Pattern; 2],
    /// Takes the filters away and keeps the search.
    pub show_outside: &'static str,
    /// Nothing is written so, but like it.
    pub alike: Pattern,
    /// Column: the municipality's number.
    pub number: &'static str,
    /// A row's box in the table: marks the member for comparing.
    pub mark: Pattern,
    /// Label of what the map is coloured by.
    pub colour_by: &'static str,
    /// Coloured by nothing.
    pub no_colour: &'static str,
    /// County, subregion, inhabitants, density, growth.
    pub colourings: [&'static str; 5],
    /// Legend: found, chosen, other members.
    pub legend: [&'static str; 3],
    /// Name of the legend.
    pub legend_name: &'static str,
    /// Zooms in.
    pub zoom_in: &'static str,
    /// Zooms out.
    pub zoom_out: &'static str,
    /// Shows the whole map again.
    pub whole_map: &'static str,
    /// How the map is used by keyboard.
    pub map_keys: &'static str,
    /// Where nothing is chosen on the map.
    pub choose_on_map: &'static str,
    /// Description of the map of members, with how many are lit.
    pub map_of_members: Pattern,
    /// Before the municipality's name, which is a link.
    pub here_in: &'static str,
    /// Outside all members; then the nearest one's name and "ca. 12 km unna".
    pub here_outside: &'static str,
    /// Too far away to name the nearest.
    pub here_nowhere: &'static str,
    /// How far the nearest member is, in kilometres.
    pub here_far: Pattern,
    /// How well this is known, and that it stays on the device.
    pub here_about: &'static str,
    /// Where nothing is chosen yet.
    pub compare_none: &'static str,
    /// Label of the choice of one more.
    pub compare_add: &'static str,
    /// The first entry of that choice.
    pub compare_choose: &'static str,
    /// Takes a member out.
    pub remove: Pattern,
    /// The short form of it.
    pub remove_short: &'static str,
    /// Compares those that are marked, with their count.
    pub compare_marked: Pattern,
    /// Said when four are marked.
    pub compare_full: &'static str,
    /// Names without a value in a table.
    pub nothing: &'static str,
    /// The shown rows as a table for spreadsheets.
    pub csv: &'static str,
    /// The shown rows as data.
    pub json: &'static str,
    /// The boundaries as data.
    pub geojson: &'static str,
}

impl Exploring {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Exploring {
        match language {
            Language::Bokmal => &nb::EXPLORING,
            Language::Nynorsk => &nn::EXPLORING,
            Language::English => &en::EXPLORING,
        }
    }
}
