//! Without a network after one visit, and from one build to the next with a page open.

use std::fs;
use std::path::Path;

use osloregionen::domain::edition::Edition;
use osloregionen::route::Page;
use osloregionen::snapshot::{decode_edition, decode_manifest};
use serde_json::json;
use tempfile::TempDir;
use xtask::build::offline;
use xtask::build::pages::routes;
use xtask::serve::{Options, Server};

use crate::publishing::copy;
use crate::visitor::{Visitor, dist};

/// Whether the page's worker has taken over.
const CONTROLLED: &str = "return navigator.serviceWorker.controller?.state === 'activated'";

/// The id of the build that the page is of.
const BUILD: &str = "return document.documentElement.dataset.build";

/// Whether the page says that another build is ready.
const OFFERED: &str = "return [...document.querySelectorAll('[role=status] button')]
    .some(button => button.textContent === 'Vis den nye')";

fn edition() -> Edition {
    let read = |path: &str| fs::read(dist().join("snapshots").join(path)).unwrap();
    let manifest = decode_manifest(&read("manifest.json")).unwrap();
    let files = manifest.edition(manifest.latest).unwrap();
    decode_edition(&read(&files.region.path), &read(&files.members.path)).unwrap()
}

/// A copy of the build, which journeys change.
fn build() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&dist(), folder.path());
    folder
}

/// Makes another build of the one in a folder: the front page says so.
fn build_anew(folder: &Path) {
    let page = folder.join("shell.html");
    let html = fs::read_to_string(&page).unwrap();
    fs::write(page, html.replace("Henter siden", "Henter den nye siden")).unwrap();
    unmark(folder);
    offline::write(folder).unwrap();
}

/// Takes the build's id out of all pages, as a build anew begins without. Cards that stand alone
/// have none.
fn unmark(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            unmark(&path);
        } else if path.extension().is_some_and(|ending| ending == "html") {
            let html = fs::read_to_string(&path).unwrap();
            let Some((before, rest)) = html.split_once("<html data-build=\"") else { continue };
            let (_, after) = rest.split_once("\" ").unwrap();
            fs::write(path, format!("{before}<html {after}")).unwrap();
        }
    }
}

impl Visitor {
    /// Visits a page once, until the worker has all that it keeps.
    async fn visit_once(host: Server, path: &str) -> Visitor {
        let visitor = Visitor::arrive_at(host).await;
        visitor.open(path).await;
        visitor.wait_until("a worker that has taken over", CONTROLLED).await;
        visitor
    }

    /// The host is gone, or the network.
    fn stop_host(&mut self) {
        self.host.stop();
    }

    /// Has the worker look for another build.
    async fn look_for_a_new_build(&self) {
        self.run("navigator.serviceWorker.ready.then(found => found.update()).catch(() => {})")
            .await;
    }
}

#[tokio::test]
async fn every_page_of_every_language_is_there_without_a_host() {
    let mut visitor = Visitor::visit_once(Server::start(dist()).unwrap(), "/").await;
    visitor.wait_for_edition(&["ready"]).await;
    visitor.stop_host();
    let edition = edition();
    for route in routes(&edition) {
        // Pages beside the app are there once they were read, as they say themselves.
        if Page::statements().contains(&route.page) {
            continue;
        }
        let path = format!("/{}", route.path());
        visitor.open(&path).await;
        visitor.wait_for_page(route.page.mark()).await;
        let title = osloregionen::title::title(&edition, &route);
        assert_eq!(visitor.see_title().await, title, "{path}");
    }
    visitor.open("/medlemmer?q=hamar&vis=kart").await;
    visitor
        .wait_until(
            "the map",
            "return document.querySelectorAll('svg [role=option]').length === 64",
        )
        .await;
    visitor.open("/finnes-ikke").await;
    visitor.wait_for_page("not-found").await;
}

#[tokio::test]
async fn a_page_that_was_visited_is_loaded_again_without_a_host() {
    let mut visitor =
        Visitor::visit_once(Server::start(dist()).unwrap(), "/medlemmer/baerum").await;
    visitor.reload().await;
    visitor.stop_host();
    visitor.reload().await;
    assert_eq!(visitor.see_heading().await, "Bærum");
    // As it was prerendered, not by the app alone.
    assert_eq!(visitor.ask("return document.body.hasAttribute('data-prerendered')").await, true);
    // That the host could not be asked is told.
    assert_eq!(visitor.wait_for_edition(&["ready", "stale"]).await, "stale");
}

#[tokio::test]
async fn it_works_under_a_sub_path() {
    let options = Options { prefix: "/osloregionen/".into(), reports: true, ..Options::default() };
    let host = Server::start_with(dist(), options).unwrap();
    let mut visitor = Visitor::visit_once(host, "/medlemmer/").await;
    visitor.stop_host();
    for path in ["/", "/en/medlemmer/hamar", "/nn/prioriteringer/"] {
        visitor.open(path).await;
        assert!(visitor.see_title().await.contains("Osloregionen"), "{path}");
        assert_ne!(visitor.see_page().await, "not-found", "{path}");
    }
}

#[tokio::test]
async fn a_new_build_is_offered_and_keeps_the_reader_in_place() {
    let folder = build();
    let visitor = Visitor::visit_once(Server::start(folder.path()).unwrap(), "/medlemmer/").await;
    let before = visitor.ask(BUILD).await;
    visitor.hold_screen(360, 740).await;
    visitor.type_search("an").await;
    visitor.wait_until("the address", "return location.search === '?q=an'").await;
    visitor.run("scrollTo(0, 400)").await;
    visitor.pass_frames().await;
    visitor.hold_document().await;

    build_anew(folder.path());
    visitor.look_for_a_new_build().await;
    visitor.wait_until("the offer", OFFERED).await;
    visitor.see_same_document().await;
    assert_eq!(visitor.ask(BUILD).await, before);
    // Until it is taken, the old build is whole: another page of it.
    visitor.follow("/organisasjon").await;
    visitor.go_back().await;
    visitor.wait_for_page("members").await;
    visitor.run("scrollTo(0, 400)").await;
    visitor.pass_frames().await;

    visitor
        .run(
            "[...document.querySelectorAll('[role=status] button')]
        .find(button => button.textContent === 'Vis den nye').click()",
        )
        .await;
    visitor
        .wait_until(
            "the new build",
            &format!(
                "{BUILD} !== {before} &&
        document.documentElement.hasAttribute('data-ready')"
            ),
        )
        .await;
    visitor.pass_frames().await;
    let kept = "return [location.search, scrollY, document.querySelector('main input').value]";
    assert_eq!(visitor.ask(kept).await, json!(["?q=an", 400, "an"]));
    assert_eq!(visitor.ask(OFFERED).await, false);
}

#[tokio::test]
async fn half_an_upload_replaces_nothing() {
    let folder = build();
    let mut visitor = Visitor::visit_once(Server::start(folder.path()).unwrap(), "/").await;
    let before = visitor.ask(BUILD).await;
    build_anew(folder.path());
    // The new pages and the new worker are there, the style sheet is cut off.
    let sheet = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let sheet =
        sheet.into_iter().find(|path| path.extension().is_some_and(|e| e == "css")).unwrap();
    let shell = folder.path().join("shell.html");
    let html = fs::read(&shell).unwrap();
    fs::write(&shell, &html[..html.len() / 2]).unwrap();
    fs::write(&sheet, "").unwrap();
    visitor.look_for_a_new_build().await;
    visitor
        .wait_until(
            "a worker that could not be installed",
            "return navigator.serviceWorker
        .getRegistration().then(found => !found.installing && !found.waiting)",
        )
        .await;
    for path in ["/organisasjon/", "/en/medlemmer/"] {
        visitor.open(path).await;
        assert_eq!(visitor.ask(BUILD).await, before, "{path}");
        assert_eq!(visitor.ask(OFFERED).await, false);
        visitor.see_no_errors(path).await;
    }
    visitor.stop_host();
    visitor.open("/medlemmer/hamar").await;
    assert_eq!(visitor.see_heading().await, "Hamar");
}

#[tokio::test]
async fn a_worker_can_be_withdrawn_by_one_file() {
    let folder = build();
    let visitor = Visitor::visit_once(Server::start(folder.path()).unwrap(), "/medlemmer/").await;
    let deployed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/withdraw/sw.js");
    fs::copy(deployed, folder.path().join("sw.js")).unwrap();
    visitor.hold_document().await;
    visitor.look_for_a_new_build().await;
    visitor
        .wait_until(
            "the page loaded anew",
            "return window.sameDocument === undefined &&
        document.documentElement.hasAttribute('data-ready')",
        )
        .await;
    let nothing = "const done = arguments[0];
        Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
            .then(([kept, found]) => done(kept.length + found.length))";
    let gone =
        async || visitor.browser.client.execute_async(nothing, vec![]).await.unwrap() == json!(0);
    for _ in 0..200 {
        if gone().await {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert!(gone().await, "caches or workers are left");
    visitor.hold_document().await;
    visitor.pass_frames().await;
    visitor.see_same_document().await;
    visitor.open("/organisasjon/").await;
    assert_eq!(visitor.see_page().await, "organisation");
}

#[tokio::test]
async fn embeds_are_left_alone() {
    let folder = build();
    fs::create_dir_all(folder.path().join("embed/medlem")).unwrap();
    let frame = "<!doctype html><html lang=\"nb\"><link rel=\"icon\" href=\"../../mark.svg\"><title>Ramme</title><h1>Ramme</h1></html>";
    fs::write(folder.path().join("embed/medlem/index.html"), frame).unwrap();
    let visitor = Visitor::visit_once(Server::start(folder.path()).unwrap(), "/").await;
    visitor.go("/embed/medlem/").await;
    assert_eq!(visitor.see_title().await, "Ramme");
    visitor.see_no_errors("a frame").await;
    let kept = "const done = arguments[0];
        caches.keys().then(names => Promise.all(names.map(name => caches.open(name)
            .then(cache => cache.match(location.href))))).then(found => done(found.some(Boolean)))";
    let kept = visitor.browser.client.execute_async(kept, vec![]).await.unwrap();
    assert_eq!(kept, false);
}
