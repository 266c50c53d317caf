//! What embedding costs: a card against a static page with the same text, a page with three
//! frames against the same page without, and what a thousand removals leave.
//!
//! - [`host`]: the page that embeds

mod host;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tempfile::TempDir;

use self::host::Host;
use super::growth::Growth;
use super::page::{Page, SCREEN};
use super::paint::{LATENCY, LINE, Pair};
use crate::browser::Browser;
use crate::build::compress;
use crate::process;
use crate::serve::{Nginx, Protocol, Server};

/// How often the card is visited, in turn with the page that it is compared with: one visit is 25 ms
/// off another, and the limit 28 ms away.
const VISITS: usize = 21;

/// The card that is measured.
const CARD: &str = "embed/medlem/baerum";

/// How often a tag is taken out and put back, and after how many the memory is looked at.
const REMOVALS: usize = 1000;
const BETWEEN: usize = 50;

/// Removals before memory must stay the same.
const WARM: usize = 200;

/// What was measured, and of what.
#[derive(Serialize)]
pub struct Measured {
    browser: String,
    screen: (u32, u32),
    slowdown: f64,
    latency_ms: u32,
    bytes_per_second: u32,
    visits: usize,
    /// The card beside a static page with the same text, in milliseconds.
    first_paint: Pair,
    largest_paint: Pair,
    /// Bytes over the network until the card is painted, and until it has its typeface.
    bytes: (u64, u64),
    /// Whether any wasm was fetched by a card that no one touched.
    wasm: bool,
    host: Host,
    /// Of a page from which a tag is removed and put back: bytes of heap, nodes, listeners.
    heap: Growth,
    nodes: Growth,
    listeners: Growth,
}

/// A visit, as [`SEE`] tells it.
#[derive(Deserialize)]
struct Seen {
    first: Option<f64>,
    largest: Option<f64>,
    shift: f64,
    /// Where it was, and for how long.
    tasks: Vec<(String, f64)>,
    /// Path, bytes, and when it was there.
    files: Vec<(String, u64, f64)>,
}

/// Watches a page from its start.
const WATCH: &str = "
    const watched = (window.watched = { shift: 0, tasks: [], largest: null });
    const watch = (type, keep) => new PerformanceObserver((list) => list.getEntries().forEach(keep))
        .observe({ type, buffered: true });
    watch('layout-shift', (entry) => (watched.shift += entry.value));
    watch('longtask', (entry) => watched.tasks.push([entry.name, entry.duration]));
    watch('largest-contentful-paint', (entry) => (watched.largest = entry.startTime));";

/// Tells what was seen, once all that comes by itself has come.
const SEE: &str = "const done = arguments[0];
    const tell = () => done({
        ...window.watched,
        first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
        files: [...performance.getEntriesByType('navigation'),
            ...performance.getEntriesByType('resource')]
            .map((entry) => [new URL(entry.name).pathname, entry.transferSize, entry.responseEnd]),
    });
    const look = () => document.readyState === 'complete' ? setTimeout(tell, 2500)
        : setTimeout(look, 20);
    look();";

/// Measures the build in `dist` and prints the figures.
///
/// # Errors
/// If Chromium, nginx or openssl is missing, or a page does not do what is measured.
pub fn measure(dist: &Path) -> Result<Measured> {
    let plain = plain(dist)?;
    let app = Nginx::start(dist, 0, Protocol::Tls)?;
    let reference = Nginx::start(plain.path(), 0, Protocol::Tls)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        tokio::select! {
            measured = run(dist, &app, &reference) => measured,
            _ = tokio::signal::ctrl_c() => bail!("interrupted"),
        }
    })
}

async fn run(dist: &Path, app: &Nginx, reference: &Nginx) -> Result<Measured> {
    let page = Page::start().await?;
    let browser = page.browser_version().await?;
    page.begin_with(WATCH).await?;
    page.open(&reference.url(CARD), "the card", "document.querySelector('h1')").await?;
    let slowdown = page.slow().await?;
    println!(
        "\n{browser}, {} × {} px, {slowdown} times slower, {LATENCY} ms, {LINE} bytes/s, \
         medians of {VISITS}\n\n{:<44}{:>9}{:>9}{:>8}  limit",
        SCREEN.0, SCREEN.1, "", "embed", "plain", "ratio"
    );
    let (mut cards, mut plains) = (Vec::new(), Vec::new());
    for _ in 0..VISITS {
        plains.push(visit(&page, reference, CARD).await?);
        cards.push(visit(&page, app, CARD).await?);
    }
    let first_paint = pair(&cards, &plains, |seen| seen.first)?;
    first_paint.print("card, first paint, ms", "1.10");
    let largest_paint = pair(&cards, &plains, |seen| seen.largest)?;
    largest_paint.print("card, largest paint, ms", "1.10");
    let last = cards.last().context("no visit")?;
    let until = |end: f64| -> u64 {
        last.files.iter().filter(|file| file.2 <= end).map(|file| file.1).sum()
    };
    let bytes = (until(last.first.unwrap_or_default()), until(f64::INFINITY));
    println!("{:<44}{:>9}{:>26}", "card, bytes until it is painted", bytes.0, "30 000");
    println!("{:<44}{:>9}{:>26}", "card, bytes with its typeface", bytes.1, "30 000");
    let wasm = last.files.iter().any(|file| file.0.ends_with(".wasm"));
    println!("{:<44}{:>9}", "card, wasm without a reader's hand", wasm);
    let host = host::with_three(&page, app).await?;
    let [heap, nodes, listeners] = removals(dist).await?;
    println!("\n{:<20}{:>12}{:>12}{:>16}{:>12}", "removals", "first", "last", "per 1000", "noise");
    heap.print("heap, bytes");
    nodes.print("nodes");
    listeners.print("listeners");
    Ok(Measured {
        browser,
        screen: SCREEN,
        slowdown,
        latency_ms: LATENCY,
        bytes_per_second: LINE,
        visits: VISITS,
        first_paint,
        largest_paint,
        bytes,
        wasm,
        host,
        heap,
        nodes,
        listeners,
    })
}

/// A first visit on a slow line.
async fn visit(page: &Page, host: &Nginx, path: &str) -> Result<Seen> {
    page.forget(host.url("").trim_end_matches('/')).await?;
    page.be_on_a_train(LATENCY, LINE).await?;
    page.visit(&host.url(path)).await?;
    page.run(SEE, vec![]).await
}

fn pair(one: &[Seen], other: &[Seen], of: fn(&Seen) -> Option<f64>) -> Result<Pair> {
    let times = |visits: &[Seen]| -> Result<Vec<f64>> {
        visits.iter().map(of).collect::<Option<_>>().context("a visit without a paint")
    };
    Ok(Pair::of(&times(one)?, &times(other)?))
}

/// The card as a static page: its text and its look, without script and typeface.
fn plain(dist: &Path) -> Result<TempDir> {
    let file = Path::new(CARD).join("index.html");
    let page = fs::read_to_string(dist.join(&file)).with_context(|| file.display().to_string())?;
    let (page, _) = page.split_once("\n<i id=").context("nothing comes after the text")?;
    let folder = tempfile::tempdir()?;
    let to = folder.path().join(&file);
    fs::create_dir_all(to.parent().context("a page lies in a folder")?)?;
    fs::write(to, format!("{page}</body></html>\n"))?;
    fs::copy(dist.join("mark.svg"), folder.path().join("mark.svg"))?;
    compress::write(folder.path(), &process::root().join("target/packed"))?;
    Ok(folder)
}

/// What taking a tag out and putting it back leaves: heap, nodes, listeners.
async fn removals(dist: &Path) -> Result<[Growth; 3]> {
    let embeds = Server::start(dist)?;
    let pages = host::pages(&embeds.url("/"))?;
    let host = Server::start(pages.path())?;
    let browser = Browser::start().await?;
    browser.client.goto(&host.url("/med/")).await?;
    let again = format!(
        "const done = arguments[0];
         const tag = document.querySelector('osloregionen-embed');
         const [place, next] = [tag.parentNode, tag.nextSibling];
         let rounds = {BETWEEN};
         const once = () => {{
             if (!rounds--) return done(document.querySelectorAll('osloregionen-embed').length);
             tag.remove();
             place.insertBefore(tag, next);
             setTimeout(once);
         }};
         once();"
    );
    let mut looks: [Vec<(f64, f64)>; 3] = Default::default();
    for round in (BETWEEN..=REMOVALS).step_by(BETWEEN) {
        let left = browser.client.execute_async(&again, vec![]).await?;
        ensure!(left == json!(3), "the tags are not there any more");
        // What was removed ends in its own time.
        tokio::time::sleep(std::time::Duration::from_millis(2500)).await;
        browser.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        let heap = browser.devtools("Runtime.getHeapUsage", json!({})).await?;
        let counted = browser.devtools("Memory.getDOMCounters", json!({})).await?;
        let number = |value: &Value| value.as_f64().context("no number");
        let seen = [&heap["usedSize"], &counted["nodes"], &counted["jsEventListeners"]];
        if round >= WARM {
            for (look, value) in looks.iter_mut().zip(seen) {
                look.push((round as f64, number(value)?));
            }
        }
    }
    Ok(looks.map(|look| Growth::of(&look)))
}
