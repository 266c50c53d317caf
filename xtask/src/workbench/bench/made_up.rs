//! Content of any size: the words of a real edition, members with made-up names, and a map on which
//! each has a crescent between two lines from corner to corner.
//!
//! The years lie before 2020: which numbers a county had is known from then on, and there are not
//! enough of them for 5 000.

use anyhow::{Context, Result, ensure};
use osloregionen::snapshot::boundaries::{
    Collection, Geometry, Objects, Properties, Topology, Transform,
};
use std::fmt::Write as _;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

/// The first edition's year.
const FIRST: u16 = 1900;
/// The heading of the members' table.
const HEAD: &str = "navn,navn_i_presentasjonen,tidligere,knr_1900_2019,fylke_1900_2019,FOLKETALL,\
                    areal_km2,lengdegrad,breddegrad,administrasjonssenter,nettsted,maalform,\
                    delregion,delregion_annen,delregion_status";
/// Height of the map in its units; its lines are two apart in the middle.
const HEIGHT: i32 = 1_000;

/// Writes so many editions of so many members into `folder`, and gives their years.
///
/// # Errors
/// A project without the edition of 2022, or a folder that cannot be written.
pub fn write(
    root: &Path,
    folder: &Path,
    members: usize,
    editions: usize,
) -> Result<RangeInclusive<u16>> {
    ensure!((1..=5_000).contains(&members) && (1..=100).contains(&editions), "1-5000 x 1-100");
    let (from, content) = (root.join("content"), folder.join("content"));
    let read = |name: &str| fs::read_to_string(from.join(name)).with_context(|| name.to_owned());
    fs::create_dir_all(content.join("grenser"))?;
    let put = |name: &str, text: &str| {
        fs::write(content.join(name), text).with_context(|| name.to_owned())
    };
    put("publisering.toml", &read("publisering.toml")?)?;
    let map = serde_json::to_string(&map(i32::try_from(members)?))?;
    put("grenser/kommuner-2020.topojson", &map)?;
    let last = FIRST + u16::try_from(editions)? - 1;
    for year in FIRST..=last {
        fs::create_dir_all(content.join(year.to_string()))?;
        let head = read("2022/utgave.toml")?.replace("aar = 2022", &format!("aar = {year}"));
        // Corrections are of the real members' names.
        let head = head.split("[[rettelser]]").next().unwrap_or_default();
        put(&format!("{year}/utgave.toml"), head)?;
        for name in ["organisasjon.toml", "prioriteringer.toml"] {
            put(&format!("{year}/{name}"), &of_year(&read(&format!("2022/{name}"))?, year))?;
        }
        put(&format!("{year}/medlemmer.csv"), &table(members, year))?;
    }
    Ok(FIRST..=last)
}

/// Gives one member of an edition another centre.
///
/// # Errors
/// A folder without that edition, or that cannot be written.
pub fn change(folder: &Path, year: u16) -> Result<()> {
    let path = folder.join(format!("content/{year}/medlemmer.csv"));
    let table = fs::read_to_string(&path).context("medlemmer.csv")?;
    let centre = format!("{}by", name(0));
    ensure!(table.contains(&centre), "{centre}");
    fs::write(&path, table.replacen(&centre, "Sentrum", 1)).context("medlemmer.csv")
}

/// The same words, said of another year.
fn of_year(text: &str, year: u16) -> String {
    let line = |line: &str| match line.split(' ').next() {
        Some("gjelder") => format!("gjelder = \"{year}\"\n"),
        Some("dato") => format!("dato = \"{FIRST}\"\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// A name for a number, of letters only: `Aaba`.
fn name(number: usize) -> String {
    let letters: String = (0..4)
        .rev()
        .map(|place| char::from(b'a' + u8::try_from(number / 26usize.pow(place) % 26).unwrap_or(0)))
        .collect();
    format!("K{letters}")
}

fn table(members: usize, year: u16) -> String {
    let mut table = HEAD.replace("FOLKETALL", &format!("folketall_{year}_01_01"));
    table.push('\n');
    for number in 0..members {
        let name = name(number);
        let people = 1_000 + number * 7 + usize::from(year);
        let host = name.to_lowercase();
        // Writing to a text cannot fail.
        let _ = writeln!(
            table,
            "{name},{name},,{:04},Fylket,{people},100.5,10.5,60.5,{name}by,{host}.kommune.no,\
             bokmål,Delregionen,,sourced",
            1_000 + number
        );
    }
    table
}

/// Lines from the upper to the lower corner, each bent a little further to the right; a member lies
/// between every two.
fn map(members: i32) -> Topology {
    let line = |at: i32| vec![[0, 0], [2 * at + 2, HEIGHT / 2], [-2 * at - 2, HEIGHT / 2]];
    let geometry = |at: i32| Geometry {
        kind: "MultiPolygon".to_owned(),
        id: name(usize::try_from(at).unwrap_or(0)).to_lowercase(),
        arcs: vec![vec![vec![at + 1, -1 - at]]],
        properties: Properties {
            place: [2 * at + 3, HEIGHT / 2],
            dot: [2 * at + 3, HEIGHT / 2, 1],
            circle: [2 * at + 3, HEIGHT / 2, 1],
        },
    };
    Topology {
        kind: "Topology".to_owned(),
        schema: 1,
        credit: "Oppdiktet".to_owned(),
        bbox: [0, -100 * HEIGHT, 200 * (members + 2), 0],
        transform: Transform { scale: [100, -100], translate: [0, 6_600_000] },
        objects: Objects {
            members: Collection {
                kind: "GeometryCollection".to_owned(),
                geometries: (0..members).map(geometry).collect(),
            },
        },
        arcs: (0..=members).map(line).collect(),
    }
}
