//! What the build's `_headers` says with an answer, as the hosts that read it do.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::host::headers_file;

/// Puts what `rules` say of `path` into the head of an answer, and where browsers are to report what
/// the policy kept from them.
pub(super) fn say(head: &mut HeaderMap, rules: &str, path: &str, reports: Option<&str>) {
    for (name, mut value) in headers_file::said(rules, path) {
        let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else { continue };
        // These follow from the file that was found.
        if name == header::CACHE_CONTROL || name == header::CONTENT_TYPE {
            continue;
        }
        if let Some(address) = reports.filter(|_| name == header::CONTENT_SECURITY_POLICY) {
            value.push_str(&format!("; report-uri {address}"));
        }
        if let Ok(value) = HeaderValue::from_str(&value) {
            head.insert(name, value);
        }
    }
}
