//! Two bills of materials into one that is the same whenever and wherever it is made.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// npm's packages of which something is in what visitors get: style sheet and typeface.
const SHIPPED: [&str; 2] = ["@digdir/designsystemet-css", "@fontsource-variable/schibsted-grotesk"];

/// Where in a bill the app itself is.
const APP: &str = "pkg:cargo/osloregionen@";

/// What a bill is made of.
pub struct Parts {
    /// cargo-cyclonedx' bill.
    pub crates: Value,
    /// The crates that are in the program, as `name@version`.
    pub linked: BTreeSet<String>,
    /// Those, and what they are compiled with.
    pub used: BTreeSet<String>,
    /// npm's bill.
    pub packages: Value,
    /// The version of the compiler and its library.
    pub rustc: String,
}

/// The bill of all parts.
///
/// # Errors
/// If a part is no bill.
pub fn merged(parts: Parts) -> Result<Value> {
    let Parts { crates, linked, used, packages, rustc } = parts;
    let mut app = crates["metadata"]["component"].clone();
    let root = address(&app).context("cargo-cyclonedx names no app")?;
    let mut names = Names::default();
    names.take(&app, &root);
    names.take(&packages["metadata"]["component"], &root);
    let mut components = vec![standard_library(&rustc)];
    let mut left = used.clone();
    left.remove(&named(&app));
    for component in listed(&crates, "components") {
        let name = named(component);
        left.remove(&name);
        if used.contains(&name) {
            let scope = if linked.contains(&name) { "required" } else { "excluded" };
            components.push(names.renamed(component, scope)?);
        }
    }
    ensure!(left.is_empty(), "cargo-cyclonedx leaves out {left:?}");
    for component in listed(&packages, "components") {
        let is_shipped = SHIPPED.contains(&text(component, "name"));
        components
            .push(names.renamed(component, if is_shipped { "required" } else { "excluded" })?);
    }
    components.sort_by(|a, b| text(a, "bom-ref").cmp(text(b, "bom-ref")));
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for bill in [&crates, &packages] {
        for dependency in listed(bill, "dependencies") {
            let Some(from) = names.of(text(dependency, "ref")) else { continue };
            let to = listed(dependency, "dependsOn").filter_map(|to| names.of(to.as_str()?));
            edges.entry(from).or_default().extend(to);
        }
    }
    edges.entry(root.clone()).or_default().insert(library(&rustc));
    let dependencies: Vec<Value> =
        edges.iter().map(|(from, to)| json!({ "ref": from, "dependsOn": to })).collect();
    if let Some(app) = app.as_object_mut() {
        // The single programs, with places on the disk.
        app.remove("components");
        app.insert("bom-ref".into(), json!(root));
        app.insert("purl".into(), json!(root));
    }
    let content = json!({ "app": app, "components": components, "dependencies": dependencies });
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": serial(&content.to_string()),
        "version": 1,
        "metadata": { "component": app },
        "components": components,
        "dependencies": dependencies,
    }))
}

/// From the names that each tool gives its components to one that says the same everywhere: where
/// it is published.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    fn take(&mut self, component: &Value, name: &str) {
        self.0.insert(text(component, "bom-ref").to_owned(), name.to_owned());
    }

    fn of(&self, old: &str) -> Option<String> {
        self.0.get(old).cloned()
    }

    fn renamed(&mut self, component: &Value, scope: &str) -> Result<Value> {
        let name = address(component).context("a component is published nowhere")?;
        self.take(component, &name);
        let mut renamed: Map<String, Value> = component.as_object().cloned().unwrap_or_default();
        renamed.insert("bom-ref".into(), json!(name));
        renamed.insert("purl".into(), json!(name));
        renamed.insert("scope".into(), json!(scope));
        Ok(renamed.into())
    }
}

/// Where a component is published. What only lies in this project is told apart from what was
/// published under its name: weaknesses of that are none of its own.
fn address(component: &Value) -> Option<String> {
    let purl = component["purl"].as_str()?;
    let published = purl.split('?').next()?;
    if purl.contains("download_url=file:") && !published.starts_with(APP) {
        let (_, name) = published.rsplit_once('/')?;
        return Some(format!("pkg:generic/osloregionen-{name}"));
    }
    Some(published.to_owned())
}

/// The standard library is compiled with the app, and no tool lists it.
fn standard_library(rustc: &str) -> Value {
    json!({
        "type": "library",
        "bom-ref": library(rustc),
        "name": "std",
        "version": rustc,
        "description": "Rust's standard library with what it is made of, compiled with the app",
        "scope": "required",
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        "purl": library(rustc),
    })
}

fn library(rustc: &str) -> String {
    format!("pkg:github/rust-lang/rust@{rustc}#library/std")
}

/// A number for this content, in the form of a UUID of one's own making (RFC 9562, version 8).
fn serial(content: &str) -> String {
    let mut bytes: [u8; 16] = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(content)[..16]);
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    format!("urn:uuid:{}", parts.join("-"))
}

fn listed<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

fn named(component: &Value) -> String {
    format!("{}@{}", text(component, "name"), text(component, "version"))
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests;
