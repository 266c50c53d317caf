//! `utgave.toml`: the year, the sources, the corrections.

use super::file::File;
use super::parse;
use super::table::{Seen, Value};
use super::values::{date, https, id, localized, text, year};
use osloregionen::domain::edition::{Correction, Source};

/// What the file holds.
pub struct Head {
    /// The edition's year.
    pub year: u16,
    /// Where things come from.
    pub sources: Vec<Source>,
    /// Misprints that are set right.
    pub corrections: Vec<Correction>,
}

/// Reads the file of the edition in folder `folder`. `shown_in` are the other files: each
/// correction's result must stand in one of them.
pub fn read(file: &File, folder: u16, shown_in: &[&File]) -> Option<Head> {
    parse::read(file, &["aar", "kilder", "rettelser"], |root| {
        let year = root.need("aar", |value| {
            let year = year(value.clone())?;
            if year != folder {
                value.fault(
                    format!("året er {year}, men mappen heter {folder}"),
                    "Rett året, eller gi mappen navn etter året.",
                );
                return None;
            }
            Some(year)
        });
        let ids = Seen::new("kilden");
        let sources = root.each("kilder", |value| source(value, &ids));
        let printed = Seen::new("rettelsen");
        let corrections =
            root.each_if_any("rettelser", |value| correction(value, &printed, shown_in));
        Some(Head { year: year?, sources: sources?, corrections: corrections? })
    })
}

fn source(value: Value<'_>, ids: &Seen) -> Option<Source> {
    let keys = &["id", "tittel", "utgiver", "lisens", "merknad", "lenke", "dato"];
    value.table(keys, |table| {
        let id = table.need("id", |value| {
            let id = id(value.clone())?;
            ids.first(&value, &id).then_some(id)
        });
        let title = table.need("tittel", localized);
        let publisher = table.need("utgiver", text);
        let licence = table.may("lisens", text);
        let note = table.need("merknad", localized);
        let url = table.may("lenke", https);
        let date = table.need("dato", date);
        Some(Source {
            id: id?,
            title: title?,
            publisher: publisher?,
            licence: licence?,
            note: note?,
            url: url?,
            date: date?,
        })
    })
}

fn correction(value: Value<'_>, seen: &Seen, shown_in: &[&File]) -> Option<Correction> {
    value.table(&["trykt", "vist"], |table| {
        let printed = table.need("trykt", |value| {
            let printed = text(value.clone())?;
            seen.first(&value, &printed).then_some(printed)
        });
        let shown = table.need("vist", |value| {
            let shown = text(value.clone())?;
            // A file that could not be read cannot tell.
            let known = shown_in.iter().all(|file| !file.text.is_empty());
            if known && !shown_in.iter().any(|file| file.text.contains(&shown)) {
                value.fault(
                    format!("«{shown}» står ikke noe sted i innholdet"),
                    "Rett skrivemåten, eller slett rettelsen.",
                );
                return None;
            }
            Some(shown)
        });
        Some(Correction { printed: printed?, shown: shown? })
    })
}
