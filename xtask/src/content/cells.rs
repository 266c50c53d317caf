//! Readers for the cells of `medlemmer.csv`.

use super::rows::Cell;
use osloregionen::domain::member::LanguageForm;
use osloregionen::snapshot::check;

/// A text for readers.
pub fn text(cell: Cell<'_>) -> Option<String> {
    if cell.text.is_empty() {
        cell.fault("cellen er tom", "Fyll den ut.");
        return None;
    }
    cell.file.tidy(cell.text, cell.place)
}

/// A municipality number.
pub fn number(cell: Cell<'_>) -> Option<String> {
    let code = cell.text;
    if !check::is_municipality_number(code) {
        cell.fault(
            format!("kommunenummeret «{code}» har ikke fire sifre"),
            "Skriv alle fire. Et regneark fjerner gjerne en 0 foran: Da må kolonnen være tekst.",
        );
        return None;
    }
    Some(code.to_owned())
}

/// A number of inhabitants.
pub fn people(cell: Cell<'_>) -> Option<u32> {
    let people = cell.text.parse().ok().filter(|people| *people > 0);
    if people.is_none() {
        cell.fault(
            format!("folketallet «{}» er ikke et helt tall over 0", cell.text),
            "Skriv det bare med sifre, uten mellomrom og punktum.",
        );
    }
    people
}

/// Square kilometres with up to two decimals, in hectares.
pub fn area(cell: Cell<'_>) -> Option<u32> {
    let (whole, decimals) = cell.text.split_once('.').unwrap_or((cell.text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let hectares = || {
        let fine = digits(whole) && digits(decimals) && decimals.len() <= 2;
        let hectares = format!("{whole}{decimals:0<2}").parse().ok()?;
        (fine && hectares > 0).then_some(hectares)
    };
    let hectares = hectares();
    if hectares.is_none() {
        cell.fault(
            format!("arealet «{}» er ikke et tall over 0", cell.text),
            "Skriv kvadratkilometer med punktum og høyst to desimaler, som 319.26.",
        );
    }
    hectares
}

/// Degrees of longitude or latitude, within Norway.
pub fn degrees(cell: Cell<'_>, norway: std::ops::RangeInclusive<f64>) -> Option<f64> {
    let degrees = cell.text.parse().ok().filter(|degrees| norway.contains(degrees));
    if degrees.is_none() {
        let (from, to) = (norway.start(), norway.end());
        cell.fault(
            format!("«{}» er ikke et gradtall mellom {from} og {to}, som i Norge", cell.text),
            "Skriv grader med punktum. Er lengde- og breddegrad byttet om?",
        );
    }
    degrees
}

/// A host name.
pub fn host(cell: Cell<'_>) -> Option<String> {
    if !check::is_host(cell.text) {
        cell.fault(
            format!("«{}» er ikke et nettsted", cell.text),
            "Skriv bare navnet på tjeneren, med små bokstaver: baerum.kommune.no",
        );
        return None;
    }
    Some(cell.text.to_owned())
}

/// A choice under the Language Act.
pub fn language_form(cell: Cell<'_>) -> Option<LanguageForm> {
    match cell.text {
        "bokmål" => Some(LanguageForm::Bokmal),
        "nynorsk" => Some(LanguageForm::Nynorsk),
        "nøytral" => Some(LanguageForm::Neutral),
        other => {
            cell.fault(format!("ukjent målform «{other}»"), "Skriv bokmål, nynorsk eller nøytral.");
            None
        }
    }
}
