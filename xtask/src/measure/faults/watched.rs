//! A display as it is set up at an event: Chromium, started and watched over by the program in
//! `deploy/kiosk/`, here without a window.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::measure::devtools::Devtools;
use crate::measure::kiosk::display::SCREEN;
use crate::process;

/// The browser's arguments: as the journeys', and a socket to look at it.
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
    "--remote-debugging-port=0",
];

/// What refuses the page all storage: cookies are what the setting is called.
const DENIED: &str = r#"{"profile":{"default_content_setting_values":{"cookies":2}}}"#;

/// The watcher, its browser, and the page. All end when it is dropped.
pub struct Watched {
    watcher: Child,
    profile: TempDir,
    pub page: Devtools,
}

impl Watched {
    /// Starts a browser at this address.
    pub fn start(address: &str, may_store: bool) -> Result<Watched> {
        let profile = tempfile::tempdir()?;
        if !may_store {
            let folder = profile.path().join("Default");
            fs::create_dir_all(&folder)?;
            fs::write(folder.join("Preferences"), DENIED)?;
        }
        let browser = process::find("chromium").context("Chromium is missing")?;
        let mut watcher = Command::new(process::root().join("deploy/kiosk/osloregionen-kiosk"))
            .arg(address)
            .arg(browser)
            .args(ARGUMENTS)
            .arg(format!("--window-size={},{}", SCREEN.0, SCREEN.1))
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("the watcher does not start")?;
        match Devtools::of_profile(profile.path()) {
            Ok(page) => {
                let mut watched = Watched { watcher, profile, page };
                watched.hold_screen()?;
                Ok(watched)
            }
            Err(error) => {
                end(&mut watcher);
                Err(error)
            }
        }
    }

    fn hold_screen(&mut self) -> Result<()> {
        let (width, height) = SCREEN;
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.command("Emulation.setDeviceMetricsOverride", size)?;
        Ok(())
    }

    /// A command that the browser must answer.
    pub fn command(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.page.call(method, parameters, Duration::from_secs(10))
    }

    /// Waits until an expression is true.
    pub fn wait(&mut self, expression: &str) -> Result<()> {
        let begun = Instant::now();
        let asked = format!("Promise.resolve({expression}).then(Boolean)");
        while self.page.evaluate(&asked, Duration::from_secs(5)).ok() != Some(Value::Bool(true)) {
            ensure!(begun.elapsed().as_secs() < 60, "not seen: {expression}");
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Kills the process that draws the page, as the system does when memory runs out.
    pub fn kill_page(&mut self) -> Result<()> {
        let of_profile = self.profile.path().display().to_string();
        for entry in fs::read_dir("/proc")?.flatten() {
            let line = fs::read(entry.path().join("cmdline")).unwrap_or_default();
            let line = String::from_utf8_lossy(&line);
            if line.contains("--type=renderer") && line.contains(&of_profile) {
                let id = entry.file_name();
                let status = Command::new("kill").arg("-KILL").arg(&id).status()?;
                ensure!(status.success(), "{id:?} cannot be killed");
            }
        }
        Ok(())
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        end(&mut self.watcher);
        // Chromium ends soon after its watcher, and writes to its profile until then.
        std::thread::sleep(Duration::from_millis(500));
    }
}

/// Ends the watcher in the way systemd does, so that it ends its browser.
fn end(watcher: &mut Child) {
    let _ = Command::new("kill").arg(watcher.id().to_string()).status();
    let _ = watcher.wait();
}
