//! The rules as nginx reads them: what `deploy/nginx.conf` includes. It names the hashes of one
//! build, so nginx reads it anew with each.

use std::collections::BTreeMap;

use super::places::{Kind, Place, Reach};
use super::{EVERYWHERE, Rules};

/// The file's name. It is hidden: nobody is sent it.
pub const NAME: &str = ".nginx-headers.conf";

/// The host that was asked, as nginx says it: it may have several names.
pub(super) const HOST: &str = "$scheme://$http_host";

/// The file of a build whose root is `base` on its host.
pub fn text(rules: &Rules, base: &str) -> String {
    let name = |kind: &Kind, reach: Reach| format!("{}-{reach:?}", kind.name()).to_lowercase();
    let of = |place: &Place| name(&place.kind, place.reach);
    let mut text = String::from(
        "# Written by the build (xtask/src/host/), for this build only: `nginx -s reload` after copying.\n",
    );
    let lines = rules.places.iter().map(|place| (place.expression(base), of(place)));
    let missing = name(&Kind::Missing, Reach::Own);
    text.push_str(&map("$uri $place", lines.map(|(from, to)| (format!("~{from}"), to)), &missing));
    // By header: by place.
    let mut said: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
    for place in &rules.places {
        for (header, value) in rules.of_place(place) {
            said.entry(header).or_default().insert(of(place), value);
        }
    }
    for (header, values) in &said {
        text.push_str(&map(&format!("$place {}", variable(header)), values.clone(), ""));
    }
    for (header, value) in EVERYWHERE {
        text.push_str(&format!("add_header {header} \"{value}\" always;\n"));
    }
    for header in said.keys() {
        text.push_str(&format!("add_header {header} {} always;\n", variable(header)));
    }
    text
}

fn variable(header: &str) -> String {
    format!("$said_{}", header.to_lowercase().replace('-', "_"))
}

fn map(what: &str, lines: impl IntoIterator<Item = (String, String)>, default: &str) -> String {
    let lines: String =
        lines.into_iter().map(|(from, to)| format!("    \"{from}\" \"{to}\";\n")).collect();
    format!("map {what} {{\n{lines}    default \"{default}\";\n}}\n")
}
