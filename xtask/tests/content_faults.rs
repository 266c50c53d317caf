//! Every mistake an editor can make is found, at its line, with a remedy, and all at once.

mod support;

use rstest::rstest;
use std::fs;
use std::path::Path;
use support::{copy, edit};
use xtask::content::{self, Fault};

fn faults(root: &Path) -> Vec<Fault> {
    content::read(root).err().map_or_else(Vec::new, |faults| faults.0)
}

/// The line of the first `text` in a content file, from 1.
fn line_of(root: &Path, file: &str, text: &str) -> usize {
    let content = fs::read_to_string(root.join("content").join(file)).unwrap();
    let place = content.find(text).unwrap_or_else(|| panic!("{file} has no {text:?}"));
    content[..place].matches('\n').count() + 1
}

#[test]
fn the_content_has_no_mistakes() {
    let content = content::read(&support::project());
    let content = content.map_err(|faults| panic!("{faults}")).ok().unwrap();
    assert_eq!(content.editions.len(), 1);
    assert_eq!(content.editions[0].members.len(), 64);
}

/// Replaces `from` by `to`, and expects one fault: on the line of `at`, with `message` and
/// `remedy` in its words.
#[rstest]
#[case::syntax(
    "utgave.toml",
    "aar = 2022",
    "aar = = 2022",
    "aar =",
    "linjen kan ikke leses",
    "likhetstegn"
)]
#[case::open_text(
    "utgave.toml",
    "utgiver = \"Osloregionen\"",
    "utgiver = \"Osloregionen",
    "utgiver =",
    "anførselstegn på begge sider",
    "før og etter"
)]
#[case::no_value("utgave.toml", "utgiver = \"Osloregionen\"", "utgiver =", "utgiver =", "ikke", "")]
#[case::open_list(
    "prioriteringer.toml",
    "many centres\"\nlysbilde = \"Grunnidé i Osloregionen: Flerkjernet region\"\ngjelder = \"2022\"\nutsagn = [",
    "many centres\"\nlysbilde = \"Grunnidé i Osloregionen: Flerkjernet region\"\ngjelder = \"2022\"\nutsagn = ",
    "utsagn = \n  { nb = \"Vekst",
    "verdien mangler",
    "før og etter"
)]
#[case::duplicate_key(
    "utgave.toml",
    "aar = 2022",
    "aar = 2022\naar = 2022",
    "\naar = 2022\n\n",
    "to ganger",
    "Slett"
)]
#[case::wrong_year(
    "utgave.toml",
    "aar = 2022",
    "aar = 2023",
    "aar =",
    "mappen heter 2022",
    "Rett året"
)]
#[case::year_as_text(
    "utgave.toml",
    "aar = 2022",
    "aar = \"2022\"",
    "aar =",
    "er en tekst",
    "aar = 2022"
)]
#[case::missing_key(
    "utgave.toml",
    "utgiver = \"Kartverket\"\n",
    "",
    "[[kilder]]\nid = \"kartverket-grenser\"",
    "`utgiver` mangler",
    "Legg til"
)]
#[case::duplicate_id(
    "utgave.toml",
    "id = \"areal\"",
    "id = \"seed\"",
    "id = \"seed\"\ntittel.nb = \"Areal\"",
    "«seed» står også på linje",
    "Slett"
)]
#[case::bad_id(
    "utgave.toml",
    "id = \"areal\"",
    "id = \"Areal!\"",
    "Areal!",
    "kan ikke brukes som id",
    "små bokstaver"
)]
#[case::http(
    "utgave.toml",
    "https://www.ssb.no",
    "http://www.ssb.no",
    "http://www.ssb.no",
    "ingen https-adresse",
    "https://"
)]
#[case::bad_date(
    "utgave.toml",
    "dato = \"2026-01-01\"",
    "dato = \"1.1.2026\"",
    "1.1.2026",
    "er ingen dato",
    "2020-10-28"
)]
#[case::date_unquoted(
    "utgave.toml",
    "dato = \"2026-01-01\"",
    "dato = 2026-01-01",
    "dato = 2026",
    "uten anførselstegn",
    "dato = "
)]
#[case::unused_correction(
    "utgave.toml",
    "vist = \"Skiptvet\"",
    "vist = \"Skiptvett\"",
    "Skiptvett",
    "står ikke noe sted",
    "slett rettelsen"
)]
#[case::twice_corrected(
    "utgave.toml",
    "trykt = \"Felleskap\"",
    "trykt = \"LInkedIn\"",
    "LInkedIn\"\nvist = \"LinkedIn\"",
    "står også på linje",
    "Slett"
)]
#[case::missing_translation(
    "organisasjon.toml",
    ", nn = \"Skipa i 2004\"",
    "",
    "Etablert i 2004",
    "mangler teksten på nynorsk",
    "nn = "
)]
#[case::missing_dotted(
    "organisasjon.toml",
    "presentasjon.en = \"Osloregionen IPR – A short presentation\"\n",
    "",
    "presentasjon.nb",
    "`presentasjon` mangler teksten på engelsk",
    "en = "
)]
#[case::unknown_key(
    "organisasjon.toml",
    "merknad = ",
    "merkand = ",
    "merkand",
    "ukjent nøkkel `merkand`",
    "Mente du `merknad`?"
)]
#[case::foreign_key(
    "organisasjon.toml",
    "person = \"Eva\"",
    "person = \"Eva\"\netternavn = \"X\"",
    "etternavn",
    "ukjent nøkkel `etternavn`",
    "Slett den"
)]
#[case::wrong_type(
    "organisasjon.toml",
    "person = \"Eva\"",
    "person = 3",
    "person = 3",
    "`person` er et tall",
    "person = \"…\""
)]
#[case::text_for_languages(
    "organisasjon.toml",
    "{ nb = \"Styret\", nn = \"Styret\", en = \"The Board\" }",
    "\"Styret\"",
    "navn = \"Styret\"",
    "ikke en tekst på tre språk",
    "nb = "
)]
#[case::bad_day(
    "organisasjon.toml",
    "2020-10-28",
    "2020-10-32",
    "2020-10-32",
    "er ingen dato",
    "2020-10-28"
)]
#[case::unknown_body(
    "organisasjon.toml",
    "organ = \"representantskapet\"",
    "organ = \"representantskap\"",
    "organ = \"representantskap\"",
    "noe annet organ med id",
    "Mente du `representantskapet`?"
)]
#[case::own_body(
    "organisasjon.toml",
    "organ = \"representantskapet\"",
    "organ = \"styret\"",
    "organ = \"styret\"",
    "noe annet organ med id",
    "representantskapet"
)]
#[case::empty_list(
    "organisasjon.toml",
    "utsagn = [\n  { nb = \"Etablert i 2004\", nn = \"Skipa i 2004\", en = \"Established in 2004\" },\n]",
    "utsagn = []",
    "utsagn = []",
    "`utsagn` er tom",
    "minst ett"
)]
#[case::blank(
    "organisasjon.toml",
    "\"Skipa i 2004\"",
    "\"  \"",
    "Etablert i 2004",
    "teksten er tom",
    "Skriv"
)]
#[case::direction_mark(
    "organisasjon.toml",
    "Skipa i",
    "Skipa\u{202e} i",
    "Etablert i 2004",
    "U+202E",
    "Slett tegnet"
)]
#[case::escaped_control(
    "organisasjon.toml",
    "Skipa i",
    "Skipa\\u0007 i",
    "Etablert i 2004",
    "U+0007",
    "Slett tegnet"
)]
#[case::line_break(
    "organisasjon.toml",
    "Skipa i",
    "Skipa\\ni",
    "Etablert i 2004",
    "flere linjer",
    "én linje"
)]
#[case::double_space(
    "organisasjon.toml",
    "Skipa i",
    "Skipa  i",
    "Etablert i 2004",
    "på rad",
    "overflødige"
)]
#[case::space_at_end(
    "organisasjon.toml",
    "Skipa i 2004",
    "Skipa i 2004 ",
    "Etablert i 2004",
    "først, sist",
    "overflødige"
)]
#[case::said_twice(
    "organisasjon.toml",
    "Styrke felles identitet",
    "Skape møteplasser og nettverk",
    "Styrkje felles identitet",
    "står også på linje",
    "Slett"
)]
#[case::bad_period(
    "prioriteringer.toml",
    "\"2021-2024\"",
    "\"2021-24\"",
    "2021-24",
    "er ingen periode",
    "2021-2024"
)]
#[case::backwards(
    "prioriteringer.toml",
    "\"2021-2024\"",
    "\"2024-2021\"",
    "2024-2021",
    "slutter før",
    "første året først"
)]
#[case::same_address(
    "prioriteringer.toml",
    "navn.nb = \"Fellesskap og samarbeid\"",
    "navn.nb = \"Klima og miljø\" # Fellesskap og samarbeid",
    "# Fellesskap",
    "«klima-og-miljo» står også",
    "et annet navn"
)]
#[case::leading_zero(
    "medlemmer.csv",
    ",0301,0301,",
    ",301,0301,",
    "Oslo,Oslo",
    "«301» har ikke fire sifre",
    "regneark"
)]
#[case::same_number(
    "medlemmer.csv",
    ",3025,",
    ",3012,",
    "Asker,",
    "3012 står også på linje 2",
    "Rett nummeret"
)]
#[case::no_people(
    "medlemmer.csv",
    ",1315,",
    ",0,",
    "Aremark,",
    "«0» er ikke et helt tall",
    "sifre"
)]
#[case::people_with_space(
    "medlemmer.csv",
    ",1315,",
    ",1 315,",
    "Aremark,",
    "«1 315» er ikke et helt tall",
    "mellomrom"
)]
#[case::people_jump("medlemmer.csv", ",1315,1347,", ",1315,13470,", "Aremark,", "924 %", "SSB")]
#[case::decimal_comma(
    "medlemmer.csv",
    ",319.26,",
    ",\"319,26\",",
    "Aremark,",
    "arealet «319,26»",
    "punktum"
)]
#[case::swapped(
    "medlemmer.csv",
    ",11.69919,",
    ",59.26351,",
    "Aremark,",
    "gradtall mellom 4 og 32",
    "byttet om"
)]
#[case::url_as_site(
    "medlemmer.csv",
    ",asker.kommune.no,",
    ",https://asker.kommune.no,",
    "Asker,",
    "ikke et nettsted",
    "baerum.kommune.no"
)]
#[case::unknown_form(
    "medlemmer.csv",
    ",bokmål,",
    ",riksmål,",
    "Aremark,",
    "ukjent målform «riksmål»",
    "nøytral"
)]
#[case::unknown_status(
    "medlemmer.csv",
    ",inferred",
    ",infered",
    "Aremark,",
    "ukjent status «infered»",
    "`inferred`"
)]
#[case::empty_cell("medlemmer.csv", ",Fossby,", ",,", "Aremark,", "cellen er tom", "Fyll")]
#[case::unlisted_spelling(
    "medlemmer.csv",
    "Asker,Asker,",
    "Asker,Askr,",
    "Asker,",
    "ikke ført opp som rettelse",
    "utgave.toml"
)]
#[case::too_many_cells(
    "medlemmer.csv",
    ",Fossby,",
    ",Fossby,x,",
    "Aremark,",
    "20 celler",
    "anførselstegn"
)]
#[case::too_few_cells("medlemmer.csv", ",Fossby,", ",", "Aremark,", "18 celler", "komma for hver")]
#[case::unknown_column(
    "medlemmer.csv",
    "folketall_2026_01_01",
    "folketal_2026_01_01",
    "navn,",
    "ukjent kolonne",
    "Mente du `folketall_"
)]
#[case::missing_column(
    "medlemmer.csv",
    "maalform",
    "mål",
    "navn,",
    "ukjent kolonne `mål`",
    "Slett"
)]
#[case::hidden_in_cell(
    "medlemmer.csv",
    "Fossby",
    "Foss\u{200b}by",
    "Aremark,",
    "U+200B",
    "Slett tegnet"
)]
fn a_mistake_is_found_where_it_is(
    #[case] file: &str,
    #[case] from: &str,
    #[case] to: &str,
    #[case] at: &str,
    #[case] message: &str,
    #[case] remedy: &str,
) {
    let copy = copy();
    let file = format!("2022/{file}");
    edit(copy.path(), &file, from, to);
    let line = line_of(copy.path(), &file, at) + usize::from(at.starts_with('\n'));
    let faults = faults(copy.path());
    let found = faults.iter().find(|fault| {
        fault.file == format!("content/{file}")
            && fault.line == line
            && fault.message.contains(message)
            && fault.remedy.contains(remedy)
    });
    assert!(found.is_some(), "expected «{message}» on line {line}, found {faults:#?}");
    // A mistake may show in what depends on it, but nothing unrelated is blamed.
    assert!(faults.len() <= 2, "{faults:#?}");
}

#[test]
fn columns_are_counted_in_characters() {
    let copy = copy();
    edit(copy.path(), "2022/medlemmer.csv", ",3024,", ",30x4,");
    let fault = &faults(copy.path())[0];
    // Bærum,Bærum,,30x4
    assert_eq!((fault.line, fault.column), (5, 14));
}

#[test]
fn every_mistake_is_told_at_once_in_the_order_of_the_files() {
    let copy = copy();
    let root = copy.path();
    edit(root, "2022/utgave.toml", "dato = \"2022\"", "dato = \"22\"");
    edit(root, "2022/organisasjon.toml", "merknad", "merkand");
    edit(root, "2022/organisasjon.toml", "https://", "http://");
    edit(root, "2022/prioriteringer.toml", "\"2021-2024\"", "\"2024-2021\"");
    edit(
        root,
        "2022/prioriteringer.toml",
        "en = \"Community and cooperation\"",
        "en = \"Community and cooperation",
    );
    edit(root, "2022/medlemmer.csv", ",0301,0301,", ",301,301,");
    edit(root, "2022/medlemmer.csv", ",bokmål,", ",riksmål,");
    fs::write(root.join("content/grenser/kommuner-2020.topojson"), "<html>").unwrap();
    let faults = faults(root);
    let files: Vec<&str> = faults.iter().map(|fault| fault.file.as_str()).collect();
    let of = |name: &str| files.iter().filter(|file| file.ends_with(name)).count();
    assert_eq!(of("utgave.toml"), 1, "{faults:#?}");
    assert_eq!(of("organisasjon.toml"), 2, "{faults:#?}");
    assert_eq!(of("prioriteringer.toml"), 2, "{faults:#?}");
    assert_eq!(of("medlemmer.csv"), 3, "{faults:#?}");
    assert_eq!(of("kommuner-2020.topojson"), 1, "{faults:#?}");
    let lines: Vec<usize> =
        faults.iter().filter(|f| f.file.ends_with("medlemmer.csv")).map(|f| f.line).collect();
    assert!(lines.is_sorted());
}

#[rstest]
#[case("2022/utgave.toml")]
#[case("2022/organisasjon.toml")]
#[case("2022/prioriteringer.toml")]
#[case("2022/medlemmer.csv")]
#[case("grenser/kommuner-2020.topojson")]
fn a_missing_or_unreadable_file_is_one_mistake(#[case] file: &str) {
    let copy = copy();
    let path = copy.path().join("content").join(file);
    for (bytes, message) in [(None, "filen kan ikke leses"), (Some(b"a = \"b\xe5d\""), "UTF-8")] {
        match bytes {
            None => fs::remove_file(&path).unwrap(),
            Some(bytes) => fs::write(&path, bytes).unwrap(),
        }
        let faults = faults(copy.path());
        assert_eq!(faults.len(), 1, "{faults:#?}");
        assert_eq!(faults[0].file, format!("content/{file}"));
        assert!(faults[0].message.contains(message), "{faults:#?}");
    }
}

#[test]
fn a_member_without_a_shape_and_a_shape_without_a_member_are_mistakes() {
    let copy = copy();
    edit(copy.path(), "2022/medlemmer.csv", "Frogn,Frogn,", "Drøbak,Drøbak,");
    let faults = faults(copy.path());
    assert!(faults.iter().any(|f| f.file.ends_with(".csv") && f.message.contains("«Drøbak»")));
    assert!(faults.iter().any(|f| f.file.ends_with(".topojson") && f.message.contains("`frogn`")));
}

#[test]
fn what_a_spreadsheet_does_to_the_file_is_told_or_harmless() {
    let copy = copy();
    let path = copy.path().join("content/2022/medlemmer.csv");
    let original = fs::read_to_string(&path).unwrap();
    let expected = content::read(copy.path()).unwrap().editions;

    // Byte order mark, Windows line ends, quotation marks, empty rows, another order.
    let mut rows: Vec<&str> = original.lines().collect();
    rows[1..].reverse();
    let commas = ",".repeat(rows[0].matches(',').count());
    let quoted = rows
        .join("\r\n")
        .replace("Indre Østfold,Indre Østfold", "\"Indre Østfold\",\"Indre Østfold\"");
    fs::write(&path, format!("\u{feff}{quoted}\r\n\r\n{commas}\r\n")).unwrap();
    assert_eq!(content::read(copy.path()).map_err(|f| f.to_string()).unwrap().editions, expected);

    fs::write(&path, original.replace(',', ";")).unwrap();
    let faults = faults(copy.path());
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(faults[0].message.contains("semikolon"));
}

#[test]
fn the_printed_fault_shows_the_line_and_the_place() {
    let copy = copy();
    edit(copy.path(), "2022/organisasjon.toml", "person = \"Eva\"", "person = 3");
    let line = line_of(copy.path(), "2022/organisasjon.toml", "person = 3");
    let printed = content::read(copy.path()).err().unwrap().to_string();
    let expected = format!(
        "content/2022/organisasjon.toml:{line}:10: `person` er et tall, ikke en tekst\n  \
         {line} | person = 3\n     |          ^\n  Skriv det slik: person = \"…\"\n"
    );
    assert!(printed.starts_with(&expected), "{printed}");
}

#[test]
fn content_without_an_edition_is_a_mistake() {
    let copy = copy();
    fs::remove_dir_all(copy.path().join("content/2022")).unwrap();
    let faults = faults(copy.path());
    assert_eq!(faults.len(), 1);
    assert!(faults[0].message.contains("ingen utgave"));
}
