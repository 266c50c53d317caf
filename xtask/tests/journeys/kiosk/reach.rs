//! What lies where on the kiosk: within reach, over nothing else, and large enough.

use std::time::{Duration, Instant};

use rstest::rstest;
use serde_json::json;
use xtask::content::kiosk;
use xtask::serve::Server;

use crate::publishing::Published;
use crate::visitor::{PATIENCE, Visitor};

/// Screens of a visitor: what leads to each, by what is pressed.
const SCREENS: [(&str, &[&str]); 7] = [
    ("the choice", &[]),
    ("letters", &[".rail button:nth-child(7)", ".names li:nth-child(2) button"]),
    ("the letter of most names", &[".rail button:nth-child(13)", ".names li:nth-child(3) button"]),
    ("keys", &[".rail .way", ".keys button:nth-child(3)"]),
    ("priorities", &["nav button:nth-child(2)"]),
    ("organisation", &["nav button:nth-child(3)"]),
    ("a part", &[".parts li:nth-child(1) button"]),
];

/// Buttons whose middle does not take a touch, or that lie beyond the display, also when what can be
/// moved around them has been.
const COVERED: &str = "return [...document.querySelectorAll('button')].filter((button) => {
    const mover = button.closest('.parts .large');
    if (mover && getComputedStyle(mover).overflowY === 'auto') {
        mover.scrollTop += button.getBoundingClientRect().bottom
            - mover.getBoundingClientRect().bottom;
    }
    const { x, y, width, height, right, bottom } = button.getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    const beyond = x < 0 || y < 0 || right > innerWidth + 1 || bottom > innerHeight + 1;
    return beyond || !button.contains(hit);
}).map((button) => button.innerText)";

/// Buttons that begin above the lower half of the display.
const HIGH: &str = "return [...document.querySelectorAll('button')]
    .map((button) => [button.innerText, Math.round(button.getBoundingClientRect().y)])
    .filter(([, y]) => y < innerHeight / 2)";

/// Texts that stand out of what shows them, where that cannot be moved, or out of the display.
const CUT: &str = "
    const moves = (element) => /auto|scroll/.test(getComputedStyle(element).overflowY);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const cut = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(text);
        const { left, right, top, bottom, width } = range.getBoundingClientRect();
        const own = text.parentElement;
        if (!width || !text.data.trim() || own.closest('svg') || !own.checkVisibility()) continue;
        let shown = { left: 0, right: innerWidth, top: 0, bottom: innerHeight };
        for (let box = own; box && box !== document.body; box = box.parentElement) {
            if (moves(box)) { shown = null; break; }
            if (getComputedStyle(box).overflowY !== 'visible') {
                shown = box.getBoundingClientRect();
                break;
            }
        }
        if (shown && (left < shown.left - 1 || right > shown.right + 1
            || top < shown.top - 1 || bottom > shown.bottom + 1)) cut.push(text.data);
    }
    return cut";

/// Names on a map that are smaller than the display's smallest text.
const SMALL_NAMES: &str = "
    const least = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return [...document.querySelectorAll('.map text')].map((text) =>
        [text.textContent, text.getScreenCTM().a * text.getAttribute('font-size')])
        .filter(([, size]) => size < least - 1)";

/// Asks for what should be empty on the first screen and on each of a visitor's.
async fn on_every_screen(query: &str, (width, height): (u32, u32), ask: &[&str]) {
    let visitor = Visitor::stand_before(query, width, height).await;
    walk(&visitor, query, ask).await;
}

async fn walk(visitor: &Visitor, query: &str, ask: &[&str]) {
    for asked in ask {
        visitor.see_none(asked, "the first screen", query).await;
    }
    visitor.begin().await;
    for (screen, presses) in SCREENS {
        for selector in presses {
            visitor.click(selector).await;
        }
        for asked in ask {
            visitor.see_none(asked, screen, query).await;
        }
    }
}

impl Visitor {
    /// Sees that `asked` finds nothing once the screen has settled: a map is fitted a frame after
    /// it comes, and a busy machine's frames are long.
    async fn see_none(&self, asked: &str, screen: &str, query: &str) {
        let start = Instant::now();
        loop {
            let found = self.ask(asked).await;
            if found == json!([]) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{screen}, {query}: {found}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

#[rstest]
#[case("", 1080, 1920)]
#[case("?sprak=en", 1920, 1080)]
#[case("?sprak=nn&skjerm=55in@150cm", 1080, 1920)]
#[case("?skjerm=55in@150cm", 1920, 1080)]
#[case("?sprak=en&skjerm=55in@150cm", 1920, 1080)]
#[case("?skjerm=55in@150cm", 3840, 2160)]
#[tokio::test]
async fn everything_that_is_touched_can_be_touched(
    #[case] query: &str,
    #[case] width: u32,
    #[case] height: u32,
) {
    on_every_screen(query, (width, height), &[COVERED, SMALL_NAMES]).await;
}

#[rstest]
#[case("?lav=1", 1080, 1920)]
#[case("?lav=1&skjerm=55in@150cm&sprak=nn", 1080, 1920)]
#[case("?lav=1&sprak=en", 2160, 3840)]
#[tokio::test]
async fn low_mode_brings_all_that_is_touched_down(
    #[case] query: &str,
    #[case] width: u32,
    #[case] height: u32,
) {
    on_every_screen(query, (width, height), &[COVERED, HIGH]).await;
}

/// Where a display lies on its long side nothing is far up: only the text size comes down.
#[tokio::test]
async fn low_mode_is_touched_on_a_wide_display_too() {
    for query in ["?lav=1", "?lav=1&skjerm=55in@150cm"] {
        on_every_screen(query, (1920, 1080), &[COVERED]).await;
    }
}

/// What `snapshot check` lets through, an editor may rely on: all can still be touched, no word is cut
/// off, and what is too much for a page can be moved.
#[rstest]
#[case("", 1080, 1920)]
#[case("?sprak=en", 1920, 1080)]
#[case("?sprak=nn&skjerm=55in@150cm", 1080, 1920)]
#[case("?skjerm=55in@150cm", 1920, 1080)]
#[case("?lav=1", 1080, 1920)]
#[case("?lav=1", 1920, 1080)]
#[tokio::test]
async fn the_longest_texts_fit(#[case] query: &str, #[case] width: u32, #[case] height: u32) {
    let published = Published::with_longest_texts();
    let visitor = Visitor::arrive_at(Server::start(published.path()).expect("a free port")).await;
    visitor.stand(query, width, height).await;
    visitor.wait_for_new_edition(1).await;
    walk(&visitor, query, &[COVERED, CUT]).await;
    let heading = "return document.querySelector('.parts h1').firstChild.data.length";
    assert!(
        visitor.ask(heading).await.as_u64() > Some(kiosk::HEADING as u64 - 10),
        "the longest is seen"
    );
}
