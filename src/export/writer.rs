//! Writing JSON piece by piece, so that neither the app nor the files need a type for it.

use super::facts::degrees;
use crate::domain::edition::Source;
use crate::domain::language::Localized;

/// A JSON text in the making. Whoever writes sees to it that what is opened is closed and
/// that an object's values have keys.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
}

impl Writer {
    /// Opens an object with `{` or a list with `[`.
    pub fn open(&mut self, bracket: char) {
        self.separate();
        self.text.push(bracket);
    }

    /// Closes with `}` or `]`.
    pub fn close(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    /// The key of the value that is written next.
    pub fn key(&mut self, key: &str) -> &mut Writer {
        self.text(key);
        self.text.push(':');
        self
    }

    /// A text. `<` is escaped too, so that it cannot end a script element of a page.
    pub fn text(&mut self, text: &str) {
        self.separate();
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' | '\\' => {
                    self.text.push('\\');
                    self.text.push(letter);
                }
                '\0'..='\u{1f}' | '<' => {
                    let code = letter as u32;
                    self.text.push_str("\\u00");
                    self.text.extend(char::from_digit(code >> 4, 16));
                    self.text.extend(char::from_digit(code & 15, 16));
                }
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
    }

    /// A whole number.
    pub fn integer(&mut self, number: u32) {
        self.plain(&number.to_string());
    }

    /// A number as it is to stand there, `true` or `false`.
    pub fn plain(&mut self, value: &str) {
        self.separate();
        self.text.push_str(value);
    }

    /// A key and its text.
    pub fn field(&mut self, key: &str, text: &str) {
        self.key(key).text(text);
    }

    /// A key and its text, if there is one.
    pub fn optional(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.field(key, text);
        }
    }

    /// A key and a list of texts; nothing if there are none.
    pub fn texts(&mut self, key: &str, texts: &mut dyn ExactSizeIterator<Item = &str>) {
        if texts.len() == 0 {
            return;
        }
        self.key(key).open('[');
        texts.for_each(|text| self.text(text));
        self.close(']');
    }

    /// A key and a text in every language.
    pub fn localized(&mut self, key: &str, text: &Localized) {
        self.key(key).open('{');
        self.field("nb", &text.nb);
        self.field("nn", &text.nn);
        self.field("en", &text.en);
        self.close('}');
    }

    /// Longitude and latitude in degrees, as a list.
    pub fn position(&mut self, (longitude, latitude): (f64, f64)) {
        self.open('[');
        self.plain(&degrees(longitude));
        self.plain(&degrees(latitude));
        self.close(']');
    }

    /// The key `sources` and the sources, as the region's snapshot has them.
    pub fn sources(&mut self, sources: &[Source]) {
        self.key("sources").open('[');
        for source in sources {
            self.open('{');
            self.field("id", &source.id);
            self.localized("title", &source.title);
            self.field("publisher", &source.publisher);
            self.optional("license", source.licence.as_deref());
            self.localized("note", &source.note);
            self.optional("url", source.url.as_deref());
            self.field("date", &source.date.to_string());
            self.close('}');
        }
        self.close(']');
    }

    /// The text, with a line break at its end.
    pub fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }

    /// A comma before what follows another value: only values end like one.
    fn separate(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(['{', '[', ':']) {
            self.text.push(',');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    #[test]
    fn commas_stand_between_values_only() {
        let mut writer = Writer::default();
        writer.open('{');
        writer.field("a:{", "[:");
        writer.key("b").open('[');
        writer.integer(1);
        writer.position((-0.5, 59.91));
        writer.open('[');
        writer.close(']');
        writer.open('{');
        writer.close('}');
        writer.close(']');
        writer.optional("c", None);
        writer.texts("d", &mut [].into_iter());
        writer.texts("e", &mut ["{", "["].into_iter());
        writer.key("f").plain("true");
        writer.close('}');
        let written = writer.finish();
        assert!(written.contains("[1,[-0.50000,59.91000],[],{}]"), "{written}");
        let read: Value = serde_json::from_str(&written).unwrap();
        let expected = json!({
            "a:{": "[:", "b": [1, [-0.5, 59.91], [], {}], "e": ["{", "["], "f": true,
        });
        assert_eq!(read, expected);
    }

    #[test]
    fn nothing_ends_a_script() {
        let mut writer = Writer::default();
        writer.text("</script>\u{0}\u{1f}\n");
        assert_eq!(writer.text, r#""\u003c/script>\u0000\u001f\u000a""#);
    }

    proptest! {
        #[test]
        fn any_text_comes_back(
            texts in prop::collection::vec(any::<String>(), 0..4),
            controls in "[\u{0}-\u{20}\"\\\\<]{0,9}",
        ) {
            let mut writer = Writer::default();
            writer.open('[');
            texts.iter().chain([&controls]).for_each(|text| writer.text(text));
            writer.close(']');
            let read: Vec<String> = serde_json::from_str(&writer.finish()).unwrap();
            prop_assert_eq!(read.last(), Some(&controls));
            prop_assert_eq!(&read[..texts.len()], &texts[..]);
        }
    }
}
