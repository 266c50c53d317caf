//! What a visitor does and sees, as verbs.

use std::any::Any;
use std::ops::Deref;
use std::time::Duration;

use js_sys::{Array, Function, Promise, Reflect};
use leptos::mount::mount_to;
use osloregionen::markup::Node;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, Event, History, HtmlElement, HtmlInputElement, HtmlSelectElement, Window,
};

/// A view in an element of its own. Dropped, it is unmounted and gone.
pub struct Mounted {
    /// Goes before the element does.
    handle: Option<Box<dyn Any>>,
    within: HtmlElement,
}

impl Deref for Mounted {
    type Target = Element;

    fn deref(&self) -> &Element {
        &self.within
    }
}

impl Mounted {
    /// Unmounts the view and leaves the element, to see what remains.
    pub fn unmount(&mut self) {
        self.handle = None;
    }

    /// Leaves the view mounted but out of sight: for an app that listens to the window.
    pub fn leave(mut self) {
        std::mem::forget(self.handle.take());
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.handle = None;
        self.within.remove();
    }
}

/// Mounts a view at the end of the page, alone: a test that failed leaves its own there.
pub fn mount(view: impl FnOnce() -> Node + 'static) -> Mounted {
    const MARK: &str = "data-mounted";
    let body = document().body().unwrap();
    all(&body, &format!("[{MARK}]")).iter().for_each(Element::remove);
    let within: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    within.set_attribute(MARK, "").unwrap();
    body.append_child(&within).unwrap();
    let handle = mount_to(within.clone(), view);
    Mounted { handle: Some(Box::new(handle)), within }
}

pub fn window() -> Window {
    web_sys::window().unwrap()
}

pub fn document() -> Document {
    window().document().unwrap()
}

pub fn history() -> History {
    window().history().unwrap()
}

/// Path and query in the address bar, which follows what is shown when that is painted, and at
/// once when it is asked for.
pub fn see_address() -> String {
    let _ = osloregionen::browser::current();
    see_address_bar()
}

/// Path and query in the address bar as it is now.
pub fn see_address_bar() -> String {
    let location = window().location();
    location.pathname().unwrap() + &location.search().unwrap()
}

/// Puts an address into the address bar, of an app in the folder `root`; nothing follows it.
pub fn set_address(root: &str, address: &str) {
    // What an earlier test left to be entered is not this one's.
    let _ = osloregionen::browser::current();
    let head = find(&document().document_element().unwrap(), "head");
    let base = head.query_selector("base").unwrap().unwrap_or_else(|| {
        let base = document().create_element("base").unwrap();
        head.insert_before(&base, head.first_child().as_ref()).unwrap();
        base
    });
    base.set_attribute("href", root).unwrap();
    osloregionen::browser::forget_root();
    osloregionen::markup::forget_rows();
    let address = [root, address].concat();
    history().replace_state_with_url(&JsValue::NULL, "", Some(&address)).unwrap();
}

/// All elements that a selector finds, in the order of the page.
pub fn all(within: &Element, selector: &str) -> Vec<Element> {
    let query = Reflect::get(within, &"querySelectorAll".into()).unwrap();
    let query: Function = query.unchecked_into();
    let found = query.call1(within, &selector.into()).unwrap();
    Array::from(&found).iter().map(JsCast::unchecked_into).collect()
}

/// The first element that a selector finds.
pub fn find(within: &Element, selector: &str) -> Element {
    let found = within.query_selector(selector).unwrap();
    found.unwrap_or_else(|| panic!("no {selector} in {}", within.outer_html()))
}

/// Whether there is such an element.
pub fn sees(within: &Element, selector: &str) -> bool {
    within.query_selector(selector).unwrap().is_some()
}

/// The text of the first element that a selector finds.
pub fn see_text(within: &Element, selector: &str) -> String {
    text_of(&find(within, selector))
}

/// The texts of all elements that a selector finds.
pub fn see_texts(within: &Element, selector: &str) -> Vec<String> {
    all(within, selector).iter().map(text_of).collect()
}

/// An attribute of each element that a selector finds.
pub fn see_attributes(within: &Element, selector: &str, name: &str) -> Vec<String> {
    all(within, selector).iter().filter_map(|element| element.get_attribute(name)).collect()
}

/// What is written in an element.
pub fn text_of(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

/// Markup without the comments that mark places.
pub fn see_markup(element: &Element) -> String {
    element.inner_html().replace("<!---->", "")
}

/// What stands in a field or select.
pub fn see_value(within: &Element, selector: &str) -> String {
    let element = find(within, selector);
    match element.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => element.dyn_into::<HtmlSelectElement>().unwrap().value(),
    }
}

/// Types into a field: its value, and the event that tells of it.
pub fn type_into(within: &Element, selector: &str, words: &str) {
    let input: HtmlInputElement = find(within, selector).dyn_into().unwrap();
    input.set_value(words);
    send(&input, "input");
}

/// Chooses an option of a select by its value.
pub fn choose(within: &Element, selector: &str, value: &str) {
    let select: HtmlSelectElement = find(within, selector).dyn_into().unwrap();
    select.set_value(value);
    assert_eq!(select.value(), value, "{selector} has no such option");
    send(&select, "change");
}

/// Sends an event of that name to an element.
pub fn send(element: &Element, event: &str) {
    element.dispatch_event(&Event::new(event).unwrap()).unwrap();
}

/// Clicks on what a selector finds first.
pub fn click(within: &Element, selector: &str) {
    click_on(&find(within, selector));
}

/// Clicks on an element.
pub fn click_on(element: &Element) {
    element.unchecked_ref::<HtmlElement>().click();
}

/// Gives an element the keyboard's focus.
pub fn focus(element: &Element) {
    element.unchecked_ref::<HtmlElement>().focus().unwrap();
    assert!(has_focus(element), "cannot take focus: {}", element.outer_html());
}

/// Whether an element has the keyboard's focus.
pub fn has_focus(element: &Element) -> bool {
    document().active_element().is_some_and(|active| active == *element)
}

/// Lets all effects run that follow from what was done.
pub async fn settle() {
    for _ in 0..4 {
        leptos::task::tick().await;
    }
}

/// Waits for something that takes its time, such as a fetch, for five seconds at most.
pub async fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..250 {
        if is_so() {
            return;
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("still not: {what}");
}

pub async fn sleep(time: Duration) {
    let wait = Promise::new(&mut |done, _| {
        let time = time.as_millis() as i32;
        let set = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, time);
        set.unwrap();
    });
    JsFuture::from(wait).await.unwrap();
}
