//! What can happen to a display that nobody looks after: each fault for real, under the watcher
//! that is deployed with it, the screen looked at throughout, and the time until the first screen
//! is back by itself.
//!
//! - `cases`: the faults
//! - `watched`: the display

mod cases;
pub(super) mod watched;

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::Value;

use self::cases::{CASES, Case};
use self::watched::Watched;
use crate::measure::kiosk::display::SCREEN;
use crate::serve::Server;

/// In that time the first screen must be back, in seconds.
const LIMIT: f64 = 15.0;

/// How long it is looked at after a fault, in seconds: beyond the limit, and until a scene has
/// come that was not there before.
const LOOKED_AT: f64 = 20.0;

/// From one look to the next, and from one picture to the next.
const BETWEEN: Duration = Duration::from_millis(100);
const BETWEEN_PICTURES: Duration = Duration::from_millis(700);

/// A page that does not answer for so long does not answer.
const PATIENCE: Duration = Duration::from_millis(900);

/// The least part of a picture that must be drawn on: the emptiest scene has some twentieth.
const DRAWN: f64 = 0.01;

/// What is on the screen: whether it is the kiosk's, with something to see, and what it answers
/// to its own script's question, which is another at every step.
const LOOK: &str = "(() => {
    const root = document.documentElement;
    const shown = document.querySelector('[data-kiosk]');
    dispatchEvent(new Event('or-ping'));
    return [location.protocol, shown?.dataset.kiosk ?? '', Boolean(shown?.offsetHeight &&
        shown.innerText.trim()), 'ready' in root.dataset ? root.dataset.pong ?? '' : '',
        Number(root.dataset.restarts ?? -1), Boolean(window.broken)];
})()";

/// What was seen after a fault.
#[derive(Serialize)]
pub struct Row {
    fault: &'static str,
    /// Seconds until the first screen was there and answered.
    back_s: f64,
    /// Seconds until it went on to another scene.
    goes_on_s: f64,
    /// Looks that found a page which is not the kiosk's.
    error_pages: u32,
    /// Looks and pictures that found nothing to see.
    blank: u32,
    /// The longest time, in seconds, in which the page did not answer.
    silent_s: f64,
    /// Looks and pictures.
    looks: u32,
    pictures: u32,
    /// How often the page was started anew.
    restarts: i64,
    reached: bool,
}

/// Runs every fault on the build in `dist` and prints what was seen.
///
/// # Errors
/// If Chromium is missing, or the kiosk cannot be brought into the state before a fault.
pub fn measure(dist: &Path) -> Result<Vec<Row>> {
    println!(
        "\n{:<44}{:>8}{:>10}{:>8}{:>8}{:>8}{:>10}",
        "fault", "back, s", "goes on", "silent", "errors", "blank", "restarts"
    );
    CASES.iter().map(|case| run(dist, case).with_context(|| case.name)).collect()
}

fn run(dist: &Path, case: &'static Case) -> Result<Row> {
    let mut host = Server::start(dist)?;
    let mut display = Watched::start(&host.url("/kiosk/"), case.may_store)?;
    display.wait("'ready' in document.documentElement.dataset")?;
    if case.may_store {
        let kept = "caches.match(new URL('kiosk/index.html', document.baseURI)).then(Boolean)";
        display.wait(kept)?;
    }
    display.command("Page.enable", serde_json::json!({}))?;
    let script = serde_json::json!({ "source": case.prepare });
    display.command("Page.addScriptToEvaluateOnNewDocument", script)?;
    display.command("Page.reload", serde_json::json!({}))?;
    std::thread::sleep(Duration::from_secs(1));
    display.wait("'ready' in document.documentElement.dataset")?;
    case.act.strike(&mut display, &mut host)?;
    let row = watch(&mut display, case);
    println!(
        "{:<44}{:>8.1}{:>10.1}{:>8.1}{:>8}{:>8}{:>10}{}",
        row.fault,
        row.back_s,
        row.goes_on_s,
        row.silent_s,
        row.error_pages,
        row.blank,
        row.restarts,
        if row.reached { "" } else { "  NOT REACHED" }
    );
    Ok(row)
}

/// Looks at the screen until it goes on by itself, or for as long as is patient.
fn watch(display: &mut Watched, case: &'static Case) -> Row {
    let begun = Instant::now();
    let mut row = Row {
        fault: case.name,
        back_s: LOOKED_AT,
        goes_on_s: LOOKED_AT,
        error_pages: 0,
        blank: 0,
        silent_s: 0.0,
        looks: 0,
        pictures: 0,
        restarts: 0,
        reached: false,
    };
    let (mut silent_since, mut pictured) = (None::<Instant>, None::<Instant>);
    let mut first_answer = None::<String>;
    while begun.elapsed().as_secs_f64() < LOOKED_AT && row.goes_on_s == LOOKED_AT {
        let looked = Instant::now();
        row.looks += 1;
        let now = |begun: Instant| (begun.elapsed().as_secs_f64() * 10.0).round() / 10.0;
        match display.page.evaluate(LOOK, PATIENCE) {
            Ok(seen) => {
                silent_since = None;
                let text = |at: usize| seen[at].as_str().unwrap_or_default().to_owned();
                row.error_pages += u32::from(!text(0).starts_with("http"));
                row.blank += u32::from(seen[2] != Value::Bool(true));
                row.restarts = row.restarts.max(seen[4].as_i64().unwrap_or_default());
                let answer = text(3);
                // What was broken still stands there until it is started anew.
                let back = text(1) == "attract" && !answer.is_empty() && seen[5] == false;
                match &first_answer {
                    None if back => {
                        row.back_s = now(begun);
                        first_answer = Some(answer);
                    }
                    Some(first) if back && *first != answer => row.goes_on_s = now(begun),
                    _ => {}
                }
            }
            Err(_) => {
                let since = *silent_since.get_or_insert(looked);
                row.silent_s = row.silent_s.max(now(since));
            }
        }
        if pictured.is_none_or(|at| at.elapsed() > BETWEEN_PICTURES) {
            pictured = Some(Instant::now());
            if let Ok(drawn) = display.page.drawn(SCREEN, PATIENCE) {
                row.pictures += 1;
                row.blank += u32::from(drawn < DRAWN);
            }
        }
        std::thread::sleep(BETWEEN.saturating_sub(looked.elapsed()));
    }
    row.reached =
        row.back_s <= LIMIT && row.goes_on_s < LOOKED_AT && row.error_pages == 0 && row.blank == 0;
    row
}
