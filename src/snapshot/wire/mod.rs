//! The published files as JSON has them. Concepts and names follow Popolo and the W3C
//! Organization Ontology: organization, post, membership, area, period, source. Nothing
//! here is checked beyond its type; [`super::decode_edition`] does that.
//!
//! The doc comments are the descriptions in the published JSON Schemas.

pub mod manifest;
pub mod members;
pub mod region;

use serde::Deserialize;
#[cfg(feature = "publish")]
use {schemars::JsonSchema, serde::Serialize};

/// The version every file carries, read before the rest of it.
#[derive(Deserialize)]
pub struct Header {
    /// Version of the format.
    pub schema: u32,
}

/// A text in every language of the app.
#[derive(Deserialize)]
#[cfg_attr(feature = "publish", derive(Serialize, JsonSchema))]
pub struct Text {
    /// Norwegian bokmål, the source.
    #[cfg_attr(feature = "publish", schemars(length(min = 1, max = 600)))]
    pub nb: String,
    /// Norwegian nynorsk.
    #[cfg_attr(feature = "publish", schemars(length(min = 1, max = 600)))]
    pub nn: String,
    /// English.
    #[cfg_attr(feature = "publish", schemars(length(min = 1, max = 600)))]
    pub en: String,
}

/// Whole years in which something holds. Without `end`, the source names no last year.
#[derive(Deserialize)]
#[cfg_attr(feature = "publish", derive(Serialize, JsonSchema))]
pub struct Period {
    /// First year.
    #[cfg_attr(feature = "publish", schemars(range(min = 1000, max = 9999)))]
    pub start: u16,
    /// Last year.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "publish", schemars(range(min = 1000, max = 9999)))]
    pub end: Option<u16>,
}

/// Where in the presentation something stands.
#[derive(Deserialize)]
#[cfg_attr(feature = "publish", derive(Serialize, JsonSchema))]
pub struct Origin {
    /// Heading of the slide, as printed.
    pub slide: String,
    /// The years it speaks of.
    pub period: Period,
}
