//! The kiosk's files: a wasm of its own with its bindings, its sheet, and the script that starts
//! it and watches over it. All lie in `kiosk/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use osloregionen::route::KIOSK;
use sha2::{Digest, Sha256};

use super::offline::{hex, integrity, minified};
use super::{Profile, binary, styles};

/// The kiosk's files as its page names them, relative to the app's root.
pub struct Kiosk {
    wasm: String,
    bindings: (String, String),
    sheet: (String, String),
    script: (String, String),
}

/// Compiles the kiosk and writes its files into `dist`.
///
/// # Errors
/// If a tool fails or a file cannot be written.
pub fn build(dist: &Path, profile: Profile) -> Result<Kiosk> {
    let (wasm, code) = binary::compile("kiosk", profile)?;
    let own = dist.join(KIOSK);
    fs::create_dir_all(&own)?;
    let write = |ending: &str, bytes: &[u8]| -> Result<String> {
        let name = format!("kiosk-{}{ending}", &hex(&Sha256::digest(bytes))[..16]);
        fs::write(own.join(&name), bytes).with_context(|| name.clone())?;
        Ok(name)
    };
    let (wasm, bindings) = (write("_bg.wasm", &wasm)?, write(".js", &code)?);
    let defined =
        [format!("--define:BINDINGS=\"{bindings}\""), format!("--define:WASM=\"{wasm}\"")];
    let script = minified("kiosk/start.js", &defined)?;
    let sheet = styles::kiosk()?;
    let in_folder = |name: &str| format!("{KIOSK}/{name}");
    Ok(Kiosk {
        wasm: in_folder(&wasm),
        bindings: (in_folder(&bindings), integrity(&code)),
        sheet: (in_folder(&write(".css", sheet.as_bytes())?), integrity(sheet.as_bytes())),
        script: (in_folder(&write("-start.js", script.as_bytes())?), integrity(script.as_bytes())),
    })
}

impl Kiosk {
    /// Its sheet, and what its script will ask for.
    pub fn links(&self) -> String {
        let Kiosk { wasm, bindings: (bindings, code), sheet: (sheet, integrity), .. } = self;
        format!(
            "<link rel=\"stylesheet\" href=\"{sheet}\" integrity=\"{integrity}\">\
             <link rel=\"modulepreload\" href=\"{bindings}\" integrity=\"{code}\">\
             <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{wasm}\">"
        )
    }

    /// The script that starts it.
    pub fn script(&self) -> String {
        let (script, integrity) = &self.script;
        format!("<script type=\"module\" src=\"{script}\" integrity=\"{integrity}\"></script>")
    }
}
