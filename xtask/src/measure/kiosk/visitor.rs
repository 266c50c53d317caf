//! Visitors at a kiosk, one after the other, as fast as the browser takes their fingers.
//!
//! Where a finger comes down is found element by element the first time a visitor does the same;
//! later ones follow, and the page is asked after each what was really touched.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};
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
const AFTER: &str = "new Promise((done) => {
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
        .observe(document.body, { subtree: true, childList: true, attributes: true });
})";

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
             addEventListener('pointerdown', ({{ target, isTrusted }}) => {{
                 const found = isTrusted && {all:?}.find((selector) => target.closest(selector));
                 touched.push(found || target.outerHTML.slice(0, 80));
             }}, {{ capture: true }});"
        )
    }

    /// One visitor from the first screen to the first screen. Gives what could be left of them.
    pub fn visit(&mut self, display: &mut Display, visit: usize) -> Result<Value> {
        let kind = (visit % KINDS, visit.is_multiple_of(WALK_AWAY));
        if let Some(way) = self.ways.get(&kind) {
            touch(display, way)?;
            let (touched, left) = after(display)?;
            let meant: Vec<&str> = way.iter().map(|(selector, ..)| *selector).collect();
            if touched == json!(meant) {
                return Ok(left);
            }
            self.strayed += 1;
        }
        for _ in 0..TRIES {
            let way = self.find(display, visit, kind.1)?;
            let (touched, left) = after(display)?;
            let meant: Vec<&str> = way.iter().map(|(selector, ..)| *selector).collect();
            if touched == json!(meant) {
                self.ways.insert(kind, way);
                return Ok(left);
            }
            self.strayed += 1;
        }
        bail!("no visitor of this kind touches what is meant")
    }

    /// A visit step by step. What is not there is passed over, as by a visitor.
    fn find(&self, display: &mut Display, visit: usize, walks_away: bool) -> Result<Vec<Touch>> {
        // Not everyone does the same.
        let between = TOUCHED.iter().enumerate();
        let between = between.filter(|(at, _)| !(visit + at).is_multiple_of(KINDS));
        let last = (!walks_away).then_some(START_OVER);
        let mut way = Vec::new();
        for selector in [BEGIN].into_iter().chain(between.map(|(_, one)| *one)).chain(last) {
            let place = format!(
                "(() => {{
                     const found = document.querySelector('{selector}');
                     if (!found) return null;
                     const {{ x, y, width, height }} = found.getBoundingClientRect();
                     return [x + width / 2, y + height / 2];
                 }})()"
            );
            let place = display.ask(&place)?;
            if let (Some(x), Some(y)) = (place[0].as_f64(), place[1].as_f64()) {
                let one = (selector, x.floor(), y.floor());
                touch(display, &[one])?;
                way.push(one);
            }
        }
        Ok(way)
    }
}

/// Fingers that come down one after the other.
fn touch(display: &mut Display, way: &[Touch]) -> Result<()> {
    way.iter().try_for_each(|(_, x, y)| display.touch(*x, *y)).context("a touch")
}

/// What was touched since the last call and what is left, once the first screen is there.
fn after(display: &mut Display) -> Result<(Value, Value)> {
    let told = display.ask(AFTER).context("the first screen does not come back")?;
    Ok((told[0].clone(), told[1].clone()))
}
