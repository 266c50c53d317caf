//! A node as HTML, for pages that are read before the app is there or without it.
//!
//! Parts that change stand between comments, so that the app finds them; see
//! [`take_over`](super::take_over).

use leptos::prelude::untrack;

use super::element::{Attribute, Element, NO_TAG};
use super::place::{END, START};
use super::{Node, Row};

/// Elements of HTML that have no end tag.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// The node as it is first shown.
pub fn to_html(node: Node) -> String {
    let mut html = String::new();
    untrack(|| write(node, &mut html));
    html
}

fn write(node: Node, html: &mut String) {
    match node {
        Node::Empty | Node::Kept => {}
        Node::Text(text) => escape(&text, html),
        Node::Element(element) => write_element(element, html),
        Node::Staying(_, make) => write_element(make(), html),
        Node::Live(make) => between_marks(html, |html| write(make(), html)),
        Node::Keyed(list) => between_marks(html, |html| {
            (list.rows)().into_iter().for_each(|Row { make, .. }| write_element(make(), html));
        }),
    }
}

fn between_marks(html: &mut String, write: impl FnOnce(&mut String)) {
    let mark = |mark: &str| format!("<!--{mark}-->");
    html.push_str(&mark(START));
    write(html);
    html.push_str(&mark(END));
}

fn write_element(element: Element, html: &mut String) {
    let parts = *element.0;
    if parts.tag == NO_TAG {
        return parts.children.into_iter().for_each(|part| write(part, html));
    }
    html.push('<');
    html.push_str(parts.tag);
    for (name, attribute) in parts.attributes {
        match attribute {
            Attribute::Fixed(value) => write_attribute(name, &value, html),
            Attribute::Live(value) => {
                value().iter().for_each(|value| write_attribute(name, value, html));
            }
            // A select without a value shows its first choice.
            Attribute::Value(value) => {
                let value = value();
                if !value.is_empty() {
                    write_attribute(name, &value, html);
                }
            }
        }
    }
    html.push('>');
    if VOID.contains(&parts.tag) {
        return;
    }
    parts.children.into_iter().for_each(|part| write(part, html));
    html.push_str("</");
    html.push_str(parts.tag);
    html.push('>');
}

fn write_attribute(name: &str, value: &str, html: &mut String) {
    html.push(' ');
    html.push_str(name);
    if !value.is_empty() {
        html.push_str("=\"");
        escape(value, html);
        html.push('"');
    }
}

/// Writes text so that it is text, in an element as in an attribute.
fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}
