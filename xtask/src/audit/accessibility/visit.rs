//! A browser that looks at pages for the engines.

use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use fantoccini::wd::TimeoutConfiguration;
use serde_json::{Value, json};

use super::found::{Answer, Engine};
use super::matrix::{Subject, Surface, Theme};
use crate::browser::Browser;
use crate::process;

/// How long a page may take to be ready, or an engine to judge it.
const PATIENCE: Duration = Duration::from_secs(120);

/// The engines that run in a page, as npm has them.
const SCRIPTS: [&str; 3] = [
    "node_modules/axe-core/axe.min.js",
    "node_modules/accessibility-checker-engine/ace.js",
    "node_modules/html_codesniffer/build/HTMLCS.js",
];

/// A browser, and what it puts into each page.
pub struct Visitor {
    browser: Browser,
    scripts: Vec<String>,
}

impl Visitor {
    /// Starts Chromium and reads the engines.
    ///
    /// # Errors
    /// If Chromium or its driver is missing, or an npm package is.
    pub async fn start() -> Result<Visitor> {
        let browser = Browser::start().await?;
        let (none, long) = (None, Some(PATIENCE));
        browser.client.update_timeouts(TimeoutConfiguration::new(long, none, none)).await?;
        // The engines are no part of the page: its policy is not about them.
        browser.devtools("Page.enable", json!({})).await?;
        browser.devtools("Page.setBypassCSP", json!({ "enabled": true })).await?;
        let mut scripts = Vec::new();
        for name in SCRIPTS {
            let text = fs::read_to_string(process::root().join(name));
            scripts.push(text.with_context(|| format!("{name}: `npm ci` installs it"))?);
        }
        scripts.push(include_str!("engines.js").to_owned());
        let mut esbuild = process::command("esbuild");
        esbuild.args(["xtask/src/audit/accessibility/alfa-page.js", "--bundle", "--format=iife"]);
        scripts.push(process::run_quietly(&mut esbuild)?);
        Ok(Visitor { browser, scripts })
    }

    /// Opens a page and does with it what the subject says.
    ///
    /// # Errors
    /// If it is not ready in time.
    pub async fn open(&self, address: &str, subject: &Subject) -> Result<()> {
        let (width, height) = subject.screens()[0];
        self.browser.hold_screen(width, height).await?;
        self.browser.client.goto(address).await?;
        // A frame has nothing to take over before someone uses it.
        let ready = match subject.surface {
            Surface::Embed => "document.readyState === 'complete'",
            // The pages about the site itself have no app either.
            Surface::Site | Surface::Kiosk => {
                "document.documentElement.hasAttribute('data-ready')
                    || document.readyState === 'complete'
                        && !document.querySelector('link[rel=modulepreload]')"
            }
        };
        let start = Instant::now();
        let script = format!("return {ready}");
        while self.browser.client.execute(&script, vec![]).await.ok() != Some(Value::Bool(true)) {
            if start.elapsed() > PATIENCE {
                bail!("{address}: not ready");
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        if let Some((_, act)) = subject.act {
            self.browser.client.execute(act, vec![]).await?;
            tokio::time::sleep(Duration::from_millis(1200)).await;
        }
        self.browser.lay_out_all().await?;
        for script in &self.scripts {
            let asked = json!({ "expression": script });
            let told = self.browser.devtools("Runtime.evaluate", asked).await?;
            if let Some(wrong) = told.get("exceptionDetails") {
                bail!("{address}: an engine does not load: {wrong}");
            }
        }
        Ok(())
    }

    /// Sees the page that is open on a screen and in a theme.
    ///
    /// # Errors
    /// If the browser has ended.
    pub async fn see(&self, (width, height): (u32, u32), theme: Theme) -> Result<()> {
        let features = theme.features();
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        let media = json!({ "features": features });
        self.browser.devtools("Emulation.setEmulatedMedia", media).await?;
        self.browser.hold_screen(width, height).await?;
        let frames = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))";
        self.browser.client.execute_async(frames, vec![]).await?;
        Ok(())
    }

    /// What an engine that runs in the page says of it.
    ///
    /// # Errors
    /// If the engine fails.
    pub async fn judge(&self, engine: Engine) -> Result<Answer> {
        let key = match engine {
            Engine::Axe => "axe",
            Engine::Ibm => "ibm",
            Engine::Sniffer => "sniffer",
            Engine::Alfa | Engine::Markup => bail!("{} runs in no page", engine.name()),
        };
        let answer = self.call(&format!("osloregionenAudit.{key}()")).await;
        serde_json::from_value(answer.with_context(|| engine.name())?).context(engine.name())
    }

    /// The page as a tree, for Alfa.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn tree(&self) -> Result<String> {
        let tree = self.call("osloregionenPage()").await.context("a page for Alfa")?;
        tree.as_str().map(str::to_owned).context("no tree")
    }

    async fn call(&self, promise: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[0];
             {promise}.then(value => done({{ value }}), error => done({{ failed: String(error) }}))"
        );
        let mut told = self.browser.client.execute_async(&script, vec![]).await?;
        if let Some(failed) = told.get("failed").and_then(Value::as_str) {
            bail!("{failed}");
        }
        Ok(told["value"].take())
    }

    /// Chromium's name and version.
    ///
    /// # Errors
    /// If the browser has ended.
    pub async fn version(&self) -> Result<String> {
        let version = self.browser.devtools("Browser.getVersion", json!({})).await?;
        Ok(version["product"].as_str().unwrap_or_default().to_owned())
    }
}
