//! The search field: a visible label, an ink underline, and the button attached.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::root_class;
use crate::browser;
use crate::route::{MembersQuery, Page};
use crate::state::App;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/search_field.css");
    root_class(name, scope)
}

/// A form that searches the directory. Without script it leads to the directory's address;
/// with it, `on_typed` is told of each change where one is given, and sending the form
/// shows the directory.
pub fn search_field(app: App, typed: String, on_typed: Option<fn(App, String)>) -> AnyView {
    let text = app.text();
    let field = NodeRef::<leptos::html::Input>::new();
    let input = move |event| {
        if let Some(tell) = on_typed {
            tell(app, browser::value_of(&event));
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let search = field.get().map(|field| field.value()).unwrap_or_default();
        if let Some(tell) = on_typed {
            tell(app, search);
        } else {
            app.visit(Page::Members(MembersQuery { search, ..MembersQuery::default() }));
        }
    };
    let action = app.href(Page::Members(MembersQuery::default()));
    view! {
        <form class=class("or-search") role="search" action=action on:submit=submit>
            <label for="sok">{text.find}</label>
            <div class="field">
                <input
                    class="ds-input" id="sok" type="search" name="q" maxlength="80"
                    autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"
                    placeholder=text.find_hint prop:value=typed node_ref=field on:input=input
                />
                <button class="ds-button" type="submit">{text.search}</button>
            </div>
        </form>
    }
    .into_any()
}
