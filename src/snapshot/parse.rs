//! Reading a JSON text into a tree.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

use crate::json::Json;

/// Reads a text that holds one value and nothing after it.
///
/// On the command line serde_json does it; in the browser its own reader, which costs
/// almost nothing. Not measured by itself: with the edition, 10 kB, moved out of the wasm in
/// the same change, the wasm became 14 kB of brotli smaller, so about 4 are this.
///
/// # Errors
/// What the reader says: bad syntax, and lists or objects in one another more than 127
/// deep.
pub(super) fn parse(bytes: &[u8]) -> Result<Json, String> {
    #[cfg(all(feature = "app", target_arch = "wasm32"))]
    return crate::browser::parse_json(bytes);
    #[cfg(not(all(feature = "app", target_arch = "wasm32")))]
    return serde_json::from_slice(bytes).map_err(|error| error.to_string());
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            object.push(entry);
        }
        Ok(Json::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::json::Json;
    use crate::json::Json::{Bool, List, Null, Number, Object, Text};
    use rstest::rstest;

    #[rstest]
    #[case("null", Null)]
    #[case(" true ", Bool(true))]
    #[case("4294967295", Number(4_294_967_295.0))]
    #[case("-2147483648", Number(-2_147_483_648.0))]
    #[case("11.69919", Number(11.69919))]
    #[case(r#""\u00e5\n🚆""#, Text("å\n🚆".to_owned()))]
    #[case("[]", List(vec![]))]
    #[case("[1,[2]]", List(vec![Number(1.0), List(vec![Number(2.0)])]))]
    #[case(r#"{"a":1,"a":null}"#, Object(vec![("a".to_owned(), Number(1.0)), ("a".to_owned(), Null)]))]
    fn every_value_is_read(#[case] text: &str, #[case] expected: Json) {
        assert_eq!(parse(text.as_bytes()).unwrap(), expected);
    }

    #[rstest]
    #[case("", "EOF")]
    #[case("{} {}", "trailing characters at line 1 column 4")]
    #[case("[1,]", "trailing comma")]
    #[case("{1:2}", "key must be a string")]
    #[case("1e999", "number out of range")]
    fn bad_syntax_is_told_with_its_place(#[case] text: &str, #[case] expected: &str) {
        let error = parse(text.as_bytes()).unwrap_err();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn nesting_has_an_end() {
        let nested = |depth| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(parse(nested(127).as_bytes()).is_ok());
        let error = parse(nested(100_000).as_bytes()).unwrap_err();
        assert!(error.contains("recursion limit"), "{error}");
    }
}
