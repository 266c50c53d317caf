//! An edition's folder: its files, each read by itself, and then put together on a map.

use super::boundaries::{self, Map};
use super::edition::Head;
use super::file::File;
use super::members::Entry;
use super::memberships::Said;
use super::{edition, members, organisation, priorities};
use osloregionen::domain::edition::Edition;
use osloregionen::domain::organisation::Organisation;
use osloregionen::domain::priorities::Priorities;
use osloregionen::domain::slug::Slug;
use std::collections::BTreeSet;
use std::io;

/// An edition's own boundaries, where it has some.
const OWN_MAP: &str = "kommuner.topojson";

/// Gives the bytes of the file named `content/…`, to several readers at once.
pub type Open<'a> = dyn Fn(&str) -> io::Result<Vec<u8>> + Sync + 'a;

/// Which of a folder's files has the members.
pub const MEMBERS: usize = 3;

/// What a folder without mistakes is.
pub struct Whole {
    /// The edition.
    pub edition: Edition,
    /// Its boundary file to publish.
    pub drawn: Vec<u8>,
    /// What it says of each member's membership.
    pub said: Vec<Said>,
}

/// An edition's files, and what could be read of each.
pub struct Folder {
    files: [File; 4],
    head: Option<Head>,
    organisation: Option<Organisation>,
    priorities: Option<Priorities>,
    members: Option<Vec<Entry>>,
    own_map: Option<(File, Option<Map>)>,
}

impl Folder {
    /// Reads the files of content/`year`.
    pub fn read(year: u16, open: &Open<'_>) -> Folder {
        let named = |name: &str| format!("content/{year}/{name}");
        let file = |name| File::of(named(name), open(&named(name)));
        let head_file = file("utgave.toml");
        let organisation_file = file("organisasjon.toml");
        let priorities_file = file("prioriteringer.toml");
        let members_file = file("medlemmer.csv");
        let shown_in = [&organisation_file, &priorities_file, &members_file];
        let head = edition::read(&head_file, year, &shown_in);
        Folder {
            organisation: organisation::read(&organisation_file, year),
            priorities: priorities::read(&priorities_file, year),
            members: members::read(&members_file, head.as_ref(), year),
            own_map: boundaries::own(named(OWN_MAP), open(&named(OWN_MAP))),
            head,
            files: [head_file, organisation_file, priorities_file, members_file],
        }
    }

    /// The edition, where all of it could be read, and its files with the mistakes in them. `shared` is
    /// the map for editions without one of their own; `earlier` are the members of the editions
    /// before, if they are known, to which this one's are added.
    pub fn join(
        self,
        shared: (&File, Option<&Map>),
        earlier: &mut Option<BTreeSet<Slug>>,
    ) -> (Option<Whole>, Vec<File>) {
        let (map_file, map) = match &self.own_map {
            Some((file, map)) => (file, map.as_ref()),
            None => shared,
        };
        let members_file = &self.files[MEMBERS];
        let drawn = self.members.zip(map).map(|(entries, map)| {
            let said: Vec<Said> = entries.iter().map(|entry| entry.said).collect();
            (boundaries::join(members_file, entries, map_file, map, earlier.as_ref()), said)
        });
        if let (Some(earlier), Some(((members, _), _))) = (earlier, &drawn) {
            earlier.extend(members.iter().map(|member| member.slug.clone()));
        }
        let whole = match (self.head, self.organisation, self.priorities, drawn) {
            (Some(head), Some(organisation), Some(priorities), Some(((members, drawn), said))) => {
                let Head { year, sources, corrections } = head;
                let edition =
                    Edition { year, organisation, priorities, members, sources, corrections };
                Some(Whole { edition, drawn, said })
            }
            _ => None,
        };
        let files = self.files.into_iter().chain(self.own_map.map(|(file, _)| file));
        (whole, files.collect())
    }
}
