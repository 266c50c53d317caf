//! Keyed rows: what stays is moved, not made anew.

use leptos::prelude::{Get, RwSignal, Set, Update, With};
use osloregionen::markup::{Node, Row, el, keyed, keyed_for_return, live};
use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::Element as Shown;

use crate::markup::Count;
use crate::page::{
    all, click, find, focus, has_focus, mount, see_markup, see_text, see_texts, sees, settle,
};

/// A list of buttons that shows `rows` by key, each with its count of clicks.
fn list(rows: RwSignal<Vec<u64>>) -> impl FnOnce() -> Node {
    move || {
        let row = |key: u64| {
            let make = move || {
                let clicks = RwSignal::new(0);
                let words = live(move || format!("{key}:{}", clicks.get()).into());
                let add = move |_| clicks.update(|clicks| *clicks += 1);
                el("li").child(el("button").on("click", add).child(words))
            };
            Row { key, make: Box::new(make) }
        };
        let rows = keyed(move || rows.get().into_iter().map(row).collect());
        el("ul").child(el("li").text("first")).child(rows).child(el("li").text("last")).into()
    }
}

fn row_of(page: &Shown, key: u64) -> Shown {
    let rows = all(page, "li");
    rows.into_iter().find(|row| see_markup(row).contains(&format!("{key}:"))).unwrap()
}

#[test]
async fn keyed_rows_keep_their_nodes_and_order() {
    let rows = RwSignal::new(vec![1, 2, 3, 4]);
    let page = mount(list(rows));
    let before: Vec<Shown> = [1, 2, 3, 4].map(|key| row_of(&page, key)).to_vec();
    click(&before[2], "button");
    settle().await;
    let orders: [&[u64]; 7] = [&[4, 3, 2, 1], &[3, 1], &[3], &[5, 3, 6], &[6, 5, 3], &[], &[2, 3]];
    for (at, order) in orders.into_iter().enumerate() {
        rows.set(order.to_vec());
        settle().await;
        let shown = see_texts(&page, "li");
        let (first, last) = (shown.first().unwrap(), shown.last().unwrap());
        assert_eq!((first.as_str(), last.as_str()), ("first", "last"));
        let keys: Vec<u64> = shown[1..shown.len() - 1]
            .iter()
            .map(|text| text.split(':').next().unwrap().parse().unwrap())
            .collect();
        assert_eq!(keys, order);
        if at < 5 {
            // What was shown all the time is the same node, with what it knows.
            assert_eq!(row_of(&page, 3), before[2]);
            assert_eq!(see_text(&before[2], "button"), "3:1");
        }
    }
    // What was gone is made anew.
    assert_eq!(see_text(&row_of(&page, 3), "button"), "3:0");
}

#[test]
async fn focus_stays_in_a_row_while_others_come_and_go() {
    let rows = RwSignal::new(vec![1, 2, 3, 4]);
    let page = mount(list(rows));
    let button = find(&row_of(&page, 2), "button");
    focus(&button);
    let orders: [&[u64]; 6] =
        [&[1, 2, 4], &[2], &[1, 2, 3, 4], &[5, 2, 4, 3], &[2, 3], &[4, 1, 2, 3]];
    for order in orders {
        rows.set(order.to_vec());
        settle().await;
        assert!(has_focus(&button), "after {order:?}");
    }
    rows.set(vec![1]);
    settle().await;
    assert!(!has_focus(&button));
}

#[test]
async fn a_row_that_left_no_longer_follows_its_signals() {
    let (rows, other) = (RwSignal::new(vec![1u64, 2]), RwSignal::new(0));
    let runs = Count::default();
    let counted = runs.clone();
    let _page = mount(move || {
        keyed(move || {
            let row = |key: u64| {
                let counted = counted.clone();
                let part = move || {
                    counted.add();
                    other.get().to_string().into()
                };
                Row { key, make: Box::new(move || el("p").child(live(part))) }
            };
            rows.with(|rows| rows.iter().copied().map(row).collect())
        })
    });
    other.set(1);
    settle().await;
    assert_eq!(runs.get(), 4);
    rows.set(vec![2]);
    settle().await;
    other.set(2);
    settle().await;
    assert_eq!(runs.get(), 5);
}

#[test]
async fn the_same_row_twice_is_shown_twice() {
    let rows = RwSignal::new(vec![1, 1]);
    let page = mount(list(rows));
    assert_eq!(see_texts(&page, "button"), ["1:0", "1:0"]);
    rows.set(vec![1]);
    settle().await;
    assert_eq!(see_texts(&page, "button"), ["1:0"]);
    assert!(sees(&page, "li + li + li:last-child"));
}

/// Rows that nothing changes come back with the list; one that listens was made for a view that
/// is gone.
#[test]
async fn rows_come_back_with_their_list() {
    let (shown, pressed) = (RwSignal::new(true), RwSignal::new(0));
    let page = mount(move || {
        let make = move |key: u64| -> Row {
            let make = move || match key {
                3 => el("li").child(
                    el("button").on("click", move |_| pressed.update(|n| *n += 1)).text("3:"),
                ),
                _ => el("li").text(format!("{key}:")),
            };
            Row { key, make: Box::new(make) }
        };
        live(move || match shown.get() {
            true => el("ul")
                .child(keyed_for_return(move || [1, 2, 3].into_iter().map(make).collect()))
                .into(),
            false => Node::Empty,
        })
    });
    let before: Vec<Shown> = [1, 2, 3].map(|key| row_of(&page, key)).to_vec();
    for _ in 0..2 {
        shown.set(false);
        settle().await;
        assert!(all(&page, "li").is_empty());
        shown.set(true);
        settle().await;
        assert_eq!(see_texts(&page, "li"), ["1:", "2:", "3:"]);
    }
    let after: Vec<Shown> = [1, 2, 3].map(|key| row_of(&page, key)).to_vec();
    assert_eq!(after[..2], before[..2]);
    assert_ne!(after[2], before[2]);
    click(&after[2], "button");
    settle().await;
    assert_eq!(pressed.get(), 1);
}
