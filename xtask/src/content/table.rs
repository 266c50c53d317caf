//! Reading TOML so that every mistake is noted at its place and reading goes on.
//!
//! A reader is a function from a [`Value`] to an `Option`: `None` means that it has noted
//! at least one fault in the file.

use super::file::{File, nearest};
use std::cell::RefCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value in a file, with its place.
#[derive(Clone)]
pub struct Value<'a> {
    /// The file it stands in.
    pub file: &'a File,
    /// The key it stands under.
    pub key: &'a str,
    /// Itself.
    pub value: &'a DeValue<'a>,
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    broken: bool,
}

impl<'a> Value<'a> {
    /// Notes a mistake at this value.
    pub fn fault(&self, message: impl Into<String>, remedy: impl Into<String>) {
        if !self.is_missing() {
            self.file.fault(self.span.start, message, remedy);
        }
    }

    /// Whether the parser, which could not read one, has put a value here: that has been noted.
    fn is_missing(&self) -> bool {
        self.broken && self.span.is_empty()
    }

    /// Notes that the value should be `expected`, as in `example`.
    pub fn wrong_type(&self, expected: &str, example: &str) {
        let (key, found) = (self.key, type_name(self.value));
        self.fault(
            format!("`{key}` er {found}, ikke {expected}"),
            format!("Skriv det slik: {key} = {example}"),
        );
    }

    /// The value as a text; anything else is a mistake.
    pub fn str(&self) -> Option<&'a str> {
        if self.is_missing() {
            return None;
        }
        let text = self.value.as_str();
        if text.is_none() {
            self.wrong_type("en tekst", "\"…\"");
        }
        text
    }

    /// Every `id` of the list under `key`, as far as there are any; nothing is noted.
    pub fn ids(&self, key: &str) -> Vec<&'a str> {
        let list = self.value.as_table().and_then(|table| table.get(key)?.get_ref().as_array());
        let id = |item: &'a Spanned<DeValue<'a>>| {
            item.get_ref().as_table()?.get("id")?.get_ref().as_str()
        };
        list.into_iter().flatten().filter_map(id).collect()
    }

    fn each<T>(&self, reader: &mut dyn FnMut(Value<'a>) -> Option<T>) -> Option<Vec<T>> {
        let Some(array) = self.value.as_array() else {
            self.wrong_type("en liste", "[ … ]");
            return None;
        };
        if array.is_empty() {
            self.fault(format!("listen `{}` er tom", self.key), "Legg til minst ett punkt.");
            return None;
        }
        // All items are read before any failure counts.
        let items: Vec<Option<T>> = array
            .iter()
            .map(|item| reader(Value { value: item.get_ref(), span: item.span(), ..*self }))
            .collect();
        items.into_iter().collect()
    }

    /// Reads the value as a table with these keys.
    pub fn table<T>(
        &self,
        keys: &[&str],
        reader: impl FnOnce(&Table<'_>) -> Option<T>,
    ) -> Option<T> {
        let Some(table) = self.value.as_table() else {
            self.wrong_type("en tabell", "{ … }");
            return None;
        };
        let table = Table {
            file: self.file,
            name: format!("`{}`", self.key),
            table,
            place: self.span.start,
            keys,
            broken: self.broken,
        };
        table.check_keys();
        reader(&table)
    }
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "en tekst",
        DeValue::Integer(_) | DeValue::Float(_) => "et tall",
        DeValue::Boolean(_) => "sant eller usant",
        DeValue::Datetime(_) => "en dato uten anførselstegn",
        DeValue::Array(_) => "en liste",
        DeValue::Table(_) => "en tabell",
    }
}

/// A table in a file, and the keys it may have.
pub struct Table<'a> {
    file: &'a File,
    name: String,
    table: &'a DeTable<'a>,
    place: usize,
    keys: &'a [&'a str],
    broken: bool,
}

impl<'a> Table<'a> {
    /// The whole of a file. `broken` says that it has syntax errors: then keys may be
    /// missing because of them, and are not asked for.
    pub fn root(
        file: &'a File,
        table: &'a DeTable<'a>,
        keys: &'a [&'a str],
        broken: bool,
    ) -> Table<'a> {
        let table = Table { file, name: "filen".to_owned(), table, place: 0, keys, broken };
        table.check_keys();
        table
    }

    fn check_keys(&self) {
        for key in self.table.keys() {
            let found = key.get_ref().as_ref();
            if self.keys.contains(&found) {
                continue;
            }
            let remedy = match nearest(found, self.keys.iter().copied()) {
                Some(known) => format!("Mente du `{known}`?"),
                None => format!("Slett den. Her kan det stå: {}.", self.keys.join(", ")),
            };
            self.file.fault(key.span().start, format!("ukjent nøkkel `{found}`"), remedy);
        }
    }

    /// The value under `key`, if there is one.
    pub fn value(&self, key: &'a str) -> Option<Value<'a>> {
        debug_assert!(self.keys.contains(&key), "{key} is not among the table's keys");
        let value = self.table.get(key)?;
        Some(Value {
            file: self.file,
            key,
            value: value.get_ref(),
            span: value.span(),
            broken: self.broken,
        })
    }

    /// Reads what must be there.
    pub fn need<T>(&self, key: &'a str, reader: impl FnOnce(Value<'a>) -> Option<T>) -> Option<T> {
        let Some(value) = self.value(key) else {
            if !self.broken {
                let message = format!("nøkkelen `{key}` mangler i {}", self.name);
                self.file.fault(self.place, message, format!("Legg til `{key} = …`."));
            }
            return None;
        };
        reader(value)
    }

    /// Reads what may be there: `Some(None)` if it is not.
    pub fn may<T>(
        &self,
        key: &'a str,
        reader: impl FnOnce(Value<'a>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.value(key) {
            None => Some(None),
            Some(value) => reader(value).map(Some),
        }
    }

    /// Reads every item of a list that must be there and not be empty.
    pub fn each<T>(
        &self,
        key: &'a str,
        mut reader: impl FnMut(Value<'a>) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.need(key, |value| value.each(&mut reader))
    }

    /// As [`Table::each`], for a list that may be missing: it is then empty.
    pub fn each_if_any<T>(
        &self,
        key: &'a str,
        mut reader: impl FnMut(Value<'a>) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.may(key, |value| value.each(&mut reader)).map(Option::unwrap_or_default)
    }
}

/// Notes a fault where something stands for the second time.
pub struct Seen {
    what: &'static str,
    seen: RefCell<Vec<(String, usize)>>,
}

impl Seen {
    /// For things called this in bokmål, in the definite form.
    pub fn new(what: &'static str) -> Seen {
        Seen { what, seen: RefCell::default() }
    }

    /// Whether `name` is new; if not, that is a fault at `value`.
    pub fn first(&self, value: &Value<'_>, name: &str) -> bool {
        let mut seen = self.seen.borrow_mut();
        let earlier = seen.iter().find(|(other, _)| other == name).map(|(_, place)| *place);
        if let Some(place) = earlier {
            let line = value.file.line(place);
            let what = self.what;
            value.fault(
                format!("{what} «{name}» står også på linje {line}"),
                "Slett det ene, eller gi det et annet navn.",
            );
        }
        seen.push((name.to_owned(), value.span.start));
        earlier.is_none()
    }
}
