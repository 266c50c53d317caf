//! What other pages embed: the frames, the script that puts them in their place, cards without
//! any script, and what oEmbed asks for.
//!
//! - `card`: a badge as SVG, and as a piece of HTML
//! - [`coarse`]: the map with fewer points
//! - [`oembed`]: a pasted address becomes a frame
//!
//! The scripts are `embed/frame.js`, in each frame, and `embed/element.js`, on other pages.

pub mod card;
pub mod coarse;
pub mod oembed;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use osloregionen::builder::code;
use osloregionen::domain::edition::Edition;
use osloregionen::domain::language::Language;
use osloregionen::domain::slug::Slug;
use osloregionen::route::{EMBED, Embed, MembersQuery, Page, Route, View};
use osloregionen::snapshot::MANIFEST;
use osloregionen::snapshot::signature::PublicKey;
use osloregionen::text::EmbedText;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::address::Address;
use super::compress::brotli;
use super::offline::{hex, integrity, minified};
use super::render::Rendering;
use super::template::knowing;
use super::{Profile, binary, styles};

/// The script that other pages load. Its name never changes.
pub const SCRIPT: &str = "embed.js";

/// Largest script on other pages, in bytes of brotli.
const SCRIPT_BUDGET: usize = 1_500;
/// Largest wasm and bindings of the frames, which come once someone searches or there is a newer edition.
const WASM_BUDGET: usize = 95_000;
/// The typeface of Norwegian and English text.
const TYPEFACE: &str = "schibsted-grotesk.994f379bad39b7b4.woff2";
/// Largest page of a card until it is painted and has its face: page, script and typeface.
const CARD_BUDGET: usize = 30_000;

/// The frames' files: paths relative to the app's root, and the integrity of the script.
pub struct Files {
    wasm: String,
    bindings: (String, String),
    script: (String, String),
    start: (String, String),
    /// The typeface's own sheet, which comes after the text: declared with the rules, it would
    /// hold the first paint back.
    face: (String, String),
    sheet: String,
    builder: String,
}

impl Files {
    /// Compiles the frames' wasm and writes it and the scripts into `dist`.
    ///
    /// # Errors
    /// If a tool fails or a file cannot be written.
    pub fn build(dist: &Path, profile: Profile) -> Result<Files> {
        let (wasm, code) = binary::compile("embed", profile)?;
        let own = dist.join(EMBED);
        fs::create_dir_all(&own)?;
        let write = |ending: &str, bytes: &[u8]| -> Result<String> {
            let name = format!("embed-{}{ending}", &hex(&Sha256::digest(bytes))[..16]);
            fs::write(own.join(&name), bytes).with_context(|| name.clone())?;
            Ok(name)
        };
        let (wasm, bindings) = (write("_bg.wasm", &wasm)?, write(".js", &code)?);
        let defined =
            [format!("--define:BINDINGS=\"{bindings}\""), format!("--define:WASM=\"{wasm}\"")];
        let list = hex(&Sha256::digest(fs::read(dist.join("snapshots").join(MANIFEST))?));
        let listed = format!("--define:LISTED=\"{list}\"");
        let script = minified("embed/frame.js", &[&defined[..], &[listed]].concat())?;
        let start = minified("embed/builder.js", &defined)?;
        let frame = write("-frame.js", script.as_bytes())?;
        let builder = write("-builder.js", start.as_bytes())?;
        fs::write(dist.join(SCRIPT), element()?)?;
        let (sheet, face) = without_typeface(&styles::embed()?);
        let face_name = write("-face.css", face.as_bytes())?;
        let in_folder = |name: String| format!("{EMBED}/{name}");
        Ok(Files {
            wasm: in_folder(wasm),
            bindings: (in_folder(bindings), integrity(&code)),
            script: (in_folder(frame), integrity(script.as_bytes())),
            start: (in_folder(builder), integrity(start.as_bytes())),
            face: (in_folder(face_name), integrity(face.as_bytes())),
            sheet,
            builder: styles::builder()?,
        })
    }

    /// What the page that puts frames together has beyond the site's: its rules.
    pub fn builder_rules(&self) -> &str {
        &self.builder
    }

    /// The script that starts the frames' wasm on that page, and what it will ask for.
    pub fn builder_script(&self) -> String {
        let Files { wasm, bindings: (bindings, code), start: (start, integrity), .. } = self;
        format!(
            "<link rel=\"modulepreload\" href=\"{bindings}\" integrity=\"{code}\">\
             <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{wasm}\">\
             <script type=\"module\" src=\"{start}\" integrity=\"{integrity}\"></script>"
        )
    }
}

/// The sheet without the typeface's files, and a sheet of those, for the folder beside theirs. The
/// fallback, which is on the device, stays.
fn without_typeface(sheet: &str) -> (String, String) {
    let (mut rest, mut face) = (String::new(), String::new());
    for (at, rule) in sheet.split("@font-face").enumerate() {
        match rule.split_once('}') {
            Some((block, after)) if at > 0 && block.contains("fonts/") => {
                face.extend(["@font-face", &block.replace("fonts/", "../fonts/"), "}"]);
                rest.push_str(after);
            }
            _ if at > 0 => rest.extend(["@font-face", rule]),
            _ => rest.push_str(rule),
        }
    }
    (rest, face)
}

/// The script that other pages load, with the heights that frames are given.
fn element() -> Result<String> {
    let views = views(std::iter::once(&Slug::of_name("x").context("a slug")?));
    let height = |view: &View| (view.key().to_owned(), json!(view.heights()));
    let heights: Map<_, _> = views.iter().map(height).collect();
    let defined = [format!("--define:HEIGHTS={}", Value::Object(heights))];
    minified("embed/element.js", &defined)
}

/// The scripts of the tag and of the frames as they are published, to be tried.
///
/// # Errors
/// If esbuild is missing or finds a mistake in them.
pub fn scripts() -> Result<(String, String)> {
    let defined = ["--define:BINDINGS=\"embed.js\"".into(), "--define:WASM=\"embed.wasm\"".into()];
    Ok((element()?, minified("embed/frame.js", &defined)?))
}

/// Every view: the cards of these members, and what there is one of.
fn views<'a>(members: impl Iterator<Item = &'a Slug>) -> Vec<View> {
    let cards = members.map(|slug| View::Member(slug.clone()));
    cards.chain([View::Members, View::Priorities, View::Organisation]).collect()
}

/// Every frame in every language.
pub fn frames(edition: &Edition) -> Vec<Embed> {
    let views = views(edition.members.iter().map(|member| &member.slug));
    let all = Language::ALL
        .into_iter()
        .flat_map(|language| views.iter().map(move |view| Embed { language, view: view.clone() }));
    all.collect()
}

/// The page of the site that says the same as a frame, and more.
pub fn site_page(embed: &Embed) -> Route {
    let page = match &embed.view {
        View::Member(slug) => Page::Municipality(slug.clone()),
        View::Members => Page::Members(MembersQuery::default()),
        View::Priorities => Page::Priorities,
        View::Organisation => Page::Organisation,
    };
    Route::of(embed.language, page)
}

/// What a frame is called.
pub fn title(edition: &Edition, embed: &Embed) -> String {
    match &embed.view {
        View::Member(slug) => {
            let name = edition.member(slug).map_or("", |member| member.name.as_str());
            EmbedText::of(embed.language).title.with(name)
        }
        _ => osloregionen::title::title(edition, &site_page(embed)),
    }
}

/// Writes every frame, card and answer for oEmbed into `dist`.
///
/// # Errors
/// If a file cannot be written.
pub fn write(
    dist: &Path,
    files: &Files,
    rendering: &Rendering,
    address: &Address,
    keys: &[PublicKey],
) -> Result<()> {
    let edition = rendering.edition();
    let save = |path: &str, text: String| -> Result<()> {
        let path = dist.join(path);
        fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
        fs::write(&path, text).with_context(|| path.display().to_string())
    };
    let badge = coarse::coarse(rendering.map(), coarse::BADGE);
    let land = badge.outline();
    for embed in frames(edition) {
        let body = rendering.embed(&embed).with_context(|| embed.path())?;
        let page = files.page(edition, &embed, address, &body);
        save(&format!("{}/index.html", embed.path()), knowing(&page, keys)?)?;
        save(&embed.oembed(), oembed::answer(edition, &embed, address))?;
        if let View::Member(slug) = &embed.view {
            let member = edition.member(slug).context("a member of the edition")?;
            let card = card::Card { edition, member, language: embed.language, address };
            save(&code::card(&embed, "svg"), card.svg(&badge, &land))?;
            save(&code::card(&embed, "html"), card.html(&badge, &land))?;
        }
    }
    Ok(())
}

/// The link by which a page of the site offers its frame to those who paste its address.
pub fn discovery(edition: &Edition, route: &Route, address: &Address) -> String {
    let view = match &route.page {
        Page::Municipality(slug) => View::Member(slug.clone()),
        Page::Members(_) => View::Members,
        Page::Priorities => View::Priorities,
        Page::Organisation => View::Organisation,
        _ => return String::new(),
    };
    oembed::link(edition, &Embed { language: route.language, view }, address)
}

impl Files {
    /// A frame's page, whole: its rules and its text, and a script that it can do without.
    fn page(&self, edition: &Edition, embed: &Embed, address: &Address, body: &str) -> String {
        let tag = embed.language.tag();
        let base = "../".repeat(embed.path().split('/').count());
        let title = escaped(&title(edition, embed));
        let canonical = escaped(&address.of(&site_page(embed)));
        let oembed = oembed::link(edition, embed, address);
        let (sheet, (script, integrity)) = (&self.sheet, &self.script);
        let (face, face_integrity) = &self.face;
        let face = |more: &str| {
            format!(
                "<link rel=\"stylesheet\" crossorigin href=\"{face}\" \
                 integrity=\"{face_integrity}\"{more}>"
            )
        };
        // Asked for in the page, it would hold up what is before it; without script it must be.
        let (by_script, without) = (face(" disabled"), face(""));
        // No text of a page can close its rules: they have none of it.
        format!(
            "<!doctype html>\n<html lang=\"{tag}\" dir=\"ltr\"><head><meta charset=\"utf-8\">\
             <base href=\"{base}\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <title>{title}</title><meta name=\"robots\" content=\"noindex\">\
             <link rel=\"canonical\" href=\"{canonical}\">{oembed}\
             <link rel=\"icon\" href=\"mark.svg\" type=\"image/svg+xml\">\
             <style>{sheet}</style></head>\n<body>{body}\n\
             <i id=\"lys\" hidden></i><i id=\"mork\" hidden></i>\
             {by_script}<noscript>{without}</noscript>\
             <script type=\"module\" crossorigin src=\"{script}\" integrity=\"{integrity}\">\
             </script></body></html>\n"
        )
    }
}

/// Prints what others load, and holds it against its budget.
///
/// # Errors
/// If a file is missing or a budget is exceeded.
pub fn report(dist: &Path) -> Result<()> {
    let size = |path: &str| -> Result<usize> {
        Ok(brotli(&fs::read(dist.join(path)).with_context(|| path.to_owned())?)?.len())
    };
    let folder = dist.join(EMBED);
    let (mut wasm, mut frame) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let path = format!("{EMBED}/{name}");
        if name.ends_with("-frame.js") {
            frame += size(&path)?;
        } else if name.ends_with(".wasm") || name.ends_with(".js") {
            wasm += size(&path)?;
        }
    }
    let script = size(SCRIPT)?;
    let page = size(&format!("{EMBED}/medlem/baerum/index.html"))?;
    let typeface = fs::metadata(dist.join("fonts").join(TYPEFACE))?.len() as usize;
    let card = page + frame + typeface;
    println!("\nembed.js, brotli: {script} bytes (budget {SCRIPT_BUDGET})");
    println!("card of Bærum: {card} bytes with typeface, {page} its page (budget {CARD_BUDGET})");
    println!("frames' wasm + JS, brotli: {wasm} bytes (budget {WASM_BUDGET})");
    for (what, size, budget) in [
        ("embed.js", script, SCRIPT_BUDGET),
        ("a card", card, CARD_BUDGET),
        ("the frames' wasm and JS", wasm, WASM_BUDGET),
    ] {
        if size > budget {
            bail!("{what} takes {size} bytes, {} over its budget", size - budget);
        }
    }
    Ok(())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::without_typeface;

    #[test]
    fn the_typeface_comes_apart_and_its_fallback_stays() {
        let sheet = "a{b:c}@font-face{src:url(fonts/a.woff2)}@font-face{src:local(x)}d{e:f}\
                     @font-face{src:url(\"fonts/b.woff2\")}g{h:i}";
        let (rest, face) = without_typeface(sheet);
        assert_eq!(rest, "a{b:c}@font-face{src:local(x)}d{e:f}g{h:i}");
        let both = "@font-face{src:url(../fonts/a.woff2)}@font-face{src:url(\"../fonts/b.woff2\")}";
        assert_eq!(face, both);
    }
}
