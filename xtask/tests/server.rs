//! The static host of `cargo xtask serve`, over a real socket.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use rstest::{fixture, rstest};
use tempfile::TempDir;
use xtask::serve::{Fault, Options, Server};

/// The text of the manifest in the test's build.
const MANIFEST: &str = r#"{"latest":2022,"editions":[]}"#;

#[fixture]
fn dist() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = [
        ("dist/index.html", "<h1>Hjem</h1>"),
        ("dist/404.html", "<h1>Finnes ikke</h1>"),
        ("dist/om.html", "<h1>Om</h1>"),
        ("dist/medlemmer/index.html", "<h1>Medlemmer</h1>"),
        ("dist/app-0123456789abcdef.js", "plain"),
        ("dist/app-0123456789abcdef.js.br", "brotli"),
        ("dist/app-0123456789abcdef.js.gz", "gzip"),
        ("dist/snapshots/manifest.json", MANIFEST),
        ("dist/snapshots/2022/kommuner.geojson", "{}"),
        ("dist/snapshots/2022/medlemmer/as.vcf", "BEGIN:VCARD"),
        ("dist/snapshots/2022/medlemmer/as.jsonld", "{}"),
        ("secret.txt", "secret"),
    ];
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn server(dist: &TempDir) -> Server {
    Server::start(dist.path().join("dist")).expect("a free port")
}

/// An answer as it came over the wire.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Asks byte by byte, so that nothing cleans the path up on the way. `None` when the host
/// hangs up without an answer.
fn ask(server: &Server, method: &str, path: &str, headers: &str) -> Option<Answer> {
    ask_at_most(server, method, path, headers, usize::MAX)
}

fn ask_at_most(
    server: &Server,
    method: &str,
    path: &str,
    headers: &str,
    limit: usize,
) -> Option<Answer> {
    let url = server.url("/");
    let address = url.trim_start_matches("http://").split('/').next().expect("an address");
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a time limit");
    let request =
        format!("{method} {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{headers}\r\n");
    stream.write_all(request.as_bytes()).expect("the server reads");
    let mut bytes = Vec::new();
    // A reset connection is an answer too: what came before it counts.
    let _ = stream.take(limit as u64).read_to_end(&mut bytes);
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, head, body: bytes[end + 4..].to_vec() })
}

fn get(server: &Server, path: &str) -> Answer {
    ask(server, "GET", path, "").expect("an answer")
}

#[rstest]
#[case("/", 200, "<h1>Hjem</h1>")]
#[case("/om", 200, "<h1>Om</h1>")]
#[case("/om/", 404, "<h1>Finnes ikke</h1>")]
#[case("/medlemmer", 301, "")]
#[case("/medlemmer/", 200, "<h1>Medlemmer</h1>")]
#[case("/medlemmer/?q=ski", 200, "<h1>Medlemmer</h1>")]
#[case("/snapshots/manifest.json", 200, MANIFEST)]
#[case("/snapshots/manifest.json/", 404, "<h1>Finnes ikke</h1>")]
#[case("/finnes-ikke", 404, "<h1>Finnes ikke</h1>")]
#[case("/snapshots", 404, "<h1>Finnes ikke</h1>")]
fn addresses_lead_to_files(
    dist: TempDir,
    #[case] path: &str,
    #[case] status: u16,
    #[case] text: &str,
) {
    let server = server(&dist);
    let answer = get(&server, path);
    assert_eq!((answer.status, answer.text().as_str()), (status, text));
}

#[rstest]
fn a_folder_without_its_slash_is_led_to_it(dist: TempDir) {
    let options = Options { prefix: "/osloregionen/".into(), ..Options::default() };
    for (server, prefix) in [
        (server(&dist), "/"),
        (
            Server::start_with(dist.path().join("dist"), options).expect("a free port"),
            "/osloregionen/",
        ),
    ] {
        let answer = get(&server, &format!("{prefix}medlemmer?q=ski&sorter=navn"));
        let to = format!("{prefix}medlemmer/?q=ski&sorter=navn");
        assert_eq!((answer.status, answer.header("location")), (301, Some(to.as_str())));
        let answer = get(&server, &format!("{prefix}/medlemmer"));
        let to = format!("{prefix}medlemmer/");
        assert_eq!(answer.header("location"), Some(to.as_str()), "never to another host");
    }
}

#[rstest]
#[case("/../secret.txt")]
#[case("/%2e%2e/secret.txt")]
#[case("/medlemmer/..%2f..%2fsecret.txt")]
#[case("/medlemmer/%2e%2e/%2e%2e/secret.txt")]
#[case("/..%5csecret.txt")]
fn nothing_outside_the_build_is_given_out(dist: TempDir, #[case] path: &str) {
    let server = server(&dist);
    assert_eq!(get(&server, path).status, 404);
    assert!(!get(&server, path).text().contains("secret"));
}

#[cfg(unix)]
#[rstest]
fn a_link_out_of_the_build_is_not_followed(dist: TempDir) {
    let link = dist.path().join("dist/link.txt");
    std::os::unix::fs::symlink(dist.path().join("secret.txt"), link).expect("a link");
    assert_eq!(get(&server(&dist), "/link.txt").status, 404);
}

#[rstest]
fn only_hashed_files_are_kept(dist: TempDir) {
    let server = server(&dist);
    let cached = |path| get(&server, path).header("cache-control").map(str::to_owned);
    assert_eq!(
        cached("/app-0123456789abcdef.js").as_deref(),
        Some("public, max-age=31536000, immutable")
    );
    for path in
        ["/", "/medlemmer", "/medlemmer/", "/snapshots/manifest.json", "/app-0000000000000000.js"]
    {
        assert_eq!(cached(path).as_deref(), Some("no-cache"), "{path}");
    }
}

/// What is taken along changes under its name: it is never kept without asking.
#[rstest]
#[case("kommuner.geojson", "application/geo+json")]
#[case("medlemmer/as.vcf", "text/vcard; charset=utf-8")]
#[case("medlemmer/as.jsonld", "application/ld+json")]
fn files_to_take_along_have_their_type(dist: TempDir, #[case] path: &str, #[case] kind: &str) {
    let answer = get(&server(&dist), &format!("/snapshots/2022/{path}"));
    assert_eq!((answer.status, answer.header("content-type")), (200, Some(kind)));
    assert_eq!(answer.header("cache-control"), Some("no-cache"));
}

#[rstest]
#[case("accept-encoding: gzip, deflate, br\r\n", Some("br"), "brotli")]
#[case("accept-encoding: gzip\r\n", Some("gzip"), "gzip")]
#[case("accept-encoding: br;q=0\r\n", None, "plain")]
#[case("", None, "plain")]
fn compressed_copies_are_used(
    dist: TempDir,
    #[case] headers: &str,
    #[case] encoding: Option<&str>,
    #[case] text: &str,
) {
    let server = server(&dist);
    let answer = ask(&server, "GET", "/app-0123456789abcdef.js", headers).expect("an answer");
    assert_eq!(answer.header("content-encoding"), encoding);
    assert_eq!(answer.text(), text);
    assert_eq!(answer.header("content-type"), Some("text/javascript; charset=utf-8"));
}

#[rstest]
fn head_tells_the_length_and_sends_nothing(dist: TempDir) {
    let server = server(&dist);
    let answer = ask(&server, "HEAD", "/snapshots/manifest.json", "").expect("an answer");
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    assert_eq!(answer.header("content-length"), Some(MANIFEST.len().to_string().as_str()));
    assert_eq!(ask(&server, "POST", "/", "").expect("an answer").status, 405);
}

#[rstest]
fn a_sub_path_holds_everything(dist: TempDir) {
    let options = Options { prefix: "/osloregionen/".into(), ..Options::default() };
    let server = Server::start_with(dist.path().join("dist"), options).expect("a free port");
    assert!(server.url("/medlemmer").ends_with("/osloregionen/medlemmer"));
    assert_eq!(get(&server, "/osloregionen/medlemmer/").text(), "<h1>Medlemmer</h1>");
    assert_eq!(get(&server, "/osloregionen/").text(), "<h1>Hjem</h1>");
    assert_eq!(get(&server, "/osloregionen/x").text(), "<h1>Finnes ikke</h1>");
    assert_eq!(get(&server, "/medlemmer").status, 404);
    server.faults().set("/snapshots/", Fault::Status(500));
    assert_eq!(get(&server, "/osloregionen/snapshots/manifest.json").status, 500);
}

#[rstest]
#[case(Fault::Status(500), 500, None)]
#[case(Fault::Status(404), 404, None)]
#[case(Fault::Html, 200, None)]
#[case(Fault::Truncated, 200, Some(MANIFEST[..MANIFEST.len() / 2].to_owned()))]
#[case(Fault::CutOff, 200, Some(MANIFEST[..MANIFEST.len() / 2].to_owned()))]
#[case(Fault::Oversized(50), 200, Some(format!("{MANIFEST:<50}")))]
#[case(Fault::Replaced(b"{}".to_vec()), 200, Some("{}".to_owned()))]
#[case(Fault::Slow(Duration::from_millis(1)), 200, Some(MANIFEST.to_owned()))]
fn a_fault_changes_the_answer(
    dist: TempDir,
    #[case] fault: Fault,
    #[case] status: u16,
    #[case] text: Option<String>,
) {
    let server = server(&dist);
    let path = "/snapshots/manifest.json";
    server.faults().set(path, fault.clone());
    let answer = get(&server, path);
    assert_eq!(answer.status, status);
    assert_ne!(answer.text() == MANIFEST, !matches!(fault, Fault::Slow(_)));
    if let Some(text) = text {
        assert_eq!(answer.text(), text);
    }
    let cut_off = matches!(fault, Fault::CutOff);
    let announced: Option<usize> = answer.header("content-length").and_then(|n| n.parse().ok());
    assert_eq!(announced.is_some_and(|length| length != answer.body.len()), cut_off);
    assert_eq!(get(&server, "/").text(), "<h1>Hjem</h1>", "other addresses are in order");
    server.faults().clear();
    assert_eq!(get(&server, path).text(), MANIFEST);
}

#[rstest]
fn a_dropped_connection_is_no_answer(dist: TempDir) {
    let server = server(&dist);
    server.faults().set("/", Fault::Dropped);
    assert!(ask(&server, "GET", "/", "").is_none());
    server.faults().clear();
    assert_eq!(get(&server, "/").status, 200);
}

#[rstest]
fn an_endless_answer_goes_on_until_the_reader_leaves(dist: TempDir) {
    let server = server(&dist);
    server.faults().set("/snapshots/", Fault::Endless);
    let limit = 3 << 20;
    let answer = ask_at_most(&server, "GET", "/snapshots/manifest.json", "", limit);
    assert!(answer.expect("an answer").body.len() > 2 << 20);
    assert_eq!(get(&server, "/").status, 200, "the server has noticed and goes on");
}

#[rstest]
fn requests_are_noted(dist: TempDir) {
    let server = server(&dist);
    get(&server, "/medlemmer?q=ski");
    get(&server, "/finnes-ikke");
    assert_eq!(server.requests(), ["/medlemmer", "/finnes-ikke"]);
}

#[rstest]
fn a_dropped_server_is_gone(dist: TempDir) {
    let server = server(&dist);
    let url = server.url("/");
    let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
    drop(server);
    assert!(TcpStream::connect(address).is_err());
}
