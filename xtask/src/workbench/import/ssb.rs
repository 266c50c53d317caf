//! Inhabitants from Statistics Norway's table 07459, as their page gives it: CSV with semicolons, or
//! JSON-stat 2.

use super::Review;
use super::sheet::{self, Sheet};
use super::table::{self, Table};
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

/// A count: municipality number, year and inhabitants.
type Count = (String, u16, u32);

/// What the file changes in the content's table.
///
/// # Errors
/// A file of another form, or counts that are split by sex or age.
pub fn review(content: &str, text: &str) -> Result<Review> {
    let counts = match text.trim_start().starts_with('{') {
        true => of_json(&serde_json::from_str(text)?)?,
        false => of_sheet(&sheet::read(text)?)?,
    };
    ensure!(!counts.is_empty(), "filen har ingen folketall");
    let mut table = Table::read(content)?;
    let mut review = Review { file: table::NAME, ..Review::default() };
    let mut years: Vec<u16> = counts.iter().map(|(_, year, _)| *year).collect();
    years.sort_unstable();
    years.dedup();
    for year in years {
        apply(&mut table, &counts, year, &mut review);
    }
    review.text = table.write()?;
    Ok(review)
}

/// The counts of one year. A column that is not there yet is added if the file has every member:
/// half a column would be none.
fn apply(table: &mut Table, counts: &[Count], year: u16, review: &mut Review) {
    let column = format!("folketall_{year}_01_01");
    let numbers: Vec<String> =
        table.head.iter().filter(|name| name.starts_with("knr_")).cloned().collect();
    let found: Vec<Option<u32>> = (0..table.rows.len())
        .map(|row| {
            let own = |number: &str| numbers.iter().any(|name| table.cell(row, name) == number);
            let of_year = counts.iter().filter(|(_, other, _)| *other == year);
            of_year.filter(|(number, ..)| own(number)).map(|(.., people)| *people).max()
        })
        .collect();
    let names = (0..table.rows.len()).filter(|row| found[*row].is_none());
    let missing: Vec<&str> = names.map(|row| table.cell(row, "navn")).collect();
    if !missing.is_empty() {
        let list = missing.join(", ");
        review.note(
            format!("Filen har ikke folketall for {year} for: {list}"),
            format!("The file has no inhabitants of {year} for: {list}"),
        );
        if table.column(&column).is_none() {
            return;
        }
    }
    if table.column(&column).is_none() {
        table.add_column(&column, "folketall_");
    }
    for (row, people) in found.into_iter().enumerate() {
        if let Some(people) = people {
            table.set(row, &column, &people.to_string(), review);
        }
    }
}

/// `"region";"Personer 2022";"Personer 2024"`, with `3012 Aremark` or only the number under the
/// first; a year alone is a heading too.
fn of_sheet(sheet: &Sheet) -> Result<Vec<Count>> {
    let region = sheet.column(&["region"]).context("filen har ingen kolonne «region»")?;
    for name in ["kjønn", "alder"] {
        ensure!(
            sheet.column(&[name]).is_none(),
            "tallene er delt etter {name}: velg tabellen uten det"
        );
    }
    let year = |name: &String| name.rsplit(' ').next()?.parse::<u16>().ok();
    let years: Vec<(usize, u16)> =
        sheet.head.iter().enumerate().filter_map(|(at, name)| Some((at, year(name)?))).collect();
    ensure!(!years.is_empty(), "ingen overskrift ender med et årstall");
    let mut counts = Vec::new();
    for row in &sheet.rows {
        let Some(number) = number(&row[region]) else { continue };
        for (at, year) in &years {
            if let Ok(people) = row[*at].replace([' ', '\u{a0}'], "").parse::<u32>() {
                // SSB writes 0 where a number was not in use.
                counts.extend((people > 0).then(|| (number.clone(), *year, people)));
            }
        }
    }
    Ok(counts)
}

/// `3012`, `K-3012` and `3012 Aremark`.
fn number(region: &str) -> Option<String> {
    let first = region.split(' ').next()?.trim_start_matches("K-");
    let is_number = first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| first.to_owned())
}

/// JSON-stat 2: values in the order of the dimensions, of which only region and year may have more
/// than one category.
fn of_json(json: &Value) -> Result<Vec<Count>> {
    let names = json["id"].as_array().context("filen er ikke JSON-stat 2: `id` mangler")?;
    let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
    let sizes = json["size"].as_array().context("`size` mangler")?;
    let sizes: Vec<usize> =
        sizes.iter().filter_map(|size| usize::try_from(size.as_u64()?).ok()).collect();
    ensure!(names.len() == sizes.len(), "`id` og `size` er ikke like lange");
    for (name, size) in names.iter().zip(&sizes) {
        let is_split = *size > 1 && !["Region", "Tid"].contains(name);
        ensure!(!is_split, "tallene er delt etter {name}: velg tabellen uten det");
    }
    let (regions, years) = (categories(json, "Region")?, categories(json, "Tid")?);
    let at = |name: &str| names.iter().position(|other| *other == name);
    let (Some(region_at), Some(year_at)) = (at("Region"), at("Tid")) else {
        bail!("Region eller Tid mangler");
    };
    let step = |dimension: usize| sizes[dimension + 1..].iter().product::<usize>();
    let mut counts = Vec::new();
    for (region, code) in &regions {
        for (year, label) in &years {
            let place = region * step(region_at) + year * step(year_at);
            let people =
                json["value"][place].as_u64().and_then(|people| u32::try_from(people).ok());
            if let (Some(number), Ok(year), Some(people)) = (number(code), label.parse(), people) {
                counts.extend((people > 0).then_some((number, year, people)));
            }
        }
    }
    Ok(counts)
}

/// The categories of a dimension with their places.
fn categories(json: &Value, name: &str) -> Result<Vec<(usize, String)>> {
    let index = &json["dimension"][name]["category"]["index"];
    let of_object = index.as_object().map(|object| {
        let place = |value: &Value| usize::try_from(value.as_u64()?).ok();
        object.iter().filter_map(|(code, at)| Some((place(at)?, code.clone()))).collect()
    });
    let of_list = || {
        let list = index.as_array()?.iter().enumerate();
        Some(list.filter_map(|(at, code)| Some((at, code.as_str()?.to_owned()))).collect())
    };
    of_object.or_else(of_list).with_context(|| format!("dimensjonen {name} har ingen `index`"))
}
