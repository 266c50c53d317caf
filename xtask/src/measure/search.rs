//! From a letter typed in the directory to the changed rows, and scrolling through them.
//!
//! `typing.js` and `scrolling.js` say what exactly is timed.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::figures::Figures;
use super::large;
use super::page::{Page, SCREEN, SLOWDOWN};
use crate::content;
use crate::process;
use crate::serve::Server;

/// What is typed, and deleted again: a name as it is, the beginning of names, a letter that
/// is not on every keyboard, a former municipality, and what nothing is like.
const WORDS: [&str; 5] = ["drammen", "nordre", "lillestrøm", "ski", "xyzxyz"];

/// How often all of it is typed. The fastest of the same keystroke is nearest to the app's own
/// work: what other programs and the browser's compiler take differs from round to round.
const ROUNDS: usize = 3;

/// Between two letters, in milliseconds: a fast typist's.
const PAUSE: u32 = 150;

/// Most milliseconds from the input event to the changed rows, for the real edition and for
/// the large one.
const AIMS: [f64; 2] = [4.0, 25.0];

/// How long is scrolled, in milliseconds.
const SCROLLED: u32 = 5_000;

/// How far each frame scrolls: a flick of the thumb, and the whole list as by its scrollbar.
const STEPS: [(&str, Option<u32>); 2] = [("40 px a frame", Some(40)), ("all of it", None)];

/// A frame that takes longer is noticed, in milliseconds.
const LONG_FRAME: f64 = 50.0;

/// What was measured, and of what.
#[derive(Serialize)]
pub struct Measured {
    /// The app's wasm, whose name tells its content.
    app: String,
    browser: String,
    screen: (u32, u32),
    typing: Vec<Typing>,
    scrolling: Vec<Scrolling>,
}

/// Typing in the directory. Times in milliseconds.
#[derive(Serialize)]
struct Typing {
    members: usize,
    /// How many times slower the browser was made, and was found to be.
    slowdown: (f64, f64),
    keystrokes: usize,
    aim: f64,
    /// The app's own work: from the input event to the last change that it leads to.
    script: Figures,
    /// The same, of each keystroke the fastest of the rounds.
    script_best: Figures,
    /// Style and layout of what was changed.
    layout: Figures,
    /// Both.
    both: Figures,
    /// What stood in the field when the app worked longest.
    slowest: String,
    /// Keystrokes after which the page changed once more in a later task.
    late: usize,
    /// The most rows in the page after a keystroke.
    rows: usize,
}

/// Scrolling through the directory. Times in milliseconds.
#[derive(Serialize)]
struct Scrolling {
    members: usize,
    by: String,
    frames: usize,
    /// From a frame to the next.
    frame: Figures,
    /// Frames that took more than 50 ms.
    long: usize,
    /// Frames that showed the place of a row without the row.
    blank: usize,
    /// The most rows in the page.
    rows: usize,
}

/// A keystroke, as `typing.js` tells it.
#[derive(Deserialize)]
struct Keystroke {
    typed: String,
    rows: usize,
    script: f64,
    layout: f64,
    late: usize,
}

/// A way through the page, as `scrolling.js` tells it.
#[derive(Deserialize)]
struct Way {
    frames: Vec<f64>,
    rows: usize,
    blank: usize,
}

/// Measures the build in `dist` with the real edition and with [`large::MEMBERS`] members,
/// and prints the figures.
///
/// # Errors
/// If Chromium is missing, or the app does not start, search or take the large edition.
pub fn measure(dist: &Path) -> Result<Measured> {
    let app = wasm_of(dist)?;
    let content = content::read(&process::root())?;
    let members = content.editions.last().context("no edition")?.members.len();
    let copy = large::copy_of(dist)?;
    let hosts = [(Server::start(dist)?, members), (Server::start(copy.path())?, large::MEMBERS)];
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        tokio::select! {
            measured = in_browser(app, &hosts) => measured,
            // The browser and the hosts end on the way out.
            _ = tokio::signal::ctrl_c() => bail!("interrupted"),
        }
    })
}

async fn in_browser(app: String, hosts: &[(Server, usize); 2]) -> Result<Measured> {
    let page = Page::start().await?;
    let browser = page.browser_version().await?;
    let (width, height) = SCREEN;
    println!("\n{app} in {browser}, {width} × {height} px, {SLOWDOWN} times slower");
    let mut measured = Measured { app, browser, screen: SCREEN, typing: vec![], scrolling: vec![] };
    println!("\n{:<31}{:>8}{:>8}{:>8}{:>8}", "typing, ms", "median", "p95", "max", "aim");
    for ((host, members), aim) in hosts.iter().zip(AIMS) {
        let typing = typing(&page, host, *members, aim).await?;
        typing.print();
        measured.typing.push(typing);
    }
    println!(
        "\n{:<31}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}",
        "scrolling, ms a frame", "median", "p95", "max", "frames", "> 50", "blank", "rows"
    );
    let [_, (host, members)] = hosts;
    for (by, step) in STEPS {
        let scrolling = scrolling(&page, host, *members, by, step).await?;
        scrolling.print();
        measured.scrolling.push(scrolling);
    }
    println!(
        "\nWhere the two rows of the app differ much, other programs took the processor:\n\
         measure again on a quiet machine."
    );
    Ok(measured)
}

/// Opens the directory with this many members and slows it down. Gives the slowdown.
async fn open(page: &Page, host: &Server, members: usize) -> Result<f64> {
    // The count of members is said over the rows, with a space in it.
    let condition = format!(
        "document.documentElement.hasAttribute('data-ready')
            && document.querySelector('[data-edition-state=ready]')
            && document.querySelector('main [data-member]:not(svg *)')
            && [...document.querySelectorAll('main [role=status]')].some(status =>
                (status.innerText.match(/\\d[\\d\\s]*/g) ?? []).some(number =>
                    number.replace(/\\s/g, '') === '{members}'))"
    );
    page.open(&host.url("/medlemmer"), &format!("the edition of {members} members"), &condition)
        .await?;
    page.slow().await
}

async fn typing(page: &Page, host: &Server, members: usize, aim: f64) -> Result<Typing> {
    let found = open(page, host, members).await?;
    let arguments = vec![json!([WORDS; ROUNDS].concat()), json!(PAUSE)];
    let strokes: Vec<Keystroke> = page.run(include_str!("typing.js"), arguments).await?;
    let last = strokes.last().context("nothing was typed")?.rows;
    let fewer = strokes.iter().any(|stroke| stroke.rows < last);
    if !fewer {
        bail!("the rows do not follow what is typed: nothing was measured");
    }
    let scripts: Vec<f64> = strokes.iter().map(|stroke| stroke.script).collect();
    let round = strokes.len() / ROUNDS;
    let best = |at: usize| scripts.iter().skip(at).step_by(round).copied().reduce(f64::min);
    let slowest = strokes.iter().max_by(|one, other| one.script.total_cmp(&other.script));
    Ok(Typing {
        members,
        slowdown: (SLOWDOWN, found),
        keystrokes: strokes.len(),
        aim,
        script: Figures::of(scripts.iter().copied()),
        script_best: Figures::of((0..round).filter_map(best)),
        layout: Figures::of(strokes.iter().map(|stroke| stroke.layout)),
        both: Figures::of(strokes.iter().map(|stroke| stroke.script + stroke.layout)),
        slowest: slowest.map(|stroke| stroke.typed.clone()).unwrap_or_default(),
        late: strokes.iter().filter(|stroke| stroke.late > 0).count(),
        rows: strokes.iter().map(|stroke| stroke.rows).max().unwrap_or_default(),
    })
}

async fn scrolling(
    page: &Page,
    host: &Server,
    members: usize,
    by: &str,
    step: Option<u32>,
) -> Result<Scrolling> {
    open(page, host, members).await?;
    let step = step.map_or(Value::Null, Value::from);
    let arguments = vec![step, json!(SCROLLED)];
    let way: Way = page.run(include_str!("scrolling.js"), arguments).await?;
    Ok(Scrolling {
        members,
        by: by.to_owned(),
        frames: way.frames.len(),
        long: way.frames.iter().filter(|time| **time > LONG_FRAME).count(),
        frame: Figures::of(way.frames),
        blank: way.blank,
        rows: way.rows,
    })
}

impl Typing {
    fn print(&self) {
        let Typing { members, keystrokes, aim, slowest, late, rows, .. } = self;
        let row = |what: &str, figures: &Figures, aim: &str| {
            let name = format!("{members} members, {what}");
            println!("{name:<31}{}{aim:>8}", figures.columns());
        };
        row("app", &self.script, &aim.to_string());
        row("app, best round", &self.script_best, &aim.to_string());
        row("layout", &self.layout, "");
        row("both", &self.both, "");
        println!(
            "  {keystrokes} keystrokes, slowest at “{slowest}”, {late} with later changes, \
             at most {rows} rows; found {} times slower",
            self.slowdown.1
        );
    }
}

impl Scrolling {
    fn print(&self) {
        let Scrolling { members, by, frames, long, blank, rows, .. } = self;
        let (name, figures) = (format!("{members}, {by}"), self.frame.columns());
        println!("{name:<31}{figures}{frames:>8}{long:>8}{blank:>8}{rows:>8}");
    }
}

/// The name of the app's wasm.
fn wasm_of(dist: &Path) -> Result<String> {
    let files = fs::read_dir(dist).with_context(|| format!("no build in {}", dist.display()))?;
    let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    names.into_iter().find(|name| name.ends_with(".wasm")).context("the build has no wasm")
}
