//! `medlemmer.csv`: the members, one row each.

use super::cells::{area, degrees, host, language_form, number, people, text};
use super::columns::Columns;
use super::counties;
use super::edition::Head;
use super::file::File;
use super::memberships::{self, Said};
use super::rows::{self, Cell, Row};
use super::sources;
use osloregionen::domain::date::{Date, Period};
use osloregionen::domain::edition::Correction;
use osloregionen::domain::member::{Dated, Member, Subregion};
use osloregionen::domain::order;
use osloregionen::domain::slug::Slug;
use osloregionen::snapshot::check;
use std::collections::HashMap;

/// Largest credible change of a population from one date to the next, in per cent.
const CHANGE_LIMIT: u32 = 20;

/// A member and the line it stands on, without neighbours.
pub struct Entry {
    /// The member.
    pub member: Member,
    /// What its row says of its membership.
    pub said: Said,
    /// Where its row starts in the file.
    pub place: usize,
}

/// Reads the file; the members come in Norwegian alphabetical order. A name that differs
/// from the presentation's must be among the corrections and figures must have a source, where
/// the edition's `head` is known.
pub fn read(file: &File, head: Option<&Head>, year: u16) -> Option<Vec<Entry>> {
    let (header, rows) = rows::read(file)?;
    let columns = Columns::read(&header, year)?;
    if let Some(head) = head {
        sources::check(&header, &columns, head);
    }
    let corrections = head.map(|head| head.corrections.as_slice());
    let mut taken = Taken::default();
    let mut entries: Vec<Entry> = Vec::with_capacity(rows.len());
    for row in &rows {
        let reader = Reader { row, columns: &columns };
        let place = row.cell(0).map_or(0, |cell| cell.place.start);
        let said =
            memberships::read(memberships::COLUMNS.map(|name| reader.cell(name)), place, year);
        if let Some(member) = reader.member(corrections) {
            reader.check_unique(&member, place, &mut taken);
            entries.extend(said.map(|said| Entry { member, said, place }));
        }
    }
    if rows.is_empty() {
        file.fault(0, "listen over medlemmer er tom", "Legg inn én linje for hver kommune.");
    }
    entries.sort_by(|a, b| order::compare(&a.member.name, &b.member.name));
    (!file.has_faults()).then_some(entries)
}

struct Reader<'a> {
    row: &'a Row<'a>,
    columns: &'a Columns,
}

impl<'a> Reader<'a> {
    fn member(&self, corrections: Option<&[Correction]>) -> Option<Member> {
        let name = self.name();
        // A name that is wrong is said once, not as a spelling that is missing too.
        let aliases = self.aliases(corrections.filter(|_| name.is_some()));
        let formerly = self.formerly();
        let numbers = self.dated(&self.columns.numbers, number);
        let counties = self.dated(&self.columns.counties, text);
        self.check_counties();
        let subregion = self.subregion();
        let population = self.population();
        let area = self.cell("areal_km2").and_then(area);
        let longitude = self.cell("lengdegrad").and_then(|cell| degrees(cell, 4.0..=32.0));
        let latitude = self.cell("breddegrad").and_then(|cell| degrees(cell, 57.0..=72.0));
        let centre = self.cell("administrasjonssenter").and_then(text);
        let domain = self.cell("nettsted").and_then(host);
        let language_form = self.cell("maalform").and_then(language_form);
        let (slug, name) = name?;
        Some(Member {
            slug,
            name,
            aliases: aliases?,
            formerly: formerly?,
            numbers: numbers?,
            counties: counties?,
            subregion: subregion?,
            population: population?,
            area_hectares: area?,
            place: (longitude?, latitude?),
            centre: centre?,
            domain: domain?,
            language_form: language_form?,
            neighbours: Vec::new(),
        })
    }

    fn cell(&self, name: &str) -> Option<Cell<'a>> {
        self.columns.cell(self.row, name)
    }

    fn name(&self) -> Option<(Slug, String)> {
        let cell = self.cell("navn")?;
        let name = text(cell.clone())?;
        let Some(slug) = Slug::of_name(&name) else {
            cell.fault(format!("«{name}» kan ikke bli en adresse"), "Skriv navnet med bokstaver.");
            return None;
        };
        Some((slug, name))
    }

    /// The spelling of the presentation, where it differs from the name.
    fn aliases(&self, corrections: Option<&[Correction]>) -> Option<Vec<String>> {
        let cell = self.cell("navn_i_presentasjonen")?;
        let (printed, name) = (text(cell.clone())?, self.cell("navn")?.text);
        if printed == name {
            return Some(Vec::new());
        }
        let listed = |c: &Correction| c.printed == printed && c.shown == name;
        if corrections.is_some_and(|corrections| !corrections.iter().any(listed)) {
            cell.fault(
                format!("«{printed}» vises som «{name}», men er ikke ført opp som rettelse"),
                format!("Legg til trykt = \"{printed}\", vist = \"{name}\" i utgave.toml."),
            );
            return None;
        }
        Some(vec![printed])
    }

    fn formerly(&self) -> Option<Vec<String>> {
        let cell = self.cell("tidligere")?;
        if cell.text.is_empty() {
            return Some(Vec::new());
        }
        let names =
            cell.text.split(';').map(|name| cell.file.tidy(name.trim(), cell.place.clone()));
        names.collect()
    }

    /// The values of columns with periods; where a value goes on, it is one.
    fn dated(
        &self,
        columns: &[(usize, Period)],
        reader: fn(Cell<'_>) -> Option<String>,
    ) -> Option<Vec<Dated<String>>> {
        let read: Vec<_> = columns
            .iter()
            .map(|(index, period)| (self.row.cell(*index).and_then(reader), *period))
            .collect();
        let mut values: Vec<Dated<String>> = Vec::new();
        for (value, period) in read {
            let value = value?;
            match values.last_mut().filter(|last| last.value == value) {
                Some(last) => last.period.to = period.to,
                None => values.push(Dated { value, period }),
            }
        }
        Some(values)
    }

    fn subregion(&self) -> Option<Subregion> {
        let name = self.cell("delregion").and_then(text);
        let differs = self.cell("delregion_annen")?;
        let differs = (!differs.text.is_empty()).then(|| text(differs));
        let status = self.cell("delregion_status")?;
        let inferred = match status.text {
            "sourced" => Some(false),
            "inferred" => Some(true),
            other => {
                status.fault(
                    format!("ukjent status «{other}» for delregionen"),
                    "Skriv `sourced` når en side oppgir den, `inferred` når den er antatt.",
                );
                None
            }
        };
        let differs = match differs {
            Some(read) => Some(read?),
            None => None,
        };
        Some(Subregion { name: name?, inferred: inferred?, differs })
    }

    fn population(&self) -> Option<Vec<(Date, u32)>> {
        let columns = &self.columns.population;
        let counts: Vec<_> = columns
            .iter()
            .filter_map(|(index, date)| self.row.cell(*index).map(|cell| (cell, *date)))
            .map(|(cell, date)| people(cell.clone()).map(|people| (cell, date, people)))
            .collect();
        let counts = counts.into_iter().collect::<Option<Vec<_>>>()?;
        for pair in counts.windows(2) {
            let [(_, from, before), (cell, to, after)] = pair else { continue };
            let change = u64::from(before.abs_diff(*after)) * 100 / u64::from(*before);
            if change > u64::from(CHANGE_LIMIT) {
                cell.fault(
                    format!("folketallet endrer seg med {change} % fra {from} til {to}"),
                    "Kontroller tallene mot SSB, tabell 07459.",
                );
                return None;
            }
        }
        Some(counts.into_iter().map(|(_, date, people)| (date, people)).collect())
    }

    /// Notes a number that is of no county of its period, or of another than the row names.
    fn check_counties(&self) {
        for (index, period) in &self.columns.numbers {
            let cell =
                self.row.cell(*index).filter(|cell| check::is_municipality_number(cell.text));
            let Some((cell, known)) = cell.zip(counties::of(*period)) else { continue };
            let (code, digits) = (cell.text, &cell.text[..2]);
            let years = match period.to {
                Some(to) => format!("{}–{to}", period.from),
                None => format!("årene fra {}", period.from),
            };
            let said = self.columns.counties.iter().find(|(_, other)| other == period);
            let said = said.and_then(|(index, _)| self.row.cell(*index)).map(|cell| cell.text);
            let message = match known.iter().find(|(number, _)| *number == digits) {
                None => format!(
                    "kommunenummeret «{code}» gjaldt ikke i {years}: Ingen fylker hadde nummer {digits}"
                ),
                Some((_, county))
                    if said.is_some_and(|said| !said.is_empty() && said != *county) =>
                {
                    let said = said.unwrap_or_default();
                    format!("kommunenummeret «{code}» ligger i {county}, ikke i {said}")
                }
                Some(_) => continue,
            };
            cell.fault(
                message,
                "Rett nummeret eller fylket. SSBs liste KLASS 131 viser hva som gjelder når.",
            );
        }
    }

    /// Notes what two members cannot share.
    fn check_unique(&self, member: &Member, place: usize, taken: &mut Taken) {
        let file = self.row.file;
        if let Some(cell) = self.cell("navn") {
            let name = member.name.clone();
            if let Some((name, place)) = taken.slugs.get(&member.slug) {
                let line = file.line(*place);
                let slug = &member.slug;
                cell.fault(
                    format!("adressen `{slug}` er den samme som for «{name}» på linje {line}"),
                    "Slett den ene linjen, eller rett navnet.",
                );
            }
            taken.slugs.entry(member.slug.clone()).or_insert((name, place));
        }
        for (index, _) in &self.columns.numbers {
            let Some(cell) = self.row.cell(*index) else { continue };
            let number = (*index, cell.text.to_owned());
            if let Some(place) = taken.numbers.get(&number) {
                let line = file.line(*place);
                cell.fault(
                    format!("kommunenummer {} står også på linje {line}", cell.text),
                    "Rett nummeret på en av linjene.",
                );
            }
            taken.numbers.entry(number).or_insert(place);
        }
        if let Some(cell) = self.cell("nettsted") {
            if let Some(place) = taken.websites.get(&member.domain) {
                let line = file.line(*place);
                cell.fault(
                    format!("nettstedet {} står også på linje {line}", member.domain),
                    "Rett nettstedet på en av linjene.",
                );
            }
            taken.websites.entry(member.domain.clone()).or_insert(place);
        }
    }
}

/// What earlier rows have, each with its place: one look-up a row, however many there are. Lines are
/// counted only where one is told.
#[derive(Default)]
struct Taken {
    slugs: HashMap<Slug, (String, usize)>,
    /// By column and number.
    numbers: HashMap<(usize, String), usize>,
    websites: HashMap<String, usize>,
}
