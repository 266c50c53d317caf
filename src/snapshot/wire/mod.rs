//! The published files as JSON has them. Concepts and names follow Popolo and the W3C
//! Organization Ontology: organization, post, membership, area, period, source.
//!
//! For writing only: [`decode_edition`](super::decode_edition) reads the same fields by their
//! names, and the data contract holds one against the other. The doc comments are the
//! descriptions in the published JSON Schemas.

pub mod boundaries;
pub mod manifest;
pub mod members;
pub mod region;

use schemars::JsonSchema;
use serde::Serialize;

/// A text in every language of the app.
#[derive(Serialize, JsonSchema)]
pub struct Text {
    /// Norwegian bokmål, the source.
    #[schemars(length(min = 1, max = 600))]
    pub nb: String,
    /// Norwegian nynorsk.
    #[schemars(length(min = 1, max = 600))]
    pub nn: String,
    /// English.
    #[schemars(length(min = 1, max = 600))]
    pub en: String,
}

/// Whole years in which something holds. Without `end`, the source names no last year.
#[derive(Serialize, JsonSchema)]
pub struct Period {
    /// First year.
    #[schemars(range(min = 1000, max = 9999))]
    pub start: u16,
    /// Last year.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1000, max = 9999))]
    pub end: Option<u16>,
}

/// Where in the presentation something stands.
#[derive(Serialize, JsonSchema)]
pub struct Origin {
    /// Heading of the slide, as printed.
    pub slide: String,
    /// The years it speaks of.
    pub period: Period,
}
