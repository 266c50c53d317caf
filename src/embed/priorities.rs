//! Focus areas, basic idea and action plan: headings that unfold.

use super::parts::{folded, folded_section, foot, frame, heading, holding, list, titled, way};
use crate::components::number;
use crate::domain::edition::Edition;
use crate::domain::priorities::FocusArea;
use crate::markup::{Node, el, group};
use crate::route::Page;
use crate::state::App;

/// The priorities.
pub(super) fn priorities(app: App, edition: &Edition) -> Node {
    let language = app.language();
    let text = app.text();
    let priorities = &edition.priorities;
    let area = |(at, area): (usize, &FocusArea)| {
        let Some(found) = &area.priorities else {
            let none = el("p").class("none").text(text.source_has_none);
            let name = el("h2").child(number(at)).child(el("span").say(&area.name, language));
            return el("li").class("closed").child(name).child(none);
        };
        let name = group().child(number(at)).child(el("span").say(&area.name, language));
        let title = el("h3").child(titled(app, &found.title, found.origin.period));
        let inside = group().child(title).child(list(language, &found.statements));
        el("li").child(folded(app, name, inside))
    };
    let areas = priorities.areas.iter().enumerate().map(area);
    let title = priorities.title.get(language).to_owned();
    frame("prioriteringer")
        .child(heading(title, holding(text, priorities.origin.period)))
        .child(el("ol").class("folds areas").attr("role", "list").children(areas))
        .child(
            el("div")
                .class("folds")
                .child(folded_section(app, &priorities.basic_idea))
                .child(folded_section(app, &priorities.action_plan)),
        )
        .child(foot(vec![way(app, Page::Priorities, text.all_priorities)], None))
        .into()
}
