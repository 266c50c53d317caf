//! First paint, bytes and waiting on a slow line: the app's pages against static ones with the
//! same text, in the same browser, from the same nginx.
//!
//! `paint.js` says what exactly is seen.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::figures::Figures;
use super::page::{Page, SCREEN};
use super::reference::{self, PAGES};
use crate::serve::{Nginx, Protocol};

/// How often each page is visited, in turn with the static one.
const VISITS: usize = 9;

/// The line: milliseconds before an answer, and bytes a second.
pub(super) const LATENCY: u32 = 150;
pub(super) const LINE: u32 = 200_000;

/// What nothing is like.
const UNLIKE: &str = "xyzxyz";

/// A word that one row answers.
const QUERY: &str = "sigdal";

/// What was measured, and of what.
#[derive(Serialize)]
pub struct Measured {
    browser: String,
    screen: (u32, u32),
    slowdown: f64,
    latency_ms: u32,
    bytes_per_second: u32,
    visits: usize,
    pages: Vec<Compared>,
    /// The directory, from its address to the rows that answer a query, in milliseconds.
    query: Pair,
    /// From the front page to the directory, the second time, in milliseconds.
    route: Pair,
    /// From a letter typed to the changed rows, of own work, in milliseconds.
    keystroke: Pair,
}

/// A page of the app beside the static one.
#[derive(Serialize)]
struct Compared {
    path: String,
    first_paint: Pair,
    largest_paint: Pair,
    /// The largest of the visits.
    layout_shift: f64,
    blocking: Figures,
    /// Bytes over the network, heads of answers included; the static page's and the app's.
    bytes: (u64, u64),
    /// Of them, scripts and wasm.
    code_bytes: u64,
}

/// The medians of the app and of the static page, in milliseconds, and what the one is of the
/// other.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Pair {
    app: f64,
    reference: f64,
    ratio: f64,
}

impl Pair {
    pub(super) fn of(app: &[f64], reference: &[f64]) -> Pair {
        let median = |times: &[f64]| Figures::of(times.iter().copied()).median;
        let (app, reference) = (median(app), median(reference));
        Pair { app, reference, ratio: (app / reference * 100.0).round() / 100.0 }
    }

    pub(super) fn print(&self, what: &str, limit: &str) {
        println!("{what:<44}{:>9.1}{:>9.1}{:>8.2}  {limit}", self.app, self.reference, self.ratio);
    }
}

/// A visit, as `paint.js` tells it.
#[derive(Deserialize)]
struct Seen {
    first: Option<f64>,
    largest: Option<f64>,
    shift: f64,
    blocking: f64,
    files: Vec<(String, u64)>,
    answered: Option<f64>,
}

/// Measures the build in `dist` and prints the figures.
///
/// # Errors
/// If Chromium, nginx or openssl is missing, or a page does not do what is measured.
pub fn measure(dist: &Path) -> Result<Measured> {
    let plain = reference::of(dist)?;
    let app = Nginx::start(dist, 0, Protocol::Tls)?;
    let reference = Nginx::start(plain.path(), 0, Protocol::Tls)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        tokio::select! {
            measured = in_browser(&app, &reference) => measured,
            _ = tokio::signal::ctrl_c() => bail!("interrupted"),
        }
    })
}

async fn in_browser(app: &Nginx, reference: &Nginx) -> Result<Measured> {
    let page = Page::start().await?;
    let browser = page.browser_version().await?;
    page.begin_with(include_str!("paint.js")).await?;
    page.open(&reference.url("/"), "the page", "document.querySelector('h1')").await?;
    let slowdown = page.slow().await?;
    println!(
        "\n{browser}, {} × {} px, {slowdown} times slower, {LATENCY} ms, {LINE} bytes/s, \
         medians of {VISITS}\n\n{:<44}{:>9}{:>9}{:>8}  limit",
        SCREEN.0, SCREEN.1, "ms", "app", "static", "ratio"
    );
    let mut pages = Vec::new();
    for (path, _) in PAGES {
        let compared = compare(&page, app, reference, path).await?;
        compared.print();
        pages.push(compared);
    }
    let query = query(&page, app, reference).await?;
    query.print("directory takes a query", "SvelteKit: 3.07 of its static page");
    let route = route(&page, app, reference).await?;
    route.print("route change again", "SvelteKit: 0.68");
    let keystroke = keystroke(&page, app, reference).await?;
    keystroke.print("keystroke, own work", "SvelteKit: 4.7, aim 2");
    Ok(Measured {
        browser,
        screen: SCREEN,
        slowdown,
        latency_ms: LATENCY,
        bytes_per_second: LINE,
        visits: VISITS,
        pages,
        query,
        route,
        keystroke,
    })
}

impl Compared {
    fn print(&self) {
        let path = &self.path;
        self.first_paint.print(&format!("{path} first paint"), "1.10");
        self.largest_paint.print(&format!("{path} largest paint"), "1.10");
        println!(
            "{:<44}{:>9.1}{:>26}",
            format!("{path} total blocking time"),
            self.blocking.median,
            "50"
        );
        println!(
            "{:<44}{:>9.4}{:>26}",
            format!("{path} layout shift, most"),
            self.layout_shift,
            "0"
        );
        let (reference, app) = self.bytes;
        println!("{:<44}{app:>9}{reference:>9}{:>17}", format!("{path} bytes"), "130 000");
        println!("{:<44}{:>9}{:>26}", format!("{path} bytes of code"), self.code_bytes, "90 000");
    }
}

/// A first visit: nothing is kept of earlier ones.
async fn visit(page: &Page, host: &Nginx, path: &str, is_app: bool) -> Result<Seen> {
    page.forget(host.url("").trim_end_matches('/')).await?;
    again(page, host, path, is_app).await
}

/// A visit with what earlier ones left.
async fn again(page: &Page, host: &Nginx, path: &str, is_app: bool) -> Result<Seen> {
    page.be_on_a_train(LATENCY, LINE).await?;
    page.visit(&host.url(path)).await?;
    // Long enough for all that a page fetches and does by itself.
    let ready = if is_app { "document.documentElement.dataset.ready === ''" } else { "true" };
    let script = format!(
        "const done = arguments[0];
         const look = () => {ready} && document.readyState === 'complete'
             ? setTimeout(() => done(window.seen()), 1500) : setTimeout(look, 20);
         look();"
    );
    page.run(&script, vec![]).await
}

async fn compare(page: &Page, app: &Nginx, reference: &Nginx, path: &str) -> Result<Compared> {
    let (mut of_app, mut of_reference) = (Vec::new(), Vec::new());
    for _ in 0..VISITS {
        of_reference.push(visit(page, reference, path, false).await?);
        of_app.push(visit(page, app, path, true).await?);
    }
    let times = |visits: &[Seen], of: fn(&Seen) -> Option<f64>| -> Result<Vec<f64>> {
        visits.iter().map(of).collect::<Option<_>>().context("a visit without a paint")
    };
    let pair = |of: fn(&Seen) -> Option<f64>| -> Result<Pair> {
        Ok(Pair::of(&times(&of_app, of)?, &times(&of_reference, of)?))
    };
    let bytes = |seen: &Seen| seen.files.iter().map(|file| file.1).sum::<u64>();
    let is_code = |name: &str| name.ends_with(".js") || name.ends_with(".wasm");
    let last = of_app.last().context("no visit")?;
    Ok(Compared {
        path: path.to_owned(),
        first_paint: pair(|seen| seen.first)?,
        largest_paint: pair(|seen| seen.largest)?,
        layout_shift: of_app.iter().map(|seen| seen.shift).fold(0.0, f64::max),
        blocking: Figures::of(of_app.iter().map(|seen| seen.blocking)),
        bytes: (of_reference.last().map_or(0, bytes), bytes(last)),
        code_bytes: last.files.iter().filter(|file| is_code(&file.0)).map(|file| file.1).sum(),
    })
}

/// From the address of the directory to the one row that answers what is typed as early as
/// can be.
async fn query(page: &Page, app: &Nginx, reference: &Nginx) -> Result<Pair> {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..VISITS {
        for (at, host, is_app) in [(0, app, true), (1, reference, false)] {
            page.forget(host.url("").trim_end_matches('/')).await?;
            // A place of the same origin where nothing of the app runs.
            page.visit(&host.url("/mark.svg")).await?;
            let keep = "sessionStorage.setItem('typed', arguments[0]); arguments[1](true)";
            page.run::<bool>(keep, vec![json!(QUERY)]).await?;
            let seen = again(page, host, "/medlemmer", is_app).await?;
            let which = ["the app", "the static page"][at];
            let answered = seen.answered.with_context(|| format!("{which} did not answer"))?;
            times[at].push(answered);
            let forget = "sessionStorage.clear(); arguments[0](true)";
            page.run::<bool>(forget, vec![]).await?;
        }
    }
    Ok(Pair::of(&times[0], &times[1]))
}

/// From the front page to the directory by its link, the second time: within the app, and as a
/// page that the browser has kept.
async fn route(page: &Page, app: &Nginx, reference: &Nginx) -> Result<Pair> {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..VISITS {
        for (at, host, is_app) in [(0, app, true), (1, reference, false)] {
            visit(page, host, "/medlemmer", is_app).await?;
            again(page, host, "/", is_app).await?;
            if is_app {
                let follow = include_str!("route.js");
                page.run::<f64>(follow, vec![]).await?;
                times[at].push(page.run(follow, vec![]).await?);
            } else {
                let click = "sessionStorage.setItem('left', Date.now());
                    arguments[0](true); document.querySelector('header a[href$=medlemmer]').click()";
                page.run::<bool>(click, vec![]).await?;
                tokio::time::sleep(Duration::from_millis(2500)).await;
                let arrived = "arguments[0](performance.timeOrigin + window.seen().first
                    - sessionStorage.getItem('left'))";
                times[at].push(page.run(arrived, vec![]).await?);
            }
        }
    }
    Ok(Pair::of(&times[0], &times[1]))
}

/// Typing, as `typing.js` times it.
async fn keystroke(page: &Page, app: &Nginx, reference: &Nginx) -> Result<Pair> {
    #[derive(Deserialize)]
    struct Keystroke {
        script: f64,
    }
    let mut times = [Vec::new(), Vec::new()];
    for (at, host, is_app) in [(0, app, true), (1, reference, false)] {
        visit(page, host, "/medlemmer", is_app).await?;
        for _ in 0..2 {
            let words = vec![json!(["drammen", "nordre", UNLIKE]), json!(100)];
            let strokes: Vec<Keystroke> = page.run(include_str!("typing.js"), words).await?;
            times[at].extend(strokes.iter().map(|stroke| stroke.script));
        }
    }
    Ok(Pair::of(&times[0], &times[1]))
}
