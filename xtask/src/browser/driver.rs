//! The programs that drive browsers, each of its own for each browser.

use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::Engine;

/// How long a driver may take to begin.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running driver. It ends when it is dropped.
pub(super) struct Driver {
    process: Running,
    pub port: u16,
    // Ended after what draws on it.
    _display: Option<Display>,
}

/// A display in memory.
struct Display {
    // A window that nobody manages has no focus, and shows none.
    _manager: Running,
    _server: Running,
}

/// A program that ends when this is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Driver {
    /// Starts an engine's driver on a free port. It looks for a port before it opens it: another
    /// program may be faster, and then it is started again.
    pub(super) fn start(engine: Engine) -> Result<Driver> {
        let program = engine.driver()?;
        for _ in 0..3 {
            let started = match engine {
                Engine::Chromium => {
                    Driver::that_tells(&program, &["--port=0"], "started successfully on port ")
                }
                Engine::Firefox => Driver::that_tells(
                    &program,
                    &["--port", "0", "--websocket-port", "0"],
                    "Listening on 127.0.0.1:",
                ),
                Engine::WebKit => Driver::on_a_display(&program),
            };
            if let Some(driver) = started? {
                return Ok(driver);
            }
        }
        anyhow::bail!("{} does not tell its port", program.display())
    }

    /// A program that drives nothing, for a driver whose port someone else answers.
    #[cfg(test)]
    pub(super) fn standing_in(port: u16) -> Result<Driver> {
        let process = silent(Command::new("sleep").arg("60"))?;
        Ok(Driver { process, port, _display: None })
    }

    /// A driver that finds a port itself and tells it after the words `before`.
    fn that_tells(program: &Path, arguments: &[&str], before: &str) -> Result<Option<Driver>> {
        let (process, output) = piped(Command::new(program).args(arguments))?;
        // From here on it ends with this, whatever happens.
        let mut driver = Driver { process, port: 0, _display: None };
        let mut lines = BufReader::new(output).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.split_once(before)?.1.trim_end_matches('.').parse().ok());
        let Some(port) = port else { return Ok(None) };
        driver.port = port;
        // Kept read, so that the driver never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Some(driver))
    }

    /// WebKit's, which is given a port and whose browser needs a display: one in memory.
    fn on_a_display(program: &Path) -> Result<Option<Driver>> {
        let screen = ["-displayfd", "1", "-screen", "0", "2400x2200x24", "-nolisten", "tcp"];
        let (server, output) = piped(Command::new("Xvfb").args(screen))?;
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        let display = format!(":{}", number.trim());
        let mut manager = Command::new("openbox");
        manager.arg("--sm-disable").env("DISPLAY", &display);
        // It would keep a folder of its own in the home of whoever runs this.
        let manager = silent(manager.env("XDG_CACHE_HOME", std::env::temp_dir()))?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut command = Command::new(program);
        command.arg(format!("--port={port}"));
        command.env("DISPLAY", &display).env("LIBGL_ALWAYS_SOFTWARE", "1");
        let process = silent(&mut command)?;
        let display = Display { _manager: manager, _server: server };
        let mut driver = Driver { process, port, _display: Some(display) };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = driver.process.0.try_wait()?.is_some();
            if ended || start.elapsed() > PATIENCE {
                return Ok(None);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(Some(driver))
    }
}

/// Starts a program whose output is read.
fn piped(command: &mut Command) -> Result<(Running, ChildStdout)> {
    let mut running = started(command.stdout(Stdio::piped()))?;
    let output = running.0.stdout.take();
    Ok((running, output.context("a program without output")?))
}

/// Starts a program that nobody listens to.
fn silent(command: &mut Command) -> Result<Running> {
    started(command.stdout(Stdio::null()))
}

fn started(command: &mut Command) -> Result<Running> {
    let name = command.get_program().to_owned();
    let process = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn();
    Ok(Running(process.with_context(|| format!("{} does not start", name.display()))?))
}
