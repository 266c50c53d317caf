//! A kiosk in a browser of its own, and what can be asked of it from outside.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::browser::Browser;
use crate::measure::devtools::Devtools;
use crate::serve::Server;

/// The display, in CSS pixels.
pub const SCREEN: (u32, u32) = (1080, 1920);

/// How long a condition is waited for, in seconds.
const PATIENCE: u64 = 60;

/// How long the browser may take for what it is told by its own protocol.
const SOON: Duration = Duration::from_secs(30);

/// A kiosk in a browser of its own.
///
/// It is touched and looked at by the browser's own protocol: what the driver is asked leaves
/// some three hundred bytes a visit in the page's heap, and takes four times as long.
pub struct Display {
    pub browser: Browser,
    page: Devtools,
    // Removed after its browser has ended.
    _profile: TempDir,
}

impl Display {
    /// Starts a browser with these arguments, of the display's size.
    pub async fn start(arguments: &[&str]) -> Result<Display> {
        let profile = tempfile::tempdir()?;
        let folder = format!("--user-data-dir={}", profile.path().display());
        let browser = Browser::start_with(&[arguments, &[&folder]].concat()).await?;
        let page = Devtools::of_profile(profile.path())?;
        let display = Display { browser, page, _profile: profile };
        display.browser.hold_screen(SCREEN.0, SCREEN.1).await?;
        Ok(display)
    }

    /// Opens the kiosk and waits until it takes touches.
    pub async fn open(&self, host: &Server, query: &str) -> Result<()> {
        self.browser.client.goto(&host.url(&format!("/kiosk/{query}"))).await?;
        self.wait("document.documentElement.dataset.ready === ''").await
    }

    /// Opens the kiosk until its worker has all it keeps. Of a host that has published nothing
    /// newer than the build, nothing else is kept.
    pub async fn open_kept(&self, host: &Server, query: &str) -> Result<()> {
        self.open(host, query).await?;
        for _ in 0..2 {
            self.wait("caches.match(new URL('kiosk/index.html', document.baseURI)).then(Boolean)")
                .await?;
            self.open(host, query).await?;
        }
        self.wait("document.documentElement.dataset.wasm > 0").await
    }

    /// From now on only every fourth pixel is drawn, across and down: nobody looks.
    pub async fn draw_coarsely(&self) -> Result<()> {
        let (width, height) = SCREEN;
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 0.25, "mobile": false });
        self.browser.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    /// From now on every new page runs this before its own scripts.
    pub async fn prepare(&self, script: &str) -> Result<()> {
        let source = json!({ "source": script });
        self.browser.devtools("Page.addScriptToEvaluateOnNewDocument", source).await?;
        Ok(())
    }

    /// The browser's name and version.
    pub async fn version(&self) -> Result<String> {
        let version = self.browser.devtools("Browser.getVersion", json!({})).await?;
        Ok(version["product"].as_str().unwrap_or_default().to_owned())
    }

    /// What an expression is, awaited.
    pub fn ask(&mut self, expression: &str) -> Result<Value> {
        self.page.evaluate(expression, SOON)
    }

    /// A finger that comes down here and goes.
    pub fn touch(&mut self, x: f64, y: f64) -> Result<()> {
        let points = json!([{ "x": x, "y": y }]);
        for (kind, points) in [("touchStart", points), ("touchEnd", json!([]))] {
            let touch = json!({ "type": kind, "touchPoints": points });
            self.page.call("Input.dispatchTouchEvent", touch, SOON)?;
        }
        Ok(())
    }

    /// Waits until a condition holds; what it asks may be promised.
    pub async fn wait(&self, condition: &str) -> Result<()> {
        let begun = Instant::now();
        let script = format!("return Promise.resolve({condition}).then(Boolean)");
        while self.browser.client.execute(&script, vec![]).await.ok() != Some(Value::Bool(true)) {
            let patient = begun.elapsed().as_secs() < PATIENCE;
            ensure!(patient, "not seen: {condition}\n{:#?}", self.browser.console().await?);
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }

    /// How often the kiosk was started anew.
    pub fn restarts(&mut self) -> Result<u32> {
        let told = self.ask("Number(document.documentElement.dataset.restarts)")?;
        told.as_u64().and_then(|count| count.try_into().ok()).context("no count of restarts")
    }

    /// Bytes of wasm, bytes of heap after a collection, and nodes.
    pub fn memory(&mut self) -> Result<[f64; 3]> {
        // Twice: what the first finds unreachable, others may have been the last to hold.
        for _ in 0..2 {
            self.page.call("HeapProfiler.collectGarbage", json!({}), SOON)?;
        }
        let heap = self.page.call("Runtime.getHeapUsage", json!({}), SOON)?;
        let counters = self.page.call("Memory.getDOMCounters", json!({}), SOON)?;
        let wasm = self.ask("Number(document.documentElement.dataset.wasm)")?;
        let number = |value: &Value| value.as_f64().context("no number");
        Ok([number(&wasm)?, number(&heap["usedSize"])?, number(&counters["nodes"])?])
    }
}
