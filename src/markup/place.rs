//! Where nodes go: a place in the page to insert into, or the prerendered page itself, whose
//! nodes are taken over one after another instead of being made.

use std::cell::{Cell, RefCell};
use std::mem;
use std::rc::Rc;

use crate::browser::dom;

/// What marks the ends of a part that changes, in a prerendered page.
pub(super) const START: &str = "[";
pub(super) const END: &str = "]";

thread_local! {
    /// Whether a prerendered page is being taken over.
    static TAKING: Cell<bool> = const { Cell::new(false) };
    /// Whether it was another page than the app's.
    static DIFFERS: Cell<bool> = const { Cell::new(false) };
    /// Fields that had been filled in before the app was there.
    static TYPED: RefCell<Vec<dom::Node>> = const { RefCell::new(Vec::new()) };
}

/// Whether the view that is made now takes over a prerendered page: what it shows is there
/// already.
pub fn is_taking_over() -> bool {
    TAKING.get()
}

/// From now on, views take over what they find or, with `false`, are built.
pub(super) fn set_taking_over(taking: bool) {
    TAKING.set(taking);
}

/// Whether what was found was not what the app shows.
pub(super) fn differs() -> bool {
    DIFFERS.get()
}

/// Remembers a field that is not as it was prerendered.
pub(super) fn remember_typed(field: &dom::Node) {
    TYPED.with_borrow_mut(|typed| typed.push(field.clone()));
}

/// Has each field that had been filled in tell its listeners.
pub(super) fn tell_typed() {
    for field in TYPED.take() {
        dom::tell_typed(&field);
    }
}

/// The next node in an element.
pub(super) struct Place {
    /// None where what is made is inserted later.
    parent: Option<dom::Node>,
    /// New nodes go before this one.
    before: Option<dom::Node>,
    /// In a prerendered page, the node that comes next.
    next: Option<dom::Node>,
    /// Whether nodes are taken over.
    there: bool,
    /// Whether the node taken last was a text: neighbouring ones are one in HTML.
    in_text: bool,
}

impl Place {
    /// A place for new nodes, at the end of `parent` or before one of its nodes.
    pub fn new(parent: &dom::Node, before: Option<&dom::Node>) -> Place {
        Place { parent: Some(parent.clone()), before: before.cloned(), ..Place::nowhere() }
    }

    /// No place: for what is inserted later.
    pub fn nowhere() -> Place {
        Place { parent: None, before: None, next: None, there: false, in_text: false }
    }

    /// A place in the prerendered page, with the first node to take over.
    pub fn in_page(parent: &dom::Node, next: Option<dom::Node>) -> Place {
        Place { next, there: true, ..Place::new(parent, None) }
    }

    /// The place within an element of this place.
    pub fn within(&self, element: &dom::Node) -> Place {
        match self.there {
            true => Place::in_page(element, dom::first_child(element)),
            false => Place::new(element, None),
        }
    }

    /// Whether nodes are taken over here.
    pub fn is_there(&self) -> bool {
        self.there
    }

    /// A text.
    pub fn text(&mut self, words: &str) {
        if !self.there {
            self.put(&dom::text(words));
        } else if !words.is_empty() && !self.in_text {
            self.in_text = self.take("#text").is_some();
        }
    }

    /// An element, which [`put`](Place::put) inserts once it is complete.
    pub fn element(&mut self, tag: &str) -> dom::Node {
        self.take(tag).unwrap_or_else(|| dom::create(tag))
    }

    /// Inserts a node that was made, unless it is there.
    pub fn put(&self, node: &dom::Node) {
        if let Some(parent) = self.parent.as_ref().filter(|_| !self.there) {
            dom::insert(parent, node, self.before.as_ref());
        }
    }

    /// The end of a part that changes.
    pub fn marker(&mut self) -> dom::Node {
        self.take("#comment").unwrap_or_else(|| {
            let marker = dom::marker();
            self.put(&marker);
            marker
        })
    }

    /// Leaves all that lies before the end of the part that changes as it is.
    fn skip_part(&mut self) {
        let mut depth = 0;
        while let Some(node) = &self.next {
            match dom::comment(node).as_deref() {
                Some(START) => depth += 1,
                Some(END) if depth == 0 => return,
                Some(END) => depth -= 1,
                _ => {}
            }
            self.next = dom::next(node);
        }
    }

    /// The next node of the prerendered page, if it is of this kind. If it is not, the page
    /// is not the app's and nothing more is taken over.
    fn take(&mut self, name: &str) -> Option<dom::Node> {
        self.in_text = false;
        if !self.there {
            return None;
        }
        let found = self.next.take().filter(|node| dom::is_named(node, name));
        match &found {
            Some(node) => self.next = dom::next(node),
            None => {
                DIFFERS.set(true);
                self.there = false;
            }
        }
        found
    }
}

/// A part of the page that changes, between two markers.
pub(super) struct Part {
    start: dom::Node,
    end: Option<dom::Node>,
    /// While the part is taken over: where that has come to.
    pub there: Option<Place>,
}

impl Part {
    /// Begins a part at `place`, which is the part's own until it is closed.
    pub fn open(place: &mut Place) -> Rc<RefCell<Part>> {
        let start = place.marker();
        let (end, there) = match place.there {
            true => (None, Some(mem::replace(place, Place::nowhere()))),
            false => (Some(place.marker()), None),
        };
        Rc::new(RefCell::new(Part { start, end, there }))
    }

    /// Ends it and gives the place back.
    pub fn close(&mut self, place: &mut Place) {
        if let Some(there) = self.there.take() {
            *place = there;
            self.end = Some(place.marker());
        }
    }

    /// Leaves what stands there as it is.
    pub fn skip(&mut self) {
        if let Some(place) = &mut self.there {
            place.skip_part();
        }
    }

    /// Puts a text in the place of the one text it shows. Whether it shows one.
    pub fn set_text(&self, words: &str) -> bool {
        self.end.as_ref().is_some_and(|end| dom::set_text_between(&self.start, end, words))
    }

    /// Takes out all of it: the place to put something else.
    pub fn emptied(&self) -> Option<Place> {
        let end = self.end.as_ref()?;
        dom::remove_between(&self.start, end);
        Some(Place::new(&dom::parent(end)?, Some(end)))
    }

    /// Puts `order` into it; see [`dom::arrange`].
    pub fn arrange(&self, order: &[dom::Node]) {
        if let Some(end) = &self.end {
            dom::arrange(&self.start, end, order);
        }
    }
}
