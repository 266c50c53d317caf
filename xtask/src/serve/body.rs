//! What a failing host sends: halves, bodies without end, one byte a second.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use tokio::sync::mpsc;

use super::listener::Connection;

/// A body that gives these bytes and then hangs up.
pub fn cut_off(bytes: Bytes, connection: Connection) -> Body {
    pieces(move |sender| async move {
        if sender.send(bytes).await.is_ok() {
            // Until the half is written, so that it does arrive.
            tokio::time::sleep(Duration::from_millis(50)).await;
            connection.hang_up();
        }
    })
}

/// A body of spaces without end.
pub fn endless() -> Body {
    pieces(|sender| async move {
        let piece = Bytes::from_static(&[b' '; 64 * 1024]);
        while sender.send(piece.clone()).await.is_ok() {
            // Fast enough for any limit, too slow to fill a machine's memory in a test.
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    })
}

/// A body that takes longer than anyone waits.
pub fn trickle(bytes: Bytes) -> Body {
    pieces(|sender| async move {
        for byte in bytes {
            if sender.send(Bytes::from(vec![byte])).await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    })
}

/// A body whose pieces a task sends. The task ends when nobody reads any more.
fn pieces<F>(task: impl FnOnce(mpsc::Sender<Bytes>) -> F) -> Body
where
    F: Future<Output = ()> + Send + 'static,
{
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(task(sender));
    Body::from_stream(futures_util::stream::unfold(receiver, |mut receiver| async move {
        let piece = receiver.recv().await?;
        Some((Ok::<_, Infallible>(piece), receiver))
    }))
}
