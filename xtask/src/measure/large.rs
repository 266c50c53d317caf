//! A build of the app with an edition of 5 000 members, made of the real ones: always the
//! same, so that measurements can be compared.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use osloregionen::domain::edition::Edition;
use osloregionen::domain::member::Member;
use osloregionen::domain::order;
use osloregionen::domain::slug::Slug;
use osloregionen::snapshot::{self, EditionFiles, Manifest};
use tempfile::TempDir;

use crate::content::{self, Content};
use crate::process;
use crate::snapshot::reference;

/// How many members it has: as many as an edition may have.
pub const MEMBERS: usize = snapshot::check::MEMBERS_LIMIT;

/// What a name begins with, a blank for the real one.
const BEFORE: [&str; 14] = [
    "", "Nordre ", "Søndre ", "Østre ", "Vestre ", "Indre ", "Ytre ", "Øvre ", "Nedre ", "Midtre ",
    "Store ", "Vesle ", "Gamle ", "Nye ",
];

/// What a name ends with.
const AFTER: [&str; 6] = ["", "bygda", "dalen", "fjorden", "marka", "vika"];

/// A copy of the build in `dist` whose host has an edition of [`MEMBERS`] members. It is
/// deleted when the folder is dropped.
///
/// # Errors
/// Mistakes in the content, or a folder that cannot be read.
pub fn copy_of(dist: &Path) -> Result<TempDir> {
    let copy = tempfile::tempdir()?;
    copy_folder(dist, copy.path())
        .with_context(|| format!("{} cannot be copied", dist.display()))?;
    let snapshots = copy.path().join("snapshots");
    fs::remove_dir_all(&snapshots).context("the build has no snapshots")?;
    let content = content::read(&process::root())?;
    for (path, bytes) in files(&content)? {
        let file = snapshots.join(path);
        fs::create_dir_all(file.parent().context("a file has a folder")?)?;
        fs::write(file, bytes)?;
    }
    Ok(copy)
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let copy = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &copy)?;
        } else {
            fs::copy(entry.path(), copy)?;
        }
    }
    Ok(())
}

/// The large edition as published files, by their path below `snapshots/`. The map is the
/// real one: only the real members are on it.
///
/// # Errors
/// If there is no real edition, or a file is larger than the app reads.
pub fn files(content: &Content) -> Result<Vec<(String, Vec<u8>)>> {
    let latest = content.editions.last().context("no edition")?;
    let boundaries = content.boundaries.last().context("no edition")?;
    let (region, members) = snapshot::encode_edition(&edition(latest))?;
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| {
        let file = reference(latest.year, name, &bytes)?;
        files.push((file.path.clone(), bytes));
        anyhow::Ok(file)
    };
    let edition = EditionFiles {
        year: latest.year,
        region: add("region", region)?,
        members: add("members", members)?,
        boundaries: add("boundaries", boundaries.clone())?,
    };
    let manifest = Manifest {
        publication: content.released.publication,
        latest: latest.year,
        editions: vec![edition],
        signatures: Vec::new(),
    };
    files.push(("manifest.json".to_owned(), snapshot::encode_manifest(&manifest)?));
    Ok(files)
}

/// The edition with [`MEMBERS`] members: the real ones, then each again and again with
/// another name, other figures and its neighbours renamed the same way.
pub fn edition(real: &Edition) -> Edition {
    let endings = AFTER.into_iter().flat_map(|after| BEFORE.map(|before| (before, after)));
    let mut taken = BTreeSet::new();
    let mut members: Vec<Member> = endings
        .enumerate()
        .flat_map(|(copy, (before, after))| {
            let renamed = move |name: &str| format!("{before}{name}{after}");
            real.members.iter().filter_map(move |member| renamed_member(member, copy, &renamed))
        })
        .filter(|member| taken.insert(member.slug.clone()))
        .take(MEMBERS)
        .collect();
    members.sort_by(|one, other| order::compare(&one.name, &other.name));
    // Neighbours stand in the order of the members, and are members.
    let places: BTreeMap<Slug, usize> =
        members.iter().enumerate().map(|(place, member)| (member.slug.clone(), place)).collect();
    for member in &mut members {
        member.neighbours.retain(|slug| places.contains_key(slug));
        member.neighbours.sort_by_key(|slug| places.get(slug));
    }
    Edition { members, ..real.clone() }
}

/// `None` where the other name gives no address.
fn renamed_member(real: &Member, copy: usize, renamed: &dyn Fn(&str) -> String) -> Option<Member> {
    if copy == 0 {
        return Some(real.clone());
    }
    let names = |names: &[String]| names.iter().map(|name| renamed(name)).collect();
    let slug = Slug::of_name(&renamed(&real.name))?;
    // From half to one and a half of the real figure, spread evenly over the copies.
    let scaled = |figure: u32| {
        let share = 50 + u64::try_from(copy * 37 % 101).unwrap_or_default();
        u32::try_from(u64::from(figure) * share / 100).unwrap_or(figure).max(1)
    };
    // The slug of a name is the slug of that slug.
    let neighbours =
        real.neighbours.iter().filter_map(|slug| Slug::of_name(&renamed(slug.as_str())));
    let population = real.population.iter().map(|(date, people)| (*date, scaled(*people)));
    Some(Member {
        name: renamed(&real.name),
        aliases: names(&real.aliases),
        formerly: names(&real.formerly),
        population: population.collect(),
        area_hectares: scaled(real.area_hectares),
        centre: renamed(&real.centre),
        domain: format!("{slug}.kommune.no"),
        neighbours: neighbours.collect(),
        slug,
        ..real.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use osloregionen::snapshot::{decode_edition, decode_manifest};

    #[test]
    fn the_app_reads_the_large_edition() {
        let content = content::read(&process::root()).unwrap();
        let files: BTreeMap<_, _> = files(&content).unwrap().into_iter().collect();
        let manifest = decode_manifest(&files["manifest.json"]).unwrap();
        let named = manifest.edition(manifest.latest).unwrap();
        let [region, members] = [&named.region, &named.members].map(|file| &files[&file.path]);
        assert_eq!(members.len(), named.members.bytes as usize);
        let edition = decode_edition(region, members).unwrap();
        assert_eq!(edition.members.len(), MEMBERS);
        let real = content.editions.last().unwrap();
        for member in &real.members {
            assert_eq!(edition.member(&member.slug), Some(member), "a real member is changed");
        }
        let bordering = edition.members.iter().filter(|member| !member.neighbours.is_empty());
        assert!(bordering.count() > MEMBERS * 9 / 10);
    }
}
