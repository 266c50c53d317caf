//! What axe-core finds wrong: nothing, on every page, in light and dark.

use std::fs;

use rstest::rstest;
use serde_json::{Value, json};

use crate::pages::PAGES;
use crate::visitor::Visitor;

/// Runs axe and gives each violation as its rule, what to do, and where.
const RUN: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then(
        result => done(result.violations.flatMap(v => v.nodes.map(n =>
            `${v.id} at ${n.target.join(' ')}: ${n.failureSummary}`))),
        error => done([`axe failed: ${error}`]))";

#[rstest]
#[case("light", 360)]
#[case("dark", 360)]
#[case("light", 1280)]
#[case("dark", 1280)]
#[tokio::test]
async fn axe_finds_nothing(#[case] scheme: &str, #[case] width: u32) {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(width, 800).await;
    visitor.prefer(scheme).await;
    let mut found = Vec::new();
    for (path, mark, _) in PAGES.into_iter().chain([("/finnes-ikke", "not-found", "nb")]) {
        visitor.open(path).await;
        visitor.wait_for_page(mark).await;
        visitor.wait_for_edition(&["ready"]).await;
        let dark = visitor.ask("return matchMedia('(prefers-color-scheme: dark)').matches").await;
        assert_eq!(dark, scheme == "dark", "the scheme asked for");
        let violations = visitor.ask_axe().await;
        if violations != json!([]) {
            found.push((path, violations));
        }
    }
    let all: Vec<String> =
        found.iter().map(|(path, list)| format!("{path}:\n{}", lines(list))).collect();
    assert!(all.is_empty(), "{scheme} at {width} px:\n{}", all.join("\n"));
}

impl Visitor {
    /// What axe finds on the page that is shown: a list of violations.
    pub async fn ask_axe(&self) -> Value {
        let axe = xtask::process::root().join("node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(axe).expect("axe-core: `cargo xtask test` installs it");
        self.run(&axe).await;
        self.browser.lay_out_all().await;
        // Text that is still fading in has too little contrast, for a moment. What never ends is
        // left as it is.
        let ended = "for (const one of document.getAnimations())
            if (Number.isFinite(one.effect.getComputedTiming().endTime)) one.finish()";
        self.run(ended).await;
        let violations = self.browser.client.execute_async(RUN, vec![]).await;
        let violations = violations.expect("axe runs");
        assert!(violations.is_array(), "axe's answer: {violations}");
        violations
    }
}

fn lines(list: &Value) -> String {
    let entries = list.as_array().cloned().unwrap_or_default();
    entries.iter().filter_map(Value::as_str).map(|line| format!("  {line}\n")).collect()
}
