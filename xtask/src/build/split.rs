//! The app in two parts: what explores the region is a wasm of its own, which a page that is only
//! read does not fetch (`state::later` of the app). The compiler knows one program; what only the
//! function marked as the second part's refers to is taken out of it here, before wasm-bindgen
//! makes the bindings of what is left.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use wasm_split_cli_support::{Options, transform};

use super::bindings::{Names, made_small};
use super::offline::{hex, integrity};
use crate::process;
use sha2::{Digest, Sha256};

/// The module that the first part imports the second from. Its name only: what it does is put
/// into the bindings.
const LINK: &str = "./__wasm_split.js";

/// How the name of the second part begins.
const SECOND: &str = "tools-";

/// The script that fetches the second part.
const LATER: &str = include_str!("split/later.js");

/// The name of the first part's files before Trunk's hash: the app's binary.
const APP: &str = "osloregionen";

/// A program taken apart.
pub(super) struct Parts {
    /// The first part's wasm and bindings, as wasm-bindgen wrote them.
    pub wasm: PathBuf,
    pub bindings: PathBuf,
    /// The second part's wasm as it is published, and its name.
    pub second: (String, Vec<u8>),
    /// What of the first part the second needs, by name.
    shared: Vec<String>,
}

impl Parts {
    /// Takes a compiled program apart; all that is made on the way lies in `folder`.
    ///
    /// # Errors
    /// If it was not compiled with the feature `split` and its relocations, or a tool fails.
    pub fn of(compiled: &Path, folder: &Path) -> Result<Parts> {
        let program = fs::read(compiled).with_context(|| compiled.display().to_string())?;
        let main = folder.join(APP).with_extension("wasm");
        let mut options = Options::new(&program);
        options.output_dir = folder;
        options.main_out_path = &main;
        options.link_name = LINK;
        let made = transform(options).map_err(|error| anyhow!("{error:#}"))?;
        let [second] = made.split_modules.as_slice() else {
            bail!("expected one second part, found {:?}", made.split_modules);
        };
        let mut bindgen = process::command("wasm-bindgen");
        bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir"]);
        process::run_quietly(bindgen.arg(folder).arg(&main))?;
        let link = fs::read_to_string(folder.join(LINK))?;
        Ok(Parts {
            wasm: folder.join(format!("{APP}_bg.wasm")),
            bindings: main.with_extension("js"),
            second: published(second)?,
            shared: shared(&link)?,
        })
    }

    /// The bindings, in which what the first part imports of the second is the script that
    /// fetches it. Names are those that wasm-opt gave.
    ///
    /// # Errors
    /// If the bindings are not written as wasm-bindgen 0.2 writes them.
    pub fn linked(&self, bindings: &str, names: &Names) -> Result<String> {
        let mut loaders = names.imports.iter().filter(|(module, ..)| module == LINK);
        let (Some((_, _, loader)), None) = (loaders.next(), loaders.next()) else {
            bail!("expected one loader among the imports");
        };
        let code = without(bindings, &format!("import * as import1 from \"{LINK}\""))?;
        let code = without(&code, &format!("\"{LINK}\": import1,"))?;
        let own = format!("Object.assign(import0, {{ {loader}: later }}),");
        ensure!(code.contains("import0,"), "the bindings hand over no import0");
        let code = code.replacen("import0,", &own, 1);
        let exported = |old: &str| {
            let found = names.exports.iter().find(|(name, _)| name == old);
            found.map(|(_, new)| new.as_str()).with_context(|| format!("no export {old}"))
        };
        let shared: Result<Vec<String>> = self
            .shared
            .iter()
            .map(|name| Ok(format!("{name}: wasm.{}", exported(name)?)))
            .collect();
        let (second, bytes) = &self.second;
        let later = LATER
            .replace("SHARED", &format!("{{ {} }}", shared?.join(", ")))
            .replace("TABLE", &format!("wasm.{}", exported("__indirect_function_table")?))
            .replace("SECOND", &format!("\"./{second}\""))
            .replace("INTEGRITY", &format!("\"{}\"", integrity(bytes)));
        Ok(code + &later)
    }
}

/// The name of the second part's wasm in `dist`; none where the app is in one part.
///
/// # Errors
/// If the folder cannot be read.
pub(super) fn second(dist: &Path) -> Result<Option<String>> {
    for entry in fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(SECOND) && name.ends_with(".wasm") {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// The second part, made small, under a name by its content.
fn published(second: &Path) -> Result<(String, Vec<u8>)> {
    let small = second.with_extension("small");
    made_small(second, &small, &[])?;
    let bytes = fs::read(small)?;
    Ok((format!("{SECOND}{}.wasm", &hex(&Sha256::digest(&bytes))[..16]), bytes))
}

/// What the second part is given of the first, as the script that was made for it names it.
fn shared(link: &str) -> Result<Vec<String>> {
    let named = link.split_once("const { ").and_then(|(_, rest)| rest.split_once("} = initSync"));
    let (named, _) = named.context("the link names nothing that is shared")?;
    let names = named.split(',').map(str::trim).filter(|name| !name.is_empty());
    Ok(names.map(str::to_owned).collect())
}

fn without(code: &str, part: &str) -> Result<String> {
    ensure!(code.contains(part), "the bindings have no {part}");
    Ok(code.replacen(part, "", 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        Parts {
            wasm: PathBuf::new(),
            bindings: PathBuf::new(),
            second: ("tools-1.wasm".into(), vec![1]),
            shared: vec!["memory".into(), "__indirect_function_table".into()],
        }
    }

    fn names() -> Names {
        let own = |old: &str, new: &str| (old.to_owned(), new.to_owned());
        Names {
            imports: vec![
                ("./o_bg.js".into(), "__wbg_a".into(), "x".into()),
                (LINK.into(), "__wasm_split_load_tools".into(), "y".into()),
            ],
            exports: vec![own("memory", "m"), own("__indirect_function_table", "t")],
        }
    }

    const BINDINGS: &str = "import * as import1 from \"./__wasm_split.js\"\nlet wasm;\n\
        return { \"./o_bg.js\": import0,\n\"./__wasm_split.js\": import1,\n};";

    #[test]
    fn the_second_part_is_fetched_by_the_bindings() {
        let code = parts().linked(BINDINGS, &names()).unwrap();
        assert!(!code.contains("import1"), "{code}");
        assert!(code.contains("Object.assign(import0, { y: later }),"), "{code}");
        assert!(code.contains("{ memory: wasm.m, __indirect_function_table: wasm.t }"), "{code}");
        assert!(code.contains("\"./tools-1.wasm\""), "{code}");
        for placeholder in ["SHARED", "TABLE", "SECOND", "INTEGRITY"] {
            assert!(!code.contains(placeholder), "{placeholder}");
        }
    }

    #[test]
    fn what_is_not_as_expected_is_an_error() {
        parts().linked("let wasm;", &names()).unwrap_err();
        let none = Names { imports: Vec::new(), ..names() };
        parts().linked(BINDINGS, &none).unwrap_err();
        let none = Names { exports: Vec::new(), ..names() };
        parts().linked(BINDINGS, &none).unwrap_err();
    }

    #[test]
    fn what_is_shared_is_read() {
        let link = "const { memory, __wasm_split_shared0,  } = initSync(undefined, undefined);";
        assert_eq!(shared(link).unwrap(), ["memory", "__wasm_split_shared0"]);
        shared("").unwrap_err();
    }
}
