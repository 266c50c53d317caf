//! Elements and their attributes.

use super::{Node, Text};
use crate::domain::language::{Language, Localized};

/// What a listener is told.
pub type Event = crate::browser::dom::Event;

/// An element: tag, attributes, listeners and what is in it.
pub struct Element(pub(super) Box<Parts>);

pub(super) struct Parts {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, Attribute)>,
    pub listeners: Vec<(&'static str, Listener)>,
    pub children: Vec<Node>,
}

pub(super) type Listener = Box<dyn FnMut(Event) + Send>;

pub(super) enum Attribute {
    Fixed(Text),
    /// Follows its signals; `None` takes it away.
    Live(Box<dyn Fn() -> Option<Text> + Send>),
    /// The `value` of a field or select, which its attribute does not change once it has
    /// been typed into.
    Value(Box<dyn Fn() -> Text + Send>),
}

/// Something that stands in an element: what an attribute is set to, or a part of it.
///
/// A trait rather than `Into`, so that every call lands in one of few functions that are
/// compiled once: half of a page's code would else be the making of enum values.
pub trait Words {
    /// Sets the attribute `name` of the element to it.
    fn set(self, element: Element, name: &'static str) -> Element;
    /// Adds it as text.
    fn add(self, element: Element) -> Element;
}

impl Words for &'static str {
    #[inline(never)]
    fn set(self, element: Element, name: &'static str) -> Element {
        element.set(name, Attribute::Fixed(self.into()))
    }

    #[inline(never)]
    fn add(self, element: Element) -> Element {
        element.push(Node::Text(self.into()))
    }
}

impl Words for String {
    #[inline(never)]
    fn set(self, element: Element, name: &'static str) -> Element {
        element.set(name, Attribute::Fixed(self.into()))
    }

    #[inline(never)]
    fn add(self, element: Element) -> Element {
        element.push(Node::Text(self.into()))
    }
}

/// A part of an element; see [`Words`] for why.
pub trait Part {
    /// Adds it.
    fn add_to(self, element: Element) -> Element;
}

impl Part for Node {
    fn add_to(self, element: Element) -> Element {
        element.push(self)
    }
}

impl Part for Element {
    #[inline(never)]
    fn add_to(self, element: Element) -> Element {
        element.push(Node::Element(self))
    }
}

impl<P: Part> Part for Option<P> {
    fn add_to(self, element: Element) -> Element {
        match self {
            Some(part) => part.add_to(element),
            None => element,
        }
    }
}

/// An element of HTML, or of SVG where only SVG has that tag.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
    }))
}

/// Several parts as one, without an element around them.
pub fn group() -> Element {
    el(NO_TAG)
}

/// The tag of a group.
pub(super) const NO_TAG: &str = "";

impl Element {
    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl Words) -> Element {
        value.set(self, name)
    }

    /// Sets an attribute if there is a value for it.
    pub fn maybe_attr(self, name: &'static str, value: Option<impl Words>) -> Element {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets the class.
    pub fn class(self, names: impl Words) -> Element {
        self.attr("class", names)
    }

    /// Sets an attribute to a whole number.
    #[inline(never)]
    pub fn number(self, name: &'static str, value: i32) -> Element {
        self.attr(name, value.to_string())
    }

    /// Sets an attribute that follows the signals `value` reads; `None` takes it away.
    pub fn live_attr(
        self,
        name: &'static str,
        value: impl Fn() -> Option<Text> + Send + 'static,
    ) -> Element {
        self.set(name, Attribute::Live(Box::new(value)))
    }

    /// Sets the value of a field or select, following the signals `value` reads.
    pub fn live_value(self, value: impl Fn() -> Text + Send + 'static) -> Element {
        self.set("value", Attribute::Value(Box::new(value)))
    }

    /// Calls `listener` on each event of that name.
    pub fn on(self, event: &'static str, listener: impl FnMut(Event) + Send + 'static) -> Element {
        self.listen(event, Box::new(listener))
    }

    /// Adds text.
    pub fn text(self, text: impl Words) -> Element {
        text.add(self)
    }

    /// Adds a copy of a text that is part of the content.
    #[inline(never)]
    pub fn copy(self, text: &str) -> Element {
        self.text(text.to_owned())
    }

    /// Adds a text of the content in `language`.
    #[inline(never)]
    pub fn say(self, text: &Localized, language: Language) -> Element {
        self.copy(text.get(language))
    }

    /// Adds a part.
    pub fn child(self, part: impl Part) -> Element {
        part.add_to(self)
    }

    /// Adds parts.
    pub fn children<P: Part>(mut self, parts: impl IntoIterator<Item = P>) -> Element {
        for part in parts {
            self = part.add_to(self);
        }
        self
    }

    #[inline(never)]
    fn push(mut self, part: Node) -> Element {
        self.0.children.push(part);
        self
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, attribute: Attribute) -> Element {
        self.0.attributes.push((name, attribute));
        self
    }

    #[inline(never)]
    fn listen(mut self, event: &'static str, listener: Listener) -> Element {
        self.0.listeners.push((event, listener));
        self
    }
}
