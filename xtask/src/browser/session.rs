//! What a driver and whoever asks it agree on: its beginning and its end.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::error::NewSessionError;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;

use super::driver::Driver;

/// So many drivers are started where they are lost before they answer.
const DRIVERS: usize = 3;

/// A session, as its driver knows it.
pub(super) struct Session {
    port: u16,
    id: String,
}

/// Starts a driver and a session with it. WebKit's driver once hung up on its first request, nobody
/// knows why: one that is lost like that is started anew. What a driver answers instead of a
/// session is told at once.
///
/// # Errors
/// If no driver starts, each is lost, or one refuses.
pub(super) async fn begin(
    start: impl Fn() -> Result<Driver>,
    capabilities: &Capabilities,
) -> Result<(Driver, Client)> {
    let mut left = DRIVERS;
    loop {
        let driver = start()?;
        left -= 1;
        let begun = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.clone())
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await;
        match begun {
            Ok(client) => return Ok((driver, client)),
            Err(error @ (NewSessionError::FailedC(_) | NewSessionError::Lost(_))) if left > 0 => {
                eprintln!("A browser's driver was lost ({error}): another one is started");
            }
            Err(error) => return Err(error.into()),
        }
    }
}

impl Session {
    /// The session that `driver` gave.
    ///
    /// # Errors
    /// If it gave none.
    pub(super) async fn of(driver: &Driver, client: &Client) -> Result<Session> {
        let id = client.session_id().await?.context("the driver gave no session")?;
        Ok(Session { port: driver.port, id })
    }

    /// Asks the driver to end the browser and waits for the beginning of its answer, which
    /// comes when it is done. The driver then keeps the connection open, whatever is asked.
    pub(super) fn delete(&self) -> std::io::Result<usize> {
        let Session { port, id } = self;
        let mut stream = TcpStream::connect(("127.0.0.1", *port))?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        write!(stream, "DELETE /session/{id} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n\r\n")?;
        stream.read(&mut [0; 64])
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::net::TcpListener;

    use super::*;

    const SESSION: &str = r#"{"value":{"sessionId":"1","capabilities":{}}}"#;
    const REFUSED: &str =
        r#"{"value":{"error":"session not created","message":"no display","stacktrace":""}}"#;

    /// A driver that hangs up on its request, or answers it.
    fn driver(answer: Option<(&'static str, &'static str)>) -> Result<Driver> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let port = listener.local_addr()?.port();
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.read(&mut [0; 4096]);
            if let Some((status, body)) = answer {
                let length = body.len();
                let head = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n");
                write!(stream, "{head}content-type: application/json\r\n\r\n{body}").unwrap();
                // Whoever asked hangs up.
                let _ = stream.read(&mut [0; 64]);
            }
        });
        Driver::standing_in(port)
    }

    async fn begun(lost: usize, answer: (&'static str, &'static str)) -> (usize, Result<Driver>) {
        let started = Cell::new(0);
        let start = || {
            started.set(started.get() + 1);
            driver((started.get() > lost).then_some(answer))
        };
        let begun = begin(start, &Capabilities::new()).await;
        (started.get(), begun.map(|(driver, _)| driver))
    }

    #[tokio::test]
    async fn a_driver_that_hangs_up_is_started_anew() {
        for lost in 0..DRIVERS {
            let (started, driver) = begun(lost, ("200 OK", SESSION)).await;
            assert!(driver.is_ok());
            assert_eq!(started, lost + 1);
        }
    }

    #[tokio::test]
    async fn it_is_told_when_all_of_them_hang_up() {
        let (started, driver) = begun(DRIVERS, ("200 OK", SESSION)).await;
        assert!(driver.is_err());
        assert_eq!(started, DRIVERS);
    }

    #[tokio::test]
    async fn what_a_driver_says_is_not_asked_twice() {
        let (started, driver) = begun(0, ("500 Internal Server Error", REFUSED)).await;
        assert!(driver.err().unwrap().to_string().contains("no display"));
        assert_eq!(started, 1);
    }
}
