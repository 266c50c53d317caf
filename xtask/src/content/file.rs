//! A content file: its text, and the mistakes found in it with their places.

use super::fault::Fault;
use super::letters::{Foreign, foreign};
use osloregionen::snapshot::check::{self, TextFault};
use std::cell::RefCell;
use std::io;
use std::ops::Range;

/// Most characters of a line that an excerpt shows.
const EXCERPT: usize = 100;

/// One file that an editor edits.
pub struct File {
    /// From the project's folder: `content/2022/medlemmer.csv`.
    pub name: String,
    /// All of it; empty if it could not be read.
    pub text: String,
    faults: RefCell<Vec<Fault>>,
}

impl File {
    /// The file of this name, as it could be read. One that is missing or not UTF-8 has that as its
    /// fault.
    pub fn of(name: String, bytes: io::Result<Vec<u8>>) -> File {
        let file = |text| File { name: name.clone(), text, faults: RefCell::default() };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => {
                let file = file(String::new());
                file.fault(
                    0,
                    format!("filen kan ikke leses: {error}"),
                    "Legg filen på plass igjen.",
                );
                return file;
            }
        };
        match String::from_utf8(bytes) {
            // A spreadsheet's byte order mark is not content.
            Ok(text) => file(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
            Err(error) => {
                let place = error.utf8_error().valid_up_to();
                let file = file(String::from_utf8_lossy(error.as_bytes()).into_owned());
                file.fault(
                    place,
                    "filen er ikke lagret som UTF-8",
                    "Lagre den på nytt med tegnsettet UTF-8.",
                );
                File { text: String::new(), ..file }
            }
        }
    }

    /// A file that need not be there and is not.
    pub fn empty(name: String) -> File {
        File { name, text: String::new(), faults: RefCell::default() }
    }

    /// Notes a mistake at byte `place` of the text.
    pub fn fault(&self, place: usize, message: impl Into<String>, remedy: impl Into<String>) {
        let place = self.text.floor_char_boundary(place);
        let before = &self.text[..place];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = self.text[start..place].chars().count();
        let text = self.text[start..].lines().next();
        self.faults.borrow_mut().push(Fault {
            file: self.name.clone(),
            line: self.line(place),
            column: column + 1,
            message: message.into(),
            remedy: remedy.into(),
            excerpt: text.map(|text| excerpt(text, column)),
        });
    }

    /// The line of byte `place`, from 1.
    pub fn line(&self, place: usize) -> usize {
        self.text.as_bytes()[..place].iter().filter(|byte| **byte == b'\n').count() + 1
    }

    /// Whether anything has been found.
    pub fn has_faults(&self) -> bool {
        !self.faults.borrow().is_empty()
    }

    /// What has been found, in the order of the lines.
    pub fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by_key(|fault| (fault.line, fault.column));
        faults
    }

    /// Checks a text for readers, which stands at `place`, for what no text may have.
    pub fn checked(&self, text: &str, place: Range<usize>) -> Option<String> {
        let (at, message, remedy) = match check::text(text) {
            Ok(()) => match foreign(text) {
                None => return Some(text.to_owned()),
                Some((_, found)) => self.looks_alike(found, &place),
            },
            Err(TextFault::Blank) => {
                (place.start, "teksten er tom".to_owned(), "Skriv en tekst.".to_owned())
            }
            Err(TextFault::TooLong) => {
                let length = text.chars().count();
                let limit = check::TEXT_LIMIT;
                (
                    place.start,
                    format!("teksten har {length} tegn"),
                    format!("Kort den ned til {limit}."),
                )
            }
            Err(TextFault::Hidden('\n' | '\r')) => (
                place.start,
                "teksten går over flere linjer".to_owned(),
                "Skriv den på én linje.".to_owned(),
            ),
            Err(TextFault::Hidden(hidden)) => (
                // Written as an escape, it is not found; then the text's start will do.
                place.start + self.text[place.clone()].find(hidden).unwrap_or(0),
                format!("usynlig tegn U+{:04X} i teksten", u32::from(hidden)),
                "Slett tegnet, eller skriv teksten på nytt for hånd.".to_owned(),
            ),
        };
        self.fault(at, message, remedy);
        None
    }

    /// The words for a letter that is not what it looks like.
    fn looks_alike(&self, found: Foreign, place: &Range<usize>) -> (usize, String, String) {
        let found_at =
            |letter: &str| place.start + self.text[place.clone()].find(letter).unwrap_or(0);
        match found {
            Foreign::Letter(letter, name) => (
                found_at(letter.encode_utf8(&mut [0; 4])),
                format!("«{letter}» er {name}, ikke en latinsk bokstav"),
                "Skriv bokstaven på nytt for hånd: Den ligner, men søk og adresser finner den ikke."
                    .to_owned(),
            ),
            Foreign::Mark => {
                let marks = |letter| ('\u{300}'..='\u{36f}').contains(&letter);
                (
                    place.start + self.text[place.clone()].find(marks).unwrap_or(0),
                    "bokstaven er satt sammen av to tegn".to_owned(),
                    "Skriv bokstaven på nytt for hånd, som ett tegn.".to_owned(),
                )
            }
        }
    }

    /// As [`File::checked`], and without white space around it or doubled in it.
    pub fn tidy(&self, text: &str, place: Range<usize>) -> Option<String> {
        let text = self.checked(text, place.clone())?;
        if text.trim() != text || text.contains("  ") {
            self.fault(
                place.start,
                "mellomrom først, sist eller to på rad i teksten",
                "Slett de overflødige mellomrommene.",
            );
            return None;
        }
        Some(text)
    }
}

/// The part of a line around a column, and the column within the part.
fn excerpt(line: &str, column: usize) -> (String, usize) {
    let skip = column.saturating_sub(EXCERPT * 2 / 3);
    let mut part: String = line.chars().skip(skip).take(EXCERPT).collect();
    let mut mark = column - skip;
    if skip > 0 {
        part.insert(0, '…');
        mark += 1;
    }
    if line.chars().count() > skip + EXCERPT {
        part.push('…');
    }
    // Characters that turn or hide text must not do so in the terminal either.
    (part.replace(|letter| letter == '\t' || check::is_hidden(letter), "\u{fffd}"), mark)
}

/// What of `known` someone who wrote `found` may have meant.
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(found, known), known))
        .filter(|(distance, known)| *distance <= 1 + known.chars().count() / 3)
        .min()
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn file(text: &str) -> File {
        File { name: "a.toml".into(), text: text.into(), faults: RefCell::default() }
    }

    #[test]
    fn a_place_is_a_line_and_a_column_in_characters() {
        let file = file("æøå\nblå = 1\nto");
        file.fault(file.text.find("= 1").unwrap(), "m", "r");
        let fault = &file.into_faults()[0];
        assert_eq!((fault.line, fault.column), (2, 5));
        assert_eq!(fault.to_string(), "a.toml:2:5: m\n  2 | blå = 1\n    |     ^\n  r\n");
    }

    #[test]
    fn a_long_line_is_shortened_around_the_place() {
        let file = file(&format!("{}X{}", "a".repeat(200), "b".repeat(200)));
        file.fault(200, "m", "r");
        let (excerpt, mark) = file.into_faults()[0].excerpt.clone().unwrap();
        assert_eq!(excerpt.chars().nth(mark), Some('X'));
        assert_eq!(excerpt.chars().count(), EXCERPT + 2);
    }

    #[rstest]
    #[case("lysbide", Some("lysbilde"))]
    #[case("tittle", Some("tittel"))]
    #[case("bakgrunn", None)]
    fn suggests_what_is_near(#[case] found: &str, #[case] expected: Option<&str>) {
        assert_eq!(nearest(found, ["lysbilde", "tittel", "utsagn"]), expected);
    }
}
