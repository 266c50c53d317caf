//! The verbs of the journeys: what a visitor does and sees.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::{Value, json};
use xtask::browser::Engine;
use xtask::serve::Server;

use crate::browser::Browser;
use crate::host::Host;

/// How long something may take before the journey fails: far beyond what it takes, also
/// where the app itself gives a host 20 seconds.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The build that `cargo xtask test` made.
pub fn dist() -> PathBuf {
    let named = std::env::var_os("OSLOREGIONEN_DIST").map(PathBuf::from);
    named.expect("the journeys need a build of the app: run `cargo xtask test`, which makes one")
}

/// A visitor with a browser of their own, and the host that they visit.
pub struct Visitor {
    pub browser: Browser,
    pub host: Host,
}

impl Visitor {
    /// A visitor of the build as it is.
    pub async fn arrive() -> Visitor {
        Visitor::arrive_at(Server::start(dist()).expect("a free port")).await
    }

    /// A visitor of this host.
    pub async fn arrive_at(host: Server) -> Visitor {
        Visitor { browser: Browser::start().await, host: Host::of(host) }
    }

    /// Opens a path of the app as a first visit does, and waits until it takes input.
    pub async fn open(&self, path: &str) {
        self.go(path).await;
        self.wait_until_ready().await;
    }

    /// Goes to a path of the app, whether or not the app starts there.
    pub async fn go(&self, path: &str) {
        let url = self.host.url(path);
        self.leave_page().await;
        self.load(&url).await;
        // A WebKit that has just started now and then does not hear the first word.
        if !self.has_document().await {
            self.load(&url).await;
        }
        self.wait_for_document().await;
    }

    /// A driver that never answers fails the journey rather than holding all of them up.
    async fn load(&self, url: &str) {
        let loaded = tokio::time::timeout(2 * PATIENCE, self.browser.client.goto(url)).await;
        loaded.expect("the driver answers").expect("the page loads");
    }

    /// What is there before another page is loaded must not be taken for it, where the driver
    /// does not wait.
    async fn leave_page(&self) {
        if self.browser.engine != Engine::Chromium {
            self.run("window.left = true").await;
        }
    }

    /// Whether the page is there within ten seconds.
    async fn has_document(&self) -> bool {
        let start = Instant::now();
        let client = &self.browser.client;
        while self.browser.engine == Engine::WebKit
            && client.execute(THERE, vec![]).await.ok() != Some(Value::Bool(true))
        {
            if start.elapsed() > Duration::from_secs(10) {
                return false;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        true
    }

    async fn wait_for_document(&self) {
        if self.browser.engine != Engine::Chromium {
            self.wait_until("the page", THERE).await;
        }
    }

    /// Follows a link to exactly this address, wherever the layout has put it. Fails when
    /// there is none, or when a page is loaded.
    pub async fn follow(&self, address: &str) {
        let script = format!(
            "window.sameDocument = true;
             const links = [...document.querySelectorAll('a[href]')].filter(a =>
                 new URL(a.href).href === new URL('{address}', location).href);
             const link = links.find(a => a.checkVisibility()) ?? links[0];
             link?.click(); return link !== undefined"
        );
        assert_eq!(self.ask(&script).await, true, "a link to {address}");
        let script = format!("return {ADDRESS} === '{address}'");
        self.wait_until(&format!("the address {address}"), &script).await;
        self.see_same_document().await;
    }

    /// Marks the document, so that one sees whether a page is loaded.
    pub async fn hold_document(&self) {
        self.run("window.sameDocument = true").await;
    }

    /// Fails when a page was loaded since the document was marked.
    pub async fn see_same_document(&self) {
        let same = self.ask("return window.sameDocument === true").await;
        assert_eq!(same, true, "a page was loaded: {}", self.address().await);
    }

    /// Presses a key where the focus is.
    pub async fn press(&self, key: Key) {
        let focused = self.browser.client.active_element().await.expect("a focus");
        focused.send_keys(&char::from(key).to_string()).await.expect("it takes keys");
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.leave_page().await;
        if self.browser.engine == Engine::Firefox {
            // Its driver would pass by the service worker, which a reader's key does not.
            self.run("location.reload()").await;
        } else {
            self.browser.client.refresh().await.expect("the page loads");
        }
        self.wait_for_document().await;
        self.wait_until_ready().await;
    }

    /// Goes back in the history.
    pub async fn go_back(&self) {
        // A WebKit that leaves the page while it runs the script may never tell that it has.
        self.run(match self.browser.engine {
            Engine::WebKit => "setTimeout(() => history.back())",
            _ => "history.back()",
        })
        .await;
    }

    async fn wait_until_ready(&self) {
        self.wait_until(
            "the app takes input",
            "return document.documentElement.hasAttribute('data-ready')",
        )
        .await;
    }

    /// Types into the directory's field, letter by letter, in place of what stands there.
    pub async fn type_search(&self, text: &str) {
        let field = Locator::Css("main input[type=search]");
        let field = self.browser.client.find(field).await.expect("a search field");
        field.click().await.expect("it can be clicked");
        let all = format!("{}a{}", char::from(Key::Control), char::from(Key::Null));
        field.send_keys(&all).await.expect("its text is selected");
        field.send_keys(&char::from(Key::Delete).to_string()).await.expect("it is empty");
        // A driver need not take no text.
        if !text.is_empty() {
            field.send_keys(text).await.expect("it takes text");
        }
    }

    /// Chooses in a select that is on show, or folded up in a `details`, by value.
    ///
    /// By script: the driver takes the options of a closed select for invisible.
    pub async fn choose(&self, name: &str, value: &str) {
        // The choice may put another select in the place of this one, in WebKit at once.
        let chosen = self
            .ask(&format!(
                "const select = document.querySelector('main select[name={name}]');
                 select.closest('details:not([open])')?.querySelector('summary').click();
                 select.value = '{value}';
                 const chosen = select.value === '{value}' && select.checkVisibility();
                 select.dispatchEvent(new Event('input', {{ bubbles: true }}));
                 select.dispatchEvent(new Event('change', {{ bubbles: true }}));
                 return chosen"
            ))
            .await;
        assert_eq!(chosen, true, "{value} can be chosen as {name}");
    }

    /// Clicks on the first visible element that a selector names.
    pub async fn click(&self, selector: &str) {
        let found = self.browser.client.find(Locator::Css(selector)).await;
        found.unwrap_or_else(|error| panic!("{selector}: {error}")).click().await.expect("a click");
    }

    /// The value of `<main data-page>`.
    pub async fn see_page(&self) -> String {
        self.text_of("return document.querySelector('main')?.dataset.page ?? ''").await
    }

    /// Waits until a page is shown.
    pub async fn wait_for_page(&self, mark: &str) {
        let script = format!("return document.querySelector('main')?.dataset.page === '{mark}'");
        self.wait_until(&format!("the page {mark}"), &script).await;
    }

    /// The members of the directory's rows, in their order. Shapes of a map do not count.
    pub async fn see_rows(&self) -> Vec<String> {
        let rows = self.ask(&format!("return {ROWS}")).await;
        let rows = rows.as_array().cloned().unwrap_or_default();
        rows.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// Waits until the rows are as expected, in words and as a condition on `rows`.
    pub async fn wait_for_rows(&self, what: &str, condition: &str) -> Vec<String> {
        self.wait_until(what, &format!("const rows = {ROWS}; return {condition}")).await;
        self.see_rows().await
    }

    /// The visible text of the page's main part.
    pub async fn see_text(&self) -> String {
        self.text_of("return document.querySelector('main')?.innerText ?? ''").await
    }

    /// The text of the only `h1`; fails when there are more or none.
    pub async fn see_heading(&self) -> String {
        let headings = self
            .ask("return [...document.querySelectorAll('h1')].map(h => h.textContent.trim())")
            .await;
        let headings = headings.as_array().cloned().unwrap_or_default();
        assert_eq!(headings.len(), 1, "one h1 on {}: {headings:?}", self.address().await);
        headings[0].as_str().unwrap_or_default().to_owned()
    }

    pub async fn see_title(&self) -> String {
        self.browser.client.title().await.expect("a title")
    }

    /// Path and query as the address bar shows them. Hosts put a slash at the end of a
    /// folder's address: with or without it, it is the same page.
    pub async fn address(&self) -> String {
        // The address bar follows what is shown.
        self.pass_frames().await;
        self.text_of(&format!("return {ADDRESS}")).await
    }

    /// The state of the edition, as the app's root tells it.
    pub async fn wait_for_edition(&self, states: &[&str]) -> String {
        let wanted = json!(states);
        let script = format!("return {wanted}.includes({EDITION_STATE})");
        self.wait_until(&format!("the edition is {}", states.join(" or ")), &script).await;
        self.text_of(&format!("return {EDITION_STATE}")).await
    }

    /// What is said about the edition: the `role=status` outside of the page's main part.
    pub async fn see_notice(&self) -> String {
        self.text_of(
            "return [...document.querySelectorAll('[role=status]:not(main *)')]
                .filter(e => e.checkVisibility()).map(e => e.innerText.trim()).join(' ').trim()",
        )
        .await
    }

    /// Fails when the page reported an error since it was opened.
    pub async fn see_no_errors(&self, during: &str) {
        let entries = self.browser.console().await;
        let errors: Vec<_> = entries.iter().filter(|(level, _)| level == "SEVERE").collect();
        assert!(errors.is_empty(), "{during}: the console has errors: {errors:#?}");
    }

    /// Asks for a colour scheme as the visitor's system does, and for no motion. Other engines than
    /// Chromium show the day, and take no such wish.
    pub async fn prefer(&self, scheme: &str) {
        if self.browser.engine != Engine::Chromium {
            assert_eq!(scheme, "light", "leave it out in xtask/src/audit/browsers/left_out.rs");
            return;
        }
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.browser.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// Gives the window this size in CSS pixels, smaller than a real window can be.
    pub async fn hold_screen(&self, width: u32, height: u32) {
        self.browser.hold_screen(width, height).await.expect("a window of this size");
    }

    /// Waits until what was asked of the next frames is done.
    pub async fn pass_frames(&self) {
        let script = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))";
        self.browser.client.execute_async(script, vec![]).await.expect("frames pass");
    }

    /// Runs a script for its effect.
    pub async fn run(&self, script: &str) {
        self.ask(script).await;
    }

    /// Runs a script and gives what it returns.
    pub async fn ask(&self, script: &str) -> Value {
        let asked = self.browser.client.execute(script, vec![]);
        let told = tokio::time::timeout(2 * PATIENCE, asked).await.expect("the driver answers");
        told.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    pub async fn text_of(&self, script: &str) -> String {
        self.ask(script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until a script returns true.
    pub async fn wait_until(&self, what: &str, script: &str) {
        let start = Instant::now();
        while self.browser.client.execute(script, vec![]).await.ok() != Some(Value::Bool(true)) {
            if start.elapsed() > PATIENCE {
                let address = self.address().await;
                let text: String = self.see_text().await.chars().take(600).collect();
                let console = self.browser.console().await;
                panic!("not seen: {what}\non {address}\nconsole: {console:#?}\npage:\n{text}");
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }
}

/// Whether a page is there in place of the one that was left.
const THERE: &str = "return window.left === undefined && location.protocol !== 'about:'
    && document.readyState !== 'loading'";

/// The rows on show, as a JavaScript expression.
const ROWS: &str = "[...document.querySelectorAll('main [data-member]')]
    .filter(e => !(e instanceof SVGElement) && e.checkVisibility())
    .map(e => e.dataset.member)";

/// Path and query without a slash at the end, as a JavaScript expression.
const ADDRESS: &str = "(location.pathname.replace(/(.)\\/$/, '$1') + location.search)";

/// The edition's state, as a JavaScript expression.
const EDITION_STATE: &str = "document.querySelector('[data-edition-state]')?.dataset.editionState";
