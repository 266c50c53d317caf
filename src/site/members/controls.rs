//! Filters and order of the directory: native selects with visible labels, on a phone
//! behind one word.

use leptos::prelude::*;

use crate::browser;
use crate::domain::directory::{Choice as Named, counties, subregions};
use crate::domain::member::Member;
use crate::domain::slug::Slug;
use crate::markup::{Element, Node, el};
use crate::route::{MembersQuery, Sort};
use crate::state::App;
use crate::text;

/// One of the three choices.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    County,
    Subregion,
    Order,
}

impl Choice {
    /// Its value in a query, blank for none.
    fn of(self, query: &MembersQuery) -> String {
        let slug = |slug: &Option<Slug>| slug.as_ref().map(Slug::to_string).unwrap_or_default();
        match self {
            Choice::County => slug(&query.county),
            Choice::Subregion => slug(&query.subregion),
            Choice::Order if query.sort == Sort::default() => String::new(),
            Choice::Order => query.sort.key().to_owned(),
        }
    }

    fn set(self, query: &mut MembersQuery, value: &str) {
        match self {
            Choice::County => query.county = Slug::parse(value),
            Choice::Subregion => query.subregion = Slug::parse(value),
            Choice::Order => query.sort = Sort::from_key(value).unwrap_or_default(),
        }
    }
}

/// The controls.
pub(super) fn controls(app: App, members: &[Member]) -> Element {
    let text = app.text();
    let set = app.asked.with_untracked(|asked| {
        let query = &asked.query;
        query.county.is_some() || query.subregion.is_some() || query.sort != Sort::default()
    });
    let selects = el("div")
        .class("selects")
        .child(select(app, Choice::County, text.county, "fylke", county(app, members)))
        .child(select(app, Choice::Subregion, text.subregion, "delregion", subregion(app, members)))
        .child(select(app, Choice::Order, text.order_by, "sorter", order(app)));
    let word = el("summary").class("ds-button").attr("data-variant", "secondary").text(text.filter);
    el("details").class("filters").maybe_attr("open", set.then_some("")).child(word).child(selects)
}

/// A labelled select; one that is set is marked.
fn select(
    app: App,
    choice: Choice,
    label: &'static str,
    name: &'static str,
    options: Vec<Node>,
) -> Element {
    let chosen = move || choice.of(&app.asked.get().query);
    // The options come first: a select takes only a value that it has.
    let select = el("select")
        .class("ds-input")
        .attr("id", name)
        .attr("name", name)
        .children(options)
        .live_value(move || chosen().into())
        .live_attr("data-set", move || (!chosen().is_empty()).then_some("".into()))
        .on("change", move |event| {
            let mut changed = app.asked.with_untracked(|asked| asked.query.clone());
            choice.set(&mut changed, &browser::value_of(&event));
            app.ask(changed);
        });
    el("div").class("select").child(el("label").attr("for", name).text(label)).child(select)
}

fn option(value: String, name: String) -> Node {
    el("option").attr("value", value).text(name).into()
}

fn county(app: App, members: &[Member]) -> Vec<Node> {
    let text = app.text();
    let all = counties(members);
    let group = |ended: bool| {
        let of_group = |county: &&Named| county.period.is_some_and(|p| p.to.is_some()) == ended;
        let period = all.iter().filter(of_group).filter_map(|county| county.period);
        let label = period.max_by_key(|period| period.from).map(|p| text::period(text, p));
        let options = all.iter().filter(of_group);
        let options = options.map(|county| option(county.slug.to_string(), county.name.clone()));
        Node::from(el("optgroup").maybe_attr("label", label).children(options))
    };
    vec![option(String::new(), text.all_counties.to_owned()), group(false), group(true)]
}

fn subregion(app: App, members: &[Member]) -> Vec<Node> {
    let all = subregions(members);
    let none = option(String::new(), app.text().all_subregions.to_owned());
    let options = all.into_iter().map(|choice| option(choice.slug.to_string(), choice.name));
    std::iter::once(none).chain(options).collect()
}

fn order(app: App) -> Vec<Node> {
    let named = |(sort, name): (Sort, &'static str)| {
        let value = if sort == Sort::default() { "" } else { sort.key() };
        option(value.to_owned(), name.to_owned())
    };
    Sort::ALL.into_iter().zip(app.text().orders).map(named).collect()
}
