//! The pages for phone and desktop.

mod data;
mod home;
mod members;
mod municipality;
mod not_found;
mod organisation;
mod priorities;

use leptos::prelude::*;

use crate::browser;
use crate::components::{footer, header, notice};
use crate::route::{Page, Route};
use crate::snapshot::SnapshotError;
use crate::state::{App, Loaded};
use crate::title::title;

/// Starts the app and puts the site into the page.
///
/// # Errors
/// If the built-in edition cannot be read, which the build has ruled out.
pub fn mount() -> Result<(), SnapshotError> {
    let first = Loaded::built_in()?;
    browser::clear_static();
    // The state lives in the mounted view's owner, for as long as the page.
    leptos::mount::mount_to_body(move || site(App::start(first)));
    browser::mark_ready();
    Ok(())
}

/// The whole site: head, page, foot. The view is made anew for another page, another
/// language or another edition; a change of the query only changes what shows it.
pub fn site(app: App) -> impl IntoView {
    let view = Memo::new(move |_| app.route.with(|route| (route.language, route.page.view())));
    let shown = StoredValue::new(false);
    Effect::new(move |_| {
        let (language, page) = view.get();
        let route = Route { language, page };
        browser::set_language(language.tag());
        browser::set_title(&app.loaded.with(|loaded| title(&loaded.edition, &route)));
    });
    Effect::new(move |_| {
        view.track();
        // The first page keeps the browser's own focus.
        if shown.get_value() {
            browser::focus_heading();
        }
        shown.set_value(true);
    });
    move || {
        let (_, page) = view.get();
        app.loaded.track();
        let mark = mark(app, &page);
        let skip = format!("{}#innhold", app.href(page.clone()));
        view! {
            <a class="ds-skip-link" href=skip>{app.text().skip_to_content}</a>
            <div class="or-page" data-edition-state=move || app.loading.get().mark()>
                {header(app)}
                {notice(app)}
                <main id="innhold" tabindex="-1" data-page=mark>{content(app, page)}</main>
                {footer(app)}
            </div>
        }
        .into_any()
    }
}

fn content(app: App, page: Page) -> AnyView {
    let loaded = app.loaded.get_untracked();
    let edition = &loaded.edition;
    match page {
        Page::Home => home::home(app, edition),
        Page::Organisation => organisation::organisation(app, edition),
        Page::Members(_) => members::members(app, &loaded),
        Page::Municipality(slug) => match edition.member(&slug) {
            Some(member) => municipality::municipality(app, edition, member),
            None => not_found::not_found(app),
        },
        Page::Priorities => priorities::priorities(app, edition),
        Page::FocusArea(slug) => match edition.focus_area(&slug) {
            Some(area) => priorities::focus_area(app, edition, area),
            None => not_found::not_found(app),
        },
        Page::Data => data::data(app, &loaded),
        Page::NotFound => not_found::not_found(app),
    }
}

/// The page's mark; a slug that the edition does not have makes it the page for unknown
/// addresses.
fn mark(app: App, page: &Page) -> &'static str {
    let known = app.loaded.with_untracked(|loaded| match page {
        Page::Municipality(slug) => loaded.edition.member(slug).is_some(),
        Page::FocusArea(slug) => loaded.edition.focus_area(slug).is_some(),
        _ => true,
    });
    if known { page.mark() } else { Page::NotFound.mark() }
}
