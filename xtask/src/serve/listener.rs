//! Connections that a handler can hang up on: how a host is played that goes away in the
//! middle of an answer.

use std::io;
use std::net::{Shutdown, SocketAddr};
use std::sync::Arc;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::net::{TcpListener, TcpStream};

/// A second handle on a connection.
#[derive(Clone, Debug)]
pub struct Connection(Option<Arc<std::net::TcpStream>>);

impl Connection {
    /// Ends the connection at once, whatever was announced on it.
    pub fn hang_up(&self) {
        if let Some(stream) = &self.0 {
            // It fails only when the other side was faster.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

/// A TCP listener that keeps a second handle on each connection.
pub struct Door(pub TcpListener);

impl Door {
    async fn next(&self) -> io::Result<(TcpStream, Connection)> {
        let (stream, _) = self.0.accept().await?;
        let stream = stream.into_std()?;
        let handle = stream.try_clone()?;
        Ok((TcpStream::from_std(stream)?, Connection(Some(Arc::new(handle)))))
    }
}

impl Listener for Door {
    type Io = TcpStream;
    type Addr = Connection;

    async fn accept(&mut self) -> (TcpStream, Connection) {
        loop {
            // A connection that is gone before it was accepted is the browser's business.
            if let Ok(accepted) = self.next().await {
                return accepted;
            }
            tokio::task::yield_now().await;
        }
    }

    fn local_addr(&self) -> io::Result<Connection> {
        let _: SocketAddr = self.0.local_addr()?;
        Ok(Connection(None))
    }
}

impl Connected<IncomingStream<'_, Door>> for Connection {
    fn connect_info(stream: IncomingStream<'_, Door>) -> Connection {
        stream.remote_addr().clone()
    }
}
