//! A file for every address, so that each works on any static host as first visit and on
//! reload, also under a sub-path: `<base>` leads from the page to the app's root.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use osloregionen::domain::edition::Edition;
use osloregionen::domain::language::Language;
use osloregionen::route::{KIOSK, Page, Route};
use osloregionen::snapshot::signature::PublicKey;
use osloregionen::snapshot::{Manifest, decode_manifest};
use osloregionen::title::title;

use super::address::Address;
use super::head::Picture;
use super::kiosk::Kiosk;
use super::offline::APART;
use super::render::Rendering;
use super::template::{Content, Template, knowing};
use super::{embed, head, icons, pictures, sitemap};
use crate::process;
use crate::snapshot::release;

/// The folder of the bundled edition: `snapshot::built_in::FOLDER` of the app.
pub(super) const BUNDLED: &str = "built-in/";

/// Writes `index.html` for every route as the app's own views show it, `404.html`, and
/// `shell.html`, which shows any address once the app is there, what stands in without a network for
/// the pages that it does not show; and the kiosk's page. The app believes the signatures of
/// `keys`, where there are any.
///
/// # Errors
/// If the snapshots in `dist` cannot be read, none of the keys has signed them, or a file cannot be
/// written.
pub fn write(dist: &Path, kiosk: &Kiosk, frames: &embed::Files, keys: &[PublicKey]) -> Result<()> {
    let address = Address::of_build()?;
    let manifest = bundle_edition(dist, keys)?;
    let files = manifest.edition(manifest.latest).context("the manifest names no edition")?;
    let template = Template::read(dist, files)?;
    let rendering = Rendering::of(dist, files, &manifest, &address)?;
    let edition = rendering.edition();
    let routes = routes(edition);
    let drawn = process::root().join("target/pictures");
    let pictures = pictures::write(dist, &drawn, edition, rendering.map(), &routes)?;
    icons::write(dist, edition)?;
    let mut apart = BTreeMap::new();
    for route in &routes {
        let path = route.path();
        let depth = path.split('/').filter(|part| !part.is_empty()).count();
        let base = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
        let picture = pictures.get(&path).with_context(|| format!("no picture of /{path}"))?;
        let head = head::tags(edition, route, &address, picture);
        let about = head::about(edition, route, &address);
        let head = head + &embed::discovery(edition, route, &address);
        let html = rendering.html(route);
        let content = Content { tags: &head, rendered: &html, about: &about };
        let page = match route.page {
            Page::EmbedBuilder => template.builder(frames, &base, route, &content)?,
            Page::Accessibility | Page::Privacy | Page::Changes => {
                template.statement(&base, route, &content)?
            }
            _ => template.page(&base, route, &content)?,
        };
        let folder = dist.join(&path);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), knowing(&page, keys)?)?;
        if let Some(rendered) = rendering.stand_in(route) {
            let title = title(edition, route);
            apart.insert(path, template.stand_in(address.base(), route, &title, &rendered)?);
        }
    }
    fs::write(dist.join(APART), serde_json::to_string(&apart)?)?;
    let unknown = Route::of(Language::Bokmal, Page::NotFound);
    let none = Picture { path: String::new(), shows: String::new() };
    let head = head::tags(edition, &unknown, &address, &none);
    let html = rendering.html(&unknown);
    let content = Content { tags: &head, rendered: &html, about: "" };
    let page = template.page(address.base(), &unknown, &content)?;
    fs::write(dist.join("404.html"), knowing(&page, keys)?)?;
    fs::write(dist.join("shell.html"), knowing(&template.shell(address.base())?, keys)?)?;
    let page = template.kiosk(kiosk, &address.file(""), &rendering.kiosk())?;
    fs::write(dist.join(KIOSK).join("index.html"), knowing(&page, keys)?)?;
    embed::write(dist, frames, &rendering, &address, keys)?;
    fs::write(dist.join("sitemap.xml"), sitemap::sitemap(&routes, &address))?;
    fs::write(dist.join("robots.txt"), sitemap::robots(&address))?;
    Ok(())
}

/// Every address of the site, in every language.
pub fn routes(edition: &Edition) -> Vec<Route> {
    let mut pages = Page::fixed().to_vec();
    pages.extend(Page::statements());
    pages.extend(edition.members.iter().map(|member| Page::Municipality(member.slug.clone())));
    let areas = &edition.priorities.areas;
    pages.extend(areas.iter().map(|area| Page::FocusArea(area.slug.clone())));
    let routes = Language::ALL
        .into_iter()
        .flat_map(|language| pages.iter().map(move |page| Route::of(language, page.clone())));
    routes.collect()
}

/// Copies the latest edition beside the app: the one that it starts with.
///
/// # Errors
/// If a file is missing, or the manifest is not signed by a key that the pages will name.
fn bundle_edition(dist: &Path, keys: &[PublicKey]) -> Result<Manifest> {
    let snapshots = dist.join("snapshots");
    let manifest = decode_manifest(&fs::read(snapshots.join("manifest.json"))?)?;
    ensure!(
        keys.is_empty() || release::is_signed(&manifest, &manifest.signatures, keys)?,
        "the app would refuse its own edition, which none of content/nokler.toml has signed: \
         `cargo xtask snapshot release --key FILE`"
    );
    let files = manifest.edition(manifest.latest).context("the manifest names no edition")?;
    for file in [&files.region, &files.members, &files.boundaries] {
        let copy = dist.join(BUNDLED).join(&file.path);
        fs::create_dir_all(copy.parent().context("a file lies in a folder")?)?;
        fs::copy(snapshots.join(&file.path), copy).with_context(|| file.path.clone())?;
    }
    Ok(manifest)
}
