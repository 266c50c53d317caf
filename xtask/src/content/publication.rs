//! `publisering.toml`: version and time of what is published, with its signatures; and
//! `nokler.toml`: whose signatures the app believes. Both are written by `cargo xtask snapshot`.

use std::io;

use osloregionen::domain::publication::{Moment, Publication};
use osloregionen::snapshot::signature::{KEYS_LIMIT, PublicKey, Signature};

use super::file::File;
use super::parse;
use super::table::{Seen, Value};
use super::values;

/// The file about what is published, from the project's folder.
pub const PUBLICATION: &str = "content/publisering.toml";

/// The file with the public keys, from the project's folder. Without it nothing is signed.
pub const KEYS: &str = "content/nokler.toml";

/// What `publisering.toml` holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    /// Version and times.
    pub publication: Publication,
    /// SHA-256 of what was published: see `snapshot::release`.
    pub content: String,
    /// The signatures made of it.
    pub signatures: Vec<Signature>,
    /// When each edition came and last changed, oldest edition first.
    pub editions: Vec<Issued>,
}

/// When an edition was released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The edition's year.
    pub year: u16,
    /// When it was first released.
    pub published: Moment,
    /// When it was last released with other content.
    pub updated: Moment,
    /// What it held then: as [`Released::content`], of it alone.
    pub content: String,
}

impl Released {
    /// When an edition was released; one that has not been yet goes with the latest release.
    pub fn issued(&self, year: u16) -> Issued {
        let known = self.editions.iter().find(|issued| issued.year == year).cloned();
        let published = self.publication.published;
        known.unwrap_or(Issued { year, published, updated: published, content: String::new() })
    }
}

/// Reads `publisering.toml`.
pub fn read(file: &File) -> Option<Released> {
    let keys = ["versjon", "publisert", "utloper", "innhold", "signaturer", "utgaver"];
    parse::read(file, &keys, |root| {
        let version = root.need("versjon", version);
        let published = root.need("publisert", moment);
        let expires = root.need("utloper", |value| {
            let expires = moment(value.clone())?;
            if published.is_some_and(|published| expires <= published) {
                value.fault("utgaven utløper før den er publisert", "Velg en senere dag.");
                return None;
            }
            Some(expires)
        });
        let content = root.need("innhold", |value| hex(value, 64));
        let signatures = root.each_if_any("signaturer", |value| {
            value.table(&["nokkel", "ed25519"], |table| {
                let key = table.need("nokkel", |value| hex(value, 16));
                let ed25519 = table.need("ed25519", |value| hex(value, 128));
                Some(Signature { key: key?, ed25519: ed25519? })
            })
        });
        let years = Seen::new("utgaven");
        let editions = root.each_if_any("utgaver", |value| issued(value, &years));
        let publication =
            Publication { version: version?, published: published?, expires: expires? };
        let (content, signatures, editions) = (content?, signatures?, editions?);
        Some(Released { publication, content, signatures, editions })
    })
}

/// When an edition was released.
fn issued(value: Value<'_>, years: &Seen) -> Option<Issued> {
    value.table(&["aar", "publisert", "endret", "innhold"], |table| {
        let year = table.need("aar", |value| {
            let year = values::year(value.clone())?;
            years.first(&value, &year.to_string()).then_some(year)
        });
        let published = table.need("publisert", moment);
        let updated = table.need("endret", |value| {
            let updated = moment(value.clone())?;
            if published.is_some_and(|published| updated < published) {
                let message = "utgaven er endret før den ble publisert";
                value.fault(message, "La `cargo xtask snapshot` skrive filen.");
                return None;
            }
            Some(updated)
        });
        let content = table.need("innhold", |value| hex(value, 64));
        Some(Issued { year: year?, published: published?, updated: updated?, content: content? })
    })
}

/// Reads `nokler.toml`, as it could be read; no keys where there is none.
pub fn read_keys(bytes: io::Result<Vec<u8>>) -> (File, Option<Vec<PublicKey>>) {
    if bytes.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return (File::empty(KEYS.to_owned()), Some(Vec::new()));
    }
    let file = File::of(KEYS.to_owned(), bytes);
    let keys = parse::read(&file, &["nokler"], |root| {
        let seen = Seen::new("nøkkelen");
        let keys = root.each_if_any("nokler", |value| {
            let key = hex(value.clone(), 64)?;
            seen.first(&value, &key).then(|| PublicKey::parse(&key)).flatten()
        })?;
        if keys.len() > KEYS_LIMIT {
            let message = format!("det er {} nøkler, og appen kjenner to", keys.len());
            file.fault(0, message, "Ta ut den eldste: `cargo xtask snapshot key retire`.");
            return None;
        }
        Some(keys)
    });
    (file, keys)
}

fn version(value: Value<'_>) -> Option<u32> {
    let Some(number) = value.value.as_integer() else {
        value.wrong_type("et tall", "1");
        return None;
    };
    let version = number.as_str().parse().ok().filter(|version| *version > 0);
    if version.is_none() {
        value.fault("dette er ingen versjon", "Versjoner telles fra 1.");
    }
    version
}

fn moment(value: Value<'_>) -> Option<Moment> {
    let text = value.str()?;
    let moment = Moment::parse(text);
    if moment.is_none() {
        value.fault(
            format!("«{text}» er ikke et tidspunkt"),
            "Skriv det som \"2026-11-26T06:00:00Z\".",
        );
    }
    moment
}

fn hex(value: Value<'_>, digits: usize) -> Option<String> {
    let text = value.str()?;
    let is_hex = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if !is_hex || text.len() != digits {
        value.fault(
            format!("dette er ikke {digits} sekssifre (0–9, a–f)"),
            "La `cargo xtask snapshot` skrive filen.",
        );
        return None;
    }
    Some(text.to_owned())
}
