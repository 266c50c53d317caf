//! The rules as Apache reads them: `deploy/.htaccess` and, after it, what the build knows.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

use super::{EVERYWHERE, Rules};
use crate::process;

/// The file's name, in `deploy/` and in a build.
pub(super) const NAME: &str = ".htaccess";

/// The file of a build whose root is `base` on its host.
///
/// # Errors
/// If `deploy/.htaccess` cannot be read.
pub(super) fn text(rules: &Rules, base: &str) -> Result<String> {
    let file = process::root().join("deploy").join(NAME);
    let mut text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    text.push_str("\n# Written by the build (xtask/src/host/).\n");
    for (header, value) in EVERYWHERE {
        text.push_str(&format!("Header always set {header} \"{value}\"\n"));
    }
    // By header and value: the addresses.
    let mut said: BTreeMap<(&str, String), Vec<String>> = BTreeMap::new();
    for place in &rules.places {
        for said_of_place in rules.of_place(place) {
            said.entry(said_of_place).or_default().push(place.expression(base));
        }
    }
    for ((header, value), addresses) in said {
        let addresses = addresses.join("|");
        text.push_str(&format!(
            "Header always set {header} \"{value}\" \"expr=%{{REQUEST_URI}} =~ m#{addresses}#\"\n"
        ));
    }
    Ok(text)
}
