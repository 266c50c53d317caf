//! The head of every page: mark, name, three words of navigation and the language.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::root_class;
use crate::domain::language::Language;
use crate::route::{MembersQuery, Page};
use crate::state::App;
use crate::text::Text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/header.css");
    root_class(name, scope)
}

/// The header. On a phone navigation and languages lie behind one word; a `<details>`
/// opens without script too.
pub fn header(app: App) -> AnyView {
    let text = app.text();
    let mark = app.file("mark.svg#mark");
    view! {
        <header class=class("or-header")>
            <a class="home" href=app.href(Page::Home)>
                <svg class="mark" width="42" height="42" viewBox="0 0 960 960" aria-hidden="true"><use href=mark></use></svg>
                <span class="name">
                    <b>"Osloregionen"</b>
                    <span class="tagline">{text.tagline}</span>
                </span>
            </a>
            <nav class="wide" aria-label=text.navigation>{sections(app, text)}</nav>
            <details class="languages wide">
                <summary><span class="label">{text.languages}": "</span>{text.language_name}</summary>
                <ul role="list">{languages(app)}</ul>
            </details>
            <details class="menu">
                <summary>{text.menu}</summary>
                <nav aria-label=text.navigation>
                    {sections(app, text)}
                    <ul class="tongues" role="list" aria-label=text.languages>{languages(app)}</ul>
                </nav>
            </details>
        </header>
    }
    .into_any()
}

fn sections(app: App, text: &'static Text) -> AnyView {
    let here = app.route.with(|route| route.page.section());
    let link = |page: Page, name: &'static str| {
        let current = (here == page.section()).then_some("true");
        view! { <li><a href=app.href(page) aria-current=current>{name}</a></li> }
    };
    view! {
        <ul role="list">
            {link(Page::Members(MembersQuery::default()), text.members)}
            {link(Page::Organisation, text.organisation)}
            {link(Page::Priorities, text.priorities)}
        </ul>
    }
    .into_any()
}

fn languages(app: App) -> Vec<AnyView> {
    Language::ALL
        .into_iter()
        .map(|language| {
            let name = Text::of(language).language_name;
            let current = (app.language() == language).then_some("true");
            // The address keeps what is searched for, so it follows the route.
            let href = move || app.route.with(|route| app.address(&route.in_language(language)));
            let tag = language.tag();
            view! {
                <li><a href=href lang=tag hreflang=tag aria-current=current>{name}</a></li>
            }
            .into_any()
        })
        .collect()
}
