//! A table that Norwegian spreadsheets open as it is: semicolons, decimal commas, UTF-8 with
//! a byte order mark, CRLF; quoted by RFC 4180.

use super::facts::{dates, decimal, in_year, inhabitants, latest, website};
use crate::domain::date::Date;
use crate::domain::directory::Figure;
use crate::domain::edition::Edition;
use crate::domain::member::{LanguageForm, Member};

/// The members with these indices into the edition's, in this order, one a row, under a row
/// of column names in Norwegian. An index that the edition does not have is passed over.
///
/// A column that depends on the time says so in its name: the edition's year, or the date of
/// the figure. `kommunenummer` and `fylke` without one are the latest the sources give. A
/// cell is empty where the sources give nothing. The last column names the sources.
pub fn csv(edition: &Edition, members: &[usize]) -> String {
    let (dates, sources) = (dates(edition), sources(edition));
    let mut table = Table { text: "\u{feff}".to_owned() };
    head(&mut table, edition.year, &dates);
    for member in members.iter().filter_map(|at| edition.members.get(*at)) {
        row(&mut table, edition.year, &dates, member, &sources);
    }
    table.text
}

fn head(table: &mut Table, year: u16, dates: &[Date]) {
    let year = year.to_string();
    let in_year = |name: &str| [name, " ", &year].concat();
    table.words("navn");
    table.words("kommunenummer");
    table.words(&in_year("kommunenummer"));
    table.words("fylke");
    table.words(&in_year("fylke"));
    table.words("delregion");
    table.words("delregion antatt");
    table.words("delregion etter annen kilde");
    table.words("administrasjonssenter");
    table.words("areal km2");
    for date in dates {
        table.words(&["innbyggere ", &date.to_string()].concat());
    }
    if let (Some(first), Some(last)) = (dates.first(), dates.last()) {
        let (first, last) = (first.to_string(), last.to_string());
        table.words(&["vekst i prosent ", &first, " til ", &last].concat());
        table.words(&["innbyggere per km2 ", &first].concat());
    }
    table.words("målform");
    table.words("nettsted");
    table.words("kilder");
    table.end_row();
}

fn row(table: &mut Table, year: u16, dates: &[Date], member: &Member, sources: &str) {
    table.words(&member.name);
    table.words(latest(&member.numbers));
    table.words(in_year(&member.numbers, year));
    table.words(latest(&member.counties));
    table.words(in_year(&member.counties, year));
    table.words(&member.subregion.name);
    table.words(if member.subregion.inferred { "ja" } else { "nei" });
    table.words(member.subregion.differs.as_deref().unwrap_or(""));
    table.words(&member.centre);
    table.figure(&decimal(member.area_hectares.into(), 2, ','));
    for date in dates {
        match inhabitants(member, *date) {
            Some(people) => table.figure(&people.to_string()),
            None => table.figure(""),
        }
    }
    if let (Some(first), Some(last)) = (dates.first(), dates.last()) {
        // A figure of other dates would stand under the wrong name.
        let at_first = inhabitants(member, *first).is_some();
        let at_both = at_first && inhabitants(member, *last).is_some();
        table.tenths(at_both, Figure::Growth.of(member));
        table.tenths(at_first, Figure::Density.of(member) * 10.0);
    }
    table.words(match member.language_form {
        LanguageForm::Bokmal => "bokmål",
        LanguageForm::Nynorsk => "nynorsk",
        LanguageForm::Neutral => "nøytral",
    });
    table.words(&website(member));
    table.words(sources);
    table.end_row();
}

/// Who made what, of which date, under which licence: for each source of the edition.
fn sources(edition: &Edition) -> String {
    let mut all = String::new();
    for source in &edition.sources {
        if !all.is_empty() {
            all.push_str(" | ");
        }
        for part in [&source.publisher, ": ", &source.title.nb, " (", &source.date.to_string()] {
            all.push_str(part);
        }
        if let Some(licence) = &source.licence {
            all.push_str(", ");
            all.push_str(licence);
        }
        all.push(')');
    }
    all
}

/// A table in the making.
struct Table {
    text: String,
}

impl Table {
    /// Adds words. A spreadsheet would read some beginnings as a formula: those get an
    /// apostrophe, which it takes for "this is text".
    fn words(&mut self, words: &str) {
        let formula = words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
        let quoted = words.contains([';', '"', '\r', '\n']);
        if quoted {
            self.text.push('"');
        }
        if formula {
            self.text.push('\'');
        }
        for letter in words.chars() {
            if letter == '"' {
                self.text.push('"');
            }
            self.text.push(letter);
        }
        if quoted {
            self.text.push('"');
        }
        self.text.push(';');
    }

    /// Adds a number, which may be negative and stays one.
    fn figure(&mut self, figure: &str) {
        self.text.push_str(figure);
        self.text.push(';');
    }

    /// Adds a number of tenths with its decimal; an empty cell unless it is `known`.
    fn tenths(&mut self, known: bool, tenths: f64) {
        let tenths = if known { decimal(tenths.round() as i64, 1, ',') } else { String::new() };
        self.figure(&tenths);
    }

    fn end_row(&mut self) {
        self.text.pop();
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn cell(words: &str) -> String {
        let mut table = Table { text: String::new() };
        table.words(words);
        table.end_row();
        table.text
    }

    #[rstest]
    #[case("Ås", "Ås\r\n")]
    #[case("a;b", "\"a;b\"\r\n")]
    #[case("\"Nes\"", "\"\"\"Nes\"\"\"\r\n")]
    #[case("a\r\nb", "\"a\r\nb\"\r\n")]
    #[case("Våler, Østfold", "Våler, Østfold\r\n")]
    #[case("=1+1", "'=1+1\r\n")]
    #[case("+47", "'+47\r\n")]
    #[case("-1", "'-1\r\n")]
    #[case("@a", "'@a\r\n")]
    #[case("\ta", "'\ta\r\n")]
    #[case("\ra", "\"'\ra\"\r\n")]
    #[case("=\";\"", "\"'=\"\";\"\"\"\r\n")]
    #[case("Nord-Odal", "Nord-Odal\r\n")]
    fn words_are_quoted_and_never_a_formula(#[case] words: &str, #[case] expected: &str) {
        assert_eq!(cell(words), expected);
    }

    #[rstest]
    #[case(true, -4.4, "-0,4\r\n")]
    #[case(true, -0.4, "0,0\r\n")]
    #[case(true, 123.0, "12,3\r\n")]
    #[case(false, 123.0, "\r\n")]
    fn numbers_stay_numbers(#[case] known: bool, #[case] tenths: f64, #[case] expected: &str) {
        let mut table = Table { text: String::new() };
        table.tenths(known, tenths);
        table.end_row();
        assert_eq!(table.text, expected);
    }

    /// Reads rows by RFC 4180, with semicolons.
    fn rows(text: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
        let mut letters = text.chars().peekable();
        let mut quoted = false;
        while let Some(letter) = letters.next() {
            match letter {
                '"' if quoted && letters.peek() == Some(&'"') => {
                    letters.next();
                    cell.push('"');
                }
                '"' => quoted = !quoted,
                ';' if !quoted => row.push(std::mem::take(&mut cell)),
                '\r' if !quoted && letters.peek() == Some(&'\n') => {
                    letters.next();
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                other => cell.push(other),
            }
        }
        assert!(!quoted && cell.is_empty() && row.is_empty(), "a row that does not end");
        rows
    }

    proptest! {
        #[test]
        fn any_words_come_back(cells in prop::collection::vec("[-=+@\t\r\n;\"', a-zåé]{0,6}", 1..6)) {
            let mut table = Table { text: String::new() };
            cells.iter().for_each(|words| table.words(words));
            table.end_row();
            let read = rows(&table.text);
            prop_assert_eq!(read.len(), 1);
            prop_assert_eq!(read[0].len(), cells.len());
            for (read, words) in read[0].iter().zip(&cells) {
                prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
                let as_text = ["'", words].concat();
                prop_assert!(read == words || *read == as_text);
            }
        }
    }
}
