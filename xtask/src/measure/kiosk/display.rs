//! A kiosk in a browser of its own, and what can be asked of it from outside.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::serve::Server;

/// The display, in CSS pixels.
pub const SCREEN: (u32, u32) = (1080, 1920);

/// How long a condition is waited for, in seconds.
const PATIENCE: u64 = 60;

/// A kiosk in a browser of its own.
pub struct Display {
    pub browser: Browser,
}

impl Display {
    /// Starts a browser with these arguments, of the display's size.
    pub async fn start(arguments: &[&str]) -> Result<Display> {
        let display = Display { browser: Browser::start_with(arguments).await? };
        display.browser.hold_screen(SCREEN.0, SCREEN.1).await?;
        Ok(display)
    }

    /// Opens the kiosk and waits until it takes touches.
    pub async fn open(&self, host: &Server, query: &str) -> Result<()> {
        self.browser.client.goto(&host.url(&format!("/kiosk/{query}"))).await?;
        self.wait("document.documentElement.dataset.ready === ''").await
    }

    /// Opens the kiosk until its worker has all it keeps, the host's list of editions too.
    pub async fn open_kept(&self, host: &Server, query: &str) -> Result<()> {
        self.open(host, query).await?;
        for _ in 0..2 {
            self.wait("caches.match(new URL('kiosk/index.html', document.baseURI)).then(Boolean)")
                .await?;
            self.open(host, query).await?;
        }
        self.wait("caches.keys().then(names => names.length === 2)").await?;
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

    /// What a script returns.
    pub async fn ask(&self, script: &str) -> Result<Value> {
        Ok(self.browser.client.execute(script, vec![]).await?)
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
    pub async fn restarts(&self) -> Result<u32> {
        let told = self.ask("return Number(document.documentElement.dataset.restarts)").await?;
        told.as_u64().and_then(|count| count.try_into().ok()).context("no count of restarts")
    }

    /// Bytes of wasm, bytes of heap after a collection, and nodes.
    pub async fn memory(&self) -> Result<[f64; 3]> {
        // Twice: what the first finds unreachable, others may have been the last to hold.
        for _ in 0..2 {
            self.browser.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let heap = self.browser.devtools("Runtime.getHeapUsage", json!({})).await?;
        let counters = self.browser.devtools("Memory.getDOMCounters", json!({})).await?;
        let wasm = self.ask("return Number(document.documentElement.dataset.wasm)").await?;
        let number = |value: &Value| value.as_f64().context("no number");
        Ok([number(&wasm)?, number(&heap["usedSize"])?, number(&counters["nodes"])?])
    }
}
