//! An object store in memory that answers as S3 does to what the program asks: objects with ETags,
//! conditional writes and lists. And everything that can go wrong on the way.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Response, StatusCode, Uri};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing.
    None,
    /// Every so-manieth request is refused before anything is done.
    Refused { every: usize },
    /// Every so-manieth is done, and answered as if it had not been.
    AnswerLost { every: usize },
    /// Every so-manieth answer ends before its length.
    CutShort { every: usize },
    /// Somebody else replaces the list just before it is replaced.
    Overtaken,
}

struct Object {
    bytes: Vec<u8>,
    kind: String,
    cache: String,
}

struct Inside {
    objects: BTreeMap<String, Object>,
    trouble: Trouble,
    asked: usize,
    troubles: usize,
}

/// A running store with one bucket.
pub struct Store {
    /// Its address.
    pub url: String,
    inside: Arc<Mutex<Inside>>,
}

impl Store {
    /// Starts on a free port.
    pub fn start() -> Store {
        let inside =
            Inside { objects: BTreeMap::new(), trouble: Trouble::None, asked: 0, troubles: 0 };
        let inside = Arc::new(Mutex::new(inside));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let app = Router::new().fallback(answer).with_state(inside.clone());
        // A thread drives it, until the tests' process ends: whoever tests waits for the program.
        std::thread::spawn(move || {
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                axum::serve(listener, app).await.unwrap();
            });
        });
        Store { url, inside }
    }

    /// What goes wrong from now on.
    pub fn cause(&self, trouble: Trouble) {
        let mut inside = self.inside.lock().unwrap();
        (inside.trouble, inside.asked, inside.troubles) = (trouble, 0, 0);
    }

    /// How often something went wrong since.
    pub fn troubles(&self) -> usize {
        self.inside.lock().unwrap().troubles
    }

    /// An object's bytes.
    pub fn object(&self, key: &str) -> Option<Vec<u8>> {
        self.inside.lock().unwrap().objects.get(key).map(|object| object.bytes.clone())
    }

    /// Its kind, and how long it may be kept.
    pub fn said(&self, key: &str) -> (String, String) {
        let inside = self.inside.lock().unwrap();
        let object = &inside.objects[key];
        (object.kind.clone(), object.cache.clone())
    }

    /// Puts an object there, whatever there is.
    pub fn put(&self, key: &str, bytes: &[u8]) {
        let object = Object { bytes: bytes.to_vec(), kind: String::new(), cache: String::new() };
        self.inside.lock().unwrap().objects.insert(key.to_owned(), object);
    }
}

async fn answer(
    State(inside): State<Arc<Mutex<Inside>>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let mut inside = inside.lock().unwrap();
    inside.asked += 1;
    let asked = inside.asked;
    let happens = |every: usize| asked.is_multiple_of(every);
    let trouble = inside.trouble;
    match trouble {
        Trouble::Refused { every } if happens(every) => {
            inside.troubles += 1;
            return plain(StatusCode::SERVICE_UNAVAILABLE);
        }
        Trouble::Overtaken if method == Method::PUT && uri.path().ends_with("/manifest.json") => {
            inside.troubles += 1;
            let key = "nettsted/snapshots/manifest.json".to_owned();
            let object =
                Object { bytes: b"theirs".to_vec(), kind: String::new(), cache: String::new() };
            inside.objects.insert(key, object);
        }
        _ => {}
    }
    let done = inside.serve(&method, &uri, &headers, &body);
    match trouble {
        Trouble::AnswerLost { every } if happens(every) => {
            inside.troubles += 1;
            plain(StatusCode::INTERNAL_SERVER_ERROR)
        }
        Trouble::CutShort { every } if happens(every) => {
            inside.troubles += 1;
            // A body that fails: the connection ends before the length that was promised.
            let (parts, _) = done.into_parts();
            let broken =
                futures_util::stream::iter([Err::<Bytes, _>(std::io::Error::other("cut"))]);
            let mut cut = Response::from_parts(parts, Body::from_stream(broken));
            cut.headers_mut().insert("content-length", "100000".parse().unwrap());
            cut
        }
        _ => done,
    }
}

impl Inside {
    fn serve(
        &mut self,
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
        body: &Bytes,
    ) -> Response<Body> {
        let path = uri.path().trim_start_matches('/');
        let (bucket, key) = path.split_once('/').unwrap_or((path, ""));
        assert_eq!(bucket, "boette");
        let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        let known = self.objects.get(key).map(|object| etag(&object.bytes));
        match (method, key) {
            (&Method::GET, "") => self.list(uri.query().unwrap_or_default()),
            (&Method::GET | &Method::HEAD, _) => match self.objects.get(key) {
                Some(object) => found(object, method == Method::GET),
                None => plain(StatusCode::NOT_FOUND),
            },
            (&Method::PUT, _) => {
                let is_taken = header("if-none-match").is_some() && known.is_some();
                let is_other = header("if-match").is_some_and(|tag| Some(tag) != known);
                if is_taken || is_other {
                    return plain(StatusCode::PRECONDITION_FAILED);
                }
                let object = Object {
                    bytes: body.to_vec(),
                    kind: header("content-type").unwrap_or_default(),
                    cache: header("cache-control").unwrap_or_default(),
                };
                let answer = Response::builder().header("etag", etag(body));
                self.objects.insert(key.to_owned(), object);
                answer.body(Body::empty()).unwrap()
            }
            _ => plain(StatusCode::METHOD_NOT_ALLOWED),
        }
    }

    fn list(&self, query: &str) -> Response<Body> {
        let prefix = query.split('&').find_map(|part| part.strip_prefix("prefix="));
        let prefix = prefix.unwrap_or_default().replace("%2F", "/");
        let objects = self.objects.iter().filter(|(key, _)| key.starts_with(&prefix));
        let rows: String = objects
            .map(|(key, object)| {
                format!(
                    "<Contents><Key>{key}</Key><Size>{}</Size><ETag>{}</ETag>\
                     <LastModified>2026-11-28T06:00:00.000Z</LastModified></Contents>",
                    object.bytes.len(),
                    etag(&object.bytes)
                )
            })
            .collect();
        let xml = format!(
            "<?xml version=\"1.0\"?><ListBucketResult><IsTruncated>false</IsTruncated>{rows}\
             </ListBucketResult>"
        );
        Response::builder().header("content-type", "application/xml").body(xml.into()).unwrap()
    }
}

fn found(object: &Object, with_body: bool) -> Response<Body> {
    let body = if with_body { object.bytes.clone().into() } else { Body::empty() };
    Response::builder()
        .header("etag", etag(&object.bytes))
        .header("last-modified", "Sat, 28 Nov 2026 06:00:00 GMT")
        .header("content-length", object.bytes.len())
        .body(body)
        .unwrap()
}

fn plain(status: StatusCode) -> Response<Body> {
    Response::builder().status(status).body(Body::empty()).unwrap()
}

fn etag(bytes: &[u8]) -> String {
    let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hash}\"")
}
