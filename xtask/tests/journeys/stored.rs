//! What a visit leaves on the visitor's device: what `/personvern` says, and nothing else.

use serde_json::json;

use crate::visitor::Visitor;

/// All that a page can leave, but for the caches' contents.
const LEFT: &str = "const done = arguments[arguments.length - 1];
    (async () => {
        const names = await caches.keys();
        const held = await Promise.all(names.map(async name =>
            (await (await caches.open(name)).keys()).map(request => request.url)));
        done({
            cookie: document.cookie, local: localStorage.length, session: sessionStorage.length,
            databases: (await indexedDB.databases()).length,
            caches: names.map(name => name.replace(/[0-9a-f]{16}/, '*')).sort(),
            outside: held.flat().filter(url => new URL(url).origin !== location.origin),
            count: held.flat().length,
            asked: performance.getEntriesByType('resource')
                .filter(({ name }) => new URL(name).origin !== location.origin).length,
        });
    })()";

impl Visitor {
    async fn see_what_is_left(&self) -> serde_json::Value {
        self.browser.client.execute_async(LEFT, vec![]).await.expect("what is left")
    }
}

#[tokio::test]
async fn a_visit_leaves_the_offline_cache_and_nothing_else() {
    let visitor = Visitor::arrive().await;
    visitor.open("/").await;
    visitor.wait_until("a worker", "return navigator.serviceWorker?.controller != null").await;
    visitor.follow("/medlemmer").await;
    visitor.wait_for_page("members").await;
    visitor.type_search("nes").await;
    visitor.wait_until("the search", "return location.search.includes('q=nes')").await;
    visitor.open("/medlemmer/baerum").await;
    visitor.wait_for_edition(&["ready"]).await;
    let left = visitor.see_what_is_left().await;
    for (what, nothing) in [
        ("cookie", json!("")),
        ("local", json!(0)),
        ("session", json!(0)),
        ("databases", json!(0)),
        ("outside", json!([])),
        ("asked", json!(0)),
    ] {
        assert_eq!(left[what], nothing, "{what}: {left}");
    }
    let kept = left["caches"].as_array().cloned().unwrap_or_default();
    assert!(!kept.is_empty() && left["count"].as_u64() > Some(3), "the offline cache: {left}");
    for name in &kept {
        let name = name.as_str().unwrap_or_default();
        assert!(name.starts_with("osloregionen-"), "{left}");
    }
    let cookies = visitor.browser.client.get_all_cookies().await.expect("cookies");
    assert!(cookies.is_empty(), "{cookies:?}");
    // What is searched for is in the address and nowhere else.
    let told = "return caches.keys().then(names => Promise.all(names.map(name => caches.open(name)
        .then(cache => cache.keys())))).then(all => all.flat().map(r => r.url).join(' '))";
    let told = visitor.ask(told).await;
    assert!(!told.as_str().unwrap_or_default().contains("q=nes"), "{told}");
}

#[tokio::test]
async fn frames_leave_nothing() {
    for path in ["/embed/medlem/baerum", "/embed/medlemmer", "/embed/prioriteringer"] {
        let visitor = Visitor::arrive().await;
        visitor.go(path).await;
        visitor.wait_until("the page", "return document.readyState === 'complete'").await;
        visitor.pass_frames().await;
        let left = visitor.see_what_is_left().await;
        let nothing = json!({
            "cookie": "", "local": 0, "session": 0, "databases": 0,
            "caches": [], "outside": [], "count": 0, "asked": 0,
        });
        assert_eq!(left, nothing, "{path}");
        let workers = "return navigator.serviceWorker.getRegistrations().then(all => all.length)";
        assert_eq!(visitor.ask(workers).await, json!(0), "{path}");
    }
}

/// The pages about the site itself are read without the app, in every language, and the foot of
/// every page leads there.
#[tokio::test]
async fn the_statements_are_read_without_the_app() {
    let visitor = Visitor::arrive().await;
    visitor.open("/en/medlemmer").await;
    for (name, mark, word) in
        [("Accessibility", "accessibility", "Perceivable"), ("Privacy", "privacy", "No cookies")]
    {
        let click = format!(
            "[...document.querySelectorAll('footer a')].find(a => a.textContent === '{name}').click()"
        );
        visitor.run(&click).await;
        visitor.wait_for_page(mark).await;
        assert!(visitor.see_text().await.contains(word), "{name}");
        assert_eq!(visitor.see_heading().await, name);
        assert_eq!(visitor.ask("return document.scripts.length").await, json!(2), "{name}");
        for (language, path) in [("nb", ""), ("nn", "/nn"), ("en", "/en")] {
            let link =
                format!("return document.querySelector('header a[hreflang={language}]').href");
            let to = visitor.ask(&link).await;
            let to = to.as_str().unwrap_or_default();
            assert!(to.contains(&format!("{path}/")), "{name}: {to}");
        }
    }
}
