//! What the build's `_headers` says with an answer, as the hosts that read it do.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::host::headers_file;

/// Puts what `rules` say of `path` into the head of an answer from this `host` (`127.0.0.1:8080`), and
/// where browsers are to report what the policy kept from them.
pub(super) fn say(
    head: &mut HeaderMap,
    rules: &str,
    path: &str,
    host: Option<&str>,
    reports: Option<&str>,
) {
    for (name, mut value) in headers_file::said(rules, path) {
        let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else { continue };
        // These follow from the file that was found.
        if name == header::CACHE_CONTROL || name == header::CONTENT_TYPE {
            continue;
        }
        if let Some(host) = host.filter(|_| name == header::CONTENT_SECURITY_POLICY) {
            value = seen_at(&value, host);
        }
        if let Some(address) = reports.filter(|_| name == header::CONTENT_SECURITY_POLICY) {
            value.push_str(&format!("; report-uri {address}"));
        }
        if let Ok(value) = HeaderValue::from_str(&value) {
            head.insert(name, value);
        }
    }
}

/// A policy that names the address at which the build will be published, at this one.
fn seen_at(policy: &str, host: &str) -> String {
    let word = |word: &str| match word.trim_end_matches(';') {
        public if public.starts_with("http") => word.replace(public, &format!("http://{host}")),
        _ => word.to_owned(),
    };
    policy.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
