//! The kiosk over thousands of visits: whether its memory grows, and what a visit leaves.
//!
//! - [`display`]: a kiosk in a browser of its own
//! - `visitor`: fingers that go through the browser like real ones, as fast as it takes them
//!
//! The page's timers run faster, so that those who walk away are forgotten in a second.

pub mod display;
mod visitor;

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde::Serialize;

use self::display::{Display, SCREEN};
use self::visitor::Visitors;
use super::growth::Growth;
use crate::serve::Server;

/// The browser's own limit for what JavaScript keeps, in megabytes.
const HEAP_LIMIT: u32 = 64;

/// Visits from one look at the memory to the next.
const BETWEEN: usize = 100;

/// Visits before memory must stay the same: caches fill, code is compiled.
const WARM: usize = 500;

/// What was measured.
#[derive(Serialize)]
pub struct Measured {
    browser: String,
    visits: usize,
    /// Milliseconds of a visit, in the mean.
    visit_ms: u64,
    /// Bytes of the wasm's memory.
    wasm: Halves,
    /// Bytes of JavaScript's heap after a collection.
    heap: Halves,
    /// Nodes of all documents.
    nodes: Halves,
    /// Visits after which storage, history or state were not as before the first.
    left_something: usize,
    /// Visits whose touches met something else than they were meant for, and were done again.
    strayed: usize,
    /// How often the kiosk had to be started anew.
    restarts: u32,
}

/// A figure over all visits after the warm-up, and over the second half of them alone: what fills
/// once has filled by then.
#[derive(Serialize)]
struct Halves {
    all: Growth,
    second_half: Growth,
    /// What was seen, every [`BETWEEN`] visits.
    looks: Vec<f64>,
}

impl Halves {
    fn of(looks: &[(f64, f64)]) -> Halves {
        let second_half = Growth::of(&looks[looks.len() / 2..]);
        let values = looks.iter().map(|(_, value)| *value).collect();
        Halves { all: Growth::of(looks), second_half, looks: values }
    }

    fn print(&self, what: &str) {
        self.all.print(what);
        self.second_half.print("  second half");
    }
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
    let heap = format!("--js-flags=--max-old-space-size={HEAP_LIMIT}");
    let mut display = Display::start(&[&heap]).await?;
    let browser = display.version().await?;
    println!("\n{browser}, {} × {} px, {visits} visits\n", SCREEN.0, SCREEN.1);
    display.draw_coarsely().await?;
    display.prepare(&Visitors::preparation()).await?;
    display.open_kept(host, "").await?;
    let mut visitors = Visitors::default();
    let before = visitors.visit(&mut display, 1)?;
    let (mut looks, mut left_something) = ([const { Vec::new() }; 3], 0);
    let begun = Instant::now();
    for visit in 1..=visits {
        let left = visitors.visit(&mut display, visit).with_context(|| format!("visit {visit}"))?;
        left_something += usize::from(left != before);
        if visit % BETWEEN == 0 && visit >= WARM.min(visits) {
            let seen = display.memory()?;
            for (look, value) in looks.iter_mut().zip(seen) {
                look.push((visit as f64, value));
            }
            if visit % (BETWEEN * 5) == 0 {
                println!("{visit:>6}  wasm {}, heap {}, nodes {}", seen[0], seen[1], seen[2]);
            }
        }
    }
    let visit_ms = begun.elapsed().as_millis() as u64 / visits.max(1) as u64;
    let restarts = display.restarts()?;
    let [wasm, heap, nodes] = looks.map(|look| Halves::of(&look));
    Growth::print_head();
    wasm.print("wasm, bytes");
    heap.print("heap, bytes");
    nodes.print("nodes");
    println!("visits that left something: {left_something}\nrestarts: {restarts}");
    println!("{visit_ms} ms a visit; {} visits strayed and were done again", visitors.strayed);
    let strayed = visitors.strayed;
    Ok(Measured { browser, visits, visit_ms, wasm, heap, nodes, left_something, strayed, restarts })
}
