//! The kiosk over thousands of visits: whether its memory grows, what a visit leaves, and how
//! much work the first screen is.
//!
//! Visitors are pointer events that go through the browser like a finger's. The page's timers
//! run faster, so that those who walk away are forgotten in a second.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde::Serialize;
use serde_json::{Value, json};

use super::growth::Growth;
use crate::browser::Browser;
use crate::serve::Server;

/// The display, in CSS pixels.
const SCREEN: (u32, u32) = (1080, 1920);

/// How many times faster the page's timers run while visitors come.
const FASTER: u32 = 60;

/// The browser's own limit for what JavaScript keeps, in megabytes.
const HEAP_LIMIT: u32 = 64;

/// Visits from one look at the memory to the next.
const BETWEEN: usize = 100;

/// Visits before memory must stay the same: caches fill, code is compiled.
const WARM: usize = 500;

/// What a visitor leaves is looked for after every so manieth: not a divisor of those who walk
/// away, so that both kinds come under it.
const LOOKED_AT: usize = 3;

/// Every so manieth visitor walks away instead of starting over.
const WALK_AWAY: usize = 20;

/// What visitors touch, in turns: letters, names, keys, topics, parts, languages, text size.
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

/// What was measured.
#[derive(Serialize)]
pub struct Measured {
    browser: String,
    visits: usize,
    /// Bytes of the wasm's memory.
    wasm: Growth,
    /// Bytes of JavaScript's heap after a collection.
    heap: Growth,
    /// Nodes of all documents.
    nodes: Growth,
    /// Of every third visit, those after which storage, history or state were not as before the first.
    left_something: usize,
    /// How often the kiosk had to be started anew.
    restarts: u32,
    /// The first screen for a minute at a quarter of the speed.
    first_screen: Minute,
}

/// What the main thread did in a minute.
#[derive(Serialize)]
struct Minute {
    slowdown: u32,
    task_ms: f64,
    script_ms: f64,
    layout_ms: f64,
    style_ms: f64,
    layouts: f64,
}

/// Measures the build in `dist` and prints the figures.
///
/// # Errors
/// If Chromium is missing or the kiosk does not do what a visitor asks.
pub fn measure(dist: &Path, visits: usize) -> Result<Measured> {
    let host = Server::start(dist)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        tokio::select! {
            measured = run(&host, visits) => measured,
            _ = tokio::signal::ctrl_c() => bail!("interrupted"),
        }
    })
}

async fn run(host: &Server, visits: usize) -> Result<Measured> {
    let minute = first_screen(host).await?;
    let heap = format!("--js-flags=--max-old-space-size={HEAP_LIMIT}");
    let display = Display { browser: Browser::start_with(&[&heap]).await? };
    let version = display.browser.devtools("Browser.getVersion", json!({})).await?;
    let version = version["product"].as_str().unwrap_or_default().to_owned();
    println!("\n{version}, {} × {} px, {visits} visits\n", SCREEN.0, SCREEN.1);
    display.begin(host).await?;
    let before = display.traces().await?;
    let mut looks: [Vec<(f64, f64)>; 3] = Default::default();
    let mut left_something = 0;
    for visit in 1..=visits {
        display.visit(visit).await.with_context(|| format!("visit {visit}"))?;
        if visit % LOOKED_AT == 0 {
            left_something += usize::from(display.traces().await? != before);
        }
        if visit % BETWEEN == 0 && visit >= WARM.min(visits) {
            let seen = display.memory().await?;
            for (look, value) in looks.iter_mut().zip(seen) {
                look.push((visit as f64, value));
            }
            if visit % (BETWEEN * 10) == 0 {
                println!("{visit:>6}  wasm {}, heap {}, nodes {}", seen[0], seen[1], seen[2]);
            }
        }
    }
    let restarts = display.ask("return document.documentElement.dataset.restarts").await?;
    let restarts = restarts.as_str().and_then(|count| count.parse().ok()).context("no count")?;
    let [wasm, heap, nodes] = looks.map(|look| Growth::of(&look));
    println!("\n{:<20}{:>12}{:>12}{:>16}{:>12}", "", "first", "last", "per 1000", "noise");
    wasm.print("wasm, bytes");
    heap.print("heap, bytes");
    nodes.print("nodes");
    println!("visits that left something: {left_something}\nrestarts: {restarts}");
    minute.print();
    Ok(Measured {
        browser: version,
        visits,
        wasm,
        heap,
        nodes,
        left_something,
        restarts,
        first_screen: minute,
    })
}

/// A minute of the first screen, at its own pace.
async fn first_screen(host: &Server) -> Result<Minute> {
    const SLOWDOWN: u32 = 4;
    let display = Display { browser: Browser::start().await? };
    display.open(host).await?;
    display.browser.devtools("Performance.enable", json!({})).await?;
    let rate = json!({ "rate": SLOWDOWN });
    display.browser.devtools("Emulation.setCPUThrottlingRate", rate).await?;
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    let before = display.work().await?;
    tokio::time::sleep(std::time::Duration::from_secs(60)).await;
    let after = display.work().await?;
    let [task, script, layout, style, layouts] =
        std::array::from_fn(|at| ((after[at] - before[at]) * 10.0).round() / 10.0);
    Ok(Minute {
        slowdown: SLOWDOWN,
        task_ms: task,
        script_ms: script,
        layout_ms: layout,
        style_ms: style,
        layouts,
    })
}

impl Minute {
    fn print(&self) {
        println!(
            "first screen, a minute, {} times slower: {} ms of the main thread (aim 1000), \
             script {} ms, layout {} ms in {} layouts, style {} ms",
            self.slowdown,
            self.task_ms,
            self.script_ms,
            self.layout_ms,
            self.layouts,
            self.style_ms
        );
    }
}

/// A kiosk in a browser of its own.
struct Display {
    browser: Browser,
}

impl Display {
    async fn open(&self, host: &Server) -> Result<()> {
        self.browser.hold_screen(SCREEN.0, SCREEN.1).await?;
        self.browser.client.goto(&host.url("/kiosk/")).await?;
        self.wait("document.documentElement.dataset.ready === ''").await
    }

    /// Opens the kiosk with faster timers, until its worker has all it keeps.
    async fn begin(&self, host: &Server) -> Result<()> {
        let faster = format!(
            "const real = setTimeout;
             window.setTimeout = (act, wait, ...more) => real(act, wait / {FASTER}, ...more);"
        );
        let source = json!({ "source": faster });
        self.browser.devtools("Page.addScriptToEvaluateOnNewDocument", source).await?;
        self.open(host).await?;
        let both = "caches.keys().then(names => names.length === 2)";
        for _ in 0..2 {
            self.wait("caches.match(new URL('kiosk/index.html', document.baseURI)).then(Boolean)")
                .await?;
            self.open(host).await?;
        }
        self.wait(both).await?;
        self.wait("document.documentElement.dataset.wasm > 0").await
    }

    /// One visitor from the first screen to the first screen.
    async fn visit(&self, visit: usize) -> Result<()> {
        self.wait("document.querySelector('[data-kiosk=attract]')").await?;
        self.touch(".attract .scene").await?;
        self.wait("document.querySelector('[data-kiosk=explore]')").await?;
        // Not everyone does the same.
        for (at, selector) in TOUCHED.iter().enumerate() {
            if !(visit + at).is_multiple_of(3) {
                self.touch(selector).await?;
            }
        }
        if !visit.is_multiple_of(WALK_AWAY) {
            self.touch("nav .over").await?;
        }
        self.wait("document.querySelector('[data-kiosk=attract]')").await
    }

    /// A finger in the middle of an element, if it is there: what is not on this page is passed
    /// over, as by a visitor.
    async fn touch(&self, selector: &str) -> Result<()> {
        let place = format!(
            "const found = document.querySelector('{selector}');
             if (!found) return null;
             const {{ x, y, width, height }} = found.getBoundingClientRect();
             return [x + width / 2, y + height / 2]"
        );
        let place = self.ask(&place).await?;
        let (Some(x), Some(y)) = (place[0].as_f64(), place[1].as_f64()) else { return Ok(()) };
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({
                "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1,
                "pointerType": "mouse",
            });
            self.browser.devtools("Input.dispatchMouseEvent", event).await?;
        }
        Ok(())
    }

    /// What a visitor could have left.
    async fn traces(&self) -> Result<Value> {
        self.ask(
            "return [document.documentElement.lang, history.length, location.href, scrollX,
                scrollY, document.activeElement.tagName, localStorage.length,
                JSON.stringify({ ...sessionStorage }), document.cookie,
                document.querySelector('[data-kiosk]').hasAttribute('data-larger'),
                document.querySelector('.explore, .rest')?.className ?? '']",
        )
        .await
    }

    /// Bytes of wasm, bytes of heap after a collection, and nodes.
    async fn memory(&self) -> Result<[f64; 3]> {
        self.browser.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        let heap = self.browser.devtools("Runtime.getHeapUsage", json!({})).await?;
        let counters = self.browser.devtools("Memory.getDOMCounters", json!({})).await?;
        let wasm = self.ask("return Number(document.documentElement.dataset.wasm)").await?;
        let number = |value: &Value| value.as_f64().context("no number");
        Ok([number(&wasm)?, number(&heap["usedSize"])?, number(&counters["nodes"])?])
    }

    /// Milliseconds of tasks, script, layout and style since the page began, and layouts.
    async fn work(&self) -> Result<[f64; 5]> {
        let told = self.browser.devtools("Performance.getMetrics", json!({})).await?;
        let told = told["metrics"].as_array().context("no metrics")?;
        let of = |name: &str| {
            let found = told.iter().find(|metric| metric["name"] == name);
            found.and_then(|metric| metric["value"].as_f64()).context("a metric is missing")
        };
        Ok([
            of("TaskDuration")? * 1000.0,
            of("ScriptDuration")? * 1000.0,
            of("LayoutDuration")? * 1000.0,
            of("RecalcStyleDuration")? * 1000.0,
            of("LayoutCount")?,
        ])
    }

    async fn ask(&self, script: &str) -> Result<Value> {
        Ok(self.browser.client.execute(script, vec![]).await?)
    }

    async fn wait(&self, condition: &str) -> Result<()> {
        let begun = std::time::Instant::now();
        let script = format!("return Promise.resolve({condition}).then(Boolean)");
        while self.browser.client.execute(&script, vec![]).await.ok() != Some(Value::Bool(true)) {
            let patient = begun.elapsed().as_secs() < 60;
            ensure!(patient, "not seen: {condition}\n{:#?}", self.browser.console().await?);
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        Ok(())
    }
}
