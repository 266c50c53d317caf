//! Pages as the app's own views show them, rendered here.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use leptos::prelude::{Owner, Set};
use osloregionen::builder;
use osloregionen::domain::boundaries::Boundaries;
use osloregionen::domain::edition::Edition;
use osloregionen::domain::language::Language;
use osloregionen::embed;
use osloregionen::kiosk::first_screen;
use osloregionen::markup::{self, Node};
use osloregionen::route::{Embed, Page, Route};
use osloregionen::site::{self, site};
use osloregionen::snapshot::catalogue::{self, decode_catalogue};
use osloregionen::snapshot::{EditionFiles, Manifest, decode_boundaries, decode_edition};
use osloregionen::state::{App, Catalogue, Loaded};
use osloregionen::text::Text;
use osloregionen::title::changes as changes_title;
use sha2::{Digest, Sha256};

use super::address::Address;
use super::drawing;
use super::embed::coarse;
use super::pages::BUNDLED;
use super::statement::Statement;
use crate::changes::{self, Addresses, History};

/// What pages are rendered from. Leaked, as the app's own: a build makes one.
pub struct Rendering {
    loaded: &'static Loaded,
    map: &'static Boundaries,
    /// The map with fewer points, for pages that bring it along.
    coarse: &'static Boundaries,
    /// The land's drawing, relative to the app's root.
    drawing: &'static str,
    /// What there is to take, and where the site will be published.
    published: (&'static Catalogue, &'static str),
    /// Where the site will be published.
    address: Address,
    statement: Statement,
    history: History,
}

/// What the pages beside the app are made of.
pub struct Beside {
    /// What the pages about the site itself say.
    pub statement: Statement,
    /// What has changed from each edition to the next.
    pub history: History,
    /// Where the site will be published.
    pub address: Address,
    /// What there is to take of the edition.
    pub catalogue: Catalogue,
}

impl Rendering {
    /// Reads the bundled edition in `dist` and writes the drawing of its land beside it.
    ///
    /// # Errors
    /// If the edition cannot be read or the drawing cannot be written.
    pub fn of(
        dist: &Path,
        files: &EditionFiles,
        manifest: &Manifest,
        address: &Address,
    ) -> Result<Rendering> {
        let read = |path: &str| {
            fs::read(dist.join(BUNDLED).join(path)).with_context(|| format!("{BUNDLED}{path}"))
        };
        let edition = decode_edition(&read(&files.region.path)?, &read(&files.members.path)?)?;
        let map = decode_boundaries(&read(&files.boundaries.path)?)?;
        let svg = drawing::svg(&map);
        let hash: String =
            Sha256::digest(&svg).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let drawing = format!("{BUNDLED}{}/land.{hash}.svg", files.year);
        fs::write(dist.join(&drawing), svg)?;
        let read_published = |path: &str| {
            fs::read(dist.join("snapshots").join(path)).with_context(|| path.to_owned())
        };
        let catalogue = format!("{}/{}", files.year, catalogue::FILE);
        let beside = Beside {
            statement: Statement::read()?,
            history: History::read(&read_published(changes::DATA)?)?,
            address: address.clone(),
            catalogue: decode_catalogue(&read_published(&catalogue)?)?,
        };
        let (publication, listed) = (manifest.publication, manifest.listed());
        let loaded = Loaded::new(edition, files.clone(), publication, listed);
        Ok(Rendering::new(loaded, map, drawing, beside))
    }

    /// Renders from an edition, its map, and the address of the land's drawing relative to
    /// the app's root.
    pub fn new(
        loaded: &'static Loaded,
        map: Boundaries,
        drawing: String,
        beside: Beside,
    ) -> Rendering {
        let Beside { statement, history, address, catalogue } = beside;
        let published: (&'static Catalogue, &'static str) =
            (Box::leak(Box::new(catalogue)), address.file("").leak());
        let coarse = Box::leak(Box::new(coarse::coarse(&map, coarse::FRAME)));
        Rendering {
            loaded,
            map: Box::leak(Box::new(map)),
            coarse,
            drawing: drawing.leak(),
            published,
            address,
            statement,
            history,
        }
    }

    /// The map of the edition.
    pub fn map(&self) -> &'static Boundaries {
        self.map
    }

    /// The edition that pages are rendered from.
    pub fn edition(&self) -> &'static Edition {
        &self.loaded.edition
    }

    /// What stands in the body of the kiosk's page: its first screen.
    pub fn kiosk(&self) -> String {
        let owner = Owner::new();
        let html = owner.with(|| {
            let start = Route::of(Language::Bokmal, Page::Home);
            let app = App::at(self.loaded, start);
            app.boundaries.set(Some(self.map));
            markup::to_html(first_screen(app))
        });
        owner.cleanup();
        html
    }

    /// What stands in the body of a frame; `None` where the edition does not have it.
    pub fn embed(&self, embed: &Embed) -> Option<String> {
        let owner = Owner::new();
        let html = owner.with(|| {
            let app = App::at(self.loaded, embed::route_of(embed));
            app.boundaries.set(Some(self.coarse));
            embed::embed(app, self.loaded, &embed.view).map(markup::to_html)
        });
        owner.cleanup();
        html
    }

    /// What stands in the place of a page that the app does not show, without a network; `None` for
    /// all that it does show.
    pub fn stand_in(&self, route: &Route) -> Option<String> {
        let text = Text::of(route.language);
        let name = match route.page {
            Page::EmbedBuilder => text.embed_builder,
            Page::Accessibility => text.accessibility,
            Page::Privacy => text.privacy,
            Page::Changes => changes_title(route.language),
            _ => return None,
        };
        let owner = Owner::new();
        let html = owner.with(|| {
            let app = App::at(self.loaded, route.clone());
            let content = self.statement.stand_in(name, route.language);
            markup::to_html(site::around(app, self.loaded, site::page(route.page.mark(), content)))
        });
        owner.cleanup();
        Some(html)
    }

    /// What stands in the body of a page, links relative to the app's root.
    pub fn html(&self, route: &Route) -> String {
        let owner = Owner::new();
        let html = owner.with(|| {
            let mut app = App::at(self.loaded, route.clone());
            app.drawing = Some(self.drawing);
            app.published = Some(self.published);
            app.boundaries.set(Some(self.map));
            let content = match route.page {
                Page::EmbedBuilder => Some(builder::whole(app, self.loaded)),
                _ => self.beside_app(app, route),
            };
            markup::to_html(match content {
                Some(content) => {
                    site::around(app, self.loaded, site::page(route.page.mark(), content))
                }
                None => site(app),
            })
        });
        owner.cleanup();
        html
    }

    /// The content of a page beside the app; `None` where it is one of the app's.
    fn beside_app(&self, app: App, route: &Route) -> Option<Node> {
        if route.page != Page::Changes {
            return self.statement.page(&route.page, route.language);
        }
        let (folder, told) = (app.file("snapshots/"), self.address.file("snapshots/"));
        let addresses = Addresses { folder: &folder, told: &told };
        Some(changes::page(&self.history, &addresses, route.language))
    }
}
