//! An editor's side: another edition on the host than the one built into the app.

use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use xtask::content::kiosk;

use crate::visitor::dist;

/// A word of the region's file that stands on `/organisasjon`, and what a changed edition
/// has in its place.
pub const WORD: (&str, &str) = ("Merete", "Margrete");

/// A copy of the build whose host has published another edition since.
pub struct Published {
    folder: TempDir,
}

/// Which file of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Region,
    Members,
}

impl Part {
    fn key(self) -> &'static str {
        match self {
            Part::Region => "region",
            Part::Members => "members",
        }
    }

    /// What the address of each of its versions starts with.
    pub fn prefix(self) -> String {
        format!("/snapshots/2022/{}.", self.key())
    }
}

impl Published {
    /// The build as `OSLOREGIONEN_URL` makes it for this sub-path: only the page for unknown
    /// addresses has to know it.
    pub fn under(prefix: &str) -> Published {
        let host = Published::plain();
        let unknown = host.folder.path().join("404.html");
        let page = fs::read_to_string(&unknown).expect("a page for unknown addresses");
        let based = page.replace("<base href=\"/\"", &format!("<base href=\"{prefix}\""));
        fs::write(unknown, based).expect("the page is written");
        host
    }

    /// The build as it is, in a folder of its own.
    pub fn plain() -> Published {
        let host = Published { folder: tempfile::tempdir().expect("a temporary folder") };
        copy(&dist(), host.folder.path());
        host
    }

    /// A host on which both files are others than those built in.
    pub fn changed() -> Published {
        let host = Published::plain();
        host.edit(Part::Region, |text| text.replace(WORD.0, WORD.1));
        // The same content in other bytes.
        host.edit(Part::Members, |text| format!("{} ", text.trim_end()));
        host
    }

    /// A host that has published the edition of another year beside the one built in, and shows
    /// that: the same region with another word.
    pub fn with_edition(year: u16) -> Published {
        let host = Published::plain();
        let folder = host.folder.path().join("snapshots");
        let mut manifest = host.manifest();
        let mut edition = manifest["editions"][0].clone();
        edition["year"] = json!(year);
        fs::create_dir_all(folder.join(year.to_string())).expect("the edition's folder");
        for part in ["region", "members", "boundaries"] {
            let old = edition[part]["path"].as_str().expect("a path");
            let text = fs::read_to_string(folder.join(old)).expect("the file that is named");
            let text = text.replace(WORD.0, WORD.1);
            let mut json: Value = serde_json::from_str(&text).expect("it is JSON");
            if part != "boundaries" {
                json["edition"] = json!(year);
            }
            edition[part] = written(&folder, year, part, &json.to_string());
        }
        manifest["editions"].as_array_mut().expect("a list").push(edition);
        manifest["latest"] = json!(year);
        let version = manifest["version"].as_u64().expect("a version");
        manifest["version"] = json!(version + 1);
        host.write_manifest(&manifest);
        host
    }

    /// A host whose texts are as long as `snapshot check` lets through, in each language.
    pub fn with_longest_texts() -> Published {
        let host = Published::plain();
        host.edit(Part::Region, |text| {
            let mut region = serde_json::from_str(text).expect("it is JSON");
            lengthen("", &mut region);
            region.to_string()
        });
        host
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Changes a file as publishing does: a new name with the new hash, and a manifest that
    /// names it.
    pub fn edit(&self, part: Part, change: impl FnOnce(&str) -> String) {
        let folder = self.folder.path().join("snapshots");
        let mut manifest = self.manifest();
        let latest = manifest["latest"].clone();
        let editions = manifest["editions"].as_array_mut().expect("a list of editions");
        let edition =
            editions.iter_mut().find(|edition| edition["year"] == latest).expect("the latest");
        let file = &mut edition[part.key()];
        let old = file["path"].as_str().expect("a path").to_owned();
        let before = fs::read_to_string(folder.join(&old)).expect("the file that is named");
        let after = change(&before);
        assert_ne!(before, after, "the change changes something in {old}");
        *file = written(&folder, &latest, part.key(), &after);
        self.write_manifest(&manifest);
    }

    pub fn manifest(&self) -> Value {
        let text = fs::read(self.manifest_path()).expect("a manifest");
        serde_json::from_slice(&text).expect("it is JSON")
    }

    pub fn write_manifest(&self, manifest: &Value) {
        fs::write(self.manifest_path(), manifest.to_string()).expect("the manifest is written");
    }

    pub fn manifest_path(&self) -> PathBuf {
        self.folder.path().join("snapshots/manifest.json")
    }
}

/// Writes a file of an edition under the name with its hash, and gives what a manifest says of it.
fn written(folder: &Path, year: impl Display, part: &str, text: &str) -> Value {
    let hash: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
    let path = format!("{year}/{part}.{}.json", &hash[..16]);
    fs::write(folder.join(&path), text).expect("the new file");
    json!({ "path": path, "sha256": hash, "bytes": text.len() })
}

/// Makes each text of this key, and all in it, as long as there is room for by its own words.
fn lengthen(key: &str, value: &mut Value) {
    let limit = match key {
        "title" | "name" => kiosk::HEADING,
        "lead" => kiosk::LEAD,
        "statements" => kiosk::STATEMENT,
        _ => 0,
    };
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| lengthen(key, item)),
        Value::Object(texts) if texts.contains_key("nb") => {
            for text in texts.values_mut().filter(|_| limit > 0) {
                let words = text.as_str().expect("a text").to_owned() + " ";
                let longer: String = words.chars().cycle().take(limit).collect();
                // A space at the end is not a letter.
                *text = json!(longer.trim_end());
            }
        }
        Value::Object(parts) => parts.iter_mut().for_each(|(key, part)| lengthen(key, part)),
        _ => {}
    }
}

/// Copies a build. Packed copies stay behind: a host that publishes anew has none of the old.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the build") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        let packed = [".br", ".gz"].iter().any(|end| target.to_string_lossy().ends_with(end));
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else if !packed {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
