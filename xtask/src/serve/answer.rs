//! From a request to what the host sends.

use std::path::Path;
use std::sync::PoisonError;

use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::sync::watch;

use super::body;
use super::faults::{Fault, Faults};
use super::files::{self, Found};
use super::listener::Connection;
use super::said;
use super::server::{Options, Requests};
use super::shown::{self, Shown};
use crate::host::headers_file;

/// Where browsers report what a policy kept from them.
const REPORTS: &str = "csp-report";

/// A running host.
#[derive(Clone)]
pub(super) struct Host {
    pub(super) shown: watch::Receiver<Shown>,
    pub(super) options: Options,
    pub(super) faults: Faults,
    pub(super) requests: Requests,
    pub(super) violations: Requests,
}

/// Answers a request.
pub(super) async fn answer(
    State(host): State<Host>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    let query = request.uri().query();
    if host.options.reports && request.method() == Method::POST && path.ends_with(REPORTS) {
        return report(&host, request).await;
    }
    host.requests.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    // The body of an answer to HEAD is left out by hyper, which keeps its length.
    match path.strip_prefix(host.options.prefix.as_str()) {
        Some(path) => {
            let path = format!("/{path}");
            if host.options.reloads
                && let Some(answer) = shown::own(&host.shown, &path, query).await
            {
                return answer;
            }
            match host.faults.of(&path) {
                Some(Fault::Slow(time)) => {
                    tokio::time::sleep(time).await;
                    file(&host, &path, query, request.headers()).await
                }
                Some(fault) => fail(&host, &path, fault, connection).await,
                None => file(&host, &path, query, request.headers()).await,
            }
        }
        None => (StatusCode::NOT_FOUND, "Nothing is served here.").into_response(),
    }
}

/// Notes a browser's report.
async fn report(host: &Host, request: Request) -> Response {
    let body = axum::body::to_bytes(request.into_body(), 1 << 16).await.unwrap_or_default();
    let text = String::from_utf8_lossy(&body).into_owned();
    host.violations.lock().unwrap_or_else(PoisonError::into_inner).push(text);
    StatusCode::NO_CONTENT.into_response()
}

/// The file of a path, as a host in order answers, with what the build's rules say of it.
async fn file(host: &Host, path: &str, query: Option<&str>, headers: &HeaderMap) -> Response {
    let shown = host.shown.borrow().clone();
    let mut response = if host.options.reloads {
        // Pages are changed on the way, which packed ones cannot be.
        let plain = found(host, &shown.dist, path, query, &HeaderMap::new()).await;
        shown.with_script(plain, &host.options.prefix).await
    } else {
        found(host, &shown.dist, path, query, headers).await
    };
    let path = if response.status() == StatusCode::NOT_FOUND { "/404.html" } else { path };
    // Read each time: another build may have come meanwhile. A folder that is no build has none.
    let rules = tokio::fs::read_to_string(shown.dist.join(headers_file::NAME)).await;
    let reports = host.options.reports.then(|| format!("{}{REPORTS}", host.options.prefix));
    let rules = rules.unwrap_or_default();
    let name = headers.get(header::HOST).and_then(|name| name.to_str().ok());
    said::say(response.headers_mut(), &rules, path, name, reports.as_deref());
    response
}

async fn found(
    host: &Host,
    dist: &Path,
    path: &str,
    query: Option<&str>,
    headers: &HeaderMap,
) -> Response {
    match files::find(dist, path) {
        Found::File(file) => {
            send(StatusCode::OK, &file, files::cache_control(&file), headers).await
        }
        Found::Nothing(Some(page)) => send(StatusCode::NOT_FOUND, &page, "no-cache", headers).await,
        Found::Nothing(None) => {
            (StatusCode::NOT_FOUND, "Not found, and the build has no 404.html.").into_response()
        }
        Found::Folder(address) if host.options.without_slash => {
            let page = dist.join(address).join("index.html");
            send(StatusCode::OK, &page, "no-cache", headers).await
        }
        Found::Folder(address) => {
            let query = query.map(|query| format!("?{query}")).unwrap_or_default();
            let to = format!("{}{address}{query}", host.options.prefix);
            let to = [(header::LOCATION, to), (header::CACHE_CONTROL, "no-cache".into())];
            (StatusCode::MOVED_PERMANENTLY, to).into_response()
        }
    }
}

async fn send(status: StatusCode, path: &Path, cache: &'static str, asked: &HeaderMap) -> Response {
    let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let compressed = files::compressed(path, accepted.unwrap_or_default());
    let to_read = compressed.as_ref().map_or(path, |(copy, _)| copy);
    let Ok(bytes) = tokio::fs::read(to_read).await else {
        return (StatusCode::INTERNAL_SERVER_ERROR, "The file cannot be read.").into_response();
    };
    let mut response = with_type(status, &files::content_type(path), bytes);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some((_, encoding)) = compressed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// The answer of a host with this fault.
async fn fail(host: &Host, path: &str, fault: Fault, connection: Connection) -> Response {
    let html = "text/html; charset=utf-8";
    // An address without an ending is a page's.
    let kind = match Path::new(path).extension() {
        Some(_) => files::content_type(Path::new(path)),
        None => html.to_owned(),
    };
    match fault {
        Fault::Status(code) => {
            let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            with_type(status, html, format!("<!doctype html><title>{status}</title>{status}\n"))
        }
        Fault::Html => with_type(
            StatusCode::OK,
            html,
            "<!doctype html><title>Velkommen</title><p>En helt annen side.\n",
        ),
        Fault::Truncated => {
            let whole = plain(host, path).await;
            with_type(StatusCode::OK, &kind, whole.slice(..whole.len() / 2))
        }
        Fault::CutOff => {
            let whole = plain(host, path).await;
            let half = whole.slice(..whole.len() / 2);
            let mut response = with_type(StatusCode::OK, &kind, body::cut_off(half, connection));
            response.headers_mut().insert(header::CONTENT_LENGTH, whole.len().into());
            response
        }
        Fault::Oversized(length) => {
            let mut bytes = plain(host, path).await.to_vec();
            bytes.resize(length.max(bytes.len()), b' ');
            with_type(StatusCode::OK, &kind, bytes)
        }
        Fault::Endless => with_type(StatusCode::OK, &kind, body::endless()),
        Fault::Replaced(bytes) => with_type(StatusCode::OK, &kind, bytes),
        Fault::Redirected(to) => {
            let to = [(header::LOCATION, to), (header::CACHE_CONTROL, "no-cache".into())];
            (StatusCode::FOUND, to).into_response()
        }
        Fault::Trickling => {
            with_type(StatusCode::OK, &kind, body::trickle(plain(host, path).await))
        }
        Fault::Typed(kind) => with_type(StatusCode::OK, &kind, plain(host, path).await),
        // Answered before it comes here.
        Fault::Slow(_) => with_type(StatusCode::OK, &kind, plain(host, path).await),
        Fault::Dropped => {
            connection.hang_up();
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// The bytes of a path's file without any encoding; none when there is no such file.
async fn plain(host: &Host, path: &str) -> Bytes {
    let answer = file(host, path, None, &HeaderMap::new()).await;
    axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap_or_default()
}

fn with_type(status: StatusCode, kind: &str, body: impl Into<Body>) -> Response {
    // A content type is guessed from a file's name, but always out of a fixed list.
    let kind =
        HeaderValue::from_str(kind).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    (status, [(header::CONTENT_TYPE, kind)], body.into()).into_response()
}
