//! Chromium's own protocol over its own socket: what the driver cannot do, such as looking at a
//! page that hangs, and events.

use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use base64::Engine;
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

/// A page of a running browser.
pub struct Devtools {
    socket: WebSocket<TcpStream>,
    session: String,
    last: u64,
    /// What came unasked since it was last looked at.
    pub events: Vec<Value>,
}

impl Devtools {
    /// Connects to the first page of the browser that starts with this profile.
    pub fn of_profile(profile: &Path) -> Result<Devtools> {
        let begun = Instant::now();
        while begun.elapsed().as_secs() < 30 {
            let told = fs::read_to_string(profile.join("DevToolsActivePort")).unwrap_or_default();
            if let Some((port, path)) = told.split_once('\n')
                && let Ok(port) = port.parse()
                && let Ok(page) = Devtools::connect(port, path.trim())
            {
                return Ok(page);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        bail!("Chromium does not start with the profile {}", profile.display())
    }

    /// Connects to the browser's first page: `port` and `path` are what it writes to
    /// `DevToolsActivePort`.
    fn connect(port: u16, path: &str) -> Result<Devtools> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_millis(20)))?;
        stream.set_nodelay(true)?;
        let address = format!("ws://127.0.0.1:{port}{path}");
        let (socket, _) = tungstenite::client(address, stream).map_err(|error| {
            anyhow::anyhow!("the browser does not take the connection: {error}")
        })?;
        let mut page = Devtools { socket, session: String::new(), last: 0, events: Vec::new() };
        let soon = Duration::from_secs(5);
        let targets = page.call("Target.getTargets", json!({}), soon)?;
        let targets = targets["targetInfos"].as_array().cloned().unwrap_or_default();
        let found = targets.iter().find(|target| target["type"] == "page");
        let id = found.context("the browser has no page")?["targetId"].clone();
        let attach = json!({ "targetId": id, "flatten": true });
        let session = page.call("Target.attachToTarget", attach, soon)?;
        page.session = session["sessionId"].as_str().context("no session")?.to_owned();
        Ok(page)
    }

    /// A command and its answer, or an error when there is none in time.
    pub fn call(&mut self, method: &str, parameters: Value, within: Duration) -> Result<Value> {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": parameters });
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        self.socket.send(Message::text(message.to_string()))?;
        let begun = Instant::now();
        while begun.elapsed() < within {
            let Some(mut message) = self.next()? else { continue };
            if message["id"] == self.last {
                if message["error"].is_object() {
                    bail!("{method}: {}", message["error"]["message"]);
                }
                return Ok(message["result"].take());
            }
            if message["method"].is_string() {
                self.events.push(message);
            }
        }
        bail!("{method}: no answer")
    }

    /// What an expression is, awaited.
    pub fn evaluate(&mut self, expression: &str, within: Duration) -> Result<Value> {
        let asked =
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut told = self.call("Runtime.evaluate", asked, within)?;
        if told["exceptionDetails"].is_object() {
            bail!("{}", told["exceptionDetails"]["exception"]["description"]);
        }
        Ok(told["result"]["value"].take())
    }

    /// The parts of a small picture of the page that differ from its corner, from 0 to 1.
    pub fn drawn(&mut self, (width, height): (u32, u32), within: Duration) -> Result<f64> {
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 0.1 });
        let taken = self.call("Page.captureScreenshot", json!({ "clip": clip }), within)?;
        let data = taken["data"].as_str().context("no picture")?;
        let bytes = base64::engine::general_purpose::STANDARD.decode(data)?;
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info()?;
        let mut pixels = vec![0; reader.output_buffer_size().context("too large")?];
        let frame = reader.next_frame(&mut pixels)?;
        let size = frame.color_type.samples();
        let mut dots = pixels[..frame.buffer_size()].chunks_exact(size);
        let corner = dots.next().context("an empty picture")?.to_vec();
        let (mut all, mut other) = (1.0, 0.0);
        for dot in dots {
            all += 1.0;
            let differs = dot.iter().zip(&corner).any(|(one, two)| one.abs_diff(*two) > 12);
            other += f64::from(u8::from(differs));
        }
        Ok(other / all)
    }

    /// Reads for so long, keeping what comes.
    pub fn listen(&mut self, time: Duration) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < time {
            if let Some(message) = self.next()? {
                self.events.push(message);
            }
        }
        Ok(())
    }

    /// The next message, if one is there soon.
    fn next(&mut self) -> Result<Option<Value>> {
        match self.socket.read() {
            Ok(message) => Ok(serde_json::from_str(message.to_text()?).ok()),
            Err(tungstenite::Error::Io(error))
                if matches!(
                    error.kind(),
                    std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
                ) =>
            {
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }
}
