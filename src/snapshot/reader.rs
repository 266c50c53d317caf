//! Taking a file apart: each value is asked for by its key and the form it must have.
//!
//! Reading never stops: what is not as it must be reads as something empty, and the file
//! keeps the first such fault with the path of the value. [`Document::decode`] gives either
//! the fault or what was read, so nothing half-read gets out. A `Result` for each value, with
//! the clearing up where it fails, was measured: 13 kB more wasm.

use super::parse::parse;
use super::{SCHEMA, SnapshotError, check};
use crate::json::Json;
use std::cell::Cell;
use std::ops::RangeInclusive;

/// A file that was read as JSON.
pub struct Document {
    file: &'static str,
    json: Json,
    fault: Cell<Option<SnapshotError>>,
}

impl Document {
    /// Reads a file of the format: within its size, a JSON object, of this version. `file` is
    /// its name in errors.
    pub fn read(file: &'static str, bytes: &[u8], limit: usize) -> Result<Document, SnapshotError> {
        let name = || file.to_owned();
        if bytes.len() > limit {
            return Err(SnapshotError::TooLarge { file: name(), limit });
        }
        if bytes.trim_ascii_start().first() != Some(&b'{') {
            return Err(SnapshotError::NotJson { file: name() });
        }
        let json = parse(bytes)
            .map_err(|error| SnapshotError::Malformed { file: name(), detail: error })?;
        let document = Document { file, json, fault: Cell::new(None) };
        // The version first: a file of another version need not have the form of this one.
        let found = document.decode(|file| file.whole("schema", "the version, a number"))?;
        if found != SCHEMA {
            return Err(SnapshotError::Schema { file: name(), found });
        }
        Ok(document)
    }

    /// What `read` makes of the file's object, or the first fault it came upon.
    pub fn decode<T>(&self, read: impl FnOnce(&Reader) -> T) -> Result<T, SnapshotError> {
        let value = read(&Reader { json: &self.json, place: Place::File(self) });
        self.fault.take().map_or(Ok(value), Err)
    }
}

/// A value in a file, and the way to it.
///
/// What is absent reads as `null`, and `null` as absent. Keys that nobody asks for are passed
/// over.
pub struct Reader<'a> {
    pub(super) json: &'a Json,
    place: Place<'a>,
}

enum Place<'a> {
    File(&'a Document),
    Key(&'a Reader<'a>, &'static str),
    Item(&'a Reader<'a>, usize),
}

impl Reader<'_> {
    /// At the value under `key`, which must not be there twice.
    pub fn child(&self, key: &'static str) -> Reader<'_> {
        let mut found = None;
        if let Json::Object(entries) = self.json {
            for (_, value) in entries.iter().filter(|(name, _)| name == key) {
                self.require(found.replace(value).is_none(), key, "the key only once");
            }
        }
        Reader { json: found.unwrap_or(&Json::Null), place: Place::Key(self, key) }
    }

    /// At the object under `key`.
    pub fn object(&self, key: &'static str) -> Reader<'_> {
        let child = self.child(key);
        child.require(matches!(child.json, Json::Object(_)), "", "an object");
        child
    }

    /// The value under `key` as `read` reads it, if there is one.
    pub fn optional<T>(&self, key: &'static str, read: fn(&Self, &'static str) -> T) -> Option<T> {
        let exists = !matches!(self.child(key).json, Json::Null);
        exists.then(|| read(self, key))
    }

    /// Every item of the list under `key`, which is neither empty nor absurdly long. `read`
    /// may give `None` after a fault; the list ends there.
    pub fn list<T>(&self, key: &'static str, read: fn(&Reader) -> Option<T>) -> Vec<T> {
        self.list_of(1..=check::LIST_LIMIT, key, "1 to 400 items").each(read)
    }

    /// As [`Reader::list`], for one that may be empty or absent.
    pub fn list_or_none<T>(&self, key: &'static str, read: fn(&Reader) -> Option<T>) -> Vec<T> {
        self.list_of(0..=check::LIST_LIMIT, key, "at most 400 items").each(read)
    }

    /// At the list under `key`, which has one of these lengths. With another it is taken for
    /// empty, so that no time goes into it.
    #[inline(never)]
    pub fn list_of(
        &self,
        lengths: RangeInclusive<usize>,
        key: &'static str,
        expected: &'static str,
    ) -> Reader<'_> {
        let mut list = self.child(key);
        if list.require(lengths.contains(&list.items().len()), "", expected).is_none() {
            list.json = &Json::Null;
        }
        list
    }

    /// Every item of this list, up to the first for which `read` gives `None`.
    #[inline(never)]
    pub fn each<T>(&self, read: fn(&Reader) -> Option<T>) -> Vec<T> {
        self.items().map_while(|item| read(&item)).collect()
    }

    /// The items of this list, however many; none if it is absent.
    pub fn items(&self) -> Items<'_> {
        let items = match self.json {
            Json::List(items) => items.as_slice(),
            _ => &[],
        };
        self.require(matches!(self.json, Json::List(_) | Json::Null), "", "a list");
        Items { list: self, left: items, index: 0 }
    }

    /// Keeps a fault and gives `None` unless `holds`: `expected` is what stands under `key` in
    /// a valid file, or here if `key` is empty.
    pub fn require(&self, holds: bool, key: &str, expected: &'static str) -> Option<()> {
        if !holds {
            self.fault(key, expected);
        }
        holds.then_some(())
    }

    #[cold]
    #[inline(never)]
    fn fault(&self, key: &str, expected: &'static str) {
        let mut field = String::new();
        let Document { file, fault, .. } = self.path(&mut field);
        add_key(&mut field, key);
        let here = SnapshotError::Invalid { file: (*file).to_owned(), field, expected };
        fault.set(Some(fault.take().unwrap_or(here)));
    }

    /// Writes the way from the file to this value, and gives the file.
    fn path(&self, path: &mut String) -> &Document {
        match self.place {
            Place::File(document) => document,
            Place::Key(outer, key) => {
                let document = outer.path(path);
                add_key(path, key);
                document
            }
            Place::Item(outer, index) => {
                let document = outer.path(path);
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
                document
            }
        }
    }
}

fn add_key(path: &mut String, key: &str) {
    if !path.is_empty() && !key.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

/// The items of a list, each with its place.
pub struct Items<'a> {
    list: &'a Reader<'a>,
    left: &'a [Json],
    index: usize,
}

impl Items<'_> {
    /// How many are left.
    pub fn len(&self) -> usize {
        self.left.len()
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Reader<'a>;

    fn next(&mut self) -> Option<Reader<'a>> {
        let (json, left) = self.left.split_first()?;
        let place = Place::Item(self.list, self.index);
        self.left = left;
        self.index += 1;
        Some(Reader { json, place })
    }
}
