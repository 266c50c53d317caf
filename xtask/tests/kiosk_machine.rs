//! What is installed on the kiosk's machine fits together: `deploy/kiosk/`.

use std::fs;
use std::path::Path;

use serde_json::Value;

fn policy() -> Value {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    serde_json::from_slice(&fs::read(project.join("deploy/kiosk/policy.json")).unwrap()).unwrap()
}

/// With 2, Chromium answers "Not allowed" to whoever asks to look at a page, also over the pipe: the
/// program that watches would take every page for one that hangs, and kill it.
#[test]
fn the_policy_lets_the_watcher_look_at_the_page() {
    let tools = policy()["DeveloperToolsAvailability"].as_u64();
    assert!(matches!(tools, None | Some(0 | 1)), "{tools:?}");
    assert_ne!(policy()["RemoteDebuggingAllowed"], false);
}

#[test]
fn the_policy_lets_nothing_in_but_one_site() {
    let policy = policy();
    assert_eq!(policy["URLBlocklist"], serde_json::json!(["*"]));
    let allowed = policy["URLAllowlist"].as_array().map(Vec::len);
    assert_eq!(allowed, Some(1), "{policy}");
}
