//! A view with a part of every kind, and the HTML that is written of it on the command line:
//! `xtask/tests/prerendered.rs` holds the one against the other, the tests here take it over.

use leptos::prelude::{Get, RwSignal, Set};
use osloregionen::markup::{Node, Row, el, group, keyed, live};

/// What the view follows.
#[derive(Clone, Copy)]
pub struct Signals {
    /// What stands in the field.
    pub typed: RwSignal<String>,
    /// What a field's listener was told last.
    pub told: RwSignal<String>,
    /// A sentence, if there is one.
    pub words: RwSignal<Option<&'static str>>,
    /// The rows' numbers.
    pub rows: RwSignal<Vec<u64>>,
    /// Whether what is drawn is known.
    pub drawn: RwSignal<bool>,
}

impl Signals {
    /// As the view is first shown; only the command line knows what is drawn.
    pub fn first(drawn: bool) -> Signals {
        Signals {
            typed: RwSignal::new(String::new()),
            told: RwSignal::new(String::new()),
            words: RwSignal::new(Some("b & c")),
            rows: RwSignal::new(vec![1, 2]),
            drawn: RwSignal::new(drawn),
        }
    }
}

/// The view; `value` reads a field that an event comes from.
pub fn view(signals: Signals, value: fn(osloregionen::markup::Event) -> String) -> Node {
    let Signals { typed, told, words, rows, drawn } = signals;
    let sentence = move || match words.get() {
        Some(words) => group().text("a ").child(el("b").text(words)).text(" d").into(),
        None => Node::Empty,
    };
    let row =
        |key: u64| Row { key, make: Box::new(move || el("li").text(key.to_string()).text(".")) };
    let drawing = move || match drawn.get() {
        true => group().child(el("svg").child(el("path").attr("d", "M0 0"))).child(inner()).into(),
        false => Node::Kept,
    };
    let field = el("input")
        .attr("type", "search")
        .attr("aria-label", "q")
        .live_value(move || typed.get().into())
        .on("input", move |event| told.set(value(event)));
    el("section")
        .class("or-a")
        .attr("title", "\"<&")
        .live_attr("data-rows", move || Some(rows.get().len().to_string().into()))
        .child(el("p").text("1 < 2").text("").copy(" & ").child(live(sentence)).text("."))
        .child(field)
        .child(el("details").child(el("summary").text("more")).child(el("br")))
        .child(el("ul").child(keyed(move || rows.get().into_iter().map(row).collect())))
        .child(live(drawing))
        .child(el("i").text("end"))
        .into()
}

/// A part that changes within one that changes.
fn inner() -> Node {
    live(|| el("em").text("in").into())
}

/// The view as HTML, with what is drawn.
pub const HTML: &str = "<section class=\"or-a\" title=\"&quot;&lt;&amp;\" data-rows=\"2\">\
    <p>1 &lt; 2 &amp; <!--[-->a <b>b &amp; c</b> d<!--]-->.</p>\
    <input type=\"search\" aria-label=\"q\">\
    <details><summary>more</summary><br></details>\
    <ul><!--[--><li>1.</li><li>2.</li><!--]--></ul>\
    <!--[--><svg><path d=\"M0 0\"></path></svg><!--[--><em>in</em><!--]--><!--]-->\
    <i>end</i></section>";
