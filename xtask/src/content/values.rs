//! Readers for the values of the content: texts, dates, addresses.

use super::kiosk;
use super::table::{Seen, Table, Value};
use osloregionen::domain::date::{Date, Period};
use osloregionen::domain::language::{Language, Localized};
use osloregionen::snapshot::check;

/// A text for readers.
pub fn text(value: Value<'_>) -> Option<String> {
    value.file.tidy(value.str()?, value.span.clone())
}

/// The rest of a sentence, which may start with a space or comma.
fn rest_text(value: Value<'_>) -> Option<String> {
    value.file.checked(value.str()?, value.span.clone())
}

/// A text in every language.
pub fn localized(value: Value<'_>) -> Option<Localized> {
    in_all_languages(value, text)
}

/// The rest of a sentence in every language, which may start with a space or comma.
pub fn localized_rest(value: Value<'_>) -> Option<Localized> {
    in_all_languages(value, rest_text)
}

fn in_all_languages(
    value: Value<'_>,
    reader: fn(Value<'_>) -> Option<String>,
) -> Option<Localized> {
    if value.value.as_table().is_none() {
        let example = "{ nb = \"…\", nn = \"…\", en = \"…\" }";
        value.wrong_type("en tekst på tre språk", example);
        return None;
    }
    value.table(&["nb", "nn", "en"], |table| {
        let [nb, nn, en] = Language::ALL.map(|language| {
            let tag = language.tag();
            let Some(text) = table.value(tag) else {
                let name = match language {
                    Language::Bokmal => "bokmål",
                    Language::Nynorsk => "nynorsk",
                    Language::English => "engelsk",
                };
                value.fault(
                    format!("`{}` mangler teksten på {name}", value.key),
                    format!("Legg til `{tag} = \"…\"`."),
                );
                return None;
            };
            reader(text)
        });
        Some(Localized { nb: nb?, nn: nn?, en: en? })
    })
}

/// A date: a year or a day.
pub fn date(value: Value<'_>) -> Option<Date> {
    let text = value.str()?;
    let date = Date::parse(text);
    if date.is_none() {
        value.fault(
            format!("«{text}» er ingen dato"),
            "Skriv den som \"2020-10-28\" eller \"2004\".",
        );
    }
    date
}

/// The years something speaks of: `2022` or `2021-2024`.
pub fn period(value: Value<'_>) -> Option<Period> {
    let text = value.str()?;
    let year = |text: &str| Date::parse(text).filter(|date| date.month_day.is_none());
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let (Some(from), Some(to)) = (year(from), year(to)) else {
        value.fault(
            format!("«{text}» er ingen periode"),
            "Skriv den som \"2022\" eller \"2021-2024\".",
        );
        return None;
    };
    if to < from {
        value.fault(
            format!("perioden «{text}» slutter før den begynner"),
            "Skriv det første året først.",
        );
        return None;
    }
    Some(Period { from: from.year, to: Some(to.year) })
}

/// An `https` address.
pub fn https(value: Value<'_>) -> Option<String> {
    let url = value.str()?;
    if !check::is_https(url) {
        value.fault(
            format!("«{url}» er ingen https-adresse"),
            "Skriv hele adressen, med https:// først og uten mellomrom.",
        );
        return None;
    }
    Some(url.to_owned())
}

/// An identifier: lower-case ASCII with hyphens.
pub fn id(value: Value<'_>) -> Option<String> {
    let id = value.str()?;
    if !check::is_id(id) {
        value.fault(
            format!("«{id}» kan ikke brukes som id"),
            "Bruk bare små bokstaver a–z, sifre og bindestrek.",
        );
        return None;
    }
    Some(id.to_owned())
}

/// A year as a number.
pub fn year(value: Value<'_>) -> Option<u16> {
    let Some(number) = value.value.as_integer() else {
        value.wrong_type("et årstall", "2022");
        return None;
    };
    let year = number.as_str().parse().ok().filter(|year| check::is_year(*year));
    if year.is_none() {
        value.fault("dette er ikke et årstall", "Skriv fire sifre.");
    }
    year
}

/// Statements for a list: none may stand in it twice.
pub fn statements(table: &Table<'_>, key: &'static str) -> Option<Vec<Localized>> {
    let seen = Seen::new("utsagnet");
    table.each(key, |value| {
        let statement = kiosk::fits(&value, localized(value.clone())?, kiosk::STATEMENT)?;
        seen.first(&value, &statement.nb).then_some(statement)
    })
}
