//! The app's own words. What is said about Osloregionen is content and stands in the
//! edition; here is what the app says around it, complete in every language: a field left
//! out does not compile.

mod builder;
mod data;
mod embed;
mod en;
mod exploring;
mod format;
mod kiosk;
mod nb;
mod nn;
mod tools;

pub use builder::BuilderText;
pub use data::DataText;
pub use embed::EmbedText;
pub use exploring::Exploring;
pub use format::{date, decimal, figure, figure_date, integer, period, short_date, signed_percent};
pub use kiosk::KioskText;
pub use tools::Tools;

use crate::domain::language::Language;

/// A sentence with places for what is said: `@` for the first, `#` for the second.
#[derive(Clone, Copy, Debug)]
pub struct Pattern(&'static str);

impl Pattern {
    /// The sentence with `first` in its place.
    pub fn with(self, first: &str) -> String {
        self.with_both(first, "")
    }

    /// The sentence with a whole number in its place.
    pub fn with_number(self, number: usize) -> String {
        self.with(&number.to_string())
    }

    /// The sentence with both in their places.
    pub fn with_both(self, first: &str, second: &str) -> String {
        let (before, after) = self.split();
        let (between, end) = after.split_once('#').unwrap_or((after, ""));
        [before, first, between, second, end].concat()
    }

    /// What stands before and after the first place.
    pub fn split(self) -> (&'static str, &'static str) {
        self.0.split_once('@').unwrap_or((self.0, ""))
    }
}

/// The words of a language.
#[derive(Debug)]
pub struct Text {
    /// The language's name for itself.
    pub language_name: &'static str,
    /// Label of the language choice.
    pub languages: &'static str,
    /// What the council is, under the name in the header.
    pub tagline: &'static str,
    /// First link of each page.
    pub skip_to_content: &'static str,
    /// Opens the navigation on a phone.
    pub menu: &'static str,
    /// Name of the main navigation.
    pub navigation: &'static str,
    /// Name of the front page.
    pub home: &'static str,
    /// The member directory.
    pub members: &'static str,
    /// The organisation page.
    pub organisation: &'static str,
    /// The priorities page.
    pub priorities: &'static str,
    /// The data page.
    pub about_data: &'static str,
    /// The stamp on something that holds for a period: "Gjelder 2021–2024".
    pub holds: Pattern,
    /// A period with an open end: "fra 2024".
    pub since: Pattern,
    /// The edition's stamp: "Utgave 2022".
    pub edition: Pattern,

    /// Label of the search field.
    pub find: &'static str,
    /// What may be typed.
    pub find_hint: &'static str,
    /// The search button.
    pub search: &'static str,
    /// Label of the county filter.
    pub county: &'static str,
    /// No county chosen.
    pub all_counties: &'static str,
    /// Label of the subregion filter.
    pub subregion: &'static str,
    /// No subregion chosen.
    pub all_subregions: &'static str,
    /// Label of the order.
    pub order_by: &'static str,
    /// The phone's word for the filters.
    pub filter: &'static str,
    /// Takes search and filters away.
    pub reset: &'static str,
    /// Heading of the first column.
    pub municipality: &'static str,
    /// The names of the orders: name, inhabitants, growth, area, density.
    pub orders: [&'static str; 5],
    /// "kommune" and "kommuner": what comes after a count.
    pub count: [&'static str; 2],
    /// What comes after the bold "8 av 64": `kommuner for «sk»`.
    pub found: Pattern,
    /// The bold part: "8 av 64".
    pub of_all: Pattern,
    /// No hit: "Ingen kommuner for «xyz»".
    pub none_found: Pattern,
    /// No hit through the filters alone.
    pub none_in_filter: &'static str,
    /// What to do then, before the link.
    pub check_spelling: &'static str,
    /// The link to all: "vis alle 64".
    pub show_all: Pattern,
    /// Nothing was found as typed; these are near.
    pub nearest: Pattern,
    /// Why it was found: merged into it.
    pub formerly: Pattern,
    /// Why it was found: its administrative centre.
    pub centre_is: Pattern,
    /// Why it was found: its number.
    pub number_is: Pattern,
    /// Why it was found: another spelling.
    pub also_written: Pattern,
    /// Behind a subregion that was found by elimination.
    pub inferred: &'static str,

    /// Inhabitants, as a label.
    pub inhabitants: &'static str,
    /// Credit under the list of members, with the year whose counties it shows.
    pub members_credit: Pattern,
    /// Area, with its unit, as a column.
    pub area_in_km2: &'static str,
    /// The map, as one of two arrangements.
    pub map: &'static str,
    /// Label of the choice between map and circles.
    pub map_shows: &'static str,
    /// What the circles of the region are, around the date.
    pub circles_about: (&'static str, &'static str),
    /// What the circles show, before the date.
    pub circles_show: &'static str,
    /// Description of the region's map for those who do not see it.
    pub map_of_region: Pattern,
    /// Credit under a map with circles.
    pub map_credit: &'static str,
    /// Label of the year it was established.
    pub established: &'static str,
    /// Label of the year it was transformed.
    pub transformed: &'static str,
    /// "1 hovedprioritering" and "4 hovedprioriteringer".
    pub main_priorities: [Pattern; 2],
    /// The seed has none.
    pub no_main_priorities: &'static str,
    /// The same as a sentence.
    pub source_has_none: &'static str,
    /// Opens a row.
    pub open: &'static str,
    /// Closes a row.
    pub close: &'static str,
    /// Leads to all priorities.
    pub all_priorities: &'static str,
    /// Leads from a row to the page of the focus area.
    pub page_of_its_own: &'static str,
    /// Heading over all focus areas.
    pub all_focus_areas: &'static str,
    /// Name of a trail of pages.
    pub trail: &'static str,

    /// "Medlem i Osloregionen".
    pub member_of: &'static str,
    /// Growth since the first date.
    pub change_since: Pattern,
    /// All members, at a line's end.
    pub all_members: Pattern,
    /// Heading over the facts.
    pub facts: &'static str,
    /// Municipality number.
    pub number: &'static str,
    /// Administrative centre.
    pub centre: &'static str,
    /// Area.
    pub area: &'static str,
    /// Inhabitants per square kilometre.
    pub density: &'static str,
    /// Its unit.
    pub per_km2: &'static str,
    /// Municipalities merged into it.
    pub merged: &'static str,
    /// Language form.
    pub language_form: &'static str,
    /// The forms: bokmål, nynorsk, neutral.
    pub language_forms: [&'static str; 3],
    /// Website.
    pub website: &'static str,
    /// "Rank 3 of 64".
    pub rank: Pattern,
    /// Where another page says otherwise.
    pub differs: Pattern,
    /// Heading over the neighbours.
    pub neighbours: &'static str,
    /// Said of a member without any.
    pub no_neighbours: &'static str,
    /// Description of the map of a municipality with its neighbours.
    pub map_of: Pattern,
    /// Sources.
    pub sources: &'static str,

    /// Before the date of publication.
    pub published: Pattern,
    /// What is to be thought of the edition, in a word, in the order of `Trust`.
    pub trust: [&'static str; 4],
    /// Something newer should have come by this date.
    pub expired: Pattern,
    /// An earlier edition is shown: its year, and the latest one's.
    pub earlier: Pattern,
    /// Shows the latest edition.
    pub show_latest: &'static str,
    /// There is no edition of the year asked for: that year, and the year of what is shown.
    pub no_edition: Pattern,
    /// The editions that can be chosen.
    pub editions: &'static str,

    /// Heading of the page for unknown addresses.
    pub not_found: &'static str,
    /// What to do there.
    pub not_found_about: &'static str,

    /// The edition is being fetched, after half a second.
    pub fetching: &'static str,
    /// What stays meanwhile.
    pub fetching_about: &'static str,
    /// The built-in or last good edition is shown.
    pub showing_kept: &'static str,
    /// Before the cause.
    pub not_fetched: &'static str,
    /// The causes, in the order of `Cause`.
    pub causes: [&'static str; 9],
    /// Asks again.
    pub try_again: &'static str,
    /// The map cannot be shown.
    pub no_map: &'static str,
    /// Footer: what the content holds for and whose data it is.
    pub colophon: Pattern,
    /// Between two periods.
    pub and: &'static str,
    /// Name of the footer's links.
    pub about: &'static str,
    /// The page for those who embed something.
    pub embed_builder: &'static str,
    /// The accessibility statement.
    pub accessibility: &'static str,
    /// What is stored.
    pub privacy: &'static str,
    /// Said there without a network.
    pub needs_network: &'static str,

    /// Finding, seeing, comparing and taking along members.
    pub tools: Tools,
}

impl Text {
    /// What comes after a count of municipalities.
    pub fn counted(&self, count: usize) -> &'static str {
        self.count[usize::from(count != 1)]
    }

    /// The words of `language`.
    pub fn of(language: Language) -> &'static Text {
        match language {
            Language::Bokmal => &nb::TEXT,
            Language::Nynorsk => &nn::TEXT,
            Language::English => &en::TEXT,
        }
    }
}
