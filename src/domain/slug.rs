//! The last part of an address: `baerum`, `aurskog-holand`.

use std::fmt;

/// A name as it stands in an address: lower-case ASCII letters and digits, with single
/// hyphens between them. At most 60 bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// The slug of a name: lower case, æ→ae ø→o å→a, spaces and hyphens to `-`, other
    /// characters dropped.
    pub fn of_name(name: &str) -> Option<Slug> {
        let mut slug = String::with_capacity(name.len());
        for letter in name.chars() {
            match letter {
                'æ' | 'Æ' => slug.push_str("ae"),
                'ø' | 'Ø' => slug.push('o'),
                'å' | 'Å' => slug.push('a'),
                'a'..='z' | '0'..='9' => slug.push(letter),
                'A'..='Z' => slug.push(letter.to_ascii_lowercase()),
                ' ' | '-' if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
                _ => {}
            }
        }
        Slug::parse(slug.trim_end_matches('-'))
    }

    /// Reads a slug from an address; `None` for anything that is not one.
    pub fn parse(text: &str) -> Option<Slug> {
        let well_formed = !text.is_empty()
            && text.len() <= 60
            && text.split('-').all(|part| {
                !part.is_empty()
                    && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
        well_formed.then(|| Slug(text.to_owned()))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Bærum", "baerum")]
    #[case("Aurskog-Høland", "aurskog-holand")]
    #[case("Østre Toten", "ostre-toten")]
    #[case("Nord - Odal", "nord-odal")]
    #[case("Ås", "as")]
    #[case("Areal, transport, mobilitet og logistikk", "areal-transport-mobilitet-og-logistikk")]
    fn names_become_addresses(#[case] name: &str, #[case] slug: &str) {
        assert_eq!(Slug::of_name(name).map(|s| s.to_string()).as_deref(), Some(slug));
    }

    #[rstest]
    #[case("")]
    #[case("-a")]
    #[case("a--b")]
    #[case("Bærum")]
    #[case("../etc")]
    fn nothing_else_is_a_slug(#[case] text: &str) {
        assert_eq!(Slug::parse(text), None);
    }
}
