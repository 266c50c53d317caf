//! A Chromium of its own for each journey, with an empty profile.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

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
    driver: Child,
    port: u16,
    session: String,
    pub client: Client,
}

impl Browser {
    pub async fn start() -> Browser {
        let (driver, port) = start_driver();
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:chromeOptions".into(), json!({ "args": ARGUMENTS }));
        capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("Chromium starts; is it installed in the version of its driver?");
        let session = client.session_id().await.expect("an answer").expect("a session");
        Browser { driver, port, session, client }
    }

    /// A command of Chromium's own protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) {
        let body = json!({ "cmd": command, "params": parameters });
        let command = Extension { path: "goog/cdp/execute", body };
        self.client.issue_cmd(command).await.expect("a command that Chromium knows");
    }

    /// What was written to the console since the last call, as level and text.
    pub async fn console(&self) -> Vec<(String, String)> {
        let command = Extension { path: "se/log", body: json!({ "type": "browser" }) };
        let entries = self.client.issue_cmd(command).await.expect("the console's log");
        let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        let entries = entries.as_array().cloned().unwrap_or_default();
        entries.iter().map(|entry| (text(entry, "level"), text(entry, "message"))).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Without this the driver would leave its Chromium running. Over a plain socket,
        // since nothing can be awaited here; an error means that it has ended already.
        let _ = delete(self.port, &format!("/session/{}", self.session));
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Asks the driver to delete something and waits for the beginning of its answer, which
/// comes when it is done. The driver then keeps the connection open, whatever is asked.
fn delete(port: u16, path: &str) -> std::io::Result<usize> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    write!(stream, "DELETE {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n\r\n")?;
    stream.read(&mut [0; 64])
}

/// Starts chromedriver on a free port, which it tells itself. It looks for a port before it
/// opens it: another program may be faster, and then it is started again.
fn start_driver() -> (Child, u16) {
    let program = xtask::setup::chromedriver()
        .expect("chromedriver is missing: `cargo xtask test` installs it or says how");
    (0..3).find_map(|_| try_driver(&program)).expect("chromedriver tells its port")
}

fn try_driver(program: &Path) -> Option<(Child, u16)> {
    let mut driver = Command::new(program)
        .arg("--port=0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromedriver starts");
    let mut lines = BufReader::new(driver.stdout.take().expect("it was asked for")).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
    });
    let Some(port) = port else {
        // It has ended: its output has.
        let _ = driver.wait();
        return None;
    };
    // Kept read, so that the driver never waits for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    Some((driver, port))
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
