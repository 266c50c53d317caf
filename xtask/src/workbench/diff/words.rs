//! Differences as people and programs read them.

use super::{Change, Differences};
use crate::workbench::speech::Speech;
use serde_json::{Value, json};

impl Differences {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        let members = self.joined.len() + self.left.len() + self.renamed.len() + self.moved.len();
        members + self.texts.len() + self.doubts.len() == 0
    }

    /// Line by line, with nothing about what is the same.
    pub(in crate::workbench) fn lines(&self, speech: Speech) -> Vec<String> {
        let (old, new) = self.years;
        if self.is_empty() {
            return vec![speech.say(
                format!("{old} og {new} sier det samme."),
                format!("{old} and {new} say the same."),
            )];
        }
        let mut lines = Vec::new();
        let mut part = |heading: &str, rows: Vec<String>| {
            if !rows.is_empty() {
                lines.push(format!("{heading} ({})", rows.len()));
                lines.extend(rows.into_iter().map(|row| format!("  {row}")));
            }
        };
        part(speech.say("Nye medlemmer", "Joined"), self.joined.clone());
        part(speech.say("Ikke lenger medlemmer", "Left"), self.left.clone());
        let renamed = self.renamed.iter().map(|one| format!("{} -> {}", one.from, one.to));
        part(speech.say("Nye navn", "Renamed"), renamed.collect());
        let moved = self.moved.iter();
        let moved =
            moved.map(|one| format!("{}: {} {} -> {}", one.name, one.what, one.from, one.to));
        part(speech.say("Flyttet", "Moved"), moved.collect());
        let texts = self.texts.iter().flat_map(|change| told(change, speech));
        part(speech.say("Tekster (linjer)", "Texts (lines)"), texts.collect());
        let doubts = self.doubts.iter();
        let doubts =
            doubts.map(|one| format!("{}: {} {} -> {}", one.name, one.what, one.from, one.to));
        part(speech.say("Tall som må kontrolleres", "Figures to be checked"), doubts.collect());
        lines
    }

    /// For programs.
    pub(in crate::workbench) fn json(&self) -> Value {
        let texts: Vec<Value> = self
            .texts
            .iter()
            .map(|one| json!({ "place": one.place, "from": one.from, "to": one.to }))
            .collect();
        let moved = self.moved.iter();
        let moved: Vec<Value> = moved
            .map(|m| json!({ "name": m.name, "what": m.what, "from": m.from, "to": m.to }))
            .collect();
        let renamed = self.renamed.iter();
        let renamed: Vec<Value> =
            renamed.map(|one| json!({ "from": one.from, "to": one.to })).collect();
        let doubts = self.doubts.iter();
        let doubts: Vec<Value> = doubts
            .map(|d| json!({ "name": d.name, "what": d.what, "from": d.from, "to": d.to }))
            .collect();
        json!({
            "from": self.years.0,
            "to": self.years.1,
            "joined": self.joined,
            "left": self.left,
            "renamed": renamed,
            "moved": moved,
            "texts": texts,
            "doubts": doubts,
        })
    }
}

fn told(change: &Change, speech: Speech) -> Vec<String> {
    let Change { place, from, to } = change;
    let mut lines = vec![format!("{place}:")];
    lines.extend(from.iter().map(|text| format!("  {} {text}", speech.say("før:", "was:"))));
    lines.extend(to.iter().map(|text| format!("  {}  {text}", speech.say("nå:", "is:"))));
    lines
}
