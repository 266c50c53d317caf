//! What a visitor downloads, and the budget for it.

use std::fs;
use std::path::{Path, PathBuf};

use super::bindings::single_file;
use super::compress::brotli;
use super::embed::SCRIPT;
use super::split;
use anyhow::{Context, Result, bail};
use osloregionen::route::KIOSK;

/// Largest wasm and JS of a page that is read, in bytes of brotli.
const CODE_BUDGET: usize = 79_500;
/// Largest second part of the app, which pages that explore the region fetch too.
const SECOND_BUDGET: usize = 59_500;
/// What is aimed at.
const CODE_AIM: usize = 70_000;
/// Largest style sheet, in bytes of brotli.
const STYLE_BUDGET: usize = 10_000;
/// Largest font of a page in Norwegian, in bytes as it is.
const FONT_BUDGET: usize = 20_000;

/// Largest first visit of the front page: page, code, styles, typeface, data and drawings, in
/// bytes of brotli. The limit is 130 kB; what is over it is code.
const VISIT_BUDGET: usize = 126_500;

/// Largest wasm and scripts of the kiosk, in bytes of brotli.
const KIOSK_BUDGET: usize = 103_000;

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
    let (_, wasm) = show(&dist.join(single_file(dist, "_bg.wasm")?))?;
    let second = split::second(dist)?.context("the app is in one part")?;
    let (_, second) = show(&dist.join(second))?;
    let mut js = 0;
    for script in scripts(dist)? {
        js += show(&script)?.1;
    }
    let (_, css) = show(&dist.join(single_file(dist, ".css")?))?;
    let (_, page) = show(&dist.join("index.html"))?;
    let (_, mark) = show(&dist.join("mark.svg"))?;
    let (mut font, mut data) = (0, 0);
    for folder in ["fonts", "built-in/2022"] {
        let mut files: Vec<_> = fs::read_dir(dist.join(folder))?
            .map(|e| e.map(|e| e.path()))
            .collect::<Result<_, _>>()?;
        files.retain(|file| file.extension().is_none_or(|end| end != "br" && end != "gz"));
        files.sort();
        for file in files {
            let (raw, packed) = show(&file)?;
            let is_drawn = file.to_string_lossy().contains("boundaries.");
            if folder == "fonts" {
                font = font.max(raw);
            } else if !is_drawn {
                // The boundaries are fetched where they are drawn or asked.
                data += packed;
            }
        }
    }
    let code = wasm + js;
    // The whole style sheet is fetched with another page.
    let visit = page + mark + code + font + data;
    println!("\nwasm + JS, brotli: {code} bytes (budget {CODE_BUDGET}, aim {CODE_AIM})");
    println!("the second part: {second} bytes (budget {SECOND_BUDGET}), all {}", code + second);
    println!("style sheet, brotli: {css} bytes (budget {STYLE_BUDGET})");
    println!("largest font: {font} bytes (budget {FONT_BUDGET})");
    println!("first visit of /: {visit} bytes (budget {VISIT_BUDGET})");
    let kiosk = kiosk(dist)?;
    println!("kiosk, wasm + JS: {kiosk} bytes (budget {KIOSK_BUDGET})");
    for (what, size, budget) in [
        ("the kiosk's wasm and JS", kiosk, KIOSK_BUDGET),
        ("a first visit", visit, VISIT_BUDGET),
        ("wasm and JS", code, CODE_BUDGET),
        ("the second part", second, SECOND_BUDGET),
        ("the style sheet", css, STYLE_BUDGET),
        ("a font", font, FONT_BUDGET),
    ] {
        if size > budget {
            bail!("{what} takes {size} bytes, {} over its budget", size - budget);
        }
    }
    Ok(())
}

/// Wasm and scripts of the kiosk, in bytes of brotli.
fn kiosk(dist: &Path) -> Result<usize> {
    let mut sum = 0;
    for entry in fs::read_dir(dist.join(KIOSK))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "js" || ending == "wasm") {
            sum += brotli(&fs::read(path)?)?.len();
        }
    }
    Ok(sum)
}

/// All scripts: the bindings, and what makes the site work without a network.
fn scripts(dist: &Path) -> Result<Vec<PathBuf>> {
    let files: Result<Vec<_>, _> =
        fs::read_dir(dist)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut scripts = files?;
    // What other pages load is none of the site's own.
    let own =
        |path: &PathBuf| !path.ends_with(SCRIPT) && path.extension().is_some_and(|e| e == "js");
    scripts.retain(own);
    scripts.sort();
    Ok(scripts)
}
