//! A node as a view of Leptos, so that Leptos mounts it.

use std::cell::RefCell;

use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

use super::Node;
use super::build::{Keep, Life, insert};
use super::place::{self, Place};
use crate::browser::dom;

thread_local! {
    /// The element whose prerendered content the next view takes over.
    static PAGE: RefCell<Option<dom::Node>> = const { RefCell::new(None) };
}

/// Has the view that `mount` mounts take over what `page` holds, which `to_html` wrote of the
/// same view. Whether it did: if it is not the same, what is shown is not the app's.
pub fn take_over<T>(page: dom::Node, mount: impl FnOnce() -> T) -> Option<T> {
    PAGE.set(Some(page));
    place::set_taking_over(true);
    let mounted = mount();
    place::set_taking_over(false);
    (!place::differs()).then_some(mounted)
}

/// Has each field that was filled in before the page was taken over tell its listeners.
pub fn tell_typed() {
    place::tell_typed();
}

/// A mounted node: a fragment before it is mounted, then what lies between its markers.
pub struct Shown {
    fragment: dom::Node,
    start: dom::Node,
    end: dom::Node,
    keep: Keep,
}

impl Render for Node {
    type State = Shown;

    fn build(self) -> Shown {
        let (fragment, start, end) = (dom::fragment(), dom::marker(), dom::marker());
        let mut keep = Keep::within(&Life::default());
        match PAGE.take() {
            Some(page) => {
                insert(self, &mut Place::in_page(&page, dom::first_child(&page)), &mut keep);
                dom::insert(&page, &start, dom::first_child(&page).as_ref());
                dom::insert(&page, &end, None);
            }
            None => {
                dom::insert(&fragment, &start, None);
                dom::insert(&fragment, &end, None);
                insert(self, &mut Place::new(&fragment, Some(&end)), &mut keep);
            }
        }
        Shown { fragment, start, end, keep }
    }

    fn rebuild(self, state: &mut Shown) {
        state.keep = Keep::within(&Life::default());
        dom::remove_between(&state.start, &state.end);
        if let Some(parent) = dom::parent(&state.end) {
            insert(self, &mut Place::new(&parent, Some(&state.end)), &mut state.keep);
        }
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        dom::remove_between(&self.start, &self.end);
        dom::remove(&self.start);
        dom::remove(&self.end);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        dom::insert(parent, &self.fragment, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.start.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        Vec::new()
    }
}

impl AddAnyAttr for Node {
    type Output<SomeNewAttr: Attribute> = Node;

    /// A node has no one element that would take it.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Node {
        self
    }
}

impl RenderHtml for Node {
    type AsyncOutput = Node;
    type Owned = Node;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Node {
        self
    }

    /// The app is mounted in the browser only.
    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<leptos::attr::any_attribute::AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Shown {
        self.build()
    }

    fn into_owned(self) -> Node {
        self
    }
}
