//! What the trying starts from: a small region that is whole, the real one, and what has broken
//! readers before.
//!
//! `corpus/content/` is the real content with few and short entries, so that most of a case's time
//! goes into what is tried; the files of an edition are made of it as they are published.

use std::io;
use std::path::Path;
use std::sync::LazyLock;

use anyhow::{Context, Result, anyhow};
use osloregionen::domain::publication::{Moment, Publication};
use osloregionen::snapshot::signature::Signature;
use osloregionen::snapshot::{EditionFiles, FileRef, Manifest, encode_edition, encode_manifest};

use crate::content::{self, Content, Faults};
use crate::target::Target;

/// The files of a content folder: the byte that names one in a case, its path, what stands in it.
pub const CONTENT: [(u8, &str, &[u8]); 7] = [
    (b'V', "content/publisering.toml", include_bytes!("../corpus/content/publisering.toml")),
    (b'N', "content/nokler.toml", include_bytes!("../corpus/content/nokler.toml")),
    (b'U', "content/2022/utgave.toml", include_bytes!("../corpus/content/utgave.toml")),
    (b'O', "content/2022/organisasjon.toml", include_bytes!("../corpus/content/organisasjon.toml")),
    (
        b'P',
        "content/2022/prioriteringer.toml",
        include_bytes!("../corpus/content/prioriteringer.toml"),
    ),
    (b'M', "content/2022/medlemmer.csv", include_bytes!("../corpus/content/medlemmer.csv")),
    (
        b'G',
        "content/grenser/kommuner-2020.topojson",
        include_bytes!("../corpus/content/kommuner-2020.topojson"),
    ),
];

/// Paths and queries, one a line.
const ADDRESSES: &str = include_str!("../corpus/addresses.txt");

/// What may come in the place of any JSON file, one a line.
const FILES: &str = include_str!("../corpus/files.jsonl");

/// An edition's files as they are published.
pub struct Whole {
    /// The region.
    pub region: Vec<u8>,
    /// The members.
    pub members: Vec<u8>,
    /// Their boundaries.
    pub boundaries: Vec<u8>,
}

impl Whole {
    /// The files of the content in `root`.
    ///
    /// # Errors
    /// If it has mistakes, or no edition.
    pub fn of(root: &Path) -> Result<Whole> {
        Whole::from(content::read(root))
    }

    fn from(read: Result<Content, Faults>) -> Result<Whole> {
        let mut content = read.map_err(|faults| anyhow!("{faults}"))?;
        let edition = content.editions.last().context("the content has no edition")?;
        let (region, members) = encode_edition(edition)?;
        let boundaries = content.boundaries.pop().context("each edition has boundaries")?;
        Ok(Whole { region, members, boundaries })
    }

    /// What the small content of the corpus is published as.
    fn small() -> Result<Whole> {
        let open = |name: &str| {
            let found = CONTENT.iter().find(|(_, path, _)| *path == name);
            Ok(found.ok_or(io::ErrorKind::NotFound)?.2.to_vec())
        };
        Whole::from(content::read_files(&[2022], &open))
    }
}

/// The small region.
///
/// # Panics
/// If the corpus has mistakes, of which a test tells.
pub static SMALL: LazyLock<Whole> = LazyLock::new(|| match Whole::small() {
    Ok(whole) => whole,
    Err(error) => panic!("fuzz/corpus/content: {error:#}"),
});

/// What a target starts from. `root` is the project, whose content is among it.
///
/// # Errors
/// If the project's content cannot be read.
pub fn of(target: &Target, root: &Path) -> Result<Vec<Vec<u8>>> {
    let real = Whole::of(root)?;
    let mut seeds = Vec::new();
    let named = |name: u8, bytes: &[u8]| [&[name], bytes].concat();
    let files = || FILES.lines().map(str::as_bytes).map(<[u8]>::to_vec).chain(nested());
    match target.name {
        "manifest" => {
            seeds.extend(files());
            seeds.push(manifest(1)?);
            seeds.push(manifest(4)?);
        }
        "snapshots" => {
            for whole in [&*SMALL, &real] {
                seeds.push(named(b'R', &whole.region));
                seeds.push(named(b'M', &whole.members));
                seeds.push(named(b'B', &whole.boundaries));
            }
            seeds.extend(files().flat_map(|file| [b'R', b'M', b'B'].map(|n| named(n, &file))));
        }
        "addresses" => seeds.extend(ADDRESSES.lines().map(|line| line.as_bytes().to_vec())),
        _ => {
            for (name, path, small) in CONTENT {
                seeds.push(named(name, small));
                // Keys need not be there: without them nothing is signed.
                if let Ok(real) = std::fs::read(root.join(path)) {
                    seeds.push(named(name, &real));
                }
                seeds.extend(nested().map(|nested| named(name, &nested)));
                seeds.push(named(name, &[small, b"\xff\xfe".as_slice()].concat()));
            }
        }
    }
    seeds.retain(|seed| seed.len() <= target.longest);
    Ok(seeds)
}

fn manifest(editions: u16) -> Result<Vec<u8>> {
    let file = |name: &str| FileRef {
        path: format!("2022/{name}.0123456789abcdef.json"),
        sha256: "0123456789abcdef".repeat(4),
        bytes: 1000,
    };
    let edition = |year| EditionFiles {
        year,
        region: file("region"),
        members: file("members"),
        boundaries: file("boundaries"),
    };
    let editions = (2022..2022 + editions).map(edition).collect();
    let published = Moment::of_unix(1_795_000_000);
    let publication = Publication { version: 7, published, expires: published.days_later(396) };
    let signature = |key: &str| Signature { key: key.repeat(16), ed25519: key.repeat(128) };
    let signatures = vec![signature("a"), signature("0")];
    Ok(encode_manifest(&Manifest { publication, latest: 2022, editions, signatures })?)
}

/// Lists and objects in one another, up to and beyond what readers take.
fn nested() -> impl Iterator<Item = Vec<u8>> {
    [1, 100, 126, 127, 128, 1_000, 4_000].into_iter().flat_map(|depth| {
        let lists = ["[".repeat(depth), "]".repeat(depth)].concat();
        [
            format!("{{\"schema\":1,\"editions\":{lists}}}"),
            format!("aar = {lists}"),
            format!("aar{}", ".a".repeat(depth)),
            "{\"a\":".repeat(depth),
        ]
        .map(String::into_bytes)
    })
}
