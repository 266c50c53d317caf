//! The words of the page about the data, which come with the app's second part.

use super::{Pattern, en, nb, nn};
use crate::domain::language::Language;

/// These words, in one language.
#[derive(Debug)]
pub struct DataText {
    /// Heading over the published files.
    pub files: &'static str,
    /// What the files are.
    pub files_about: &'static str,
    /// Columns: file, size, schema.
    pub file_columns: [&'static str; 3],
    /// The files: region, members, boundaries.
    pub file_names: [&'static str; 3],
    /// Heading over the files for other programs.
    pub open_data: &'static str,
    /// The link to what has changed between editions.
    pub changes: &'static str,
    /// Licence.
    pub licence: &'static str,
    /// No licence is known.
    pub no_licence: &'static str,
    /// Heading over corrected misprints.
    pub corrections: &'static str,
    /// What they are.
    pub corrections_about: &'static str,
    /// Columns: as printed, as shown.
    pub correction_columns: [&'static str; 2],
    /// What the app is, and for which years it speaks.
    pub about_edition: Pattern,
    /// The edition's presentation is its only source of statements.
    pub about_source: &'static str,
    /// Heading over what is known of the edition shown.
    pub publication: &'static str,
    /// Edition, published, to be renewed by, checked.
    pub publication_rows: [&'static str; 4],
    /// The edition's year and version.
    pub edition_version: Pattern,
    /// What was checked, in the order of `Trust`.
    pub trust_about: [&'static str; 4],
    /// Nothing was checked yet, or ever.
    pub not_checked: &'static str,
    /// Today, yesterday.
    pub recently: (&'static str, &'static str),
    /// So many days ago.
    pub days_ago: Pattern,
    /// Instead of the age.
    pub clock_is_wrong: &'static str,
}

impl DataText {
    /// The words of a language.
    pub fn of(language: Language) -> &'static DataText {
        match language {
            Language::Bokmal => &nb::DATA,
            Language::Nynorsk => &nn::DATA,
            Language::English => &en::DATA,
        }
    }
}
