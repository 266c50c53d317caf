//! A browser of its own, with an empty profile, for the journeys and for measuring: Chromium where
//! nothing else is asked for.

mod driver;
mod engine;
mod session;

use anyhow::{Context, Result};
use fantoccini::Client;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use serde_json::{Value, json};

use driver::Driver;
pub use engine::Engine;
use session::Session;

/// What the bars of a window with a frame take of its height, in CSS pixels.
const CHROME: u32 = 86;

/// Rows are all that waits for its turn.
const LAID_OUT: &str = "document.querySelectorAll('main li[data-member]')
    .forEach((row) => { row.style.contentVisibility = 'visible' })";

/// A running browser. Dropping it ends the browser and its driver, also after a failure.
pub struct Browser {
    session: Session,
    /// What drives it.
    pub client: Client,
    /// What draws the pages.
    pub engine: Engine,
    // Ended last: it is what ends the browser.
    _driver: Driver,
}

impl Browser {
    /// Starts Chromium and its driver.
    ///
    /// # Errors
    /// If either is missing, or they are not of the same version.
    pub async fn start() -> Result<Browser> {
        Browser::start_with(&[]).await
    }

    /// Starts Chromium with more arguments, and its driver.
    ///
    /// # Errors
    /// If either is missing, or they are not of the same version.
    pub async fn start_with(more: &[&str]) -> Result<Browser> {
        Browser::start_engine(Engine::Chromium, more).await
    }

    /// Starts the browser of an engine, with more arguments, and its driver.
    ///
    /// # Errors
    /// If either is missing, or they do not fit each other.
    pub async fn start_engine(engine: Engine, more: &[&str]) -> Result<Browser> {
        let mut capabilities: Capabilities = engine.capabilities(more)?;
        capabilities.insert("pageLoadStrategy".into(), json!(engine.load_strategy()));
        let (driver, client) =
            session::begin(|| Driver::start(engine), &capabilities).await.with_context(|| {
                format!("{engine:?} does not start; is it installed in the version of its driver?")
            })?;
        let session = Session::of(&driver, &client).await?;
        Ok(Browser { session, client, engine, _driver: driver })
    }

    /// A command of Chromium's own protocol, and its answer.
    ///
    /// # Errors
    /// If Chromium does not know the command or refuses it.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        let answer = self.client.issue_cmd(Extension { path: "goog/cdp/execute", body }).await;
        answer.with_context(|| format!("Chromium refuses {command}"))
    }

    /// What was written to the console since the last call, as level and text: nothing where the
    /// driver does not tell it, which is Chromium's alone.
    ///
    /// # Errors
    /// If the browser has ended.
    pub async fn console(&self) -> Result<Vec<(String, String)>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let command = Extension { path: "se/log", body: json!({ "type": "browser" }) };
        let entries = self.client.issue_cmd(command).await.context("no log of the console")?;
        let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        let entries = entries.as_array().cloned().unwrap_or_default();
        Ok(entries.iter().map(|entry| (text(entry, "level"), text(entry, "message"))).collect())
    }

    /// Gives the window this size in CSS pixels, smaller than a real window can be, and
    /// scrollbars that take no room, as on a phone. Other engines' windows have a least width, of
    /// up to 500 pixels, and are that.
    ///
    /// # Errors
    /// If the browser has ended.
    pub async fn hold_screen(&self, width: u32, height: u32) -> Result<()> {
        if self.engine != Engine::Chromium {
            return Ok(self.client.set_window_rect(0, 0, width, height + CHROME).await?);
        }
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        self.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
        Ok(())
    }

    /// Lays out what is off the screen, which a browser leaves for when it comes near: whatever looks
    /// at the whole page is to see it too.
    ///
    /// # Errors
    /// If the browser has ended.
    pub async fn lay_out_all(&self) -> Result<()> {
        self.client.execute(LAID_OUT, vec![]).await?;
        Ok(())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Without this the driver would leave its Chromium running. Over a plain socket,
        // since nothing can be awaited here; an error means that it has ended already.
        let _ = self.session.delete();
    }
}

/// A command beyond the WebDriver standard.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
