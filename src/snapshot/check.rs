//! The rules that single values follow, the same for the editor's content and for the
//! snapshots a browser receives.

/// Longest text, in characters. The longest of the 2022 edition, a source's note, has 309.
pub const TEXT_LIMIT: usize = 600;

/// Longest list but that of the members.
pub const LIST_LIMIT: usize = 400;

/// Most members. Norway has 357 municipalities; the directory is measured with so many.
pub const MEMBERS_LIMIT: usize = 5_000;

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing but white space.
    Blank,
    /// More than [`TEXT_LIMIT`] characters.
    TooLong,
    /// A character that cannot be seen and may change how the rest is read.
    Hidden(char),
}

/// Checks a text for readers: not blank, not longer than [`TEXT_LIMIT`], no hidden
/// characters.
pub fn text(text: &str) -> Result<(), TextFault> {
    if text.trim().is_empty() {
        return Err(TextFault::Blank);
    }
    if let Some(hidden) = text.chars().find(|&letter| is_hidden(letter)) {
        return Err(TextFault::Hidden(hidden));
    }
    if text.chars().count() > TEXT_LIMIT {
        return Err(TextFault::TooLong);
    }
    Ok(())
}

/// Control characters, and the marks of Unicode that reverse, join or hide text ("Trojan
/// Source", CVE-2021-42574). Soft hyphen and no-break space are fine.
pub fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// Whether this is an `https` address of a named host, without user name or port.
pub fn is_https(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    url.len() <= TEXT_LIMIT
        && is_host(&host.to_ascii_lowercase())
        && rest.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'<>\\^`{|}".contains(&byte))
}

/// Whether this is a host name: lower-case labels with dots between, at least two.
pub fn is_host(name: &str) -> bool {
    name.len() <= 253
        && name.contains('.')
        && name.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
}

/// Whether this is a municipality number: four digits, as text since Oslo's is 0301.
pub fn is_municipality_number(code: &str) -> bool {
    code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether this names something within an edition: like a slug.
pub fn is_id(id: &str) -> bool {
    crate::domain::slug::Slug::parse(id).is_some()
}

/// Whether a year is one that periods are made of.
pub fn is_year(year: u16) -> bool {
    (1000..=9999).contains(&year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Styret, med leder og nestleder", Ok(()))]
    #[case("na\u{ad}tur\u{a0}mangfold", Ok(()))]
    #[case(" \u{a0} ", Err(TextFault::Blank))]
    #[case("", Err(TextFault::Blank))]
    #[case("a\u{202e}b", Err(TextFault::Hidden('\u{202e}')))]
    #[case("a\nb", Err(TextFault::Hidden('\n')))]
    #[case("a\u{200b}b", Err(TextFault::Hidden('\u{200b}')))]
    fn texts(#[case] value: &str, #[case] expected: Result<(), TextFault>) {
        assert_eq!(text(value), expected);
    }

    #[test]
    fn length_counts_characters_not_bytes() {
        assert_eq!(text(&"ø".repeat(TEXT_LIMIT)), Ok(()));
        assert_eq!(text(&"ø".repeat(TEXT_LIMIT + 1)), Err(TextFault::TooLong));
    }

    #[rstest]
    #[case("https://www.osloregionen.no", true)]
    #[case("https://www.ssb.no/statbank/table/07459/?a=b#c", true)]
    #[case("http://www.osloregionen.no", false)]
    #[case("https://", false)]
    #[case("https:///x", false)]
    #[case("https://localhost", false)]
    #[case("https://user@ssb.no", false)]
    #[case("https://ssb.no:8080/", false)]
    #[case("https://ssb.no/a b", false)]
    #[case("https://ssb.no/\u{202e}", false)]
    #[case("https://ssb.no/\"onclick=", false)]
    #[case("javascript:alert(1)", false)]
    fn addresses(#[case] url: &str, #[case] expected: bool) {
        assert_eq!(is_https(url), expected, "{url}");
    }

    #[rstest]
    #[case("0301", true)]
    #[case("301", false)]
    #[case("03010", false)]
    #[case("03o1", false)]
    #[case("٠٣٠١", false)]
    fn municipality_numbers(#[case] code: &str, #[case] expected: bool) {
        assert_eq!(is_municipality_number(code), expected);
    }

    #[rstest]
    #[case("sarpsborg.com", true)]
    #[case("aurskog-holand.kommune.no", true)]
    #[case("bærum.kommune.no", false)]
    #[case("https://ssb.no", false)]
    #[case("-a.no", false)]
    #[case("a..no", false)]
    #[case("ssb.no/", false)]
    fn hosts(#[case] name: &str, #[case] expected: bool) {
        assert_eq!(is_host(name), expected);
    }
}
