//! A JSON text as a tree of values: what a reader of JSON gives and
//! [`snapshot`](crate::snapshot) takes apart.
//!
//! One type for every file: derived types get a reader each, 186 kB of wasm for all of them
//! where this way takes 30.

/// A JSON value.
#[cfg_attr(test, derive(Debug, PartialEq))]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number. Whole numbers are exact up to 2^53.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Keys and values as written; a key may stand there twice.
    Object(Vec<(String, Json)>),
}
