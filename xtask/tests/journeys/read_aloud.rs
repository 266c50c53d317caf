//! What a screen reader says of the main tasks. The texts in `read_aloud/` are what people read and
//! judge; here it is held that it is still said so. With `OSLOREGIONEN_READ_ANEW` set they are written.

use std::fs;
use std::path::PathBuf;

use serde_json::json;
use xtask::process;

use crate::visitor::Visitor;

/// Names the wish to write the texts anew.
const ANEW: &str = "OSLOREGIONEN_READ_ANEW";

/// A task: its name, and what is done and listened to.
type Task = (&'static str, &'static [Step]);

/// A step of a task.
enum Step {
    /// Goes to an address.
    Open(&'static str),
    /// Follows the link to an address.
    Follow(&'static str),
    /// Types into the directory's field and waits for these words in its status.
    Type(&'static str, &'static str),
    /// Listens to an element: at most so many phrases.
    Hear(&'static str, usize),
}

use Step::{Follow, Hear, Open, Type};

const TASKS: [Task; 4] = [
    (
        "find-a-municipality",
        &[
            Open("/medlemmer"),
            Hear("header", 30),
            Hear("main .or-search", 12),
            Type("Bærum", "Bærum"),
            Hear("main .count[role=status]", 12),
            Hear("#medlemsrader", 12),
            Follow("/medlemmer/baerum"),
            Hear("main", 60),
        ],
    ),
    (
        "read-focus-areas",
        &[
            Open("/prioriteringer"),
            Hear("main", 60),
            Follow("/prioriteringer/klima-og-miljo"),
            Hear("main", 60),
        ],
    ),
    (
        "switch-language",
        &[Open("/organisasjon"), Hear("header", 30), Follow("/en/organisasjon"), Hear("main", 40)],
    ),
    ("open-the-embed-builder", &[Open("/bygg-inn"), Hear("main .choices", 60)]),
];

impl Visitor {
    async fn hear(&self, selector: &str, most: usize) -> Vec<String> {
        let script = "const done = arguments[arguments.length - 1];
            osloregionenReader(arguments[0], arguments[1]).then(done, e => done([`failed: ${e}`]))";
        let asked = vec![json!(selector), json!(most)];
        let told = self.browser.client.execute_async(script, asked).await.expect("a reader");
        serde_json::from_value(told).expect("phrases")
    }

    async fn bring_reader(&self, reader: &str) {
        let asked = json!({ "expression": reader });
        self.browser.devtools("Runtime.evaluate", asked).await;
    }
}

/// What is said, as a person reads it.
async fn heard(visitor: &Visitor, reader: &str, steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Open(path) => {
                visitor.open(path).await;
                visitor.settle().await;
                visitor.bring_reader(reader).await;
                text.push_str(&format!("# Opens {path}\n"));
            }
            Follow(path) => {
                visitor.follow(path).await;
                let heading = "return document.activeElement?.tagName === 'H1'";
                visitor.wait_until("focus on the heading", heading).await;
                let title = visitor.see_title().await;
                text.push_str(&format!("# Follows the link to {path}\n{title}\n"));
            }
            Type(typed, told) => {
                visitor.type_search(typed).await;
                let words = format!(
                    "return document.querySelector('main .count[role=status]').innerText.includes('{told}')"
                );
                visitor.wait_until("the answer", &words).await;
                text.push_str(&format!("# Types {typed}\n"));
            }
            Hear(selector, most) => {
                let phrases = visitor.hear(selector, *most).await;
                assert!(phrases.len() > 1, "{selector}: {phrases:?}");
                text.push_str(&format!("## Hears {selector}\n{}\n", phrases.join("\n")));
            }
        }
        text.push('\n');
    }
    text.trim_end().to_owned() + "\n"
}

#[tokio::test]
async fn the_main_tasks_are_read_as_written() {
    let folder: PathBuf = process::root().join("xtask/tests/journeys/read_aloud");
    let mut esbuild = process::command("esbuild");
    esbuild.arg(folder.join("reader.js")).args(["--bundle", "--format=iife"]);
    let reader = process::run_quietly(&mut esbuild).expect("npm's packages");
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(1280, 900).await;
    visitor.prefer("light").await;
    visitor.browser.devtools("Page.setBypassCSP", json!({ "enabled": true })).await;
    let mut other = Vec::new();
    for (name, steps) in TASKS {
        let said = heard(&visitor, &reader, steps).await;
        let file = folder.join(name).with_extension("txt");
        if std::env::var_os(ANEW).is_some() {
            fs::write(&file, &said).expect("a text");
        }
        let written = fs::read_to_string(&file).unwrap_or_default();
        if said != written {
            let lines = said.lines().zip(written.lines());
            let first = lines.enumerate().find(|(_, (said, written))| said != written);
            other.push(format!("{name}: {first:?} of {} lines", said.lines().count()));
        }
    }
    assert!(other.is_empty(), "said otherwise (set {ANEW} to write it): {}", other.join("\n"));
}
