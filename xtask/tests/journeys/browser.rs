//! A browser of its own for each journey: [`xtask::browser`], where a failure ends the
//! journey. `OSLOREGIONEN_ENGINE` says which.

use std::ops::Deref;

use serde_json::Value;
use xtask::browser::Engine;

/// A running browser. Dropping it ends the browser and its driver, also after a failure.
pub struct Browser(xtask::browser::Browser);

impl Browser {
    pub async fn start() -> Browser {
        let engine = Engine::chosen().expect("an engine that is known");
        let browser = xtask::browser::Browser::start_engine(engine, &[]).await;
        Browser(browser.expect("the browser starts"))
    }

    /// A command of Chromium's own protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) {
        self.0.devtools(command, parameters).await.expect("a command that Chromium knows");
    }

    /// Lays out what is off the screen.
    pub async fn lay_out_all(&self) {
        self.0.lay_out_all().await.expect("a page");
    }

    /// What was written to the console since the last call, as level and text.
    pub async fn console(&self) -> Vec<(String, String)> {
        self.0.console().await.expect("the console's log")
    }
}

impl Deref for Browser {
    type Target = xtask::browser::Browser;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}
