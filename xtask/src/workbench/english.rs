//! The content's faults in English.
//!
//! The content is worded in bokmål where it is read. Here each wording has its English one, with
//! `{}` for what differs; a test holds every fault of the table in `tests/workbench` against it.

mod memberships;
mod words;

use memberships::MEMBERSHIPS;
use words::WORDS;

/// A message or remedy in English; as it is where there is no wording for it.
pub fn of(bokmal: &str) -> String {
    WORDS
        .iter()
        .chain(MEMBERSHIPS)
        .find_map(|(from, to)| Some(filled(to, &parts(from, bokmal)?)))
        .unwrap_or_else(|| bokmal.to_owned())
}

/// What stands in the places of a wording; `None` if the text is another.
fn parts<'a>(wording: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut fixed = wording.split("{}");
    let mut rest = text.strip_prefix(fixed.next()?)?;
    let mut fixed = fixed.peekable();
    let mut found = Vec::new();
    while let Some(next) = fixed.next() {
        // The last piece is looked for at the end: what stands before may hold it too.
        let at = match fixed.peek() {
            None => rest.strip_suffix(next)?.len(),
            Some(_) => rest.find(next)?,
        };
        found.push(&rest[..at]);
        rest = &rest[at + next.len()..];
    }
    rest.is_empty().then_some(found)
}

fn filled(wording: &str, parts: &[&str]) -> String {
    let mut parts = parts.iter();
    let mut pieces = wording.split("{}");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let part = parts.next().copied().unwrap_or_default();
        // What differs may be words too, as the name of a kind of value; what is quoted is not.
        match text.ends_with(['“', '`', '"']) {
            true => text.push_str(part),
            false => text.push_str(&of(part)),
        }
        text.push_str(piece);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("«1.1.2026» er ingen dato", "“1.1.2026” is not a date")]
    #[case("`aar` er en tekst, ikke et årstall", "`aar` is a text, not a year")]
    #[case("«a» på linje 3» er ingen dato", "“a» på linje 3” is not a date")]
    #[case("«navnet» er ingen dato", "“navnet” is not a date")]
    #[case("noe annet", "noe annet")]
    fn what_differs_is_kept(#[case] bokmal: &str, #[case] english: &str) {
        assert_eq!(of(bokmal), english);
    }

    #[test]
    fn both_wordings_have_the_same_number_of_places() {
        for (bokmal, english) in WORDS.iter().chain(MEMBERSHIPS) {
            assert_eq!(bokmal.matches("{}").count(), english.matches("{}").count(), "{bokmal}");
        }
    }
}
