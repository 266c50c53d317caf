//! What a minute of the kiosk's first screen costs: a trace of all that the page's main thread
//! does, on a processor four times slower, told apart by whether a scene had just changed.
//!
//! And where everything lies on it, over half an hour of its time: nothing on the same pixels
//! for more than a quarter of an hour.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::{Value, json};

use super::faults::watched::Watched;
use crate::serve::Server;

const SLOWDOWN: u32 = 4;

/// How long the trace is.
const MINUTE: Duration = Duration::from_secs(60);

/// What belongs to a change of scenes: work that begins so soon after it, in milliseconds. Beyond
/// the change itself that is the animations' start and their last frame.
const OF_CHANGE: f64 = 1500.0;

/// Events that are work of the main thread, by what they are.
const WORK: [(&str, &[&str]); 5] = [
    ("script", &["FunctionCall", "TimerFire", "EvaluateScript", "v8.run", "RunMicrotasks"]),
    ("layout", &["Layout"]),
    ("style", &["UpdateLayoutTree"]),
    ("paint", &["Paint", "PrePaint", "UpdateLayer"]),
    ("task", &["RunTask"]),
];

/// Minutes of the screen's own time for which its places are looked at.
const MINUTES: i64 = 30;

/// What was measured.
#[derive(Serialize)]
pub struct Measured {
    slowdown: u32,
    /// Scenes that came in the minute.
    changes: usize,
    /// Milliseconds of the main thread in the minute, and beyond the changes of scenes.
    main_ms: f64,
    between_ms: f64,
    /// How often each kind of work was done, and how often beyond the changes of scenes.
    work: BTreeMap<&'static str, (usize, usize)>,
    /// The most animations that ran at once, and all properties that they changed.
    animations: u64,
    properties: Vec<String>,
    /// Places that were looked at, and the longest time, in minutes, that one stayed the same.
    places: usize,
    longest_still: i64,
    stillest: String,
}

/// Measures the build in `dist` and prints the figures.
///
/// # Errors
/// If Chromium is missing or does not trace.
pub fn measure(dist: &Path) -> Result<Measured> {
    let host = Server::start(dist)?;
    let mut display = Watched::start(&host.url("/kiosk/"), true)?;
    display.wait("'ready' in document.documentElement.dataset")?;
    display.wait("caches.match(new URL('kiosk/index.html', document.baseURI)).then(Boolean)")?;
    let (places, longest_still, stillest) = stillness(&mut display)?;
    display.command("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWDOWN }))?;
    std::thread::sleep(Duration::from_secs(5));
    let (animations, properties) = animations(&mut display)?;
    let events = trace(&mut display)?;
    let mut measured = told(&events)?;
    (measured.animations, measured.properties) = (animations, properties);
    (measured.places, measured.longest_still, measured.stillest) =
        (places, longest_still, stillest);
    measured.print();
    Ok(measured)
}

/// What runs over twelve seconds: two changes of scenes.
fn animations(display: &mut Watched) -> Result<(u64, Vec<String>)> {
    let (mut most, mut all) = (0, Vec::<String>::new());
    for _ in 0..60 {
        let seen = display.page.evaluate(include_str!("motion.js"), Duration::from_secs(5))?;
        most = most.max(seen[0].as_u64().unwrap_or_default());
        for name in seen[1].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !all.iter().any(|known| known == name) {
                all.push(name.to_owned());
            }
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    Ok((most, all))
}

/// Every event of the page's main thread in a minute.
fn trace(display: &mut Watched) -> Result<Vec<Value>> {
    let categories = "toplevel,devtools.timeline,v8,disabled-by-default-devtools.timeline";
    let included: Vec<&str> = categories.split(',').collect();
    let config = json!({ "recordMode": "recordUntilFull", "includedCategories": included });
    let begin = json!({ "transferMode": "ReportEvents", "traceConfig": config });
    display.command("Tracing.start", begin)?;
    display.page.events.clear();
    display.page.listen(MINUTE)?;
    display.command("Tracing.end", json!({}))?;
    let done = |events: &[Value]| events.iter().any(|e| e["method"] == "Tracing.tracingComplete");
    for _ in 0..60 {
        if done(&display.page.events) {
            break;
        }
        display.page.listen(Duration::from_millis(500))?;
    }
    let all: Vec<Value> = display
        .page
        .events
        .drain(..)
        .filter(|event| event["method"] == "Tracing.dataCollected")
        .filter_map(|mut event| match event["params"]["value"].take() {
            Value::Array(part) => Some(part),
            _ => None,
        })
        .flatten()
        .collect();
    Ok(all)
}

/// From the events to the figures.
fn told(events: &[Value]) -> Result<Measured> {
    // The page's main thread is the one that fires the app's timers.
    let fires = |event: &&Value| event["name"] == "TimerFire";
    let mut threads = BTreeMap::<(i64, i64), usize>::new();
    let thread = |event: &Value| Some((event["pid"].as_i64()?, event["tid"].as_i64()?));
    for event in events.iter().filter(fires) {
        *threads.entry(thread(event).context("no thread")?).or_default() += 1;
    }
    let main = threads.into_iter().max_by_key(|(_, count)| *count).context("no timer fired")?.0;
    let own: Vec<&Value> = events.iter().filter(|event| thread(event) == Some(main)).collect();
    let start = |event: &Value| event["ts"].as_f64().unwrap_or_default() / 1000.0;
    let length = |event: &Value| event["dur"].as_f64().unwrap_or_default() / 1000.0;
    let is = |event: &Value, names: &[&str]| {
        event["name"].as_str().is_some_and(|name| names.contains(&name))
    };
    // A scene changes where a timer's work leads to layout: the watcher's questions do not.
    let layouts: Vec<f64> =
        own.iter().filter(|event| is(event, WORK[1].1)).map(|event| start(event)).collect();
    let mut changes: Vec<f64> = Vec::new();
    for at in layouts {
        if changes.last().is_none_or(|last| at - last > OF_CHANGE) {
            changes.push(at);
        }
    }
    let of_change = |event: &Value| {
        let at = start(event);
        changes.iter().any(|change| at > change - 500.0 && at < change + OF_CHANGE)
    };
    let mut work = BTreeMap::new();
    for (kind, names) in WORK {
        let found: Vec<&&Value> = own.iter().filter(|event| is(event, names)).collect();
        let between = found.iter().filter(|event| !of_change(event)).count();
        work.insert(kind, (found.len(), between));
    }
    let tasks = || own.iter().filter(|event| is(event, WORK[4].1));
    let main_ms = tasks().map(|event| length(event)).sum();
    let between_ms = tasks().filter(|event| !of_change(event)).map(|event| length(event)).sum();
    Ok(Measured {
        slowdown: SLOWDOWN,
        changes: changes.len(),
        main_ms: f64::round(main_ms),
        between_ms: f64::round(between_ms),
        work,
        animations: 0,
        properties: Vec::new(),
        places: 0,
        longest_still: 0,
        stillest: String::new(),
    })
}

/// Where everything lies from minute to minute: how many things, and the longest time, in minutes,
/// that one of them lay still, and which.
fn stillness(display: &mut Watched) -> Result<(usize, i64, String)> {
    let mut last = BTreeMap::<String, (Value, i64)>::new();
    let (mut longest, mut stillest) = (0, String::new());
    for minute in 0..=MINUTES {
        // The animations' own clock is set; that of the scenes goes on.
        let set = format!(
            "document.getAnimations().forEach((one) => {{
                if (one.animationName === 'or-drift') one.currentTime = {};
            }})",
            minute * 60_000
        );
        display.page.evaluate(&set, Duration::from_secs(5))?;
        let seen = display.page.evaluate(include_str!("places.js"), Duration::from_secs(5))?;
        for (name, place) in seen.as_object().into_iter().flatten() {
            let entry = last.entry(name.clone()).or_insert_with(|| (place.clone(), minute));
            if entry.0 != *place {
                *entry = (place.clone(), minute);
            }
            if minute - entry.1 > longest {
                (longest, stillest) = (minute - entry.1, name.clone());
            }
        }
    }
    // It stayed until the look after the last that found it there.
    Ok((last.len(), longest + 1, stillest))
}

impl Measured {
    fn print(&self) {
        println!(
            "\na minute of the first screen, {} times slower: {} ms of the main thread (aim \
             1000), {} of them beyond {} changes of scenes",
            self.slowdown, self.main_ms, self.between_ms, self.changes
        );
        for (kind, (all, between)) in &self.work {
            println!("  {kind:<8}{all:>6} times, {between} between changes");
        }
        println!(
            "at most {} animations at once; they change {}",
            self.animations,
            self.properties.join(", ")
        );
        println!(
            "{} places over {MINUTES} minutes: the longest stayed {} of at most 15: {}",
            self.places, self.longest_still, self.stillest
        );
    }
}
