//! Which build is shown, and pages that load themselves anew when it is another one.
//!
//! A page asks for the next change, and the answer is kept back until there is one. The script is
//! the host's own file, which the pages' policy lets run and ask.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use tokio::sync::watch::Receiver;
use tokio::time::timeout;

/// The script in the pages.
const SCRIPT: &str = "/forhandsvisning.js";
/// What it asks for.
const NEXT: &str = "/forhandsvisning";
/// The service worker, which would keep a build: it is withdrawn.
const WORKER: &str = "/sw.js";

/// How long an answer is kept back: shorter than anything on the way may end it.
const PATIENCE: Duration = Duration::from_secs(25);

/// What is shown and told.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The folder of the build.
    pub dist: PathBuf,
    /// Another number for each build, also when the program is started again.
    build: u64,
    /// Counts everything that changes.
    change: u64,
    words: String,
}

impl Shown {
    /// A first build.
    pub fn first(dist: &Path) -> Shown {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let build = since.as_secs() * 1000 + u64::from(since.subsec_millis());
        Shown { dist: dist.to_owned(), build, change: 1, words: String::new() }
    }

    /// Shows another build; nothing is told of it.
    pub fn show(&mut self, dist: &Path) {
        let (build, change) = (self.build + 1, self.change + 1);
        *self = Shown { dist: dist.to_owned(), build, change, words: String::new() };
    }

    /// Tells something on every page.
    pub fn tell(&mut self, words: &str) {
        self.change += 1;
        self.words = words.to_owned();
    }

    /// The answer with the script in it, if it is a page.
    pub async fn with_script(&self, answer: Response, prefix: &str) -> Response {
        let kind = answer.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("text/html")) {
            return answer;
        }
        let (head, body) = answer.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
        let (root, build) = (prefix.trim_end_matches('/'), self.build);
        let script = format!("<script async src=\"{root}{SCRIPT}?bygg={build}\"></script></head>");
        let page = String::from_utf8_lossy(&bytes).replacen("</head>", &script, 1);
        Response::from_parts(head, Body::from(page))
    }
}

/// The answer to what a page with the script asks for; `None` to all else.
pub async fn own(shown: &Receiver<Shown>, path: &str, query: Option<&str>) -> Option<Response> {
    let script = |text: &'static str| typed("text/javascript; charset=utf-8", text.to_owned());
    match path {
        SCRIPT => Some(script(include_str!("shown/page.js"))),
        WORKER => Some(script(include_str!("../../../deploy/withdraw/sw.js"))),
        NEXT => {
            let after = query.and_then(|query| query.strip_prefix("etter="));
            let Shown { build, change, words, .. } = next(shown.clone(), after).await;
            // As texts: the script compares them, and need not know them as numbers.
            let json = serde_json::json!([change.to_string(), build.to_string(), words]);
            Some(typed("application/json", json.to_string()))
        }
        _ => None,
    }
}

/// What is shown when it is another than `after`, or when patience ends.
async fn next(mut shown: Receiver<Shown>, after: Option<&str>) -> Shown {
    let is_new = |shown: &Shown| after != Some(&*shown.change.to_string());
    // Either way, what is shown now is the answer.
    let _ = timeout(PATIENCE, shown.wait_for(is_new)).await;
    let now = shown.borrow();
    now.clone()
}

fn typed(kind: &'static str, text: String) -> Response {
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-store")], text).into_response()
}
