//! The page's nodes. Where a browser refuses, nothing is shown there and nothing panics.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

pub use web_sys::{Event, Node};

const SVG: &str = "http://www.w3.org/2000/svg";

thread_local! {
    static DOCUMENT: Option<Document> = web_sys::window().and_then(|window| window.document());
}

/// The page. A worker has none, and the app does not run there.
fn document() -> Document {
    DOCUMENT
        .with(|document| document.clone())
        .unwrap_or_else(|| wasm_bindgen::JsValue::NULL.unchecked_into())
}

/// An element; of SVG for the tags that only SVG has.
pub fn create(tag: &str) -> Node {
    let svg = matches!(
        tag,
        "svg" | "g" | "path" | "circle" | "line" | "polyline" | "rect" | "text" | "tspan" | "use"
    );
    let created = match svg {
        true => document().create_element_ns(Some(SVG), tag),
        false => document().create_element(tag),
    };
    created.map_or_else(|_| marker(), JsCast::unchecked_into)
}

/// A text.
pub fn text(words: &str) -> Node {
    document().create_text_node(words).unchecked_into()
}

/// A place in the page that shows nothing.
pub fn marker() -> Node {
    document().create_comment("").unchecked_into()
}

/// Nodes that are no part of the page yet.
pub fn fragment() -> Node {
    document().create_document_fragment().unchecked_into()
}

/// Inserts a node at the end of `parent`, or before one of its children.
pub fn insert(parent: &Node, child: &Node, before: Option<&Node>) {
    drop(parent.insert_before(child, before));
}

/// The node it lies in.
pub fn parent(node: &Node) -> Option<Node> {
    node.parent_node()
}

/// What the page shows.
pub fn body() -> Option<HtmlElement> {
    document().body()
}

/// The page's main part.
pub fn main() -> Option<Node> {
    document().query_selector("main").ok()?.map(JsCast::unchecked_into)
}

/// The first node in it.
pub fn first_child(node: &Node) -> Option<Node> {
    node.first_child()
}

/// The node after it.
pub fn next(node: &Node) -> Option<Node> {
    node.next_sibling()
}

/// Whether it is an element with this tag, or one of `#text` and `#comment`.
pub fn is_named(node: &Node, name: &str) -> bool {
    node.node_name().eq_ignore_ascii_case(name)
}

/// What a comment says; none for other nodes.
pub fn comment(node: &Node) -> Option<String> {
    if node.node_type() == Node::COMMENT_NODE { node.node_value() } else { None }
}

/// Takes a node out of the page.
pub fn remove(node: &Node) {
    // Texts and comments have the same method, and a type of their own for it.
    node.unchecked_ref::<Element>().remove();
}

/// Takes out all that lies between two markers.
pub fn remove_between(start: &Node, end: &Node) {
    while let Some(next) = start.next_sibling() {
        if next.is_same_node(Some(end)) {
            break;
        }
        remove(&next);
    }
}

/// Changes the text between two markers. Whether there is one, and nothing else.
pub fn set_text_between(start: &Node, end: &Node, words: &str) -> bool {
    let text = start.next_sibling().filter(|node| {
        node.node_type() == Node::TEXT_NODE
            && node.next_sibling().is_some_and(|next| next.is_same_node(Some(end)))
    });
    if let Some(text) = &text {
        text.set_node_value(Some(words));
    }
    text.is_some()
}

/// Puts `order` between two markers. A node that already follows the one before it is not
/// touched, so that focus and scrolling survive.
pub fn arrange(start: &Node, end: &Node, order: &[Node]) {
    let Some(parent) = end.parent_node() else { return };
    let mut next = start.next_sibling();
    for node in order {
        if next.as_ref().is_some_and(|next| next.is_same_node(Some(node))) {
            next = node.next_sibling();
        } else {
            insert(&parent, node, next.as_ref());
        }
    }
}

/// Sets an attribute, or takes it away. A name that starts with `--` is a property of the
/// style sheets, which is set apart: a strict policy allows no `style` attribute.
pub fn set_attribute(node: &Node, name: &str, value: Option<&str>) {
    if name.starts_with("--") {
        let element: &HtmlElement = node.unchecked_ref();
        drop(element.style().set_property(name, value.unwrap_or_default()));
        return;
    }
    let element: &Element = node.unchecked_ref();
    drop(match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    });
}

/// What takes a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// A field that is typed into.
    Typed,
    /// A box, which is ticked by any value.
    Box,
    /// A select.
    Select,
}

/// What an element with this tag is. Asked once: the browser's answer is a text.
pub fn field(node: &Node, tag: &str) -> Field {
    match tag {
        "select" => Field::Select,
        _ if node.unchecked_ref::<HtmlInputElement>().type_() == "checkbox" => Field::Box,
        _ => Field::Typed,
    }
}

/// Sets what stands in a field.
pub fn set_value(node: &Node, field: Field, value: &str) {
    let input: &HtmlInputElement = node.unchecked_ref();
    match field {
        Field::Typed if input.value() != value => input.set_value(value),
        Field::Typed => {}
        Field::Box => input.set_checked(!value.is_empty()),
        Field::Select => node.unchecked_ref::<HtmlSelectElement>().set_value(value),
    }
}

/// Whether this stands in a field.
pub fn has_value(node: &Node, field: Field, value: &str) -> bool {
    let input: &HtmlInputElement = node.unchecked_ref();
    match field {
        Field::Typed => input.value() == value,
        Field::Box => input.checked() != value.is_empty(),
        Field::Select => node.unchecked_ref::<HtmlSelectElement>().value() == value,
    }
}

/// Has a field tell what stands in it, as if it had just been filled in.
pub fn tell_typed(field: &Node) {
    for name in ["input", "change"] {
        if let Ok(event) = Event::new(name) {
            drop(field.dispatch_event(&event));
        }
    }
}

/// A listener for as long as it is kept.
pub struct Handler {
    _closure: Closure<dyn FnMut(Event)>,
}

/// Calls `listener` on each event of that name at `node`.
pub fn listen(node: &Node, event: &str, listener: Box<dyn FnMut(Event) + Send>) -> Option<Handler> {
    let closure = Closure::wrap(listener as Box<dyn FnMut(Event)>);
    node.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).ok()?;
    Some(Handler { _closure: closure })
}
