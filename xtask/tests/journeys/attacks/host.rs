//! A host whose editor signs, and what someone does to it who has no key.

use std::fs;
use std::path::Path;

use ed25519_dalek::SigningKey;
use osloregionen::domain::publication::Moment;
use osloregionen::snapshot::signature::{PublicKey, Signature};
use osloregionen::snapshot::{Manifest, decode_manifest, encode_manifest};
use serde_json::Value;
use xtask::build::knowing;
use xtask::snapshot::{key, release};

use crate::publishing::{Part, Published};

/// The editor's key. Made up for these tests.
pub fn editor() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

/// Somebody else's.
pub fn stranger() -> SigningKey {
    SigningKey::from_bytes(&[8; 32])
}

/// A host of a build that believes the editor, with what was published lately.
pub struct Signed(pub Published);

impl Signed {
    /// With the build's own edition as version 1.
    pub fn new() -> Signed {
        let host = Signed(Published::plain());
        host.know(&[editor()]);
        host.publish(1);
        host
    }

    /// Makes all pages know these keys.
    pub fn know(&self, keys: &[SigningKey]) {
        let keys: Vec<PublicKey> = keys.iter().map(key::public).collect();
        know(self.0.path(), &keys);
    }

    /// Signs what stands in the manifest as this version.
    pub fn publish(&self, version: u32) {
        self.write(self.signed(version, &editor()));
    }

    /// What stands in the manifest, as this version and signed.
    pub fn signed(&self, version: u32, key: &SigningKey) -> Manifest {
        let mut manifest = self.manifest();
        manifest.publication.version = version;
        sign(manifest, key)
    }

    /// Changes a file, unsigned as yet.
    pub fn edit(&self, part: Part, change: impl FnOnce(&str) -> String) {
        // Written as JSON's own objects, whose order is not the published one.
        self.write(Manifest { signatures: Vec::new(), ..self.manifest() });
        let before = self.manifest();
        self.0.edit(part, change);
        let after: Value = self.0.manifest();
        let mut manifest = before;
        let latest = manifest.editions.last_mut().expect("an edition");
        for (name, file) in [("region", &mut latest.region), ("members", &mut latest.members)] {
            let changed = &after["editions"][0][name];
            file.path = changed["path"].as_str().expect("a path").to_owned();
            file.sha256 = changed["sha256"].as_str().expect("a hash").to_owned();
            file.bytes = changed["bytes"].as_u64().expect("a size") as u32;
        }
        self.write(manifest);
    }

    pub fn manifest(&self) -> Manifest {
        decode_manifest(&self.bytes()).expect("a manifest")
    }

    pub fn bytes(&self) -> Vec<u8> {
        fs::read(self.0.manifest_path()).expect("a manifest")
    }

    pub fn write(&self, manifest: Manifest) {
        self.put(&encode_manifest(&manifest).expect("it is JSON"));
    }

    pub fn put(&self, bytes: &[u8]) {
        fs::write(self.0.manifest_path(), bytes).expect("the manifest is written");
    }
}

/// A manifest with this key's signature alone.
pub fn sign(manifest: Manifest, key: &SigningKey) -> Manifest {
    let signature = release::signature(&manifest, key).expect("a signature");
    Manifest { signatures: vec![signature], ..manifest }
}

/// The same signature under the editor's name.
pub fn pretending(manifest: Manifest) -> Manifest {
    let name = key::public(&editor()).id().to_owned();
    let forged = manifest.signatures.into_iter();
    let signatures = forged.map(|by| Signature { key: name.clone(), ..by }).collect();
    Manifest { signatures, ..manifest }
}

/// A moment so many days from now.
pub fn in_days(days: i64) -> Moment {
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().expect("a clock").as_secs();
    Moment::of_unix(now as i64).days_later(days)
}

fn know(folder: &Path, keys: &[PublicKey]) {
    for entry in fs::read_dir(folder).expect("the build") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            know(&path, keys);
        } else if path.extension().is_some_and(|ending| ending == "html") {
            let page = fs::read_to_string(&path).expect("a page");
            // Cards to be pasted into other pages are no pages themselves.
            if page.contains("<html ") {
                let page = knowing(&without_keys(&page), keys).expect("a page");
                fs::write(&path, page).expect("it is written");
            }
        }
    }
}

fn without_keys(page: &str) -> String {
    match page.split_once(" data-keys=\"") {
        Some((before, rest)) => {
            let (_, after) = rest.split_once('"').expect("the end of the keys");
            [before, after].concat()
        }
        None => page.to_owned(),
    }
}
