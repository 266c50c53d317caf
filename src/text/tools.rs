//! The words around members that pages which are read have too: where one is, what can be taken
//! along, a new build.

use super::Pattern;

/// These words, in one language.
#[derive(Debug)]
pub struct Tools {
    /// Asks where one is.
    pub here: &'static str,
    /// While the device is asked.
    pub here_waiting: &'static str,
    /// Why there is no position: refused, not found, not offered by this browser.
    pub here_failed: [&'static str; 3],
    /// Compares.
    pub compare: &'static str,
    /// Heading of that page.
    pub compare_title: &'static str,
    /// Share of all members' inhabitants: "4,3 % av de 64".
    pub share_of_all: Pattern,
    /// Heading over downloads and sharing.
    pub take: &'static str,
    /// The municipality for an address book.
    pub vcard: &'static str,
    /// The municipality as linked data.
    pub jsonld: &'static str,
    /// Shares the page, by the device's own way or as a copied address.
    pub share: &'static str,
    /// The address was copied.
    pub copied: &'static str,
    /// The address could not be copied.
    pub not_copied: &'static str,
    /// Prints the page.
    pub print: &'static str,
    /// A new build of the site is ready.
    pub new_version: &'static str,
    /// Takes it.
    pub take_version: &'static str,
}
