//! The site as an app on a home screen: its icons and its manifest.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use osloregionen::domain::edition::Edition;
use osloregionen::domain::language::Language;
use osloregionen::route::{MembersQuery, Page, Route};
use osloregionen::text::Text;
use osloregionen::title::title;
use serde_json::json;

use super::paint::Painter;

/// Colours of the light look, from `style/tokens.css`.
const PAPER: &str = "#f7f4ec";
const TEXT: &str = "#0b2a31";

/// Each icon's name, its extent in pixels and how much of it the mark takes, in per cent: a
/// phone may cut a `maskable` one to a circle of 80.
const ICONS: [(&str, u32, u32); 4] =
    [("180", 180, 76), ("192", 192, 76), ("512", 512, 76), ("512-maskable", 512, 58)];

/// Writes `icons/` and `site.webmanifest` into `dist`.
///
/// # Errors
/// If the mark is not drawn as `cargo xtask map` draws it, or a file cannot be written.
pub fn write(dist: &Path, edition: &Edition) -> Result<()> {
    let mark = fs::read_to_string(dist.join("mark.svg"))?;
    let path = mark.split_once(" d=\"").and_then(|(_, rest)| rest.split_once('"'));
    let path = path.context("mark.svg has no path")?.0;
    let painter = Painter::new()?;
    fs::create_dir_all(dist.join("icons"))?;
    for (name, extent, share) in ICONS {
        let png = painter.png(&svg(path, share), extent, extent)?;
        fs::write(dist.join(format!("icons/{name}.png")), png)?;
    }
    let manifest = serde_json::to_string_pretty(&manifest(edition))?;
    fs::write(dist.join("site.webmanifest"), manifest + "\n")?;
    Ok(())
}

/// The mark on paper; it is drawn in a square of 960.
fn svg(path: &str, share: u32) -> String {
    let (scale, edge) = (f64::from(share) / 100.0, 9.6 * f64::from(100 - share) / 2.0);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 960\">\
         <rect width=\"960\" height=\"960\" fill=\"{PAPER}\"/>\
         <path transform=\"translate({edge} {edge}) scale({scale})\" fill=\"{TEXT}\" d=\"{path}\"/>\
         </svg>"
    )
}

fn manifest(edition: &Edition) -> serde_json::Value {
    let route = |page: Page| Route::of(Language::Bokmal, page);
    let text = Text::of(Language::Bokmal);
    let shortcut = |page: Page, name: &str| json!({ "name": name, "url": route(page).path() });
    let icon = |(name, extent, _): (&str, u32, u32)| {
        let purpose = if name.ends_with("maskable") { "maskable" } else { "any" };
        json!({
            "src": format!("icons/{name}.png"),
            "sizes": format!("{extent}x{extent}"),
            "type": "image/png",
            "purpose": purpose,
        })
    };
    let mark = json!({
        "src": "mark.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"
    });
    let icons: Vec<_> = [mark].into_iter().chain(ICONS[1..].iter().copied().map(icon)).collect();
    json!({
        "id": "./",
        "name": title(edition, &route(Page::Home)),
        "short_name": "Osloregionen",
        "description": osloregionen::description::description(edition, &route(Page::Home)),
        "lang": "nb",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
        "shortcuts": [
            shortcut(Page::Members(MembersQuery::default()), text.members),
            shortcut(Page::Organisation, text.organisation),
            shortcut(Page::Priorities, text.priorities),
        ],
    })
}
