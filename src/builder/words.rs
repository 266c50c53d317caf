//! What a web editor and their administrator ask: what to allow, what is stored, whether it is
//! accessible, whether it can do harm.

use leptos::prelude::*;

use super::Draft;
use crate::markup::{Element, el, group, live};
use crate::state::App;
use crate::text::BuilderText;

/// Questions and answers.
pub(super) fn about(app: App, draft: Draft) -> Element {
    let words = BuilderText::of(app.language());
    let answer = |(at, (question, answer)): (usize, &(&'static str, &'static str))| {
        let policy = (at == 0).then(|| policy(words, draft));
        el("section").child(el("h2").text(*question)).child(el("p").text(*answer)).child(policy)
    };
    el("div").class("about").children(words.about.iter().enumerate().map(answer))
}

/// The lines of a policy, with this site's address.
fn policy(words: &'static BuilderText, draft: Draft) -> Element {
    let line = move |name: &'static str| {
        el("pre").attr("tabindex", "0").child(el("code").child(live(move || {
            let base = draft.base.get();
            // A policy names a host: scheme and name.
            let end = base.match_indices('/').nth(2).map_or(base.len(), |(at, _)| at);
            [name, " ", &base[..end]].concat().into()
        })))
    };
    group()
        .child(line("frame-src"))
        .child(el("p").text(words.policy_script))
        .child(line("script-src"))
}
