//! Asks a visitor who has not touched anything for a while, and starts over without an answer.

use leptos::prelude::*;

use super::state::Kiosk;
use crate::markup::{Element, Node, el, group, live, memo};

/// Id of the question's words.
const QUESTION: &str = "sporsmal";

/// The question, while it is asked. Only its number changes from second to second.
pub(super) fn rest(kiosk: Kiosk) -> Element {
    let asked = memo(move |_| kiosk.left.get().is_some());
    group().child(live(move || -> Node {
        if !asked.get() {
            return Node::Empty;
        }
        let words = kiosk.words();
        let seconds = live(move || -> Node {
            let left = kiosk.left.get().unwrap_or_default();
            words.starting_over.with_number(left as usize).into()
        });
        let question = el("h2").attr("id", QUESTION).text(words.still_here);
        // The touch itself is the answer: what is touched does not matter.
        let go_on = el("button").attr("type", "button").class("main").text(words.go_on);
        let box_ = el("div")
            .attr("role", "alertdialog")
            .attr("aria-labelledby", QUESTION)
            .child(question)
            .child(el("p").child(seconds))
            .child(go_on.on("click", move |_| kiosk.touched()));
        el("div").class("rest").child(box_).into()
    }))
}
