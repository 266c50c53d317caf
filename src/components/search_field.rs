//! The search field: a visible label, an ink underline, and the button attached.

use stylers_macro::style_sheet;

use super::root_class;
use crate::browser;
use crate::markup::{Element, Event, Text, el};
use crate::route::{MembersQuery, Page};
use crate::state::App;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/search_field.css");
    root_class(name, scope)
}

const ID: &str = "sok";

/// A form that searches the directory, with what is searched for now. Without script it leads to the directory's address;
/// with it, `on_typed` is told of each change where one is given, and sending the form
/// shows the directory.
pub fn search_field(
    app: App,
    typed: impl Fn() -> Text + Send + 'static,
    on_typed: Option<fn(App, String)>,
) -> Element {
    let text = app.text();
    let input = el("input")
        .class("or-input")
        .attr("id", ID)
        .attr("type", "search")
        .attr("name", "q")
        .attr("maxlength", "80")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("placeholder", text.find_hint)
        .live_value(typed)
        .on("input", move |event| {
            if let Some(tell) = on_typed {
                tell(app, browser::value_of(&event));
            }
        });
    let button = el("button").class("ds-button").attr("type", "submit").text(text.search);
    let submit = move |event: Event| {
        event.prevent_default();
        let search = browser::value_of_id(ID);
        match on_typed {
            Some(tell) => tell(app, search),
            None => app.visit(Page::Members(MembersQuery { search, ..Default::default() })),
        }
    };
    el("form")
        .class(class("or-search"))
        .attr("role", "search")
        .attr("action", app.href(Page::Members(MembersQuery::default())))
        .on("submit", submit)
        .child(el("label").attr("for", ID).text(text.find))
        .child(el("div").class("field").child(input).child(button))
}
