//! A municipality for an address book: vCard 4.0 (RFC 6350).

use super::facts::{degrees, latest, website};
use crate::domain::date::Period;
use crate::domain::edition::Edition;
use crate::domain::member::Member;

/// Octets of a line, without its end (RFC 6350, 3.2).
const LINE: usize = 75;

/// The member as a vCard. Its address has the administrative centre and the latest county;
/// inhabitants, numbers and their source stand in the note, in bokmål.
pub fn vcard(edition: &Edition, member: &Member) -> String {
    let name = escaped(&format!("{} kommune", member.name));
    let (lon, lat) = (degrees(member.place.0), degrees(member.place.1));
    let mut card = Card { text: String::new() };
    card.line("BEGIN:VCARD");
    card.line("VERSION:4.0");
    card.line("KIND:org");
    card.line(&format!("FN:{name}"));
    card.line(&format!("ORG:{name}"));
    let (centre, county) = (escaped(&member.centre), escaped(latest(&member.counties)));
    card.line(&format!("ADR:;;;{centre};{county};;"));
    card.line(&format!("GEO:geo:{lat},{lon}"));
    card.line(&format!("URL:{}", website(member)));
    card.line(&format!("CATEGORIES:{}", categories(member)));
    card.line(&format!("NOTE;LANGUAGE=nb:{}", escaped(&note(edition, member))));
    if let Some(revision) = revision(edition) {
        card.line(&format!("REV:{revision}"));
    }
    card.line("END:VCARD");
    card.text
}

/// Osloregionen and the subregion, where a source names it.
fn categories(member: &Member) -> String {
    let subregion = &member.subregion;
    if subregion.inferred {
        return "Osloregionen".to_owned();
    }
    format!("Osloregionen,{}", escaped(&subregion.name))
}

fn note(edition: &Edition, member: &Member) -> String {
    let people: Vec<String> =
        member.population.iter().map(|(date, people)| format!("{people} ({date})")).collect();
    let numbers: Vec<String> = member
        .numbers
        .iter()
        .map(|number| format!("{} ({})", number.value, years(number.period)))
        .collect();
    let mut lines = vec![
        format!("Medlem i Osloregionen, utgaven for {}.", edition.year),
        format!("Innbyggere: {}.", people.join(", ")),
        format!("Kommunenummer: {}.", numbers.join(", ")),
    ];
    if member.subregion.inferred {
        lines.push(format!("Delregion: {} (antatt).", member.subregion.name));
    }
    let sources = edition.sources.iter().filter_map(|source| {
        let licence = source.licence.as_ref()?;
        Some(format!("{}, {} ({licence})", source.publisher, source.title.nb))
    });
    let sources: Vec<String> = sources.collect();
    if !sources.is_empty() {
        lines.push(format!("Kilder: {}.", sources.join("; ")));
    }
    lines.join("\n")
}

/// A period as a note says it.
pub(super) fn years(period: Period) -> String {
    match period.to {
        Some(to) if to == period.from => to.to_string(),
        Some(to) => format!("{}–{to}", period.from),
        None => format!("fra {}", period.from),
    }
}

/// The latest day that a source states: with newer figures, an address book takes the new
/// card for the newer one.
fn revision(edition: &Edition) -> Option<String> {
    let days = edition.sources.iter().filter_map(|source| {
        let (month, day) = source.date.month_day?;
        Some((source.date.year, month, day))
    });
    days.max().map(|(year, month, day)| format!("{year:04}{month:02}{day:02}T000000Z"))
}

/// A text value (RFC 6350, 3.4 and 4.1).
fn escaped(text: &str) -> String {
    let mut value = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ',' | ';' => value.extend(['\\', letter]),
            '\n' => value.push_str("\\n"),
            // Not allowed in a value, and without meaning in one.
            '\0'..='\u{1f}' | '\u{7f}' if letter != '\t' => {}
            _ => value.push(letter),
        }
    }
    value
}

/// A card in the making.
struct Card {
    text: String,
}

impl Card {
    /// Adds a line, folded between two letters where it is long.
    fn line(&mut self, line: &str) {
        let mut length = 0;
        for letter in line.chars() {
            if length + letter.len_utf8() > LINE {
                self.text.push_str("\r\n ");
                length = 1;
            }
            self.text.push(letter);
            length += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("Nes", "Nes")]
    #[case("a,b;c\\d", "a\\,b\\;c\\\\d")]
    #[case("a\r\nEND:VCARD", "a\\nEND:VCARD")]
    #[case("\u{0}a\u{7f}\tb", "a\tb")]
    fn text_is_escaped(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(escaped(text), expected);
    }

    #[rstest]
    #[case(75, 1)]
    #[case(76, 2)]
    #[case(75 + 74, 2)]
    #[case(75 + 74 + 1, 3)]
    fn a_line_has_at_most_75_octets(#[case] octets: usize, #[case] lines: usize) {
        let mut card = Card { text: String::new() };
        card.line(&"a".repeat(octets));
        assert_eq!(card.text.matches("\r\n").count(), lines);
    }

    proptest! {
        #[test]
        fn folding_and_escaping_lose_nothing(text in "[ -~æøåéŋ🚆\n]{0,200}") {
            let mut card = Card { text: String::new() };
            card.line(&escaped(&text));
            let lines = card.text.strip_suffix("\r\n").unwrap().split("\r\n");
            prop_assert!(lines.clone().all(|line| line.len() <= LINE && !line.contains('\n')));
            prop_assert!(lines.skip(1).all(|line| line.starts_with(' ')));
            let unfolded = card.text.strip_suffix("\r\n").unwrap().replace("\r\n ", "");
            let (mut read, mut letters) = (String::new(), unfolded.chars());
            while let Some(letter) = letters.next() {
                match letter {
                    '\\' => match letters.next().unwrap() {
                        'n' => read.push('\n'),
                        other => read.push(other),
                    },
                    ',' | ';' => prop_assert!(false, "{}", unfolded),
                    other => read.push(other),
                }
            }
            prop_assert_eq!(read, text);
        }
    }
}
