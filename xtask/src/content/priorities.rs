//! `prioriteringer.toml`: what the region wants.

use super::file::File;
use super::organisation::{heading, origin, section};
use super::parse;
use super::table::{Seen, Value};
use osloregionen::domain::priorities::{FocusArea, Priorities};
use osloregionen::domain::slug::Slug;

/// Reads the file.
pub fn read(file: &File, year: u16) -> Option<Priorities> {
    parse::read(file, &["innsatsomraader", "grunnide", "hovedgrep"], |root| {
        let areas = root.need("innsatsomraader", |value| {
            value.table(&["tittel", "lysbilde", "gjelder", "liste"], |table| {
                let title = table.need("tittel", heading);
                let origin = origin(table, year);
                let addresses = Seen::new("adressen");
                let areas = table.each("liste", |value| focus_area(value, &addresses, year));
                Some((title?, origin?, areas?))
            })
        });
        let basic_idea = root.need("grunnide", |value| section(value, year));
        let action_plan = root.need("hovedgrep", |value| section(value, year));
        let (title, origin, areas) = areas?;
        Some(Priorities {
            title,
            origin,
            areas,
            basic_idea: basic_idea?,
            action_plan: action_plan?,
        })
    })
}

fn focus_area(value: Value<'_>, addresses: &Seen, year: u16) -> Option<FocusArea> {
    value.table(&["navn", "hovedprioriteringer"], |table| {
        let name = table.need("navn", |value| {
            let name = heading(value.clone())?;
            let Some(slug) = Slug::of_name(&name.nb) else {
                value.fault(
                    format!("«{}» kan ikke bli en adresse", name.nb),
                    "Gi det et navn med bokstaver, på høyst 60 tegn.",
                );
                return None;
            };
            addresses.first(&value, slug.as_str()).then_some((slug, name))
        });
        let priorities = table.may("hovedprioriteringer", |value| section(value, year));
        let (slug, name) = name?;
        Some(FocusArea { slug, name, priorities: priorities? })
    })
}
