//! Alfa and html-validate, which judge in node, beside the browser: what is asked is answered in
//! its order, while the browser already looks at the next page.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::found::Answer;
use crate::process;

/// A running judge. `T` is what an answer is about.
pub struct Judge<T> {
    process: Child,
    input: Option<ChildStdin>,
    answers: Receiver<String>,
    asked: VecDeque<T>,
}

impl<T> Judge<T> {
    /// Starts node.
    ///
    /// # Errors
    /// If it is missing.
    pub fn start() -> Result<Judge<T>> {
        let mut node = process::command("node");
        node.arg("xtask/src/audit/accessibility/judge.mjs");
        node.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = node.spawn().context("node does not start")?;
        let input = process.stdin.take();
        let output = process.stdout.take().context("node without output")?;
        let (tell, answers) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if tell.send(line).is_err() {
                    break;
                }
            }
        });
        Ok(Judge { process, input, answers, asked: VecDeque::new() })
    }

    /// Has Alfa judge a page: its tree, its screen, and what its reader's system asks for.
    ///
    /// # Errors
    /// If node has ended.
    pub fn ask_page(
        &mut self,
        about: T,
        page: &str,
        (width, height): (u32, u32),
        features: &[(&str, &str)],
    ) -> Result<()> {
        let features: serde_json::Map<String, Value> =
            features.iter().map(|(name, value)| ((*name).into(), json!(value))).collect();
        let asked = json!({
            "page": page, "width": width, "height": height, "features": features,
        });
        self.ask(about, &asked)
    }

    /// Has html-validate judge a file.
    ///
    /// # Errors
    /// If node has ended.
    pub fn ask_file(&mut self, about: T, file: &Path) -> Result<()> {
        self.ask(about, &json!({ "file": file }))
    }

    fn ask(&mut self, about: T, asked: &Value) -> Result<()> {
        let input = self.input.as_mut().context("node has ended")?;
        writeln!(input, "{asked}").context("node has ended: see above")?;
        self.asked.push_back(about);
        Ok(())
    }

    /// The answers that are still to come, each with what it is about.
    ///
    /// # Errors
    /// If node failed, which says why itself.
    pub fn rest(&mut self) -> Result<Vec<(T, Answer)>> {
        let mut all = Vec::new();
        while let Some(about) = self.asked.pop_front() {
            let line = self.answers.recv().context("node gave no answer: see above")?;
            all.push((about, serde_json::from_str(&line).context("no judgement")?));
        }
        Ok(all)
    }

    /// How many answers are still to come.
    pub fn waiting(&self) -> usize {
        self.asked.len()
    }
}

impl<T> Drop for Judge<T> {
    fn drop(&mut self) {
        // Without input it ends by itself; an answer that nobody waits for need not be found.
        drop(self.input.take());
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
