//! The app in a slowed-down browser, as on a phone.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use fantoccini::wd::TimeoutConfiguration;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::browser::Browser;

/// The screen, in CSS pixels: a small phone's.
pub const SCREEN: (u32, u32) = (360, 740);

/// How many times slower than this machine Chromium works.
pub const SLOWDOWN: f64 = 4.0;

/// How long the app may take to start, or a script to run.
const PATIENCE: Duration = Duration::from_secs(300);

/// A page in a browser of its own.
pub struct Page {
    browser: Browser,
}

impl Page {
    /// Starts the browser.
    ///
    /// # Errors
    /// If Chromium or its driver is missing.
    pub async fn start() -> Result<Page> {
        let browser = Browser::start().await?;
        let (none, long) = (None, Some(PATIENCE));
        browser.client.update_timeouts(TimeoutConfiguration::new(long, none, none)).await?;
        browser.hold_screen(SCREEN.0, SCREEN.1).await?;
        Ok(Page { browser })
    }

    /// The browser's name and version.
    ///
    /// # Errors
    /// If it has ended.
    pub async fn browser_version(&self) -> Result<String> {
        let version = self.browser.devtools("Browser.getVersion", json!({})).await?;
        Ok(version["product"].as_str().unwrap_or_default().to_owned())
    }

    /// Opens an address at full speed and waits until a condition of the page holds, in words
    /// and as a JavaScript expression.
    ///
    /// # Errors
    /// If it does not hold within five minutes.
    pub async fn open(&self, address: &str, what: &str, condition: &str) -> Result<()> {
        self.slow_down(1.0).await?;
        self.browser.client.goto(address).await?;
        let start = Instant::now();
        let script = format!("return Boolean({condition})");
        while self.browser.client.execute(&script, vec![]).await.ok() != Some(Value::Bool(true)) {
            if start.elapsed() > PATIENCE {
                bail!("{address}: not seen: {what}\n{:#?}", self.browser.console().await?);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Slows the page down by [`SLOWDOWN`] and gives the slowdown that is found, which on a
    /// busy machine is another.
    ///
    /// # Errors
    /// If the browser is not slowed down: figures would then tell nothing.
    pub async fn slow(&self) -> Result<f64> {
        let fast: f64 = self.run(include_str!("loop.js"), vec![]).await?;
        self.slow_down(SLOWDOWN).await?;
        let slow: f64 = self.run(include_str!("loop.js"), vec![]).await?;
        let found = (slow / fast * 100.0).round() / 100.0;
        ensure!(found > SLOWDOWN / 2.0, "the page was not slowed down, but {found} times");
        Ok(found)
    }

    /// Forgets all that earlier visits left: caches, storage, workers.
    ///
    /// # Errors
    /// If the browser has ended.
    pub async fn forget(&self, origin: &str) -> Result<()> {
        self.slow_down(1.0).await?;
        self.browser.client.goto("about:blank").await?;
        let all = json!({ "origin": origin, "storageTypes": "all" });
        self.browser.devtools("Storage.clearDataForOrigin", all).await?;
        self.browser.devtools("Network.clearBrowserCache", json!({})).await?;
        Ok(())
    }

    /// From now on every request takes this long before its answer comes, in milliseconds, at
    /// so many bytes a second; and the page is slowed down by [`SLOWDOWN`].
    ///
    /// # Errors
    /// If the browser has ended.
    pub async fn be_on_a_train(&self, latency: u32, bytes: u32) -> Result<()> {
        self.slow_down(SLOWDOWN).await?;
        self.browser.devtools("Network.enable", json!({})).await?;
        let line = json!({
            "offline": false,
            "latency": latency,
            "downloadThroughput": bytes,
            "uploadThroughput": bytes / 2,
        });
        self.browser.devtools("Network.emulateNetworkConditions", line).await?;
        Ok(())
    }

    /// Has a script run at the start of every page from now on.
    ///
    /// # Errors
    /// If the browser has ended.
    pub async fn begin_with(&self, script: &str) -> Result<()> {
        let script = json!({ "source": script });
        self.browser.devtools("Page.addScriptToEvaluateOnNewDocument", script).await?;
        Ok(())
    }

    /// Goes to an address without waiting for more than its HTML.
    ///
    /// # Errors
    /// If nobody answers there.
    pub async fn visit(&self, address: &str) -> Result<()> {
        self.browser.client.goto(address).await?;
        Ok(())
    }

    async fn slow_down(&self, rate: f64) -> Result<()> {
        let rate = json!({ "rate": rate });
        self.browser.devtools("Emulation.setCPUThrottlingRate", rate).await?;
        Ok(())
    }

    /// Runs a script that hands its result to its last argument.
    ///
    /// # Errors
    /// If it throws, takes five minutes, or gives something else.
    pub async fn run<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        let result = self.browser.client.execute_async(script, arguments).await?;
        serde_json::from_value(result).context("the script gave something else")
    }
}
