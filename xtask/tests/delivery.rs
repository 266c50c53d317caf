//! The deployed nginx and the project's own server treat a build alike: what is served, as what, for
//! how long, and packed how. What else they say with it is in `rules.rs`.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use rstest::rstest;
use tempfile::TempDir;
use xtask::serve::{Nginx, Options, Protocol, Server};

const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// A small build.
fn dist() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("index.html", "Hjem"),
        ("index.html.br", "hjem i brotli"),
        ("index.html.gz", "hjem i gzip"),
        ("404.html", "Finnes ikke"),
        ("medlemmer/index.html", "Medlemmer"),
        ("medlemmer/baerum/index.html", "Bærum"),
        ("medlemmer/baerum/index.html.br", "Bærum i brotli"),
        ("osloregionen-0123456789abcdef_bg.wasm", "wasm"),
        ("osloregionen-0123456789abcdef_bg.wasm.gz", "wasm i gzip"),
        ("fonts/schibsted-grotesk.994f379bad39b7b4.woff2", "skrift"),
        ("built-in/2022/region.0123456789abcdef.json", "{}"),
        ("snapshots/manifest.json", "{}"),
        ("snapshots/2022/kommuner.geojson", "{}"),
        ("snapshots/2022/medlemmer/as.vcf", "BEGIN:VCARD"),
        ("site.webmanifest", "{}"),
        ("sitemap.xml", "<urlset/>"),
        ("robots.txt", "Sitemap:"),
        ("embed/medlem/baerum/index.html", "Kort"),
        ("nn/embed/medlemmer/index.html", "Liste"),
        ("embed/embed-0123456789abcdef_bg.wasm", "wasm"),
        ("embed/kort/as.html", "<div style=\"color:red\">"),
        ("embed.js", "ramme"),
        ("oembed/medlemmer.json", "{}"),
        ("sw.js", "self"),
        ("mark.svg", "<svg/>"),
        (".git/config", "hemmelig"),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find_map(|(found, value)| found.eq_ignore_ascii_case(name).then_some(value))
    }
}

fn ask(url: &str, method: &str, encodings: &str) -> Answer {
    let (host, path) = url.trim_start_matches("http://").split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let request = format!(
        "{method} /{path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\
         accept-encoding: {encodings}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head: head.to_owned(), body: body.to_owned() }
}

/// Path, accepted encodings; then status, what is sent, its encoding, type and caching.
type Case = (
    &'static str,
    &'static str,
    u16,
    &'static str,
    Option<&'static str>,
    &'static str,
    &'static str,
);

const CASES: [Case; 20] = [
    ("", "", 200, "Hjem", None, "text/html; charset=utf-8", "no-cache"),
    (
        "",
        "gzip, deflate, br",
        200,
        "hjem i brotli",
        Some("br"),
        "text/html; charset=utf-8",
        "no-cache",
    ),
    ("", "gzip", 200, "hjem i gzip", Some("gzip"), "text/html; charset=utf-8", "no-cache"),
    ("medlemmer", "", 200, "Medlemmer", None, "text/html; charset=utf-8", "no-cache"),
    ("medlemmer/", "", 200, "Medlemmer", None, "text/html; charset=utf-8", "no-cache"),
    ("medlemmer?q=ski", "", 200, "Medlemmer", None, "text/html; charset=utf-8", "no-cache"),
    (
        "medlemmer/baerum",
        "br",
        200,
        "Bærum i brotli",
        Some("br"),
        "text/html; charset=utf-8",
        "no-cache",
    ),
    ("finnes/ikke", "", 404, "Finnes ikke", None, "text/html; charset=utf-8", "no-cache"),
    (".git/config", "", 404, "Finnes ikke", None, "text/html; charset=utf-8", "no-cache"),
    (
        "osloregionen-0123456789abcdef_bg.wasm",
        "br, gzip",
        200,
        "wasm i gzip",
        Some("gzip"),
        "application/wasm",
        FOR_EVER,
    ),
    (
        "fonts/schibsted-grotesk.994f379bad39b7b4.woff2",
        "br",
        200,
        "skrift",
        None,
        "font/woff2",
        FOR_EVER,
    ),
    (
        "built-in/2022/region.0123456789abcdef.json",
        "",
        200,
        "{}",
        None,
        "application/json; charset=utf-8",
        FOR_EVER,
    ),
    ("snapshots/manifest.json", "", 200, "{}", None, "application/json; charset=utf-8", "no-cache"),
    ("snapshots/2022/kommuner.geojson", "", 200, "{}", None, "application/geo+json", "no-cache"),
    (
        "snapshots/2022/medlemmer/as.vcf",
        "",
        200,
        "BEGIN:VCARD",
        None,
        "text/vcard; charset=utf-8",
        "no-cache",
    ),
    ("site.webmanifest", "", 200, "{}", None, "application/manifest+json", "no-cache"),
    ("sitemap.xml", "", 200, "<urlset/>", None, "text/xml; charset=utf-8", "no-cache"),
    ("sw.js", "", 200, "self", None, "text/javascript; charset=utf-8", "no-cache"),
    // Code to be copied.
    (
        "embed/kort/as.html",
        "",
        200,
        "<div style=\"color:red\">",
        None,
        "text/plain; charset=utf-8",
        "no-cache",
    ),
    ("mark.svg", "", 200, "<svg/>", None, "image/svg+xml", "no-cache"),
];

fn see_all_cases(url: impl Fn(&str) -> String) {
    for (path, encodings, status, body, encoding, kind, caching) in CASES {
        for method in ["GET", "HEAD"] {
            let answer = ask(&url(path), method, encodings);
            let at = format!("{method} /{path} ({encodings})\n{}", answer.head);
            assert_eq!(answer.status, status, "{at}");
            assert_eq!(answer.body, if method == "GET" { body } else { "" }, "{at}");
            assert_eq!(answer.header("content-encoding"), encoding, "{at}");
            assert_eq!(answer.header("content-type"), Some(kind), "{at}");
            assert_eq!(answer.header("cache-control"), Some(caching), "{at}");
        }
    }
    assert!(ask(&url("../Cargo.toml"), "GET", "").status >= 400);
    assert_eq!(ask(&url(""), "POST", "").status, 405);
}

#[test]
fn the_own_server_delivers_as_deployed() {
    let dist = dist();
    let options = Options { without_slash: true, ..Options::default() };
    let server = Server::start_with(dist.path(), options).unwrap();
    see_all_cases(|path| server.url(path));
}

#[test]
fn the_deployed_nginx_delivers_so_where_it_is_installed() {
    if !Nginx::is_installed() {
        println!("nginx with its brotli module is not installed: not asked");
        return;
    }
    let dist = dist();
    let nginx = Nginx::start(dist.path(), 0, Protocol::Plain).unwrap();
    see_all_cases(|path| nginx.url(path));
    // What passed a proxy on its way here is packed as well.
    let packed = ask(&nginx.url("/"), "GET", "gzip\r\nVia: 1.1 proxy");
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
}

/// The project's own file among those for other hosts.
fn deployed(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    fs::read_to_string(root.join("deploy").join(name)).unwrap()
}

#[rstest]
#[case("nginx.conf")]
#[case(".htaccess")]
fn the_pattern_of_hashed_names_is_the_same(#[case] file: &str) {
    assert!(deployed(file).contains("[-_./][0-9a-f]{12,64}[-_.][^/]*$"), "{file}");
}
