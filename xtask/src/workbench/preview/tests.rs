//! The preview on a stand-in for the build: what it serves, when pages are told to reload, and how a
//! mistake is shown.

use super::*;
use anyhow::bail;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

/// What a browser gets from the port.
fn get(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// What a page is told after the change `after`: the change, the build, and words.
fn told(port: u16, after: &str) -> [String; 3] {
    let answer = get(port, &format!("/forhandsvisning?etter={after}"));
    serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap()).unwrap()
}

#[test]
fn what_is_saved_is_shown_and_what_is_wrong_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (draft, dist) = (folder.path().join("utkast"), folder.path().join("dist"));
    let save = |text: &str| fs::write(&draft, text).unwrap();
    let build = || {
        let text = fs::read_to_string(&draft)?;
        // As a build that fails midway.
        fs::create_dir_all(&dist)?;
        fs::write(dist.join("index.html"), format!("<html><head></head><body>{text}"))?;
        if text.contains("feil") {
            bail!("«feil» er feil");
        }
        Ok(dist.clone())
    };
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let watch = |build: &mut dyn FnMut()| {
        let page = get(port, "/");
        let (_, script) = page.split_once("<head><script async src=\"").unwrap();
        let (_, known) = script.split_once('"').unwrap().0.split_once("?bygg=").unwrap();
        assert!(page.ends_with("<body>Den første"), "{page}");
        let [first, now, _] = told(port, "0");
        assert_eq!(now, known);
        assert!(get(port, "/forhandsvisning.js?bygg=1").contains("location.reload()"));
        assert!(get(port, "/sw.js").contains("unregister"), "no worker keeps an old build");

        // A page that waits is told that something is coming, and that it is there.
        save("Den andre");
        let waiting = thread::spawn(move || told(port, &first));
        thread::sleep(std::time::Duration::from_millis(100));
        build();
        let [mut seen, _, _] = waiting.join().unwrap();
        let [_, second, words] = told(port, "0");
        assert!(second != now && words.is_empty(), "{second} {words}");
        assert!(get(port, "/").ends_with("<body>Den andre"));

        save("feil");
        build();
        let [_, same, words] = told(port, &std::mem::take(&mut seen));
        assert_eq!(same, second);
        assert!(words.starts_with("«feil» er feil\n") && words.contains("siste gode"), "{words}");
        assert!(get(port, "/").ends_with("<body>Den andre"), "the last good one stays");

        save("Den tredje");
        build();
        assert!(get(port, "/").ends_with("<body>Den tredje"));
        assert_ne!(told(port, "0")[1], second);
        Ok(())
    };
    save("Den første");
    let shelf = folder.path().join("hylle");
    let shown = show(&shelf, port, build, &watch, (Speech::Bokmal, false));
    assert!(matches!(shown, Ok(3)));
}
