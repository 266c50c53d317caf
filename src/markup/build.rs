//! From data to the page's nodes, and the effects that keep them up to date.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::RenderEffect;

use super::element::{Attribute, Element, NO_TAG};
use super::{Node, keyed};
use crate::browser::dom::{self, Handler};

/// What must live as long as what is shown: dropped, it no longer follows its signals.
#[derive(Default)]
pub(super) struct Keep {
    effects: Vec<RenderEffect<Keep>>,
    handlers: Vec<Handler>,
    life: Life,
}

/// Whether a part is still shown. An effect that was told of a change just before it was
/// dropped runs once more, when the signals that were made for its part are gone already: it
/// must not read them.
#[derive(Clone, Default)]
pub(super) struct Life(Option<Rc<Lived>>);

struct Lived {
    over: Cell<bool>,
    /// The life of the part around it.
    around: Life,
}

impl Life {
    /// Whether the part, or one around it, has been taken away.
    pub(super) fn is_over(&self) -> bool {
        self.0.as_ref().is_some_and(|lived| lived.over.get() || lived.around.is_over())
    }
}

impl Drop for Keep {
    fn drop(&mut self) {
        if let Some(lived) = &self.life.0 {
            lived.over.set(true);
        }
    }
}

impl Keep {
    /// For a part within one that lives so long.
    pub(super) fn within(around: &Life) -> Keep {
        let lived = Lived { over: Cell::new(false), around: around.clone() };
        let mut keep = Keep::default();
        keep.life = Life(Some(Rc::new(lived)));
        keep
    }

    /// How long the part lives.
    pub(super) fn life(&self) -> Life {
        self.life.clone()
    }

    pub(super) fn effect(&mut self, effect: RenderEffect<Keep>) {
        self.effects.push(effect);
    }
}

/// Appends `node` to `parent`, before `before` where it is given.
pub(super) fn insert(node: Node, parent: &dom::Node, before: Option<&dom::Node>, keep: &mut Keep) {
    match node {
        Node::Empty => {}
        Node::Text(text) => dom::insert(parent, &dom::text(&text), before),
        Node::Element(group) if group.0.tag == NO_TAG => {
            group.0.children.into_iter().for_each(|part| insert(part, parent, before, keep));
        }
        Node::Element(element) => {
            let built = build_element(element, keep);
            dom::insert(parent, &built, before);
        }
        Node::Live(make) => insert_live(make, parent, before, keep),
        Node::Keyed(rows) => keyed::insert(rows, parent, before, keep),
    }
}

/// Builds an element with all in it.
pub(super) fn build_element(element: Element, keep: &mut Keep) -> dom::Node {
    let parts = *element.0;
    let built = dom::create(parts.tag);
    // What is in it comes first: a select takes only a value that it has.
    for child in parts.children {
        insert(child, &built, None, keep);
    }
    for (name, attribute) in parts.attributes {
        match attribute {
            Attribute::Fixed(value) => dom::set_attribute(&built, name, Some(&value)),
            Attribute::Live(value) => follow(keep, built.clone(), name, value),
            Attribute::Value(value) => {
                let (built, life) = (built.clone(), keep.life());
                keep.effect(RenderEffect::new(move |_| {
                    if !life.is_over() {
                        dom::set_value(&built, &value());
                    }
                    Keep::default()
                }));
            }
        }
    }
    for (event, listener) in parts.listeners {
        keep.handlers.extend(dom::listen(&built, event, listener));
    }
    built
}

fn follow(
    keep: &mut Keep,
    built: dom::Node,
    name: &'static str,
    value: Box<dyn Fn() -> Option<super::Text> + Send>,
) {
    let life = keep.life();
    keep.effect(RenderEffect::new(move |_| {
        if !life.is_over() {
            dom::set_attribute(&built, name, value().as_deref());
        }
        Keep::default()
    }));
}

/// A live part lies between two markers; made anew, all between them is replaced.
fn insert_live(
    make: Box<dyn Fn() -> Node + Send>,
    parent: &dom::Node,
    before: Option<&dom::Node>,
    keep: &mut Keep,
) {
    let (start, end) = (dom::marker(), dom::marker());
    dom::insert(parent, &start, before);
    dom::insert(parent, &end, before);
    let life = keep.life();
    keep.effect(RenderEffect::new(move |shown: Option<Keep>| {
        if life.is_over() {
            return Keep::default();
        }
        let node = make();
        // What was shown stops following its signals before it leaves the page.
        drop(shown);
        dom::remove_between(&start, &end);
        let mut keep = Keep::within(&life);
        if let Some(parent) = dom::parent(&end) {
            insert(node, &parent, Some(&end), &mut keep);
        }
        keep
    }));
}
