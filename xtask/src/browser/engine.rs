//! The three engines that readers have, and how each is started for a test.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use fantoccini::wd::Capabilities;
use serde_json::json;

use crate::process;
use crate::setup;

/// Names the engine of the journeys.
const CHOSEN: &str = "OSLOREGIONEN_ENGINE";

/// How Chromium is started: quiet, without a window, and without services of its own that
/// would ask the network for something.
const CHROMIUM: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1280,900",
];

/// What draws a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, of Chrome, Edge and most phones.
    Chromium,
    /// Firefox (Gecko).
    Firefox,
    /// WebKitGTK, of the family of the iPhone's.
    WebKit,
}

impl Engine {
    /// The engine that `OSLOREGIONEN_ENGINE` names; Chromium where nothing does.
    ///
    /// # Errors
    /// If it names none that is known.
    pub fn chosen() -> Result<Engine> {
        match std::env::var(CHOSEN).as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Engine::Chromium),
            Ok("firefox") => Ok(Engine::Firefox),
            Ok("webkit") => Ok(Engine::WebKit),
            Ok(other) => bail!("{CHOSEN}={other}: expected chromium, firefox or webkit"),
        }
    }

    /// The program that drives it.
    pub(super) fn driver(self) -> Result<PathBuf> {
        let (found, name) = match self {
            Engine::Chromium => (setup::chromedriver(), "chromedriver"),
            Engine::Firefox => (process::find("geckodriver"), "geckodriver"),
            Engine::WebKit => (process::find("WebKitWebDriver"), "WebKitWebDriver"),
        };
        found.with_context(|| {
            format!("{name} is missing: `cargo xtask test` installs it or says how")
        })
    }

    /// When a page counts as loaded: when its HTML is there, also while its app is still on its
    /// way. WebKit's driver would wait for frames too, before each command, and some that are put
    /// in by a script never end for it: there, one looks oneself.
    pub(super) fn load_strategy(self) -> &'static str {
        if self == Engine::WebKit { "none" } else { "eager" }
    }

    /// What its driver is told of the browser that it starts.
    pub(super) fn capabilities(self, more: &[&str]) -> Result<Capabilities> {
        let mut capabilities = Capabilities::new();
        match self {
            Engine::Chromium => {
                let arguments: Vec<&str> = CHROMIUM.iter().chain(more).copied().collect();
                capabilities.insert("goog:chromeOptions".into(), json!({ "args": arguments }));
                capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
                // The certificate of a measured host is made for the occasion.
                capabilities.insert("acceptInsecureCerts".into(), json!(true));
            }
            Engine::Firefox => {
                let arguments: Vec<&str> = ["-headless"].iter().chain(more).copied().collect();
                capabilities.insert("moz:firefoxOptions".into(), json!({ "args": arguments }));
            }
            Engine::WebKit => {
                let browser =
                    setup::mini_browser().context("WebKitGTK's MiniBrowser is missing")?;
                let arguments: Vec<&str> = ["--automation"].iter().chain(more).copied().collect();
                let options = json!({ "binary": browser, "args": arguments });
                capabilities.insert("webkitgtk:browserOptions".into(), options);
            }
        }
        Ok(capabilities)
    }
}
