//! The whole run: page by page, engine by engine.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::Asked;
use super::exceptions::EXCEPTIONS;
use super::found::Engine;
use super::judge::Judge;
use super::matrix::{Subject, Surface, Theme, some_subjects, subjects, views};
use super::report::{Report, Seen};
use super::visit::Visitor;
use crate::audit::conformance::CHECKED;
use crate::process;
use crate::serve::Server;
use crate::setup::{self, Need};

/// How many pages may wait for Alfa: each is some megabytes.
const WAITING: usize = 12;

/// The engines, as npm names them.
const PACKAGES: [&str; 5] = [
    "axe-core",
    "accessibility-checker-engine",
    "@siteimprove/alfa-rules",
    "html_codesniffer",
    "html-validate",
];

/// What an answer of the judge is about.
type About = (Engine, String, Seen);

pub(super) fn run(asked: Asked) -> Result<()> {
    setup::run(Need::Test)?;
    let dist = asked.dist.clone().unwrap_or_else(|| process::root().join("dist"));
    let all = if asked.quick { some_subjects() } else { subjects() };
    let only = asked.only.as_deref().unwrap_or_default();
    let all: Vec<Subject> = all.into_iter().filter(|one| one.name().contains(only)).collect();
    ensure!(!all.is_empty(), "no page is named so: {only}");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (report, browser) = runtime.block_on(looked_at(&dist, &all, asked.quick))?;
    println!("{}{}", report.list(), report.table());
    for (engine, sum) in report.sums() {
        let violations = sum.violations;
        println!("{engine:<18}{:>9} checks, {violations} violations", sum.checks);
    }
    let is_whole = !asked.quick && asked.only.is_none();
    if is_whole {
        keep(&report, &all, &browser)?;
        let unused = report.unused();
        ensure!(unused.is_empty(), "exceptions that no longer occur: {}", unused.join("; "));
    }
    let violations = report.violations();
    ensure!(violations == 0, "{violations} violations: see above");
    Ok(())
}

async fn looked_at(dist: &Path, all: &[Subject], in_a_hurry: bool) -> Result<(Report, String)> {
    let server = Server::start(dist)?;
    let visitor = Visitor::start().await?;
    let mut judge = Judge::<About>::start()?;
    let mut report = Report::default();
    for (at, subject) in all.iter().enumerate() {
        let name = subject.name();
        println!("[{}/{}] {name}", at + 1, all.len());
        let address = server.url(&format!("/{}", subject.address));
        visitor.open(&address, subject).await.with_context(|| name.clone())?;
        for (theme, screen) in views(subject, in_a_hurry) {
            let seen = Seen::of(subject, theme, screen.0);
            visitor.see(screen, theme).await?;
            for engine in [Engine::Axe, Engine::Ibm, Engine::Sniffer] {
                let answer = visitor.judge(engine).await;
                let answer = answer.with_context(|| format!("{name} at {}", screen.0))?;
                report.add(engine, &name, &seen, answer);
            }
            let tree = visitor.tree().await?;
            let about = (Engine::Alfa, name.clone(), seen);
            judge.ask_page(about, &tree, screen, &theme.features())?;
        }
        if let Some(file) = file_of(dist, subject) {
            let about = (Engine::Markup, name, Seen::file(subject.language.tag()));
            judge.ask_file(about, &file)?;
        }
        if judge.waiting() > WAITING {
            taken(&mut judge, &mut report)?;
        }
    }
    taken(&mut judge, &mut report)?;
    Ok((report, visitor.version().await?))
}

fn taken(judge: &mut Judge<About>, report: &mut Report) -> Result<()> {
    for ((engine, name, seen), answer) in judge.rest()? {
        report.add(engine, &name, &seen, answer);
    }
    Ok(())
}

/// The file of a page that has one of its own.
fn file_of(dist: &Path, subject: &Subject) -> Option<PathBuf> {
    let is_plain = subject.act.is_none() && !subject.address.contains('?');
    let file = dist.join(&subject.address).join("index.html");
    let is_kiosk = subject.surface == Surface::Kiosk && subject.act.is_none();
    let file = if is_kiosk { dist.join("kiosk/index.html") } else { file };
    ((is_plain || is_kiosk) && file.is_file()).then_some(file)
}

fn keep(report: &Report, all: &[Subject], browser: &str) -> Result<()> {
    let text = fs::read(process::root().join("package.json"))?;
    let told: Value = serde_json::from_slice(&text)?;
    let version = |name: &&str| ((*name).to_owned(), told["devDependencies"][*name].clone());
    let versions: serde_json::Map<String, Value> = PACKAGES.iter().map(version).collect();
    let exceptions = EXCEPTIONS.iter().map(
        |one| json!({ "engine": one.engine, "rule": one.rule, "at": one.at, "page": one.page, "theme": one.theme, "reason": one.reason }),
    );
    let kept = json!({
        "browser": browser,
        "engines": versions,
        "pages": all.len(),
        "themes": Theme::ALL.map(Theme::name),
        "sums": report.sums(),
        "exceptions": exceptions.collect::<Vec<_>>(),
        "rows": report.rows(),
    });
    let file = process::root().join(CHECKED);
    fs::write(file, serde_json::to_string_pretty(&kept)? + "\n")?;
    println!("\nKept in {CHECKED}");
    Ok(())
}
