//! Going through a page with the tab key.

use fantoccini::key::Key;
use serde::Deserialize;
use xtask::browser::Engine;

use crate::visitor::Visitor;

/// More stops than any page has.
const MOST: usize = 400;

/// A place where the tab key stopped.
#[derive(Debug, Deserialize)]
pub struct Stop {
    /// Its place among all elements of the page.
    pub at: usize,
    /// What it is, for people.
    pub name: String,
    /// Whether a frame or another mark shows that it has focus.
    pub marked: bool,
    /// What lies over it, where something does; or that it lies outside of the screen.
    pub covered: Option<String>,
}

/// The element that has focus; nothing when the page has been left.
const STOP: &str = "
    const stop = document.activeElement;
    if (!stop || stop === document.body || stop === document.documentElement) return null;
    const style = getComputedStyle(stop);
    if (stop.tagName === 'IFRAME') return { at: [...document.querySelectorAll('*')].indexOf(stop),
        name: 'iframe', marked: true, covered: null };
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const name = `${stop.tagName.toLowerCase()} ${(stop.ariaLabel ?? stop.textContent).trim().slice(0, 30)}`;
    // Of a link that runs over two lines, its first.
    const box = [...stop.getClientRects()].find(rect => rect.width > 0 && rect.height > 0);
    let covered = null;
    if (!box) covered = 'it has no room';
    else {
        // Some of it must be there to be seen, of what the screen shows of it: its middle, or near
        // one of its ends. Firefox leaves a high one whose first lines are on the screen where it is.
        const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        const over = [.5, .1, .9].map(part =>
            document.elementFromPoint(box.x + box.width * part, (top + bottom) / 2));
        const seen = over.some(top => top &&
            (stop.contains(top) || top.contains(stop) || top.closest('label, svg')));
        if (!seen) covered = over[0] ? `${over[0].tagName} ${over[0].className}`
            : `outside of the screen: ${Math.round(box.x)}, ${Math.round(box.y)}`;
    }
    return {
        at: [...document.querySelectorAll('*')].indexOf(stop), name,
        marked: outlined || stop instanceof SVGElement && stop.matches(':focus-visible'), covered };";

/// All that the tab key must reach, by their place among all elements. Of a group of which only one
/// is reached at a time (a map), `tabindex` says which.
const REACHABLE: &str = "
    const all = [...document.querySelectorAll('*')];
    const kinds = 'iframe, a[href], button, input, select, textarea, summary, [tabindex]';
    return all.map((element, at) => [element, at])
        .filter(([element]) => element.matches(kinds) && element.tabIndex >= 0 && !element.disabled)
        .filter(([element]) => element.checkVisibility({ visibilityProperty: true }))
        .map(([element, at]) => at)";

/// Goes to the previews and waits for those that come, for some seconds at most: one that is out of
/// sight sideways need not.
const PREVIEWS: &str = "
    const done = arguments[0];
    const frames = document.querySelectorAll('iframe');
    frames[0]?.scrollIntoView();
    const start = performance.now();
    const look = () => {
        const come = performance.getEntriesByType('resource')
            .filter(({ initiatorType }) => initiatorType === 'iframe').length;
        if (come < frames.length && performance.now() - start < 4000) return setTimeout(look, 50);
        scrollTo(0, 0);
        setTimeout(done, 100);
    };
    look()";

impl Visitor {
    /// Waits until nothing more comes by itself. Where a page is put together for others, no
    /// edition is asked for, but its previews come: a frame that has focus loses it with its page.
    pub async fn settle(&self) {
        if self.see_page().await != "embed-builder" {
            self.wait_for_edition(&["ready"]).await;
        } else {
            self.browser.client.execute_async(PREVIEWS, vec![]).await.expect("previews");
        }
    }

    /// Every place where the tab key stops, from the start of the page until it leads out.
    pub async fn walk(&self) -> Vec<Stop> {
        // Nothing is left of what had focus before.
        self.run("document.activeElement?.blur?.(); getSelection().removeAllRanges()").await;
        let mut stops: Vec<Stop> = Vec::new();
        for _ in 0..MOST {
            self.press(Key::Tab).await;
            let told = self.ask(STOP).await;
            let stop: Option<Stop> = serde_json::from_value(told).expect("a stop");
            let Some(stop) = stop else { return stops };
            // The window of a WebKit that is driven has no bar to go on to: it begins anew.
            if self.browser.engine == Engine::WebKit && stops.len() > 1 && stop.at <= stops[0].at {
                return stops;
            }
            // Within a frame it goes on: here that is one place.
            if stops.last().is_none_or(|last| last.at != stop.at) {
                stops.push(stop);
            }
        }
        panic!("the tab key does not lead out: {:?}", stops.last());
    }

    /// The places of all that the tab key must reach.
    pub async fn reachable(&self) -> Vec<usize> {
        serde_json::from_value(self.ask(REACHABLE).await).expect("places")
    }
}
