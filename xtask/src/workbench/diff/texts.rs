//! Texts that are new, gone or other: everything of an edition but its members.

use osloregionen::domain::edition::Edition;
use osloregionen::snapshot::encode_region;
use serde_json::{Map, Value};

/// A text that differs; `None` where there is none.
#[derive(Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it stands, as in the published file: `organization.events[2].statements[1].nb`.
    pub place: String,
    /// As it was.
    pub from: Option<String>,
    /// As it is.
    pub to: Option<String>,
}

/// Compares the two region files, which have every text once.
pub fn changes(old: &Edition, new: &Edition) -> Vec<Change> {
    let mut changes = Vec::new();
    compare("", region(old).as_ref(), region(new).as_ref(), &mut changes);
    changes
}

fn region(edition: &Edition) -> Option<Value> {
    let mut region: Value = serde_json::from_slice(&encode_region(edition).ok()?).ok()?;
    // That is what was asked for.
    region.as_object_mut()?.remove("edition");
    Some(region)
}

fn compare(place: &str, old: Option<&Value>, new: Option<&Value>, to: &mut Vec<Change>) {
    match (old, new) {
        (old, new) if old == new => {}
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            let keys = old.keys().chain(new.keys().filter(|key| !old.contains_key(*key)));
            for key in keys {
                let dot = if place.is_empty() { "" } else { "." };
                compare(&format!("{place}{dot}{key}"), old.get(key), new.get(key), to);
            }
        }
        (Some(Value::Array(old)), Some(Value::Array(new))) => compare_lists(place, old, new, to),
        (Some(Value::Object(_) | Value::Array(_)), None) => {
            each(place, old, &mut |place, text| to.push(gone(place, text)));
        }
        (None, Some(Value::Object(_) | Value::Array(_))) => {
            each(place, new, &mut |place, text| to.push(added(place, text)));
        }
        (old, new) => {
            let (from, now) = (old.map(plain), new.map(plain));
            to.push(Change { place: place.to_owned(), from, to: now });
        }
    }
}

/// Items that are the same, or have the same id, belong together wherever they stand; of the others
/// the first with the first.
fn compare_lists(place: &str, old: &[Value], new: &[Value], to: &mut Vec<Change>) {
    let mut left: Vec<(usize, &Value)> = old.iter().enumerate().collect();
    let mut open: Vec<(usize, &Value)> = Vec::new();
    for (at, item) in new.iter().enumerate() {
        let same = left.iter().position(|(_, other)| *other == item || has_same_id(other, item));
        match same {
            Some(found) => {
                let (_, other) = left.remove(found);
                compare(&format!("{place}[{}]", at + 1), Some(other), Some(item), to);
            }
            None => open.push((at, item)),
        }
    }
    let mut left = left.into_iter();
    for (at, item) in open {
        let other = left.next().map(|(_, other)| other);
        compare(&format!("{place}[{}]", at + 1), other, Some(item), to);
    }
    for (at, item) in left {
        compare(&format!("{place}[{}]", at + 1), Some(item), None, to);
    }
}

fn has_same_id(one: &Value, other: &Value) -> bool {
    let id = |value: &Value| value.get("id").and_then(Value::as_str).map(str::to_owned);
    id(one).is_some_and(|one| Some(one) == id(other))
}

/// Every text below a value.
fn each(place: &str, value: Option<&Value>, with: &mut dyn FnMut(&str, String)) {
    let below = |object: &Map<String, Value>, with: &mut dyn FnMut(&str, String)| {
        for (key, value) in object {
            each(&format!("{place}.{key}"), Some(value), with);
        }
    };
    match value {
        Some(Value::Object(object)) => below(object, with),
        Some(Value::Array(items)) => {
            for (at, item) in items.iter().enumerate() {
                each(&format!("{place}[{}]", at + 1), Some(item), with);
            }
        }
        Some(value) => with(place, plain(value)),
        None => {}
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn gone(place: &str, text: String) -> Change {
    Change { place: place.to_owned(), from: Some(text), to: None }
}

fn added(place: &str, text: String) -> Change {
    Change { place: place.to_owned(), from: None, to: Some(text) }
}
