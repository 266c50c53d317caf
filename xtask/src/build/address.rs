//! Where the site will be published: what search engines and link previews need whole.

use std::env;

use anyhow::{Context, Result, ensure};
use osloregionen::route::Route;
use url::Url;

/// The environment variable that names it.
const VARIABLE: &str = "OSLOREGIONEN_URL";

/// The address that the seed gives for Osloregionen.
const DEFAULT: &str = "https://www.osloregionen.no/";

/// The site's public address, with a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(Url);

impl Address {
    /// The one that `OSLOREGIONEN_URL` names, else the one in the seed.
    ///
    /// # Errors
    /// If it is no address of a site.
    pub fn of_build() -> Result<Address> {
        let named = env::var(VARIABLE).unwrap_or_else(|_| DEFAULT.to_owned());
        Address::parse(&named).with_context(|| {
            format!("{VARIABLE}={named}: name the site's address, such as {DEFAULT}")
        })
    }

    /// Reads an address such as `https://example.org/osloregionen`.
    ///
    /// # Errors
    /// If it is not one of http or https, or has more than a path.
    pub fn parse(text: &str) -> Result<Address> {
        let mut url = Url::parse(text)?;
        ensure!(["http", "https"].contains(&url.scheme()), "it must begin with https://");
        ensure!(url.query().is_none() && url.fragment().is_none(), "it must end with the path");
        if !url.path().ends_with('/') {
            url.set_path(&format!("{}/", url.path()));
        }
        Ok(Address(url))
    }

    /// The path of the site's root, with a slash at both ends.
    pub fn base(&self) -> &str {
        self.0.path()
    }

    /// Scheme, name and, where it is not the usual one, port.
    pub fn host(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// The whole address of a page, without its query.
    pub fn of(&self, route: &Route) -> String {
        self.file(&route.path())
    }

    /// The whole address of a file beside the app.
    pub fn file(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("https://example.org", "/", "https://example.org/mark.svg")]
    #[case("https://example.org/a/b", "/a/b/", "https://example.org/a/b/mark.svg")]
    #[case("http://127.0.0.1:8080/", "/", "http://127.0.0.1:8080/mark.svg")]
    fn an_address_leads_to_files(#[case] text: &str, #[case] base: &str, #[case] file: &str) {
        let address = Address::parse(text).unwrap();
        assert_eq!((address.base(), address.file("mark.svg").as_str()), (base, file));
    }

    #[rstest]
    #[case("")]
    #[case("example.org")]
    #[case("ftp://example.org/")]
    #[case("https://example.org/?a")]
    #[case("https://example.org/#a")]
    fn what_is_no_address_of_a_site_is_an_error(#[case] text: &str) {
        Address::parse(text).unwrap_err();
    }
}
