//! Pages as the app's own views show them, rendered here.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use leptos::prelude::{Owner, Set};
use osloregionen::builder;
use osloregionen::domain::boundaries::Boundaries;
use osloregionen::domain::edition::Edition;
use osloregionen::domain::language::Language;
use osloregionen::domain::publication::Publication;
use osloregionen::embed;
use osloregionen::kiosk::first_screen;
use osloregionen::markup;
use osloregionen::route::{Embed, Page, Route};
use osloregionen::site::{self, site};
use osloregionen::snapshot::{EditionFiles, decode_boundaries, decode_edition};
use osloregionen::state::{App, Loaded};
use osloregionen::text::Text;
use sha2::{Digest, Sha256};

use super::drawing;
use super::embed::coarse;
use super::pages::BUNDLED;
use super::statement::Statement;

/// What pages are rendered from. Leaked, as the app's own: a build makes one.
pub struct Rendering {
    loaded: &'static Loaded,
    map: &'static Boundaries,
    /// The map with fewer points, for pages that bring it along.
    coarse: &'static Boundaries,
    /// The land's drawing, relative to the app's root.
    drawing: &'static str,
    /// What the pages about the site itself say.
    statement: Statement,
}

impl Rendering {
    /// Reads the bundled edition in `dist` and writes the drawing of its land beside it.
    ///
    /// # Errors
    /// If the edition cannot be read or the drawing cannot be written.
    pub fn of(dist: &Path, files: &EditionFiles, publication: Publication) -> Result<Rendering> {
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
        let statement = Statement::read()?;
        Ok(Rendering::new(edition, (files.clone(), publication), map, drawing, statement))
    }

    /// Renders from an edition, its map, and the address of the land's drawing relative to
    /// the app's root.
    pub fn new(
        edition: Edition,
        (files, publication): (EditionFiles, Publication),
        map: Boundaries,
        drawing: String,
        statement: Statement,
    ) -> Rendering {
        let loaded = Loaded::new(edition, files, publication);
        let coarse = Box::leak(Box::new(coarse::coarse(&map, coarse::FRAME)));
        Rendering {
            loaded,
            map: Box::leak(Box::new(map)),
            coarse,
            drawing: drawing.leak(),
            statement,
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
            let start = Route { language: Language::Bokmal, page: Page::Home };
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
            _ => return None,
        };
        let owner = Owner::new();
        let html = owner.with(|| {
            let app = App::at(self.loaded, route.clone());
            let content = self.statement.stand_in(name, route.language);
            markup::to_html(site::around(app, route, self.loaded, route.page.mark(), content))
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
            app.boundaries.set(Some(self.map));
            markup::to_html(match route.page {
                Page::EmbedBuilder => {
                    let content = builder::whole(app, self.loaded);
                    site::around(app, route, self.loaded, route.page.mark(), content)
                }
                _ => match self.statement.page(&route.page, route.language) {
                    Some(content) => {
                        site::around(app, route, self.loaded, route.page.mark(), content)
                    }
                    None => site(app),
                },
            })
        });
        owner.cleanup();
        html
    }
}
