//! Filters and order of the directory: native selects with visible labels, on a phone
//! behind one word.

use leptos::prelude::*;

use crate::browser;
use crate::domain::directory::{Choice as Named, SizeClass, counties, subregions};
use crate::domain::member::Member;
use crate::domain::slug::Slug;
use crate::markup::{Element, Node, el};
use crate::route::{MembersQuery, Sort};
use crate::state::App;
use crate::text;

/// One of the four choices.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    County,
    Subregion,
    Size,
    Order,
}

impl Choice {
    /// Its value in a query, blank for none.
    fn of(self, query: &MembersQuery) -> String {
        let slug = |slug: &Option<Slug>| slug.as_ref().map(Slug::to_string).unwrap_or_default();
        match self {
            Choice::County => slug(&query.county),
            Choice::Subregion => slug(&query.subregion),
            Choice::Size => query.size.map_or("", SizeClass::key).to_owned(),
            Choice::Order if query.sort == Sort::default() => String::new(),
            Choice::Order => query.sort.key().to_owned(),
        }
    }

    fn set(self, query: &mut MembersQuery, value: &str) {
        match self {
            Choice::County => query.county = Slug::parse(value),
            Choice::Subregion => query.subregion = Slug::parse(value),
            Choice::Size => query.size = SizeClass::from_key(value),
            Choice::Order => query.sort = Sort::from_key(value).unwrap_or_default(),
        }
    }
}

/// The controls.
pub(super) fn controls(app: App, members: &[Member]) -> Element {
    let text = app.text();
    let set = app
        .asked
        .with_untracked(|asked| asked.query.filters() || asked.query.sort != Sort::default());
    let selects = el("div")
        .class("selects")
        .child(select(app, Choice::County, text.county, "fylke", county(app, members)))
        .child(select(app, Choice::Subregion, text.subregion, "delregion", subregion(app, members)))
        .child(select(app, Choice::Size, app.exploring().size, "storrelse", size(app)))
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
    let chosen = move || choice.of(&app.refined.get().query);
    // The options come first: a select takes only a value that it has.
    let select = el("select")
        .class("or-input")
        .attr("id", name)
        .attr("name", name)
        .children(options)
        .live_value(move || chosen().into())
        .live_attr("data-set", move || (!chosen().is_empty()).then_some("".into()))
        .on("change", move |event| {
            let value = browser::value_of(&event);
            app.change(&|query: &mut MembersQuery| choice.set(query, &value));
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

/// The subregions; those that were found by elimination are marked.
fn subregion(app: App, members: &[Member]) -> Vec<Node> {
    let text = app.text();
    let inferred = |name: &str| {
        members.iter().any(|member| member.subregion.name == name && member.subregion.inferred)
    };
    let none = option(String::new(), text.all_subregions.to_owned());
    let options = subregions(members).into_iter().map(|choice| {
        let mark =
            if inferred(&choice.name) { [" ", text.inferred].concat() } else { String::new() };
        option(choice.slug.to_string(), [choice.name, mark].concat())
    });
    std::iter::once(none).chain(options).collect()
}

fn size(app: App) -> Vec<Node> {
    let (exploring, language) = (app.exploring(), app.language());
    let name = |class: SizeClass| {
        let number = |number| text::integer(language, number);
        match class.bounds() {
            (0, Some(most)) => exploring.size_below.with(&number(most + 1)),
            (least, Some(most)) => [&number(least), "–", &number(most)].concat(),
            (least, None) => exploring.size_from.with(&number(least)),
        }
    };
    let none = option(String::new(), exploring.all_sizes.to_owned());
    let options = SizeClass::ALL.map(|class| option(class.key().to_owned(), name(class)));
    std::iter::once(none).chain(options).collect()
}

fn order(app: App) -> Vec<Node> {
    let named = |(sort, name): (Sort, &'static str)| {
        let value = if sort == Sort::default() { "" } else { sort.key() };
        option(value.to_owned(), name.to_owned())
    };
    Sort::ALL.into_iter().zip(app.text().orders).map(named).collect()
}
