//! From data to the page's nodes, and the effects that keep them up to date.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::RenderEffect;
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};

use super::Node;
use super::element::{Attribute, Element, NO_TAG};
use super::place::{self, Part, Place};
use super::stay::{self, Staying};
use crate::browser::dom::{self, Handler};

/// What must live as long as what is shown: dropped, it no longer follows its signals.
#[derive(Default)]
pub(super) struct Keep {
    effects: Vec<RenderEffect<Keep>>,
    handlers: Vec<Handler>,
    staying: Vec<Staying>,
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
        // A signal remembers an effect that read it until it is told otherwise: one that lives
        // as long as the app would keep, and copy at each change, all that ever followed it.
        for effect in &self.effects {
            let subscriber = effect.to_any_subscriber();
            subscriber.clear_sources(&subscriber);
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

    /// Whether nothing follows a signal or listens.
    pub(super) fn is_empty(&self) -> bool {
        self.effects.is_empty() && self.handlers.is_empty() && self.staying.is_empty()
    }

    /// How long the part lives.
    pub(super) fn life(&self) -> Life {
        self.life.clone()
    }

    pub(super) fn effect(&mut self, effect: RenderEffect<Keep>) {
        self.effects.push(effect);
    }
}

/// Inserts `node` at its place, or takes over what is there.
pub(super) fn insert(node: Node, place: &mut Place, keep: &mut Keep) {
    match node {
        Node::Empty | Node::Kept => {}
        Node::Text(text) => place.text(&text),
        Node::Element(group) if group.0.tag == NO_TAG => {
            group.0.children.into_iter().for_each(|part| insert(part, place, keep));
        }
        Node::Element(element) => drop(insert_element(element, place, keep)),
        Node::Live(make) => insert_live(make, place, keep),
        Node::Staying(stay, make) => keep.staying.push(stay::insert(stay, make, place)),
        Node::Keyed(list) => list.insert(place, keep),
    }
}

/// Inserts an element with all in it.
pub(super) fn insert_element(element: Element, place: &mut Place, keep: &mut Keep) -> dom::Node {
    let parts = *element.0;
    let built = place.element(parts.tag);
    // What is in it comes first: a select takes only a value that it has.
    let mut within = place.within(&built);
    for child in parts.children {
        insert(child, &mut within, keep);
    }
    let there = place.is_there();
    for (name, attribute) in parts.attributes {
        match attribute {
            Attribute::Fixed(_) if there => {}
            Attribute::Fixed(value) => dom::set_attribute(&built, name, Some(&value)),
            Attribute::Live(value) => follow(keep, built.clone(), name, value),
            Attribute::Value(value) => {
                let field = dom::field(&built, parts.tag);
                follow_value(keep, built.clone(), value, there, field);
            }
        }
    }
    for (event, listener) in parts.listeners {
        keep.handlers.extend(dom::listen(&built, event, listener));
    }
    place.put(&built);
    built
}

fn follow(
    keep: &mut Keep,
    built: dom::Node,
    name: &'static str,
    value: Box<dyn Fn() -> Option<super::Text> + Send>,
) {
    let life = keep.life();
    // What is shown follows all that is asked of the directory, and little of that changes at once.
    let mut last = None;
    keep.effect(RenderEffect::new(move |_| {
        if !life.is_over() {
            let value = Some(value());
            if last != value {
                dom::set_attribute(&built, name, value.as_ref().and_then(Option::as_deref));
                last = value;
            }
        }
        Keep::default()
    }));
}

/// What was filled in before the app was `there` stays. A select has no other value than was set, or
/// was told of.
fn follow_value(
    keep: &mut Keep,
    built: dom::Node,
    value: Box<dyn Fn() -> super::Text + Send>,
    mut there: bool,
    field: dom::Field,
) {
    let life = keep.life();
    let mut last = None;
    keep.effect(RenderEffect::new(move |_| {
        if life.is_over() {
            return Keep::default();
        }
        let value = value();
        if field == dom::Field::Select && last.as_ref() == Some(&value) {
            return Keep::default();
        }
        if !std::mem::take(&mut there) {
            dom::set_value(&built, field, &value);
        } else if !dom::has_value(&built, field, &value) {
            place::remember_typed(&built);
        }
        last = Some(value);
        Keep::default()
    }));
}

/// A live part lies between two markers; made anew, all between them is replaced.
fn insert_live(make: Box<dyn Fn() -> Node + Send>, place: &mut Place, keep: &mut Keep) {
    let (part, life) = (Part::open(place), keep.life());
    let own = part.clone();
    keep.effect(RenderEffect::new(move |shown: Option<Keep>| {
        if life.is_over() {
            return Keep::default();
        }
        let node = make();
        let mut part = own.borrow_mut();
        if let Node::Kept = node {
            part.skip();
            return shown.unwrap_or_default();
        }
        if let Node::Text(words) = &node
            && part.set_text(words)
        {
            return Keep::default();
        }
        // What was shown stops following its signals before it leaves the page.
        drop(shown);
        let mut keep = Keep::within(&life);
        if let Some(place) = &mut part.there {
            insert(node, place, &mut keep);
        } else if let Some(mut place) = part.emptied() {
            insert(node, &mut place, &mut keep);
        }
        keep
    }));
    part.borrow_mut().close(place);
}
