//! A file for every address, so that each works on any static host as first visit and on
//! reload, also under a sub-path: `<base>` leads from the page to the app's root.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use osloregionen::domain::edition::Edition;
use osloregionen::domain::language::Language;
use osloregionen::route::{Page, Route};
use osloregionen::snapshot::{EditionFiles, decode_manifest};
use osloregionen::title::title;

use super::render::Rendering;
use super::template::Template;

/// The environment variable that names the folder the app is deployed in, for the one page
/// that cannot know how deep it is: `404.html`.
const BASE: &str = "OSLOREGIONEN_BASE";

/// The folder of the bundled edition: `snapshot::built_in::FOLDER` of the app.
pub(super) const BUNDLED: &str = "built-in/";

/// Writes `index.html` for every route as the app's own views show it, `404.html`, and
/// `shell.html`, which shows any address once the app is there.
///
/// # Errors
/// If the snapshots in `dist` cannot be read or a file cannot be written.
pub fn write(dist: &Path) -> Result<()> {
    let files = bundle_edition(dist)?;
    let template = Template::read(dist, &files)?;
    let rendering = Rendering::of(dist, &files)?;
    for route in routes(rendering.edition()) {
        let path = route.path();
        let depth = path.split('/').filter(|part| !part.is_empty()).count();
        let base = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
        let folder = dist.join(&path);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), page(&template, &base, &rendering, &route)?)?;
    }
    let base = env::var(BASE).unwrap_or_else(|_| "/".to_owned());
    let unknown = Route { language: Language::Bokmal, page: Page::NotFound };
    fs::write(dist.join("404.html"), page(&template, &base, &rendering, &unknown)?)?;
    fs::write(dist.join("shell.html"), template.shell(&base)?)?;
    Ok(())
}

/// Every address of the site, in every language.
pub fn routes(edition: &Edition) -> Vec<Route> {
    let mut pages = Page::fixed().to_vec();
    pages.extend(edition.members.iter().map(|member| Page::Municipality(member.slug.clone())));
    let areas = &edition.priorities.areas;
    pages.extend(areas.iter().map(|area| Page::FocusArea(area.slug.clone())));
    let routes = Language::ALL
        .into_iter()
        .flat_map(|language| pages.iter().map(move |page| Route { language, page: page.clone() }));
    routes.collect()
}

fn page(template: &Template, base: &str, rendering: &Rendering, route: &Route) -> Result<String> {
    let title = title(rendering.edition(), route);
    template.page(base, route, &title, &rendering.html(route))
}

/// Copies the latest edition beside the app: the one that it starts with.
fn bundle_edition(dist: &Path) -> Result<EditionFiles> {
    let snapshots = dist.join("snapshots");
    let manifest = decode_manifest(&fs::read(snapshots.join("manifest.json"))?)?;
    let files = manifest.edition(manifest.latest).context("the manifest names no edition")?;
    for file in [&files.region, &files.members, &files.boundaries] {
        let copy = dist.join(BUNDLED).join(&file.path);
        fs::create_dir_all(copy.parent().context("a file lies in a folder")?)?;
        fs::copy(snapshots.join(&file.path), copy).with_context(|| file.path.clone())?;
    }
    Ok(files.clone())
}
