//! Putting together what a page embeds: choices, previews, and what is copied.
//!
//! - `choices`: what can be chosen
//! - [`code`]: what is copied, as HTML
//! - `previews`: how it looks in three widths
//! - `words`: what a web editor and their administrator ask about it
//!
//! A page of the site with a wasm of its own, the frames': it takes over what stands in `<main>`
//! of the prerendered page.

mod choices;
pub mod code;
mod previews;
mod words;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::domain::slug::Slug;
use crate::markup::{self, Element, Node, el, group, live};
use crate::route::{Embed, Look, Page, Route, View};
use crate::state::{App, Loaded};
use crate::text::{BuilderText, EmbedText};
use crate::title::title;

/// Widths that are shown, and one of which the page has room for, in pixels.
const WIDTHS: [u32; 3] = [320, 480, 760];

/// Where the site is while nobody knows better: the address that the seed gives.
const PUBLIC: &str = "https://www.osloregionen.no/";

/// What has been chosen.
#[derive(Clone, Copy)]
pub(crate) struct Draft {
    /// What is shown, in which language.
    embed: RwSignal<Embed>,
    /// How it looks.
    look: RwSignal<Look>,
    /// The member whose card it is, also while another view is chosen.
    member: RwSignal<Slug>,
    /// The width that it has room for.
    room: RwSignal<u32>,
    /// A fixed height in pixels.
    height: RwSignal<Option<u32>>,
    /// What is typed as colour.
    colour: RwSignal<String>,
    /// The site's address, with a slash at its end.
    base: RwSignal<String>,
}

impl Draft {
    fn new(app: App, loaded: &Loaded) -> Option<Draft> {
        let first = loaded.edition.members.first()?.slug.clone();
        let embed = Embed { language: app.language(), view: View::Member(first.clone()) };
        Some(Draft {
            embed: RwSignal::new(embed),
            look: RwSignal::new(Look::default()),
            member: RwSignal::new(first),
            room: RwSignal::new(WIDTHS[0]),
            height: RwSignal::new(None),
            colour: RwSignal::new(String::new()),
            base: RwSignal::new(PUBLIC.to_owned()),
        })
    }

    /// The height of the frame for a width.
    fn height_for(self, width: u32) -> u32 {
        self.height.get().unwrap_or_else(|| self.embed.with(|embed| embed.view.height(width)))
    }
}

/// Takes over the page's content. Where the data cannot be had, the page stays as it is.
pub async fn mount() {
    let Ok(loaded) = Loaded::built_in().await else { return };
    let (path, _) = browser::current();
    let Some(main) = browser::dom::main() else { return };
    let mount = || {
        let owner = Owner::new();
        let app = owner.with(|| App::at(loaded, Route::parse(&path, "")));
        let draft = owner.with(|| Draft::new(app, loaded));
        leptos::mount::mount_to_body(move || content(app, loaded, draft));
        std::mem::forget(owner);
        draft
    };
    if let Some(Some(draft)) = markup::take_over(main, mount) {
        // The page was written without knowing where it would lie.
        draft.base.set(browser::base());
        markup::tell_typed();
        browser::mark_ready();
    }
}

/// The page's content, as it is prerendered.
pub fn whole(app: App, loaded: &'static Loaded) -> Node {
    content(app, loaded, Draft::new(app, loaded))
}

fn content(app: App, loaded: &'static Loaded, draft: Option<Draft>) -> Node {
    let Some(draft) = draft else { return Node::Empty };
    let words = BuilderText::of(app.language());
    let heading =
        el("h1").class("or-page-title").attr("tabindex", "-1").text(app.text().embed_builder);
    let previews = live(move || previews::previews(app, loaded, draft).into());
    let copied = live(move || ways(app, loaded, draft).into());
    let page = el("div")
        .class("or-builder")
        .child(choices::choices(app, loaded, draft))
        .child(section(words.preview, previews))
        .child(section(words.copy, copied))
        .child(words::about(app, draft));
    group().child(heading).child(el("p").class("or-lead").text(words.lead)).child(page).into()
}

fn section(title: &'static str, content: Node) -> Element {
    el("section").child(el("h2").text(title)).child(content)
}

/// What is copied: three ways, the card only where there is one.
fn ways(app: App, loaded: &'static Loaded, draft: Draft) -> Element {
    let words = BuilderText::of(app.language());
    let frame = described(loaded, draft, draft.base.get());
    let [tag, iframe, picture] = words.ways;
    let of_card = frame.embed.view.member().is_some().then(|| {
        let html = [&frame.base, code::card(&frame.embed, "html").as_str()].concat();
        let link = el("a").class("ds-link").attr("href", html).attr("target", "_blank");
        way(app, picture, "kort", code::picture(&frame)).child(link.text(words.card_as_html))
    });
    group()
        .child(way(app, tag, "tag", code::tag(&frame)))
        .child(way(app, iframe, "iframe", code::iframe(&frame)))
        .child(of_card)
}

/// The frame that was put together, as its code describes it.
fn described(loaded: &Loaded, draft: Draft, base: String) -> code::Frame {
    let (embed, width) = (draft.embed.get(), draft.room.get());
    let page = match &embed.view {
        View::Member(slug) => Page::Municipality(slug.clone()),
        View::Members => Page::Members(Default::default()),
        View::Priorities => Page::Priorities,
        View::Organisation => Page::Organisation,
    };
    let page = Route::of(embed.language, page);
    let name = embed.view.member().and_then(|slug| loaded.edition.member(slug));
    let title = match name {
        Some(member) => EmbedText::of(embed.language).title.with(&member.name),
        None => title(&loaded.edition, &page),
    };
    code::Frame {
        base,
        look: draft.look.get(),
        height: draft.height_for(width),
        fixed: draft.height.get().is_some(),
        page: page.path(),
        embed,
        title,
        width,
    }
}

/// A way of embedding with what is copied for it.
fn way(
    app: App,
    (name, about): (&'static str, &'static str),
    id: &'static str,
    code: String,
) -> Element {
    let words = BuilderText::of(app.language());
    let told = RwSignal::new(None);
    let said = live(move || told.get().map_or(Node::Empty, Node::from));
    let text = code.clone();
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            let done = browser::copy(&text).await;
            // Something else may have been chosen meanwhile, and the signal gone with it.
            let _ = told.try_set(Some(if done { words.copied } else { words.not_copied }));
        });
    };
    let button = el("button").class("ds-button").attr("type", "button").attr("data-copy", id);
    el("div")
        .class("way")
        .child(el("h3").text(name))
        .child(el("p").text(about))
        .child(el("pre").attr("tabindex", "0").child(el("code").attr("data-code", id).text(code)))
        .child(
            button
                .on("click", copy)
                .text(words.copy_it)
                .child(el("span").class("name").text(": ").text(name)),
        )
        .child(el("span").class("told").attr("role", "status").child(said))
}
