//! How time and memory grow with members and editions: made-up content, on which the program itself
//! is run as an editor would run it.

mod made_up;

use super::outcome::{Answer, Failure, Outcome};
use super::report::progress;
use super::speech::Speech;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Where the figures are kept, below the project's folder.
const FIGURES: &str = "xtask/measured/scale.json";

/// Members and editions: Osloregionen, all of Norway, and as many as an edition may have.
const SIZES: [(usize, usize); 7] =
    [(64, 1), (357, 1), (357, 10), (357, 50), (5_000, 1), (5_000, 10), (5_000, 50)];

/// How often a running program's memory is looked at.
const LOOK: Duration = Duration::from_millis(2);

/// What is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request {
    /// Only so many members and editions.
    pub only: Option<(usize, usize)>,
    /// Whether the figures are kept.
    pub record: bool,
}

/// What one run took.
struct Run {
    seconds: f64,
    /// Largest resident memory, where the system tells it.
    megabytes: Option<f64>,
}

/// Makes content of each size, from the words of the project's first edition, and runs `check`,
/// `build`, `build` once more after a change of the last edition, and `diff` on it.
///
/// # Errors
/// If a run fails, or a folder or the figures cannot be written.
pub fn bench(root: &Path, request: Request, speech: Speech) -> Outcome {
    let sizes = request.only.map_or(SIZES.to_vec(), |size| vec![size]);
    let mut lines = vec![
        speech
            .say(
                "medlemmer utgaver    check s  MB      build s  MB    endret s  MB       diff s  MB  µs*",
                "  members editions   check s  MB      build s  MB   changed s  MB       diff s  MB  µs*",
            )
            .to_owned(),
    ];
    let mut figures = Vec::new();
    for (members, editions) in sizes {
        progress(&format!("{members} x {editions} …"));
        let folder = tempfile::tempdir().context("tempdir")?;
        let years = made_up::write(root, folder.path(), members, editions)?;
        let (first, last) = (years.start().to_string(), years.end().to_string());
        let [check, build] = [run(folder.path(), &["check"])?, run(folder.path(), &["build"])?];
        made_up::change(folder.path(), *years.end())?;
        let changed = run(folder.path(), &["build"])?;
        let diff = run(folder.path(), &["diff", &first, &last])?;
        let runs = [check, build, changed, diff];
        lines.push(row(members, editions, &runs));
        let runs = runs.map(|run| json!({ "seconds": run.seconds, "megabytes": run.megabytes }));
        let [check, build, changed, diff]: [Value; 4] = runs;
        figures.push(json!({
            "members": members, "editions": editions, "check": check, "build": build,
            "build_after_a_change": changed, "diff": diff,
        }));
    }
    lines.push(
        speech
            .say(
                "* build, for hvert medlem i hver utgave: Er det likt nedover, vokser tiden jevnt.",
                "* build, for each member of each edition: equal figures mean that time grows evenly.",
            )
            .to_owned(),
    );
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let json = json!({ "cores": cores, "sizes": figures });
    if request.record {
        let text = format!("{json:#}\n");
        fs::write(root.join(FIGURES), text).context(FIGURES)?;
        lines.push(speech.say(format!("Lagret i {FIGURES}."), format!("Kept in {FIGURES}.")));
    }
    Ok(Answer { lines, json })
}

fn row(members: usize, editions: usize, runs: &[Run]) -> String {
    let mut row = format!("{members:>9} {editions:>8}");
    for Run { seconds, megabytes } in runs {
        let megabytes = megabytes.map_or("-".to_owned(), |size| format!("{size:.0}"));
        row.push_str(&format!("  {seconds:>7.2} {megabytes:>6}"));
    }
    let each = runs.get(1).map_or(0.0, |build| build.seconds * 1e6) / (members * editions) as f64;
    format!("{row}  {each:>3.0}")
}

/// Runs this program in a folder, and looks at its memory until it ends.
fn run(folder: &Path, arguments: &[&str]) -> Result<Run, Failure> {
    let program = std::env::current_exe().context("the program's own path")?;
    let start = Instant::now();
    let mut child = Command::new(program)
        .args(snapshot_of(arguments))
        .arg("--root")
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("snapshot")?;
    let mut largest = None;
    let status = loop {
        largest = resident(child.id()).or(largest);
        match child.try_wait().context("snapshot")? {
            Some(status) => break status,
            None => thread::sleep(LOOK),
        }
    };
    let seconds = start.elapsed().as_secs_f64();
    let command = arguments.join(" ");
    let ended = || -> Result<()> {
        ensure!(status.success(), "snapshot {command}: {status}");
        Ok(())
    };
    ended()?;
    Ok(Run { seconds, megabytes: largest })
}

/// The program may be `snapshot` or `xtask`, whose command it then is.
fn snapshot_of<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    let name = std::env::current_exe().ok();
    let is_own = name.is_some_and(|path| path.file_stem().is_some_and(|name| name == "snapshot"));
    let before = if is_own { &[][..] } else { &["snapshot"][..] };
    before.iter().chain(arguments).copied().collect()
}

/// The largest resident memory of a process so far, in megabytes. Linux tells it.
fn resident(id: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<f64>().ok()? / 1000.0)
}
