//! The pages for phone and desktop.

mod compare;
mod data;
mod home;
mod members;
mod municipality;
mod not_found;
mod organisation;
mod priorities;
#[cfg(feature = "split")]
mod tools;

use leptos::prelude::*;

use crate::browser::{self, dom};
use crate::components::{footer, header, notice};
use crate::domain::language::Language;
use crate::domain::slug::Slug;
use crate::markup::{self, Element, Node, Stay, el, group, live, staying};
use crate::route::{Page, Route};
use crate::state::later::{self, Later};
use crate::state::{App, Cause, Loaded};
use crate::text::Text;
use crate::title::title;

/// Where the skip link leads.
const CONTENT: &str = "innhold";

/// The pages that belong to the app's second part: those that explore the region, and the one about
/// the data, which few read.
#[derive(Clone, Copy)]
struct Pages {
    data: fn(App, &Loaded) -> Node,
    members: fn(App, &'static Loaded) -> Element,
    compare: fn(App, &'static Loaded, &[Slug]) -> Node,
}

const LATER: Pages =
    Pages { data: data::data, members: members::members, compare: compare::compare };

static PAGES: Later<Pages> = Later::new(LATER);

/// Starts the app on the page: it takes over what was prerendered of it, or, where there is
/// nothing or another page than it would show, puts the site in its place. Where not even the
/// bundled edition can be had, the page says so and what to do.
pub async fn mount() {
    let (path, query) = browser::current();
    let route = Route::parse(&path, "");
    #[cfg(feature = "split")]
    later::fetched_by(tools::fetch);
    let comes_later = route.page.comes_later();
    if comes_later {
        // On its way while the edition is.
        later::begin();
    }
    let first = Loaded::built_in().await;
    let is_whole = !comes_later || later::fetch().await;
    match first {
        Ok(_) if !is_whole => fail(route.language, Cause::Offline),
        Ok(first) => {
            let page = browser::prerendered().filter(|rendered| *rendered == route.path());
            let taken = page.and(dom::body()).and_then(|body| {
                // Prerendered is the page without its query, which is followed afterwards.
                markup::take_over(body.into(), || mount_app(first, route))
            });
            let app = taken.unwrap_or_else(|| {
                browser::clear_static();
                mount_app(first, Route::parse(&path, &query))
            });
            app.start();
            markup::tell_typed();
            browser::mark_ready();
            browser::return_to_place();
        }
        Err(error) => fail(route.language, Cause::of(&error)),
    }
}

/// Says on the page why the app does not start.
fn fail(language: Language, cause: Cause) {
    let text = Text::of(language);
    browser::fail_static(text.not_fetched, text.causes[cause as usize]);
}

/// Mounts the site. Its state lives in the mounted view's owner, for as long as the page.
fn mount_app(first: &'static Loaded, route: Route) -> App {
    let owner = Owner::new();
    let app = owner.with(|| App::at(first, route));
    leptos::mount::mount_to_body(move || site(app));
    std::mem::forget(owner);
    app
}

/// The whole site: head, page, foot. All is made anew for another language or edition, the page
/// for another page; a change of the query only changes what shows it.
pub fn site(app: App) -> Node {
    live(move || {
        let loaded = app.loaded.get();
        browser::hold_focus();
        let directory = Stay::another();
        let shown = live(move || {
            let route = app.view.get();
            browser::present(route.language.tag(), &title(&loaded.edition, &route));
            let (mark, content) = content(app, &route.page, loaded, directory);
            page(mark, content)
        });
        around(app, loaded, shown)
    })
}

/// A page's content with its mark.
pub fn page(mark: &'static str, content: Node) -> Node {
    el("main")
        .attr("id", CONTENT)
        .attr("tabindex", "-1")
        .attr("data-page", mark)
        .child(content)
        .into()
}

/// A page between the head and the foot of every page.
pub fn around(app: App, loaded: &'static Loaded, page: Node) -> Node {
    let skip = el("a")
        .class("ds-skip-link")
        .live_attr("href", move || {
            Some([&app.view.with(|route| app.address(route)), "#", CONTENT].concat().into())
        })
        // Followed as a link, it would load the page anew or scroll to its top.
        .on("click", |event| {
            event.prevent_default();
            browser::focus(CONTENT);
        })
        .text(app.text().skip_to_content);
    let page = el("div")
        .class("or-page")
        .live_attr("data-edition-state", move || Some(app.loading.get().mark().into()))
        .child(header(app))
        .child(page)
        .child(footer(app, &loaded.edition))
        // Last in the page: coming and going, it moves nothing.
        .child(notice(app));
    let skip = el("nav").attr("aria-label", app.text().skip_to_content).child(skip);
    group().child(skip).child(page).into()
}

/// The page's content and its mark. A slug that the edition does not have leads to the page
/// for unknown addresses. The directory is the way from one member to the next: it stays.
fn content(
    app: App,
    page: &Page,
    loaded: &'static Loaded,
    directory: Stay,
) -> (&'static str, Node) {
    let edition = &loaded.edition;
    let content = match page {
        Page::Home => Some(home::home(app, edition)),
        Page::Organisation => Some(organisation::organisation(app, edition)),
        Page::Members(_) => {
            PAGES.get().map(|pages| staying(directory, move || (pages.members)(app, loaded)))
        }
        Page::Municipality(slug) => {
            edition.member(slug).map(|member| municipality::municipality(app, edition, member))
        }
        Page::Compare(slugs) => PAGES.get().map(|pages| (pages.compare)(app, loaded, slugs)),
        Page::Priorities => Some(priorities::priorities(app, edition)),
        Page::FocusArea(slug) => {
            edition.focus_area(slug).map(|area| priorities::focus_area(app, edition, area))
        }
        Page::Data => PAGES.get().map(|pages| (pages.data)(app, loaded)),
        // A page with a wasm of its own, which links load.
        Page::EmbedBuilder => None,
        // Read as they were prerendered.
        #[cfg(feature = "publish")]
        Page::Accessibility | Page::Privacy | Page::Changes => None,
        Page::NotFound => None,
    };
    match content {
        Some(content) => (page.mark(), content),
        None => (Page::NotFound.mark(), not_found::not_found(app)),
    }
}
