//! What the host says with each address: the project's own server, the nginx of `deploy/` and the
//! files for other hosts say the same, to the letter.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;
use xtask::host::inline::hash;
use xtask::host::{self, EVERYWHERE, Rules, headers_file};
use xtask::serve::files::{cache_control, content_type};
use xtask::serve::{Nginx, Options, Protocol, Server};

/// Names of every kind that a build has.
const NAMES: [&str; 32] = [
    "404.html",
    "apart.json",
    "bilder/0123456789abcdef.png",
    "built-in/2022/land.02a81701b29812fc.svg",
    "bygg-inn/index.html",
    "early-0123456789abcdef.js",
    "embed.js",
    "embed/embed-0123456789abcdef_bg.wasm",
    "embed/kort/as.html",
    "embed/medlem/as/index.html",
    "en/embed/kort/as.html",
    "en/index.html",
    "fonts/schibsted-grotesk.994f379bad39b7b4.woff2",
    "icons/180.png",
    "index.html",
    "kiosk/index.html",
    "kiosk/kiosk-0123456789abcdef.js",
    "main-5d470814e3dcf400.css",
    "mark.svg",
    "medlemmer/as/index.html",
    "medlemmer/index.html",
    "nn/embed/medlemmer/index.html",
    "nn/medlemmer/index.html",
    "oembed/medlemmer.json",
    "offline-0123456789abcdef.js",
    "osloregionen-0123456789abcdef_bg.wasm",
    "shell.html",
    "site.webmanifest",
    "snapshots/2022/kommuner.geojson",
    "snapshots/2022/members.e354d9e4a9ab6f7b.json",
    "snapshots/manifest.json",
    "sw.js",
];

/// What stands inline in a page of the small build below.
fn rules_of(name: &str) -> String {
    format!("p{{content:\"{name}\"}}")
}

/// A small build, with the rules that the build writes.
fn dist() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in NAMES {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let page = format!("<html><meta charset=\"utf-8\"><style>{}</style>", rules_of(name));
        let text = if name.contains("kort/") { "<p style=\"color:red\">" } else { &page };
        fs::write(path, text).unwrap();
    }
    host::write(folder.path(), "/").unwrap();
    folder
}

/// Addresses of that build, and those whose rules they have: with and without a slash, as files,
/// and addresses that there are not.
fn addresses() -> Vec<(String, String)> {
    let mut all: Vec<_> =
        NAMES.iter().map(|name| (format!("/{name}"), format!("/{name}"))).collect();
    for name in NAMES {
        if let Some(folder) = name.strip_suffix("index.html") {
            all.push((format!("/{folder}"), format!("/{name}")));
            all.push((format!("/{}", folder.trim_end_matches('/')), format!("/{name}")));
        }
    }
    for path in ["/finnes/ikke", "/medlemmer/finnes-ikke", "/embed/medlem/finnes-ikke", "/.git/x"] {
        all.push((path.to_owned(), "/404.html".to_owned()));
    }
    all
}

/// The headers of the answer that these rules are about.
fn said(url: &str, names: &[&str]) -> BTreeMap<String, String> {
    let (host, path) = url.trim_start_matches("http://").split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let request = format!("GET /{path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    let (head, _) = text.split_once("\r\n\r\n").unwrap();
    assert!(head.len() < 4096, "{url}: a head of {} bytes", head.len());
    let mut found = BTreeMap::new();
    for (name, value) in head.lines().filter_map(|line| line.split_once(": ")) {
        let name = name.to_lowercase();
        if names.contains(&name.as_str()) {
            let before = found.insert(name.clone(), value.to_owned());
            assert_eq!(before, None, "{url}: {name} is said twice");
        }
    }
    found
}

fn see_all_rules(dist: &Path, url: impl Fn(&str) -> String) {
    let rules = Rules::of(dist).unwrap().seen_at("http://x");
    let own =
        ["content-security-policy", "cross-origin-resource-policy", "access-control-allow-origin"];
    let everywhere = EVERYWHERE.map(|(name, _)| name.to_lowercase());
    let names: Vec<_> = everywhere.iter().map(String::as_str).chain(own).collect();
    for (path, as_path) in addresses() {
        let of_path = rules.of_path(&as_path);
        assert!(of_path.len() >= 2, "{as_path} lies in no place");
        let everywhere = EVERYWHERE.map(|(name, value)| (name, value.to_owned()));
        let all = everywhere.into_iter().chain(of_path);
        let expected: BTreeMap<_, _> =
            all.map(|(name, value)| (name.to_lowercase(), value)).collect();
        assert_eq!(said(&url(path.trim_start_matches('/')), &names), expected, "{path}");
    }
}

#[test]
fn the_own_server_says_so() {
    let dist = dist();
    let options = Options { without_slash: true, ..Options::default() };
    let server = Server::start_with(dist.path(), options).unwrap();
    see_all_rules(dist.path(), |path| server.url(path));
}

#[test]
fn the_deployed_nginx_says_so_where_it_is_installed() {
    if !Nginx::is_installed() {
        println!("nginx with its brotli module is not installed: not asked");
        return;
    }
    let dist = dist();
    let nginx = Nginx::start(dist.path(), 0, Protocol::Plain).unwrap();
    see_all_rules(dist.path(), |path| nginx.url(path));
}

/// Netlify and Cloudflare join what several rules say, and of two policies both hold.
#[test]
fn header_files_say_so_and_no_header_twice() {
    let dist = dist();
    let rules = Rules::of(dist.path()).unwrap();
    let text = fs::read_to_string(dist.path().join(headers_file::NAME)).unwrap();
    for (path, as_path) in addresses() {
        let is_missing = path != as_path && as_path == "/404.html";
        let mut expected = EVERYWHERE.map(|(name, value)| (name, value.to_owned())).to_vec();
        // Those hosts know no rule for an address that there is not, or that of its neighbours.
        expected.extend(rules.of_path(if is_missing { &path } else { &as_path }));
        let file = Path::new(as_path.trim_start_matches('/'));
        let mut all = headers_file::said(&text, &path);
        let mut taken = |name: &str| {
            let at = all.iter().position(|(found, _)| found == name)?;
            Some(all.remove(at).1)
        };
        let (kept, kind) = (taken("Cache-Control"), taken("Content-Type"));
        if !is_missing {
            let for_ever = cache_control(file) != "no-cache";
            assert_eq!(kept.as_deref(), for_ever.then(|| cache_control(file)), "{path}");
        }
        let all: Vec<_> = all.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        assert_eq!(all, expected, "{path}");
        if path.contains("kort/") || path.ends_with("geojson") || path.ends_with("webmanifest") {
            assert_eq!(kind, Some(content_type(file)), "{path}");
        }
    }
}

#[test]
fn every_page_is_let_have_what_it_brings_and_no_more() {
    let dist = dist();
    let rules = Rules::of(dist.path()).unwrap();
    let policy = |path: &str| rules.of_path(path)[0].1.clone();
    let of = |name: &str| hash(&rules_of(name));
    assert!(policy("/medlemmer/as").contains(&of("medlemmer/as/index.html")));
    assert!(policy("/nn/medlemmer").contains(&of("nn/medlemmer/index.html")));
    assert!(!policy("/medlemmer/as").contains(&of("index.html")));
    assert!(!policy("/embed/medlem/as").contains(&of("404.html")));
    // Hosts with `_headers` send this page under the rules of the address that was asked for.
    assert!(policy("/medlemmer/finnes-ikke").contains(&of("404.html")));
    let missing = fs::read_to_string(dist.path().join("404.html")).unwrap();
    let header = policy("/404.html").replace("; frame-ancestors 'none'", "");
    assert!(missing.contains(&format!("content=\"{header}\"")), "{missing}");
    // Apache's file names each policy.
    let apache = fs::read_to_string(dist.path().join(".htaccess")).unwrap();
    for path in ["/", "/medlemmer", "/embed/medlem/as", "/sw.js"] {
        assert!(
            apache.contains(&format!("Content-Security-Policy \"{}\"", policy(path))),
            "{path}"
        );
    }
}

#[test]
fn a_page_with_a_style_attribute_is_not_published() {
    let dist = dist();
    fs::write(dist.path().join("medlemmer/index.html"), "<p style=\"color:red\">").unwrap();
    let error = host::write(dist.path(), "/").unwrap_err().to_string();
    assert!(error.contains("dist/medlemmer/index.html has <p style=…>"), "{error}");
    fs::create_dir_all(dist.path().join("ny-side")).unwrap();
    fs::write(dist.path().join("medlemmer/index.html"), "<p>").unwrap();
    fs::write(dist.path().join("ny-side/index.html"), "<p>").unwrap();
    let error = host::write(dist.path(), "/").unwrap_err().to_string();
    assert!(error.contains("dist/ny-side/index.html lies in no place"), "{error}");
}
