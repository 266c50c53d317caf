//! The published description of the format, made from the types that write it.

use super::wire;
use serde_json::Value;

/// The JSON Schemas (draft 2020-12) by the name of the file they describe.
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("boundaries", schemars::schema_for!(wire::boundaries::Topology).to_value()),
        ("manifest", schemars::schema_for!(wire::manifest::Manifest).to_value()),
        ("members", schemars::schema_for!(wire::members::Members).to_value()),
        ("region", schemars::schema_for!(wire::region::Region).to_value()),
    ]
}
