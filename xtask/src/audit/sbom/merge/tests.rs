//! Small bills as the tools write them, and what becomes of them.

use super::*;

fn parts() -> Parts {
    let component = |place: &str, name: &str, version: &str, local: bool| {
        let query = if local { "?download_url=file://." } else { "" };
        json!({
            "bom-ref": format!("{place}#{name}@{version}"), "type": "library",
            "name": name, "version": version,
            "purl": format!("pkg:cargo/{name}@{version}{query}"),
        })
    };
    let mut app = component("path+file:///home/someone/x", "osloregionen", "0.1.0", true);
    app["components"] = json!([{ "purl": "file://./src/main.rs" }]);
    Parts {
        crates: json!({
            "serialNumber": "urn:uuid:1", "metadata": { "component": app, "timestamp": "now" },
            "components": [
                component("registry", "leptos", "0.8.23", false),
                component("registry", "leptos_macro", "0.8.20", false),
                component("registry", "schemars", "1.2.3", false),
                component("path+file:///home/someone/x/vendor", "wasm-streams", "0.5.0", true),
            ],
            "dependencies": [
                { "ref": "path+file:///home/someone/x#osloregionen@0.1.0",
                  "dependsOn": ["registry#leptos@0.8.23", "registry#schemars@1.2.3"] },
                { "ref": "registry#schemars@1.2.3" },
            ],
        }),
        linked: ["leptos@0.8.23", "wasm-streams@0.5.0"].map(str::to_owned).into(),
        used: ["leptos@0.8.23", "leptos_macro@0.8.20", "wasm-streams@0.5.0"]
            .map(str::to_owned)
            .into(),
        packages: json!({
            "metadata": { "component": { "bom-ref": "osloregionen@0.1.0", "timestamp": "now" } },
            "components": [
                { "bom-ref": "esbuild@1", "name": "esbuild", "purl": "pkg:npm/esbuild@1" },
                { "bom-ref": "css@1", "name": "@digdir/designsystemet-css", "purl": "pkg:npm/css@1" },
            ],
            "dependencies": [{ "ref": "osloregionen@0.1.0", "dependsOn": ["esbuild@1"] }],
        }),
        rustc: "1.95.0".into(),
    }
}

#[test]
fn one_bill_tells_what_is_shipped_from_what_made_it() {
    let bill = merged(parts()).unwrap();
    let of = |scope: &str| -> Vec<&str> {
        let all = listed(&bill, "components").filter(|one| one["scope"] == scope);
        all.map(|one| text(one, "purl")).collect()
    };
    let shipped = [
        "pkg:cargo/leptos@0.8.23",
        "pkg:generic/osloregionen-wasm-streams@0.5.0",
        "pkg:github/rust-lang/rust@1.95.0#library/std",
        "pkg:npm/css@1",
    ];
    assert_eq!(of("required"), shipped);
    assert_eq!(of("excluded"), ["pkg:cargo/leptos_macro@0.8.20", "pkg:npm/esbuild@1"]);
}

#[test]
fn what_the_app_needs_is_named_and_what_it_does_not_is_not() {
    let bill = merged(parts()).unwrap();
    let app = listed(&bill, "dependencies").find(|one| text(one, "ref").starts_with(APP)).unwrap();
    let needed = [
        "pkg:cargo/leptos@0.8.23",
        "pkg:github/rust-lang/rust@1.95.0#library/std",
        "pkg:npm/esbuild@1",
    ];
    assert_eq!(app["dependsOn"], json!(needed));
    assert!(!bill.to_string().contains("schemars"));
}

#[test]
fn nothing_of_the_machine_or_the_day_is_in_it() {
    let bill = merged(parts()).unwrap().to_string();
    for word in ["home", "file:", "now", "main.rs"] {
        assert!(!bill.contains(word), "{word} in {bill}");
    }
    assert_eq!(merged(parts()).unwrap().to_string(), bill);
}

#[test]
fn another_content_has_another_number_of_the_right_form() {
    let (one, other) = (serial("a"), serial("b"));
    assert_ne!(one, other);
    let (_, uuid) = one.rsplit_once(':').unwrap();
    assert_eq!(uuid.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
    assert_eq!(&uuid[14..15], "8");
}

#[test]
fn a_crate_that_the_bill_leaves_out_is_an_error() {
    let mut parts = parts();
    parts.used.insert("libc@0.2.191".into());
    let error = merged(parts).unwrap_err().to_string();
    assert!(error.contains("libc@0.2.191"), "{error}");
}
