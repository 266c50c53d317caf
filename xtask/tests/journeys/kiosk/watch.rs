//! What goes on behind a display: the script around the kiosk, and editions that come.

use std::time::Duration;

use serde_json::{Value, json};
use xtask::serve::{Fault, Server};

use crate::publishing::{Published, WORD};
use crate::visitor::Visitor;

/// Holds the wasm's memory, to make it grow.
const HELD: &str = "const real = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...all) => {
        const made = await real.call(WebAssembly, ...all);
        window.memory = Object.values(made.instance.exports)
            .find((one) => one instanceof WebAssembly.Memory);
        return made;
    };";

#[tokio::test]
async fn it_begins_anew_with_little_memory_where_no_one_reads() {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(1080, 1920).await;
    let held = json!({ "source": HELD });
    visitor.browser.devtools("Page.addScriptToEvaluateOnNewDocument", held).await;
    visitor.open("/kiosk/?hvile=600").await;
    visitor.begin().await;
    visitor.hold_document().await;
    // Beyond 64 MB, in pages of 64 kB.
    visitor.run("memory.grow(1100)").await;
    // A visitor who reads is left alone, over more than one question of the script.
    let seen = "return document.documentElement.dataset.wasm > 64 * 1048576";
    visitor.wait_until("the memory seen", seen).await;
    assert_eq!(visitor.ask("return window.sameDocument !== undefined").await, true);
    visitor.touch("nav button", "Begynn på nytt").await;
    let anew = "return window.sameDocument === undefined
        && 'ready' in document.documentElement.dataset
        && document.querySelector('[data-kiosk]')?.dataset.kiosk === 'attract'
        && memory.buffer.byteLength < 8 * 1048576";
    visitor.wait_until("the kiosk with little memory", anew).await;
    // It was no fault.
    assert_eq!(visitor.ask("return document.documentElement.dataset.restarts").await, "0");
}

/// Whoever sets it up sees what the script has found out since it began.
#[tokio::test]
async fn how_it_is_doing_is_shown_as_it_changes() {
    let visitor = Visitor::stand_before("?status=1", 1080, 1920).await;
    let told = "const told = [...document.querySelectorAll('.status dd')].map(dd => dd.innerText);
        return told.length === 10 && !told.includes('–') && !told.includes('…')";
    visitor.wait_until("uptime and memory", told).await;
    visitor.touch(".status button", "Lukk").await;
    assert_eq!(visitor.ask("return document.querySelector('.status')").await, Value::Null);
}

/// Each leaves the first screen at its first step again; that is not standing still.
#[tokio::test]
async fn visitors_who_come_and_go_do_not_start_it_anew() {
    let visitor = Visitor::stand_before("?hvile=600", 1080, 1920).await;
    visitor.hold_document().await;
    for _ in 0..5 {
        tokio::time::sleep(Duration::from_secs(4)).await;
        visitor.begin().await;
        visitor.touch("nav button", "Begynn på nytt").await;
    }
    assert_eq!(visitor.ask("return window.sameDocument !== undefined").await, true);
}

/// Whoever reads keeps the edition that they began with; whoever comes next has the new one.
#[tokio::test]
async fn a_new_edition_waits_until_the_reader_has_left() {
    let published = Published::changed();
    let host = Server::start(published.path()).expect("a free port");
    // It comes after the visitor, who takes a moment to begin.
    host.faults().set("/snapshots/manifest.json", Fault::Slow(Duration::from_secs(3)));
    let visitor = Visitor::arrive_at(host).await;
    visitor.hold_screen(1080, 1920).await;
    visitor.open("/kiosk/?hvile=600").await;
    visitor.begin().await;
    assert!(visitor.see_organisation().await.contains(WORD.0));
    visitor.wait_for_new_edition(2).await;
    assert!(visitor.see_organisation().await.contains(WORD.0), "the reader's edition");
    visitor.touch("nav button", "Begynn på nytt").await;
    visitor.begin().await;
    let seen = visitor.see_organisation().await;
    assert!(seen.contains(WORD.1) && !seen.contains(WORD.0), "the new edition: {seen}");
}

impl Visitor {
    /// Waits until the kiosk has fetched so many files of an edition other than the one built in, and
    /// has read and put them by, too.
    pub async fn wait_for_new_edition(&self, files: usize) {
        let came = format!(
            "return performance.getEntriesByType('resource').filter(({{ name, responseEnd }}) =>
                responseEnd > 0 && name.includes('/snapshots/2022/')).length >= {files}"
        );
        self.wait_until("the new edition's files", &came).await;
        tokio::time::sleep(Duration::from_secs(1)).await;
    }

    /// All that is said under "Organisasjon", part by part.
    async fn see_organisation(&self) -> String {
        self.touch("nav button", "Organisasjon").await;
        let parts = self.ask("return document.querySelectorAll('.parts li').length").await;
        let mut said = String::new();
        for at in 1..=parts.as_u64().expect("a number") {
            self.click(&format!(".parts li:nth-child({at}) button")).await;
            let text = self.ask("return document.querySelector('.said').innerText").await;
            said += text.as_str().unwrap_or_default();
            self.click(".back").await;
        }
        said
    }
}
