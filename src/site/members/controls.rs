//! Filters and order of the directory: native selects with visible labels, on a phone
//! behind one word.

use leptos::prelude::*;

use crate::browser;
use crate::domain::directory::{counties, subregions};
use crate::domain::slug::Slug;
use crate::route::{MembersQuery, Sort};
use crate::state::App;
use crate::text;

/// The controls.
pub(super) fn controls(app: App, query: Memo<MembersQuery>) -> AnyView {
    let text = app.text();
    let set = query.with_untracked(|q| {
        q.county.is_some() || q.subregion.is_some() || q.sort != Sort::default()
    });
    view! {
        <details class="filters" open=set>
            <summary class="ds-button" data-variant="secondary">{text.filter}</summary>
            <div class="selects">
                {county(app, query)}
                {subregion(app, query)}
                {order(app, query)}
            </div>
        </details>
    }
    .into_any()
}

fn change(app: App, query: Memo<MembersQuery>, with: impl FnOnce(&mut MembersQuery)) {
    let mut changed = query.get_untracked();
    with(&mut changed);
    app.ask(changed);
}

/// A labelled select. `chosen` gives the value set, blank for none.
fn select(
    label: &'static str,
    name: &'static str,
    chosen: impl Fn() -> String + Copy + Send + 'static,
    on_change: impl Fn(String) + 'static,
    options: AnyView,
) -> AnyView {
    view! {
        <div class="select">
            <label for=name>{label}</label>
            <select
                class="ds-input" id=name name=name prop:value=chosen
                data-set=move || (!chosen().is_empty()).then_some("")
                on:change=move |event| on_change(browser::value_of(&event))
            >
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn option(value: &str, name: String, chosen: &str) -> AnyView {
    let selected = value == chosen;
    view! { <option value=value.to_owned() selected=selected>{name}</option> }.into_any()
}

fn slug_text(slug: &Option<Slug>) -> String {
    slug.as_ref().map(Slug::to_string).unwrap_or_default()
}

fn county(app: App, query: Memo<MembersQuery>) -> AnyView {
    let text = app.text();
    let chosen = move || query.with(|query| slug_text(&query.county));
    let now = query.with_untracked(|query| slug_text(&query.county));
    let (ended, current): (Vec<_>, Vec<_>) = app
        .loaded
        .with_untracked(|loaded| counties(&loaded.edition.members))
        .into_iter()
        .partition(|county| county.period.to.is_some());
    let group = |counties: Vec<crate::domain::directory::County>| {
        let label = counties.iter().map(|county| county.period).max_by_key(|p| p.from);
        let label = label.map(|period| text::period(text, period)).unwrap_or_default();
        let options = counties.into_iter().map(|c| option(c.slug.as_str(), c.name, &now));
        view! { <optgroup label=label>{options.collect_view()}</optgroup> }.into_any()
    };
    let options = view! {
        {option("", text.all_counties.to_owned(), &now)}{group(current)}{group(ended)}
    };
    let on_change = move |value: String| change(app, query, |q| q.county = Slug::parse(&value));
    select(text.county, "fylke", chosen, on_change, options.into_any())
}

fn subregion(app: App, query: Memo<MembersQuery>) -> AnyView {
    let text = app.text();
    let chosen = move || query.with(|query| slug_text(&query.subregion));
    let now = query.with_untracked(|query| slug_text(&query.subregion));
    let all = app.loaded.with_untracked(|loaded| subregions(&loaded.edition.members));
    let options = all.into_iter().map(|(slug, name)| option(slug.as_str(), name, &now));
    let options = view! {
        {option("", text.all_subregions.to_owned(), &now)}{options.collect_view()}
    };
    let on_change = move |value: String| change(app, query, |q| q.subregion = Slug::parse(&value));
    select(text.subregion, "delregion", chosen, on_change, options.into_any())
}

fn order(app: App, query: Memo<MembersQuery>) -> AnyView {
    let text = app.text();
    let chosen = move || {
        query.with(|query| if query.sort == Sort::Name { "" } else { query.sort.key() }.to_owned())
    };
    let now = chosen();
    let options = Sort::ALL.into_iter().zip(text.orders).map(|(sort, name)| {
        let value = if sort == Sort::Name { "" } else { sort.key() };
        option(value, name.to_owned(), &now)
    });
    let on_change = move |value: String| {
        change(app, query, |q| q.sort = Sort::from_key(&value).unwrap_or_default());
    };
    select(text.order_by, "sorter", chosen, on_change, options.collect_view().into_any())
}
