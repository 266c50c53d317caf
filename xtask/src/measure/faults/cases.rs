//! The faults: what is prepared in the page before its own scripts, and how it is struck.

use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::watched::Watched;
use crate::process;
use crate::serve::{Fault, Server};

/// A fault.
pub struct Case {
    pub name: &'static str,
    /// What a page runs before its own scripts.
    pub prepare: &'static str,
    /// Whether the browser lets the page store anything.
    pub may_store: bool,
    pub act: Act,
}

/// How it is struck.
pub enum Act {
    /// Every answer of the host is this from now on, and the power is cut.
    Host(&'static str, fn() -> Fault),
    /// Nobody answers for three days of the kiosk's time; then the power is cut.
    ThreeDays,
    /// Nobody answers, and the power is cut.
    Stopped,
    /// A script runs in the page.
    Script(&'static str),
    /// Nothing more can be stored, nor what was; the power is cut.
    Full,
    /// The power is cut: the page is loaded anew.
    PowerCut,
    /// The process that draws the page is killed.
    Killed,
}

const NONE: &str = "";

/// Holds the wasm's functions, to call one with what it cannot take.
const HELD: &str = "(() => {
    const real = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...all) => {
        const made = await real.call(WebAssembly, ...all);
        window.held = made.instance.exports;
        return made;
    };
})()";

/// A trap in the app's own wasm, as its own functions run into it.
const TRAP: &str = "window.broken = true; setTimeout(() => {
    for (const one of Object.values(held)) {
        if (typeof one !== 'function') continue;
        try { one(-64, -64, -64, -64); } catch (error) {
            if (error instanceof WebAssembly.RuntimeError) throw error;
        }
    }
})";

/// A clock that can be set.
const CLOCK: &str = "(() => {
    const Real = Date;
    let off = 0;
    window.jump = (hours) => { off += hours * 3600000; };
    window.Date = class extends Real {
        constructor(...all) { all.length ? super(...all) : super(Real.now() + off); }
        static now() { return Real.now() + off; }
    };
})()";

/// Time that goes 6 000 times faster, but for what looks after the page.
const FAST: &str = "(() => {
    const [once, again] = [setTimeout, setInterval];
    const fast = (wait) => (wait >= 6000 ? wait / 6000 : wait);
    window.setTimeout = (act, wait, ...more) => once(act, fast(wait), ...more);
    window.setInterval = (act, wait, ...more) => again(act, fast(wait), ...more);
})()";

/// Steps of the first screen in 72 hours.
const THREE_DAYS: u64 = 72 * 3600 / 6;

const fn case(name: &'static str, prepare: &'static str, act: Act) -> Case {
    Case { name, prepare, may_store: true, act }
}

/// Every fault.
pub const CASES: [Case; 16] = [
    case("no host, power cut", NONE, Act::Stopped),
    case("500 for every file, power cut", NONE, Act::Host("/", || Fault::Status(500))),
    case("HTML for every file, power cut", NONE, Act::Host("/", || Fault::Html)),
    case("half a list of editions", NONE, Act::Host(LIST, || Fault::Truncated)),
    case("an older list of editions", NONE, Act::Host(LIST, older)),
    case("a trap in the wasm", HELD, Act::Script(TRAP)),
    case(
        "the first screen's page taken out",
        NONE,
        Act::Script("document.querySelector('[data-kiosk]').hidden = true; window.broken = true"),
    ),
    case("a frozen loop", FROZEN, Act::Script("window.freeze = window.broken = true")),
    case("the page's process killed", NONE, Act::Killed),
    case(
        "the page hangs",
        NONE,
        Act::Script("window.broken = true; setTimeout(() => { for (;;); })"),
    ),
    case("storage full before the first visit", NONE, Act::Full),
    Case { name: "storage denied", prepare: NONE, may_store: false, act: Act::PowerCut },
    case("the clock jumps a day ahead", CLOCK, Act::Script("jump(24)")),
    case("the clock jumps a day back", CLOCK, Act::Script("jump(-24)")),
    case(
        "the clock goes back and forth",
        CLOCK,
        Act::Script("jump(-24); setTimeout(jump, 3000, 48)"),
    ),
    case("no host for 72 h, then power cut", FAST, Act::ThreeDays),
];

/// Timers of the app that are never called; those of the script around it are.
const FROZEN: &str = "(() => {
    const real = setTimeout;
    window.setTimeout = (act, wait, ...more) =>
        real((...all) => { if (!window.freeze || wait !== 6000) act(...all); }, wait, ...more);
})()";

const LIST: &str = "/snapshots/manifest.json";

/// The list as it was a year before: of an edition whose files are no longer there.
fn older() -> Fault {
    let list = process::root().join("public/snapshots/manifest.json");
    let list = fs::read_to_string(list).unwrap_or_default();
    Fault::Replaced(list.replace("2022", "2021").into_bytes())
}

impl Act {
    /// Does it.
    pub fn strike(&self, display: &mut Watched, host: &mut Server) -> Result<()> {
        match self {
            Act::Host(path, fault) => {
                host.faults().set(path, fault());
                cut_power(display)
            }
            Act::Stopped => {
                host.stop();
                cut_power(display)
            }
            Act::ThreeDays => {
                host.stop();
                three_days(display)?;
                cut_power(display)
            }
            Act::Script(script) => {
                let told = display.page.evaluate(script, Duration::from_secs(5));
                told.map(drop)
            }
            Act::Full => {
                let origin = host.url("/");
                let origin = origin.trim_end_matches('/');
                let all = json!({ "origin": origin, "storageTypes": "all" });
                display.command("Storage.clearDataForOrigin", all)?;
                let quota = json!({ "origin": origin, "quotaSize": 1000 });
                display.command("Storage.overrideQuotaForOrigin", quota)?;
                cut_power(display)
            }
            Act::PowerCut => cut_power(display),
            Act::Killed => display.kill_page(),
        }
    }
}

/// The page begins anew, as after its machine has been switched off.
fn cut_power(display: &mut Watched) -> Result<()> {
    display.page.evaluate("window.broken = true", Duration::from_secs(5))?;
    display.command("Page.reload", json!({})).map(drop)
}

/// Waits until the first screen has gone through three days, and sees that it never began anew.
fn three_days(display: &mut Watched) -> Result<()> {
    let steps = "dispatchEvent(new Event('or-ping')),
        Number(document.documentElement.dataset.pong.split('.')[1])";
    let begun = Instant::now();
    let (mut before, mut went_on) = (0, Instant::now());
    while before < THREE_DAYS {
        ensure!(begun.elapsed().as_secs() < 900, "{before} of {THREE_DAYS} steps");
        std::thread::sleep(Duration::from_millis(500));
        let now = display.page.evaluate(steps, Duration::from_secs(5))?;
        let now = now.as_u64().context("no steps")?;
        if now > before {
            went_on = Instant::now();
        }
        ensure!(went_on.elapsed().as_secs() < 10, "it stood still after {before} steps");
        before = now;
    }
    Ok(())
}
