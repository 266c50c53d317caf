//! What the script around the kiosk sees, and leaves alone.

use serde_json::json;

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

/// Each leaves the first screen at its first step again; that is not standing still.
#[tokio::test]
async fn visitors_who_come_and_go_do_not_start_it_anew() {
    let visitor = Visitor::stand_before("?hvile=600", 1080, 1920).await;
    visitor.hold_document().await;
    for _ in 0..5 {
        tokio::time::sleep(std::time::Duration::from_secs(4)).await;
        visitor.begin().await;
        visitor.touch("nav button", "Begynn på nytt").await;
    }
    assert_eq!(visitor.ask("return window.sameDocument !== undefined").await, true);
}
