//! That the host's policy holds in a browser, and that the journeys would see it violated.

use std::time::{Duration, Instant};

use rstest::rstest;
use xtask::host::headers_file;

use crate::visitor::{Visitor, dist};

/// Each does something that the policy forbids.
const INLINE_STYLE: &str = "document.body.setAttribute('style', 'color:red')";
const INLINE_RULES: &str = "document.head.append(Object.assign(document.createElement('style'),
    { textContent: 'p{color:red}' }))";
const HTML_FROM_TEXT: &str = "try { document.body.innerHTML = '<p>x' } catch {}";
const SCRIPT_FROM_TEXT: &str = "try { setTimeout('1', 0) } catch {}";
const OTHER_HOST: &str = "fetch('http://127.0.0.1:9/').catch(() => {})";
const OTHER_POLICY: &str = "try { trustedTypes.createPolicy('mine', {}) } catch {}";
const HANDLER: &str = "try { document.body.setAttribute('onclick', '1') } catch {}";
const PICTURE: &str = "new Image().src = 'http://127.0.0.1:9/x.gif'";

impl Visitor {
    /// What the browser reports of the policy: empty when it stays silent.
    async fn see_violations(&self) -> String {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(10) {
            let violations = self.host.take_violations();
            if !violations.is_empty() {
                return violations.concat();
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        String::new()
    }
}

#[rstest]
#[case("/", INLINE_STYLE, "style-src")]
#[case("/medlemmer/baerum", INLINE_RULES, "style-src")]
#[case("/", HTML_FROM_TEXT, "require-trusted-types-for")]
#[case("/bygg-inn", SCRIPT_FROM_TEXT, "require-trusted-types-for")]
#[case("/kiosk/", OTHER_HOST, "connect-src")]
#[case("/", OTHER_POLICY, "trusted-types")]
#[case("/finnes-ikke", HANDLER, "require-trusted-types-for")]
#[case("/organisasjon", PICTURE, "img-src")]
#[tokio::test]
async fn a_violation_is_seen(#[case] path: &str, #[case] act: &str, #[case] directive: &str) {
    let visitor = Visitor::arrive().await;
    visitor.open(path).await;
    visitor.run(act).await;
    let seen = visitor.see_violations().await;
    assert!(!seen.is_empty() && seen.contains(directive), "{act}: {seen}");
    // Of one act there may be more than one report.
    while !visitor.host.take_violations().is_empty() {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

#[tokio::test]
#[should_panic(expected = "the host's policy was violated")]
async fn a_journey_with_a_violation_fails() {
    let visitor = Visitor::arrive().await;
    visitor.open("/").await;
    visitor.run(INLINE_STYLE).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
}

/// What the worker keeps stays under the policy that came with it.
#[tokio::test]
async fn a_page_from_the_worker_has_its_policy() {
    let mut visitor = Visitor::arrive().await;
    visitor.open("/medlemmer/baerum").await;
    visitor.wait_until("a worker", "return navigator.serviceWorker?.controller != null").await;
    visitor.host.stop();
    // One that was kept as it came, and one that the shell shows.
    for path in ["/medlemmer/baerum", "/prioriteringer"] {
        visitor.open(path).await;
        visitor.run(INLINE_STYLE).await;
        let colour = "return getComputedStyle(document.body).color === 'rgb(255, 0, 0)'";
        assert_eq!(visitor.ask(colour).await, false, "{path}");
    }
}

/// A file that no rule knows has no policy, and may be framed and loaded by anyone.
#[test]
fn every_file_of_the_build_is_known_to_a_rule() {
    let text = std::fs::read_to_string(dist().join(headers_file::NAME)).expect("the rules");
    let mut folders = vec![dist()];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the build") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(dist()).expect("a file of it").to_string_lossy();
            if path.is_dir() {
                folders.push(path);
            } else if !name.starts_with(['.', '_']) {
                let said = headers_file::said(&text, &format!("/{name}"));
                for header in ["Content-Security-Policy", "Cross-Origin-Resource-Policy"] {
                    assert!(said.iter().any(|(found, _)| found == header), "{name}: {header}");
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 500, "{seen} files");
}
