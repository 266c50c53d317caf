//! The posts of `organisasjon.popolo.json`, as the open data give them away.

use super::Post;
use anyhow::{Context, Result};
use serde_json::Value;

/// The posts, in the order of the memberships that persons have.
///
/// # Errors
/// If it is no JSON, or has no person or post that a membership names.
pub(super) fn posts(text: &str) -> Result<Vec<Post>> {
    let json: Value = serde_json::from_str(text).context("filen er ikke JSON")?;
    let list = |key: &str| json[key].as_array().map(Vec::as_slice).unwrap_or_default();
    let with_id = |key: &str, id: &Value| {
        let found = list(key).iter().find(|one| one["id"] == *id);
        found.with_context(|| format!("filen har ingen {id} i «{key}»"))
    };
    let of_persons = list("memberships").iter().filter(|one| one["person_id"].is_string());
    of_persons
        .map(|membership| {
            let person = with_id("persons", &membership["person_id"])?;
            let post = with_id("posts", &membership["post_id"])?;
            Ok(Post {
                person: text_of(person, "name"),
                tasks: labels(post),
                note: labels(membership),
            })
        })
        .collect()
}

fn text_of(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

/// A label in each language: bokmål, and the others by what is noted of them.
fn labels(of: &Value) -> [String; 3] {
    let others = of["other_labels"].as_array().map(Vec::as_slice).unwrap_or_default();
    let other = |language: &str| {
        let found = others.iter().find(|one| one["note"] == language);
        found.map(|one| text_of(one, "name")).unwrap_or_default()
    };
    [text_of(of, "label"), other("nynorsk"), other("engelsk")]
}
