//! The kiosk: a visitor at a display, and a display that nobody looks after.

mod reach;
mod watch;

use rstest::rstest;
use serde_json::{Value, json};
use xtask::serve::{Fault, Server};

use crate::visitor::{Visitor, dist};

/// Where in its life the kiosk is.
const STATE: &str = "return document.querySelector('[data-kiosk]')?.dataset.kiosk";

/// What a visitor could leave behind.
const TRACES: &str = "const done = arguments[arguments.length - 1];
    caches.keys().then(names => done([
        document.documentElement.lang,
        document.querySelector('[data-kiosk]').outerHTML.replace(/<svg.*?<\\/svg>/g, ''),
        scrollX, scrollY, document.activeElement.tagName, history.length, location.href,
        localStorage.length, JSON.stringify({ ...sessionStorage }), document.cookie,
        names.sort(),
    ]))";

/// Whether the worker has all of the kiosk.
const KEPT: &str =
    "return caches.match(new URL('kiosk/index.html', document.baseURI)).then(Boolean)";

impl Visitor {
    async fn stand_before(query: &str, width: u32, height: u32) -> Visitor {
        let visitor = Visitor::arrive().await;
        visitor.stand(query, width, height).await;
        visitor
    }

    async fn stand(&self, query: &str, width: u32, height: u32) {
        self.hold_screen(width, height).await;
        self.open(&format!("/kiosk/{query}")).await;
    }

    async fn wait_for_kiosk(&self, state: &str) {
        self.wait_until(state, &format!("{STATE} === '{state}'")).await;
    }

    /// Touches the first screen, beside its buttons.
    async fn begin(&self) {
        self.wait_for_kiosk("attract").await;
        self.click(".attract .scene").await;
        self.wait_for_kiosk("explore").await;
    }

    async fn touch(&self, selector: &str, words: &str) {
        let script = format!(
            "const found = [...document.querySelectorAll('{selector}')]
                .find(button => button.innerText.trim() === '{words}');
             const at = found.getBoundingClientRect();
             const hit = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
             if (!found.contains(hit)) throw new Error('{words} is covered');
             found.click()"
        );
        self.run(&script).await;
    }

    async fn code(&self) -> Value {
        self.ask("return document.querySelector('.code')?.dataset.address").await
    }
}

#[rstest]
#[case("", 1080, 1920)]
#[case("", 1920, 1080)]
#[case("?lav=1", 1080, 1920)]
#[case("", 2160, 3840)]
#[tokio::test]
async fn a_visitor_finds_their_municipality(
    #[case] query: &str,
    #[case] width: u32,
    #[case] height: u32,
) {
    let visitor = Visitor::stand_before(query, width, height).await;
    visitor.begin().await;
    // By its first letter.
    visitor.touch(".rail button", "H").await;
    visitor.touch(".names button", "Hamar").await;
    let shown = "return document.querySelector('.chosen h1')?.textContent";
    assert_eq!(visitor.ask(shown).await, "Hamar");
    assert_eq!(visitor.code().await, "https://www.osloregionen.no/medlemmer/hamar");
    // By typing, with a letter that only Norwegian has.
    visitor.touch(".rail button", "Skriv").await;
    for key in ["B", "Æ", "R"] {
        visitor.touch(".keys button", key).await;
    }
    visitor.touch(".names button", "Bærum").await;
    assert_eq!(visitor.ask(shown).await, "Bærum");
    visitor.touch(".keys button", "Slett").await;
    assert_eq!(visitor.ask("return document.querySelector('.typed').innerText").await, "BÆ");
    // In another language.
    visitor.touch(".languages button", "English").await;
    assert_eq!(visitor.code().await, "https://www.osloregionen.no/en/medlemmer/baerum");
    assert_eq!(visitor.ask("return document.documentElement.lang").await, "en");
    // On the map.
    let oslo = "const oslo = document.querySelector('.map [data-member=oslo]');
        oslo.dispatchEvent(new MouseEvent('click', { bubbles: true }))";
    visitor.run(oslo).await;
    assert_eq!(visitor.ask(shown).await, "Oslo");
    visitor.see_no_errors("finding a municipality").await;
}

#[tokio::test]
async fn priorities_and_organisation_are_read() {
    let visitor = Visitor::stand_before("?sprak=nn", 1080, 1920).await;
    visitor.begin().await;
    for (topic, parts) in [("Prioriteringar", 6), ("Organisasjon", 5)] {
        visitor.touch("nav button", topic).await;
        for at in 1..=parts {
            visitor.click(&format!(".parts li:nth-child({at}) button")).await;
            let said = visitor.ask("return document.querySelector('.said').innerText.length").await;
            assert!(said.as_u64() > Some(20), "{topic} {at}: {said}");
            let code = visitor.code().await.as_str().unwrap_or_default().to_owned();
            assert!(code.starts_with("https://www.osloregionen.no/nn/"), "{code}");
            visitor.touch(".back", "Tilbake til lista").await;
        }
    }
}

#[tokio::test]
async fn after_a_rest_everything_of_the_visitor_is_forgotten() {
    let visitor = Visitor::stand_before("?hvile=10", 1080, 1920).await;
    visitor.wait_until("the kiosk's files kept", KEPT).await;
    let traces = || async { visitor.browser.client.execute_async(TRACES, vec![]).await.unwrap() };
    let before = traces().await;
    visitor.begin().await;
    visitor.touch(".languages button", "English").await;
    visitor.touch(".size", "Larger text").await;
    visitor.touch(".rail button", "Type").await;
    visitor.touch(".keys button", "Z").await;
    visitor.touch("nav button", "Priorities").await;
    visitor.click(".parts li:nth-child(3) button").await;
    visitor.wait_for_kiosk("warning").await;
    // There is time to answer, and the answer brings all back.
    visitor.touch(".rest button", "Continue").await;
    visitor.wait_for_kiosk("explore").await;
    assert_ne!(visitor.ask("return document.querySelector('.said')").await, Value::Null);
    visitor.wait_for_kiosk("warning").await;
    visitor.wait_for_kiosk("attract").await;
    assert_eq!(traces().await, before);
}

#[tokio::test]
async fn nothing_leads_out() {
    let visitor = Visitor::stand_before("", 1080, 1920).await;
    let links = "return document.querySelectorAll('a, form, iframe, [href^=http]').length";
    assert_eq!(visitor.ask(links).await, 0);
    visitor.begin().await;
    for topic in ["Kommuner", "Prioriteringer", "Organisasjon"] {
        visitor.touch("nav button", topic).await;
        assert_eq!(visitor.ask(links).await, 0, "{topic}");
    }
    let stopped = "const target = document.querySelector('main');
        const told = (event) => !target.dispatchEvent(event);
        const options = { bubbles: true, cancelable: true };
        const key = (key, more) => told(new KeyboardEvent('keydown', { key, ...more, ...options }));
        return {
            menu: told(new MouseEvent('contextmenu', options)),
            drag: told(new DragEvent('dragstart', options)),
            select: told(new Event('selectstart', options)),
            zoom: told(new WheelEvent('wheel', { ctrlKey: true, ...options })),
            print: key('p', { ctrlKey: true }), help: key('F1'), leave: key('F11'),
            back: key('ArrowLeft', { altKey: true }), close: key('w', { ctrlKey: true }),
            walk: !key('Tab'), press: !key('Enter'),
        }";
    let stopped = visitor.ask(stopped).await;
    let open: Vec<&String> =
        stopped.as_object().unwrap().iter().filter(|(_, is)| **is != true).map(|o| o.0).collect();
    assert_eq!(open, Vec::<&String>::new());
}

/// The kiosk as someone finds it who has just broken it.
#[rstest]
// Firefox's driver runs its scripts beside the page, whose own errors are others.
#[case::trap(
    "const page = window.wrappedJSObject ?? window;
     const error = new page.WebAssembly.RuntimeError('x');
     page.dispatchEvent(new page.ErrorEvent('error', { error }))"
)]
#[case::lost("document.querySelector('[data-kiosk]').remove()")]
#[case::blank("document.querySelector('[data-kiosk]').replaceChildren()")]
#[tokio::test]
async fn what_breaks_starts_anew(#[case] fault: &str) {
    let visitor = Visitor::stand_before("", 1080, 1920).await;
    visitor.hold_document().await;
    visitor.run(fault).await;
    let anew = "return window.sameDocument === undefined
        && document.documentElement.dataset.restarts === '1'
        && 'ready' in document.documentElement.dataset
        && document.querySelector('[data-kiosk]')?.dataset.kiosk === 'attract'";
    visitor.wait_until("the kiosk again", anew).await;
}

#[tokio::test]
async fn it_starts_without_a_host_after_one_visit() {
    let mut visitor = Visitor::arrive_at(Server::start(dist()).unwrap()).await;
    visitor.open("/kiosk/").await;
    visitor.wait_until("the kiosk's files kept", KEPT).await;
    visitor.host.stop();
    for path in ["/kiosk/", "/kiosk?sprak=en"] {
        visitor.open(path).await;
        visitor.begin().await;
        visitor.touch(".rail button", "Å").await;
        visitor.touch(".names button", "Ås").await;
        let map = "return document.querySelectorAll('.map .land').length === 64";
        visitor.wait_until("the map", map).await;
    }
}

/// Whatever the host does, the first screen is there and goes on, and says nothing of it.
#[rstest]
#[case::no_server("/snapshots/", Fault::Dropped)]
#[case::failing("/snapshots/", Fault::Status(500))]
#[case::sign_in_page("/snapshots/", Fault::Html)]
#[case::half_an_upload("/snapshots/", Fault::Truncated)]
#[case::endless("/snapshots/", Fault::Endless)]
#[case::older_list("/snapshots/manifest.json", Fault::Replaced(b"{\"schema\":0}".to_vec()))]
#[case::no_map("/built-in/2022/boundaries", Fault::Status(404))]
#[tokio::test]
async fn the_first_screen_goes_on_whatever_the_host_does(#[case] path: &str, #[case] fault: Fault) {
    let visitor = Visitor::arrive().await;
    visitor.host.faults().set(path, fault);
    visitor.open("/kiosk/?hvile=600").await;
    let lit = "return document.querySelector('.attract .named b')?.textContent";
    let before = visitor.ask(lit).await;
    assert_ne!(before, Value::Null);
    visitor
        .wait_until("the next municipality", &format!("{lit} !== '{}'", before.as_str().unwrap()))
        .await;
    let state = visitor.ask("return document.documentElement.dataset.restarts").await;
    assert_eq!(state, "0");
    visitor.host.faults().clear();
    visitor.begin().await;
    let map = "return document.querySelectorAll('.map .land').length === 64";
    visitor.wait_until("the map", map).await;
}

/// What stands in the standard, seen on the display itself: capital letters at 0.7 degrees, and
/// 20 and 10 mm to touch.
#[rstest]
#[case("55in@150cm", 1080, 1920, 41.0, 31.0, 15.0)]
#[case("32in@70cm", 1920, 1080, 33.0, 54.0, 27.0)]
#[tokio::test]
async fn everything_is_as_large_as_the_display_asks_for(
    #[case] display: &str,
    #[case] width: u32,
    #[case] height: u32,
    #[case] text: f64,
    #[case] main: f64,
    #[case] other: f64,
) {
    let query = format!("?skjerm={display}&hvile=600");
    let visitor = Visitor::stand_before(&query, width, height).await;
    let small = format!(
        "const low = [];
         const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
         while (walk.nextNode()) {{
             const at = walk.currentNode.parentElement;
             if (!walk.currentNode.data.trim() || at.closest('svg, script') || !at.checkVisibility())
                 continue;
             const size = parseFloat(getComputedStyle(at).fontSize);
             if (size < {text} - 1) low.push([at.outerHTML.slice(0, 80), size]);
         }}
         for (const button of document.querySelectorAll('button')) {{
             const {{ width, height }} = button.getBoundingClientRect();
             const main = button.closest('.languages, nav, .names, .rest, .touch');
             const least = main ? {main} : {other};
             if (height < least - 1 || width < {other} - 1)
                 low.push([button.outerHTML.slice(0, 80), width, height]);
         }}
         return low"
    );
    assert_eq!(visitor.ask(&small).await, json!([]), "the first screen");
    visitor.begin().await;
    visitor.touch(".rail button", "N").await;
    assert_eq!(visitor.ask(&small).await, json!([]), "letters");
    visitor.touch(".rail button", "Skriv").await;
    assert_eq!(visitor.ask(&small).await, json!([]), "keys");
    visitor.touch("nav button", "Prioriteringer").await;
    assert_eq!(visitor.ask(&small).await, json!([]), "priorities");
}

#[rstest]
#[case(1080, 1920)]
#[case(1920, 1080)]
#[tokio::test]
async fn axe_finds_nothing_at_the_kiosk(#[case] width: u32, #[case] height: u32) {
    let visitor = Visitor::stand_before("?hvile=600", width, height).await;
    assert_eq!(visitor.ask_axe().await, json!([]), "the first screen");
    visitor.begin().await;
    assert_eq!(visitor.ask_axe().await, json!([]), "letters");
    visitor.touch(".rail button", "Skriv").await;
    assert_eq!(visitor.ask_axe().await, json!([]), "keys");
    visitor.touch("nav button", "Prioriteringer").await;
    visitor.click(".parts li:nth-child(1) button").await;
    assert_eq!(visitor.ask_axe().await, json!([]), "a focus area");
}
