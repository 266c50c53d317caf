//! Views as data: what is described is what stands in the page, and it follows its signals
//! for as long as it is shown.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::prelude::{Get, GetUntracked, RwSignal, Set};
use osloregionen::markup::{Element, Node, el, group, live};
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::page::{
    all, choose, click, find, mount, see_markup, see_text, see_value, send, settle, type_into,
};

/// Counts how often something ran.
#[derive(Clone, Default)]
pub struct Count(Arc<AtomicUsize>);

impl Count {
    pub fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    pub fn get(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

#[test]
fn an_element_has_its_tag_attributes_and_parts_in_order() {
    let page = mount(|| {
        el("section")
            .class("or-a b")
            .attr("id", String::from("x"))
            .number("tabindex", -1)
            .maybe_attr("lang", Some("nb"))
            .maybe_attr("hidden", None::<&str>)
            .text("a")
            .copy("b")
            .child(el("br"))
            .child(None::<Element>)
            .child(group().text("c").child(el("i").text("d")))
            .children([el("b").text("e"), el("b").text("f")])
            .child(Node::Empty)
            .child(Node::from("g"))
            .into()
    });
    let expected = "<section class=\"or-a b\" id=\"x\" tabindex=\"-1\" lang=\"nb\">\
                    ab<br>c<i>d</i><b>e</b><b>f</b>g</section>";
    assert_eq!(see_markup(&page), expected);
}

#[test]
fn text_is_never_markup() {
    const BAD: &str = "<script>document.title = 'owned'</script><img src=x onerror=alert(1)>&amp;";
    let page = mount(|| {
        el("p")
            .attr("title", ["\">", BAD].concat())
            .text(BAD)
            .copy(BAD)
            .child(Node::from(BAD.to_owned()))
            .child(live(|| BAD.into()))
            .into()
    });
    assert_eq!(see_text(&page, "p"), BAD.repeat(4));
    assert_eq!(find(&page, "p").get_attribute("title"), Some(["\">", BAD].concat()));
    assert_eq!(all(&page, "*").len(), 1, "{}", see_markup(&page));
}

#[test]
async fn a_live_part_is_replaced_where_it_stands() {
    let words = RwSignal::new(vec!["a"]);
    let page = mount(move || {
        let part =
            move || group().children(words.get().into_iter().map(|w| el("b").text(w))).into();
        el("p").text("<").child(live(part)).text(">").into()
    });
    assert_eq!(see_markup(&page), "<p>&lt;<b>a</b>&gt;</p>");
    for (now, expected) in [
        (vec!["b", "c"], "<p>&lt;<b>b</b><b>c</b>&gt;</p>"),
        (vec![], "<p>&lt;&gt;</p>"),
        (vec!["d"], "<p>&lt;<b>d</b>&gt;</p>"),
    ] {
        words.set(now);
        settle().await;
        assert_eq!(see_markup(&page), expected);
    }
}

#[test]
async fn a_live_text_changes_and_stays() {
    let words = RwSignal::new(Some("a"));
    let page = mount(move || {
        let part = move || words.get().map_or_else(|| el("br").into(), Node::from);
        el("p").text("<").child(live(part)).text(">").into()
    });
    let text = || -> web_sys::Node {
        let before = find(&page, "p").first_child().and_then(|before| before.next_sibling());
        before.and_then(|mark| mark.next_sibling()).expect("a text")
    };
    let first = text();
    for now in ["b", "", "<i>"] {
        words.set(Some(now));
        settle().await;
        assert_eq!(see_text(&page, "p"), format!("<{now}>"));
        assert!(text().is_same_node(Some(&first)));
    }
    for (now, expected) in [(None, "<p>&lt;<br>&gt;</p>"), (Some("d"), "<p>&lt;d&gt;</p>")] {
        words.set(now);
        settle().await;
        assert_eq!(see_markup(&page), expected);
    }
}

#[test]
async fn what_is_replaced_no_longer_follows_its_signals() {
    let (shown, inner) = (RwSignal::new(true), RwSignal::new(0));
    let runs = Count::default();
    let counted = runs.clone();
    let page = mount(move || {
        live(move || {
            if !shown.get() {
                return Node::Empty;
            }
            let (one, other, third) = (counted.clone(), counted.clone(), counted.clone());
            let attribute = move || {
                one.add();
                Some(inner.get().to_string().into())
            };
            let value = move || {
                other.add();
                inner.get().to_string().into()
            };
            let part = move || {
                third.add();
                inner.get().to_string().into()
            };
            let field = el("input").live_attr("title", attribute).live_value(value);
            group().child(field).child(live(part)).into()
        })
    });
    inner.set(1);
    settle().await;
    assert_eq!(runs.get(), 6, "each of the three runs at first and again");
    shown.set(false);
    settle().await;
    inner.set(2);
    settle().await;
    assert_eq!((runs.get(), see_markup(&page)), (6, String::new()));
    shown.set(true);
    settle().await;
    assert_eq!(runs.get(), 9);
    assert_eq!(see_value(&page, "input"), "2");
}

#[test]
async fn what_is_unmounted_leaves_nothing_and_follows_nothing() {
    let signal = RwSignal::new(0);
    let runs = Count::default();
    let counted = runs.clone();
    let mut page = mount(move || {
        let part = move || {
            counted.add();
            el("p").text(signal.get().to_string()).into()
        };
        group().text("a").child(live(part)).into()
    });
    assert_eq!(see_markup(&page), "a<p>0</p>");
    page.unmount();
    assert_eq!(page.inner_html(), "");
    signal.set(1);
    settle().await;
    assert_eq!((runs.get(), page.inner_html()), (1, String::new()));
}

#[test]
async fn a_nested_live_part_changes_alone() {
    let (outer, inner) = (RwSignal::new("a"), RwSignal::new("1"));
    let page = mount(move || {
        live(move || {
            let words = outer.get();
            let inside = live(move || el("i").text(inner.get()).into());
            el("p").text(words).child(inside).text("!").into()
        })
    });
    let before = find(&page, "p");
    inner.set("2");
    settle().await;
    assert_eq!(see_markup(&page), "<p>a<i>2</i>!</p>");
    assert_eq!(find(&page, "p"), before);
    outer.set("b");
    settle().await;
    assert_eq!(see_markup(&page), "<p>b<i>2</i>!</p>");
    assert_ne!(find(&page, "p"), before);
    // The one made anew follows as well, also when both change at once.
    outer.set("c");
    inner.set("3");
    settle().await;
    assert_eq!(see_markup(&page), "<p>c<i>3</i>!</p>");
}

#[test]
async fn a_live_part_may_be_nothing_but_another() {
    let (outer, inner) = (RwSignal::new(true), RwSignal::new(1));
    let page = mount(move || {
        live(move || match outer.get() {
            true => live(move || inner.get().to_string().into()),
            false => "-".into(),
        })
    });
    for (outer_now, inner_now, expected) in
        [(true, 2, "2"), (false, 3, "-"), (true, 3, "3"), (true, 4, "4")]
    {
        outer.set(outer_now);
        inner.set(inner_now);
        settle().await;
        assert_eq!(see_markup(&page), expected);
    }
}

#[test]
async fn a_live_attribute_without_a_value_is_taken_away() {
    let value = RwSignal::new(Some("true"));
    let page = mount(move || {
        el("a").live_attr("aria-current", move || value.get().map(Into::into)).into()
    });
    for (now, expected) in [
        (None, "<a></a>"),
        (Some("page"), "<a aria-current=\"page\"></a>"),
        (Some(""), "<a aria-current=\"\"></a>"),
        (None, "<a></a>"),
    ] {
        value.set(now);
        settle().await;
        assert_eq!(see_markup(&page), expected);
    }
}

#[test]
async fn a_select_takes_its_value_after_its_options() {
    let value = RwSignal::new("b");
    let page = mount(move || {
        let option = |value: &'static str| el("option").attr("value", value).text(value);
        // The value is set first here, the options come after it.
        el("select")
            .live_value(move || value.get().into())
            .child(option("a"))
            .child(el("optgroup").child(option("b")).child(option("c")))
            .into()
    });
    assert_eq!(see_value(&page, "select"), "b");
    value.set("c");
    settle().await;
    assert_eq!(see_value(&page, "select"), "c");
}

#[test]
async fn a_field_takes_a_value_after_it_was_typed_into() {
    let value = RwSignal::new("a");
    let page = mount(move || el("input").live_value(move || value.get().into()).into());
    assert_eq!(see_value(&page, "input"), "a");
    type_into(&page, "input", "typed");
    value.set("b");
    settle().await;
    assert_eq!(see_value(&page, "input"), "b");
}

#[test]
async fn listeners_are_told_of_events() {
    let (clicks, chosen) = (Count::default(), RwSignal::new(String::new()));
    let counted = clicks.clone();
    let page = mount(move || {
        let button = el("button").on("click", move |_| counted.add()).text("x");
        let select = el("select")
            .child(el("option").attr("value", "1"))
            .child(el("option").attr("value", "2"))
            .on("change", move |event| chosen.set(osloregionen::browser::value_of(&event)));
        group().child(button).child(select).into()
    });
    click(&page, "button");
    click(&page, "button");
    send(&find(&page, "button"), "keydown");
    choose(&page, "select", "2");
    assert_eq!(clicks.get(), 2);
    assert_eq!(chosen.get_untracked(), "2");
}

#[test]
fn only_what_is_of_svg_is_in_its_namespace() {
    let page = mount(|| {
        let text = el("text").child(el("tspan").text("a"));
        let shapes = ["path", "circle", "line", "polyline", "use"].map(el);
        let drawing = el("svg").attr("viewBox", "0 0 1 1").child(el("g").children(shapes));
        el("p").child(drawing.child(text)).child(el("span")).into()
    });
    for element in all(&page, "svg, svg *") {
        let namespace = element.namespace_uri();
        assert_eq!(
            namespace.as_deref(),
            Some("http://www.w3.org/2000/svg"),
            "{}",
            element.tag_name()
        );
    }
    assert_eq!(all(&page, "svg *").len(), 8);
    for element in all(&page, "p, span") {
        assert_eq!(element.namespace_uri().as_deref(), Some("http://www.w3.org/1999/xhtml"));
    }
    // Names of attributes keep their case there.
    assert!(find(&page, "svg").has_attribute("viewBox"));
}

#[test]
async fn what_a_part_made_is_not_read_after_it_is_replaced() {
    let (which, told) = (RwSignal::new(0), RwSignal::new(0));
    let page = mount(move || {
        live(move || {
            which.get();
            // Gone with the part: reading it later would end the app.
            let own = RwSignal::new(7);
            let inner = move || (told.get() + own.get()).to_string().into();
            el("p").child(live(inner)).into()
        })
    });
    which.set(1);
    told.set(1);
    settle().await;
    assert_eq!(see_text(&page, "p"), "8");
}
