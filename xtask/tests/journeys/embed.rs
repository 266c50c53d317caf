//! What other pages embed, on pages of another origin: as their readers see it, whatever those
//! pages are like, and whatever either side does to the other.

mod builder;
mod element;
mod frames;
mod hostile;
mod near;

use std::fs;

use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::browser::Engine;
use xtask::serve::{Fault, Server};

use crate::host::Host;
use crate::visitor::{Visitor, dist};

/// Stands for the address of the embeds in the pages below.
const THERE: &str = "{there}";

/// What a frame is let do, as the tag lets it.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// A reader of a page that embeds something.
pub struct Reader {
    visitor: Visitor,
    /// Where the embeds are.
    embeds: Host,
    _pages: TempDir,
}

impl Reader {
    /// At a page of another origin than the embeds: its HTML, with `{there}` for their address.
    async fn at(html: &str) -> Reader {
        Reader::at_with(html, |_| {}).await
    }

    /// The same, with embeds that are broken.
    async fn at_with(html: &str, break_embeds: impl FnOnce(&Server)) -> Reader {
        let embeds = Server::start(dist()).expect("a free port");
        break_embeds(&embeds);
        let pages = tempfile::tempdir().expect("a folder");
        let html = html.replace(THERE, embeds.url("/").trim_end_matches('/'));
        fs::write(pages.path().join("index.html"), html).expect("a page");
        // Pages without an icon of their own are asked for one.
        fs::write(pages.path().join("favicon.ico"), "").expect("an icon");
        let host = Server::start(pages.path()).expect("a free port");
        let visitor = Visitor::arrive_at(host).await;
        visitor.hold_screen(900, 800).await;
        visitor.go("/").await;
        Reader { visitor, embeds: Host::of(embeds), _pages: pages }
    }

    async fn ask(&self, script: &str) -> Value {
        self.visitor.ask(script).await
    }

    async fn wait_until(&self, what: &str, script: &str) {
        self.visitor.wait_until(what, script).await;
    }

    /// Goes into the first plain frame of the page.
    async fn enter(&self) {
        // Not before its page has come: until then WebKit has another in its place.
        let came = match self.visitor.browser.engine {
            Engine::WebKit => {
                "return performance.getEntriesByType('resource')
                    .some(entry => entry.initiatorType === 'iframe' && entry.responseEnd > 0)"
            }
            _ => "return document.querySelector('iframe') !== null",
        };
        self.wait_until("a frame", came).await;
        self.visitor.browser.client.enter_frame(0).await.expect("a frame");
        self.wait_until("its page", "return document.querySelector('main.or-embed') !== null")
            .await;
    }

    /// Goes into the frame of the first tag.
    async fn enter_tag(&self) {
        let frame = "return document.querySelector('osloregionen-embed')
            .shadowRoot.querySelector('iframe')";
        let frame = self.ask(frame).await;
        let id = frame.as_object().and_then(|frame| frame.values().next()?.as_str());
        let id = ElementRef::from(id.expect("a frame").to_owned());
        let frame = Element::from_element_id(self.visitor.browser.client.clone(), id);
        frame.enter_frame().await.expect("a frame");
        self.wait_until("its page", "return document.querySelector('main.or-embed') !== null")
            .await;
    }

    /// Goes back to the page.
    async fn leave(&self) {
        self.visitor.browser.client.enter_parent_frame().await.expect("a page around it");
    }

    /// The height of the first tag's frame once it has told its own.
    async fn wait_for_frame(&self) {
        let heard = "const root = document.querySelector('osloregionen-embed')?.shadowRoot;
            return root?.querySelector('slot')?.hidden === true
                && root.querySelector('iframe').offsetHeight > 0";
        self.wait_until("the frame in the tag", heard).await;
    }

    /// What the console says that a reader's page must not be the cause of.
    async fn see_no_errors(&self) {
        self.visitor.see_no_errors("an embed").await;
    }
}

/// A page with a plain frame.
fn framed(path: &str, sandbox: Option<&str>, width: u32, height: u32) -> String {
    let sandbox = sandbox.map_or(String::new(), |words| format!("sandbox=\"{words}\""));
    format!(
        "<!doctype html><html lang=\"nb\"><title>Kommunen</title><main><h1>Kommunen</h1>\
         <iframe title=\"Osloregionen\" src=\"{THERE}{path}\" {sandbox} width=\"{width}\" \
         height=\"{height}\" style=\"border:0\"></iframe></main>"
    )
}

/// A page with text around these tags.
fn tagged(tags: &str) -> String {
    format!(
        "<!doctype html><html lang=\"nb\"><title>Kommunen</title><main><h1>Kommunen</h1>\
         <p>Før.</p>{tags}<p id=\"after\">Etter.</p></main>\
         <script async src=\"{THERE}/embed.js\"></script>"
    )
}

fn tag(attributes: &str) -> String {
    format!("<osloregionen-embed {attributes}><a href=\"/x\">Osloregionen</a></osloregionen-embed>")
}

/// What one wants to know of the first tag.
const SEEN: &str = "const tag = document.querySelector('osloregionen-embed');
    const frame = tag.shadowRoot?.querySelector('iframe');
    return { link: tag.querySelector('a').checkVisibility(), frame: frame?.checkVisibility() ?? false,
        height: tag.offsetHeight, width: tag.offsetWidth, src: frame?.src ?? null }";

/// Sum of all layout shifts of the page.
const SHIFTS: &str = "const observer = new PerformanceObserver(() => {});
    observer.observe({ type: 'layout-shift', buffered: true });
    return observer.takeRecords().reduce((sum, entry) => sum + entry.value, 0)";

fn slow() -> Fault {
    Fault::Slow(std::time::Duration::from_millis(600))
}

fn nothing() -> Value {
    json!([])
}
