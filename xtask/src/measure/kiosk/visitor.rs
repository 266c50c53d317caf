//! Visitors at a kiosk, one after the other, as fast as the browser takes their fingers.
//!
//! Where a finger comes down is found element by element the first time a visitor does the same;
//! later ones go through the browser's driver in one call, and the page is asked after each what
//! was really touched.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, PointerAction, TouchActions};
use serde_json::{Value, json};

use super::display::Display;

/// How many times faster the page's timers run while visitors come.
const FASTER: u32 = 60;

/// Every so manieth visitor walks away instead of starting over.
const WALK_AWAY: usize = 50;

/// How often a way is looked for: on a busy machine a visitor may be asked whether they are there.
const TRIES: usize = 5;

/// Visitors do so many different things.
const KINDS: usize = 3;

/// What is touched first, and last by those who do not walk away.
const BEGIN: &str = ".attract .scene";
const START_OVER: &str = "nav .over";

/// What visitors touch in between, in turns: letters, names, keys, topics, parts, languages,
/// text size.
const TOUCHED: [&str; 8] = [
    ".rail button:nth-child(9)",
    ".names li:nth-child(2) button",
    ".rail .way",
    ".keys .row:nth-child(2) button:nth-child(3)",
    ".languages button:nth-child(3)",
    "nav button:nth-child(2)",
    ".parts li:nth-child(2) button",
    ".size",
];

/// Waits for the first screen; then what was touched since it was last there, and what a
/// visitor could have left.
const AFTER: &str = "const [done] = arguments;
    const look = () => {
        if (!document.querySelector('[data-kiosk=attract] .attract .scene')) return false;
        done([touched.splice(0), [
            document.documentElement.lang, history.length, location.href, scrollX, scrollY,
            document.activeElement.tagName, localStorage.length,
            JSON.stringify({ ...sessionStorage }), document.cookie,
            document.querySelector('[data-kiosk]').hasAttribute('data-larger'),
            document.querySelector('.explore, .rest')?.className ?? '',
        ]]);
        return true;
    };
    if (!look()) new MutationObserver((_, watch) => look() && watch.disconnect())
        .observe(document.body, { subtree: true, childList: true, attributes: true });";

/// A finger that comes down: on what, and where.
type Touch = (&'static str, f64, f64);

/// What is known of where visitors touch.
#[derive(Default)]
pub struct Visitors {
    ways: HashMap<(usize, bool), Vec<Touch>>,
    /// Those whose touches did not meet what they were meant for, and were found anew.
    pub strayed: usize,
}

impl Visitors {
    /// What a page must run before its own scripts: faster timers, and a list of what was
    /// touched.
    pub fn preparation() -> String {
        let all: Vec<&str> = [BEGIN].into_iter().chain(TOUCHED).chain([START_OVER]).collect();
        format!(
            "const real = setTimeout;
             window.setTimeout = (act, wait, ...more) => real(act, wait / {FASTER}, ...more);
             window.touched = [];
             window.swallows = false;
             for (const name of ['pointerdown', 'pointerup', 'click']) {{
                 addEventListener(name, (event) => {{
                     if (swallows) event.stopImmediatePropagation();
                 }}, {{ capture: true }});
             }}
             addEventListener('pointerdown', ({{ target, isTrusted }}) => {{
                 const found = isTrusted && {all:?}.find((selector) => target.closest(selector));
                 touched.push(found || target.outerHTML.slice(0, 80));
             }}, {{ capture: true }});"
        )
    }

    /// One visitor from the first screen to the first screen. Gives what could be left of them.
    pub async fn visit(&mut self, display: &Display, visit: usize) -> Result<Value> {
        let kind = (visit % KINDS, visit.is_multiple_of(WALK_AWAY));
        if let Some(way) = self.ways.get(&kind) {
            touch(display, way).await?;
            let (touched, left) = after(display).await?;
            let meant: Vec<&str> = way.iter().map(|(selector, ..)| *selector).collect();
            if touched == json!(meant) {
                return Ok(left);
            }
            self.strayed += 1;
        }
        for _ in 0..TRIES {
            let way = self.find(display, visit, kind.1).await?;
            let (touched, left) = after(display).await?;
            let meant: Vec<&str> = way.iter().map(|(selector, ..)| *selector).collect();
            if touched == json!(meant) {
                self.ways.insert(kind, way);
                return Ok(left);
            }
            self.strayed += 1;
        }
        bail!("no visitor of this kind touches what is meant")
    }

    /// So many visits of which the app hears nothing: what the driver itself leaves in the page.
    pub async fn pass_by(&self, display: &Display, visits: usize) -> Result<()> {
        display.ask("swallows = true").await?;
        for visit in 1..=visits {
            let way = self.ways.get(&(visit % KINDS, false)).context("no visit before")?;
            touch(display, way).await?;
            after(display).await?;
        }
        display.ask("swallows = false").await.map(drop)
    }

    /// A visit step by step. What is not there is passed over, as by a visitor.
    async fn find(&self, display: &Display, visit: usize, walks_away: bool) -> Result<Vec<Touch>> {
        // Not everyone does the same.
        let between = TOUCHED.iter().enumerate();
        let between = between.filter(|(at, _)| !(visit + at).is_multiple_of(KINDS));
        let last = (!walks_away).then_some(START_OVER);
        let mut way = Vec::new();
        for selector in [BEGIN].into_iter().chain(between.map(|(_, one)| *one)).chain(last) {
            let place = format!(
                "const found = document.querySelector('{selector}');
                 if (!found) return null;
                 const {{ x, y, width, height }} = found.getBoundingClientRect();
                 return [x + width / 2, y + height / 2]"
            );
            let place = display.ask(&place).await?;
            if let (Some(x), Some(y)) = (place[0].as_f64(), place[1].as_f64()) {
                let one = (selector, x.floor(), y.floor());
                touch(display, &[one]).await?;
                way.push(one);
            }
        }
        Ok(way)
    }
}

/// Fingers that come down one after the other.
async fn touch(display: &Display, way: &[Touch]) -> Result<()> {
    let button = MOUSE_BUTTON_LEFT;
    let finger = TouchActions::new("finger".to_owned());
    let finger = way.iter().fold(finger, |finger, (_, x, y)| {
        finger
            .then(PointerAction::MoveTo { duration: None, x: *x, y: *y })
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button })
    });
    display.browser.client.perform_actions(finger).await.context("a touch")?;
    Ok(())
}

/// What was touched since the last call and what is left, once the first screen is there.
async fn after(display: &Display) -> Result<(Value, Value)> {
    let told = display.browser.client.execute_async(AFTER, vec![]).await;
    let told = told.context("the first screen does not come back")?;
    Ok((told[0].clone(), told[1].clone()))
}
