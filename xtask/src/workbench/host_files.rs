//! What goes to a host, sorted by what may become of it there.

use crate::snapshot::Files;
use crate::workbench::host::hash;

/// The list of editions, the one file that readers ask for again and again.
pub const MANIFEST: &str = "snapshots/manifest.json";
/// Where every list that has been published stays, for going back.
pub const HISTORY: &str = "snapshots/versjoner/";

/// The files of a publication, with paths below the site's root.
pub struct ToPublish {
    /// Those whose names change with their bytes.
    pub hashed: Vec<(String, Vec<u8>)>,
    /// Those under lasting names, which no list names.
    pub lasting: Vec<(String, Vec<u8>)>,
    /// The list.
    pub manifest: Vec<u8>,
}

impl ToPublish {
    /// Sorts what content is published as.
    pub fn of(files: Files) -> ToPublish {
        let named: Vec<String> = files
            .manifest
            .editions
            .iter()
            .flat_map(|one| [&one.region, &one.members, &one.boundaries])
            .map(|file| file.path.clone())
            .collect();
        let mut sorted =
            ToPublish { hashed: Vec::new(), lasting: Vec::new(), manifest: Vec::new() };
        for (path, bytes) in files.files {
            if path == "manifest.json" {
                sorted.manifest = bytes;
            } else {
                let is_hashed = named.contains(&path);
                let to = if is_hashed { &mut sorted.hashed } else { &mut sorted.lasting };
                to.push((format!("snapshots/{path}"), bytes));
            }
        }
        sorted
    }
}

/// Where a list stays when it is no longer the one that is shown.
pub fn history(version: u32, manifest: &[u8]) -> String {
    format!("{HISTORY}{version}.{}.json", &hash(manifest)[..16])
}

/// The version of a list that stayed.
pub fn version_of(path: &str) -> Option<u32> {
    path.strip_prefix(HISTORY)?.split('.').next()?.parse().ok()
}
