//! A Chromium of its own, with an empty profile, for the journeys and for measuring.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::setup;

/// How Chromium is started: quiet, without a window, and without services of its own that
/// would ask the network for something.
const ARGUMENTS: [&str; 11] = [
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

/// A running browser. Dropping it ends the browser and its driver, also after a failure.
pub struct Browser {
    session: Session,
    /// What drives it.
    pub client: Client,
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
        let arguments: Vec<&str> = ARGUMENTS.iter().chain(more).copied().collect();
        let driver = Driver::start()?;
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:chromeOptions".into(), json!({ "args": arguments }));
        capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
        // The certificate of a measured host is made for the occasion.
        capabilities.insert("acceptInsecureCerts".into(), json!(true));
        // A page is there when its HTML is, also while its app is still on its way.
        capabilities.insert("pageLoadStrategy".into(), json!("eager"));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .context("Chromium does not start; is it installed in the version of its driver?")?;
        let id = client.session_id().await?.context("the driver gave no session")?;
        let session = Session { port: driver.port, id };
        Ok(Browser { session, client, _driver: driver })
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

    /// What was written to the console since the last call, as level and text.
    ///
    /// # Errors
    /// If the browser has ended.
    pub async fn console(&self) -> Result<Vec<(String, String)>> {
        let command = Extension { path: "se/log", body: json!({ "type": "browser" }) };
        let entries = self.client.issue_cmd(command).await.context("no log of the console")?;
        let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        let entries = entries.as_array().cloned().unwrap_or_default();
        Ok(entries.iter().map(|entry| (text(entry, "level"), text(entry, "message"))).collect())
    }

    /// Gives the window this size in CSS pixels, smaller than a real window can be, and
    /// scrollbars that take no room, as on a phone.
    ///
    /// # Errors
    /// If the browser has ended.
    pub async fn hold_screen(&self, width: u32, height: u32) -> Result<()> {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        self.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
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

struct Session {
    port: u16,
    id: String,
}

impl Session {
    /// Asks the driver to end the browser and waits for the beginning of its answer, which
    /// comes when it is done. The driver then keeps the connection open, whatever is asked.
    fn delete(&self) -> std::io::Result<usize> {
        let Session { port, id } = self;
        let mut stream = TcpStream::connect(("127.0.0.1", *port))?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        write!(stream, "DELETE /session/{id} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n\r\n")?;
        stream.read(&mut [0; 64])
    }
}

/// A running chromedriver. It ends when it is dropped.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts chromedriver on a free port, which it tells itself. It looks for a port before
    /// it opens it: another program may be faster, and then it is started again.
    fn start() -> Result<Driver> {
        let program = setup::chromedriver()
            .context("chromedriver is missing: `cargo xtask test` installs it or says how")?;
        for _ in 0..3 {
            if let Some(driver) = Driver::try_start(&program)? {
                return Ok(driver);
            }
        }
        anyhow::bail!("chromedriver does not tell its port")
    }

    fn try_start(program: &Path) -> Result<Option<Driver>> {
        let mut process = Command::new(program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("chromedriver does not start")?;
        let output = process.stdout.take();
        // From here on it ends with this, whatever happens.
        let mut driver = Driver { process, port: 0 };
        let mut lines = BufReader::new(output.context("chromedriver has no output")?).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
        });
        let Some(port) = port else { return Ok(None) };
        driver.port = port;
        // Kept read, so that the driver never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Some(driver))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
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
