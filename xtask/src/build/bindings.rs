//! The wasm and its bindings, made small after Trunk: wasm-bindgen names every import with a
//! hash of its own, which no compression gets rid of, and Trunk's minifier fails on the
//! bindings.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use sha2::{Digest, Sha256, Sha384};

use super::split::Parts;
use crate::process;

/// What wasm-opt may assume: nothing lies below address 1024, the end of the stack that is never
/// reached, so that an offset can stand in the load or store itself.
const ASSUMED: &str = "--low-memory-unused";

/// What wasm-opt does: loops and branches are put together anew, and all is then made small twice.
/// Half a hundredth smaller, packed, than made small once.
const PASSES: [&str; 4] = ["--flatten", "--rereloop", "-Oz", "-Oz"];

/// The features that Rust's wasm uses and every browser with CSS nesting has.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The names that wasm-opt gave to what passes between wasm and JavaScript.
#[derive(Deserialize)]
pub(super) struct Names {
    /// Module, old name, new name.
    pub imports: Vec<(String, String, String)>,
    /// Old name, new name.
    pub exports: Vec<(String, String)>,
}

/// Puts the app in two parts, with short names and minified bindings, in the place of the wasm
/// and the bindings that Trunk wrote into `dist`, each named by its content, and makes
/// `index.html` refer to them with their integrity.
///
/// # Errors
/// If there is not exactly one of each, or the page or the bindings are not written as
/// Trunk 0.21 and wasm-bindgen 0.2 write them.
pub fn replace_trunks(dist: &Path, compiled: &Path) -> Result<()> {
    let (wasm, bindings) = (single_file(dist, ".wasm")?, single_file(dist, ".js")?);
    let parts = Parts::of(compiled, &process::root().join("target/split"))?;
    let (bytes, code) =
        shortened_with(&parts.wasm, &parts.bindings, |code, names| parts.linked(code, names))?;
    let (name, second) = &parts.second;
    fs::write(dist.join(name), second)?;
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page)?;
    let html = replace(dist, &html, &wasm, "_bg.wasm", &bytes)?;
    let html = replace(dist, &html, &bindings, ".js", &code)?;
    fs::write(page, html)?;
    Ok(())
}

/// A wasm and its bindings with short names and without what they do not need.
///
/// # Errors
/// If a tool fails, or the bindings are not written as wasm-bindgen 0.2 writes them.
pub(super) fn shortened(wasm: &Path, bindings: &Path) -> Result<(Vec<u8>, Vec<u8>)> {
    shortened_with(wasm, bindings, |code, _| Ok(code.to_owned()))
}

/// The same, with bindings that `change` changes when it knows the names.
fn shortened_with(
    wasm: &Path,
    bindings: &Path,
    change: impl FnOnce(&str, &Names) -> Result<String>,
) -> Result<(Vec<u8>, Vec<u8>)> {
    let short = wasm.with_extension("short");
    let names = made_small(wasm, &short, &["--minify-imports-and-exports-and-modules"])?;
    let names: Names = serde_json::from_str(&names).context("wasm-opt printed no names")?;
    let code = change(&renamed(&fs::read_to_string(bindings)?, &names)?, &names)?;
    fs::write(bindings, code)?;
    let mut esbuild = process::command("esbuild");
    esbuild.arg(bindings).args(["--minify", "--format=esm", "--log-level=warning"]);
    let code = process::run_quietly(&mut esbuild)?.into_bytes();
    let bytes = fs::read(&short)?;
    fs::remove_file(short)?;
    Ok((bytes, code))
}

/// Writes a wasm, made small, to `small`; what wasm-opt prints where it does `more`.
///
/// # Errors
/// If wasm-opt fails.
pub(super) fn made_small(wasm: &Path, small: &Path, more: &[&str]) -> Result<String> {
    let mut opt = process::command("wasm-opt");
    opt.arg(wasm).args(PASSES).arg(ASSUMED).args(more).args(FEATURES).arg("-o").arg(small);
    process::run_quietly(&mut opt)
}

/// The bindings with the new names. wasm-opt puts all imports into one module, `a`.
fn renamed(code: &str, names: &Names) -> Result<String> {
    let mut code = code.to_owned();
    let mut replace = |from: String, to: String| {
        if !code.contains(&from) {
            bail!("the bindings have no {from}");
        }
        code = code.replace(&from, &to);
        Ok(())
    };
    let of_bindings = |(module, ..): &&(String, _, _)| module.ends_with("_bg.js");
    let own: Vec<_> = names.imports.iter().filter(of_bindings).collect();
    let Some((module, _, _)) = own.first() else { bail!("the wasm imports nothing") };
    replace(format!("\"{module}\":"), "\"a\":".to_owned())?;
    for (_, old, new) in own {
        replace(format!(" {old}: "), format!(" {new}: "))?;
    }
    // Longer names first: one may be the beginning of another.
    let mut exports: Vec<_> = names.exports.iter().collect();
    exports.sort_by_key(|(old, _)| std::cmp::Reverse(old.len()));
    for (old, new) in exports {
        code = code.replace(&format!("wasm.{old}"), &format!("wasm.{new}"));
    }
    Ok(code)
}

/// Puts `bytes` in the place of the file `old`: under a name by its content, to which `html`
/// then refers, with the integrity of its preload.
fn replace(dist: &Path, html: &str, old: &str, ending: &str, bytes: &[u8]) -> Result<String> {
    let hash: String =
        Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let new = format!("osloregionen-{hash}{ending}");
    fs::remove_file(dist.join(old))?;
    fs::write(dist.join(&new), bytes)?;
    let html = html.replace(old, &new);
    let missing = || format!("index.html does not preload {old} as Trunk 0.21 does");
    let (before, after) = html.split_once(&format!("href=\"./{new}\"")).with_context(missing)?;
    let (tag, rest) = after.split_once('>').with_context(missing)?;
    let (start, value) = tag.split_once("integrity=\"").with_context(missing)?;
    let (_, end) = value.split_once('"').with_context(missing)?;
    let integrity = STANDARD.encode(Sha384::digest(bytes));
    Ok(format!("{before}href=\"./{new}\"{start}integrity=\"sha384-{integrity}\"{end}>{rest}"))
}

/// The name of the one file in `dist` that ends so.
pub(super) fn single_file(dist: &Path, ending: &str) -> Result<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(ending) {
            found.push(name);
        }
    }
    match found.as_slice() {
        [one] => Ok(one.clone()),
        _ => bail!("expected one {ending} file in dist, found {found:?}"),
    }
}
