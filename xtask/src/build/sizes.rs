//! What a visitor downloads, and the budget for it.

use std::fs;
use std::path::{Path, PathBuf};

use super::bindings::single_file;
use super::compress::brotli;
use anyhow::{Result, bail};

/// Largest wasm and JS of the site together, in bytes of brotli. The directory's map, table,
/// comparison and exports brought it from 74 to 104 kB: what it costs must not grow further,
/// and delivery (90 kB for the whole site) has to bring it down.
const CODE_BUDGET: usize = 112_000;
/// What is aimed at.
const CODE_AIM: usize = 70_000;
/// Largest style sheet, in bytes of brotli.
const STYLE_BUDGET: usize = 10_000;
/// Largest font of a page in Norwegian, in bytes as it is.
const FONT_BUDGET: usize = 20_000;

/// Prints the size of each file of a visit, raw and brotli.
///
/// # Errors
/// If a file is missing or a budget is exceeded.
pub fn report(dist: &Path) -> Result<()> {
    println!("\n{:<44}{:>10}{:>10}", "file", "bytes", "brotli");
    let show = |path: &Path| -> Result<(usize, usize)> {
        let bytes = fs::read(path)?;
        let packed = brotli(&bytes)?.len();
        let name = path.strip_prefix(dist).unwrap_or(path).display().to_string();
        println!("{name:<44}{:>10}{packed:>10}", bytes.len());
        Ok((bytes.len(), packed))
    };
    let (_, wasm) = show(&dist.join(single_file(dist, ".wasm")?))?;
    let mut js = 0;
    for script in scripts(dist)? {
        js += show(&script)?.1;
    }
    let (_, css) = show(&dist.join(single_file(dist, ".css")?))?;
    show(&dist.join("index.html"))?;
    show(&dist.join("mark.svg"))?;
    let mut font = 0;
    for folder in ["fonts", "built-in/2022"] {
        let mut files: Vec<_> = fs::read_dir(dist.join(folder))?
            .map(|e| e.map(|e| e.path()))
            .collect::<Result<_, _>>()?;
        files.retain(|file| file.extension().is_none_or(|end| end != "br" && end != "gz"));
        files.sort();
        for file in files {
            let (raw, _) = show(&file)?;
            if folder == "fonts" {
                font = font.max(raw);
            }
        }
    }
    let code = wasm + js;
    println!("\nwasm + JS, brotli: {code} bytes (budget {CODE_BUDGET}, aim {CODE_AIM})");
    println!("style sheet, brotli: {css} bytes (budget {STYLE_BUDGET})");
    println!("largest font: {font} bytes (budget {FONT_BUDGET})");
    for (what, size, budget) in [
        ("wasm and JS", code, CODE_BUDGET),
        ("the style sheet", css, STYLE_BUDGET),
        ("a font", font, FONT_BUDGET),
    ] {
        if size > budget {
            bail!("{what} takes {size} bytes, {} over its budget", size - budget);
        }
    }
    Ok(())
}

/// All scripts: the bindings, and what makes the site work without a network.
fn scripts(dist: &Path) -> Result<Vec<PathBuf>> {
    let files: Result<Vec<_>, _> =
        fs::read_dir(dist)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut scripts = files?;
    scripts.retain(|path| path.extension().is_some_and(|ending| ending == "js"));
    scripts.sort();
    Ok(scripts)
}
