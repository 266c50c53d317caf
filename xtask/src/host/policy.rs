//! The content security policy of each kind of page. It begins with nothing, and each exception
//! has its reason:
//!
//! - `'wasm-unsafe-eval'`: the app is wasm, and compiling it needs this
//! - hashes: the rules that a page is first painted with, and the line that starts the app; equal in
//!   all pages of a kind but for a few
//! - `data:` for pictures, on the site's pages: Designsystemet draws the arrows of its breadcrumbs so
//! - `trusted-types sw`: registering the service worker takes an address, which the one policy
//!   (xtask/src/build/offline/page.js) makes of nothing but its own
//! - `frame-src` on the page that shows frames; `frame-ancestors *` on the frames
//!
//! `'self'` is the host that sent the policy. In a sandboxed frame, which has no origin itself, it is
//! so by the standard and in Chromium and Firefox; in WebKit it is nobody. The frames' policy names
//! the host as well.
//! No `upgrade-insecure-requests`: no page names anything by http, and it would keep the build from
//! being looked at without a certificate.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use osloregionen::domain::language::Language;
use osloregionen::route::{Page, Route};

use super::inline::{Hashes, Inline};
use super::places::{self, Kind};

/// The policy of a kind as the host sends it, which is `host`: scheme, name and port.
pub fn header(kind: &Kind, inline: &Inline, host: &str) -> String {
    let policy = of(kind, inline);
    match kind {
        Kind::Frame => {
            let policy = policy.replace("'self'", &format!("'self' {host}"));
            format!("{policy}; frame-ancestors *")
        }
        _ => format!("{policy}; frame-ancestors 'none'"),
    }
}

/// The same without who may frame it, which only a header can say.
fn of(kind: &Kind, inline: &Inline) -> String {
    let mut hashes = inline.of_kind(kind);
    let list = |first: &str, more: &Hashes| {
        let styles: String = more.styles.iter().map(|hash| format!(" {hash}")).collect();
        format!("{first}{styles}")
    };
    match kind {
        Kind::File => {
            let styles = list("style-src", &hashes);
            let styles = if hashes.styles.is_empty() { String::new() } else { styles + "; " };
            return format!("default-src 'none'; {styles}base-uri 'none'; form-action 'none'");
        }
        // What it may ask for.
        Kind::Worker => {
            return "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
                    require-trusted-types-for 'script'; trusted-types 'none'"
                .to_owned();
        }
        _ => {}
    }
    // Hosts with `_headers` send the page for an unknown address under the rules of that address.
    if matches!(kind, Kind::Pages(_)) {
        let missing = inline.of_kind(&Kind::Missing);
        hashes.styles.extend(missing.styles);
        hashes.scripts.extend(missing.scripts);
    }
    let scripts: String = hashes.scripts.iter().map(|hash| format!(" {hash}")).collect();
    let styles = list("style-src 'self'", &hashes);
    let (frames, types) = match kind {
        Kind::Frame => ("", "'none'"),
        Kind::Pages(section) if *section == builder() => ("; frame-src 'self'", "sw"),
        _ => ("", "sw"),
    };
    let (pictures, worker) = match kind {
        Kind::Frame => ("'self'", ""),
        _ => ("'self' data:", "; manifest-src 'self'; worker-src 'self'"),
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; {styles}; \
         img-src {pictures}; font-src 'self'; connect-src 'self'{worker}{frames}; base-uri 'self'; \
         form-action 'self'; require-trusted-types-for 'script'; trusted-types {types}"
    )
}

/// Where the page is that shows frames.
fn builder() -> String {
    Route::of(Language::Bokmal, Page::EmbedBuilder).path()
}

/// Puts the policy of the page for unknown addresses into that page too: hosts with `_headers` know
/// rules for the addresses that there are. Nothing is done where the page is missing or has it.
///
/// # Errors
/// If a file cannot be read or written.
pub(super) fn into_page(page: &Path, dist: &Path) -> Result<()> {
    const MARK: &str = "<meta http-equiv=\"Content-Security-Policy\"";
    let Ok(html) = fs::read_to_string(page) else { return Ok(()) };
    if html.contains(MARK) {
        return Ok(());
    }
    let inline = Inline::of(dist, &places::all())?;
    let first = "<meta charset=\"utf-8\"";
    let Some((before, after)) = html.split_once(first) else { return Ok(()) };
    let tag = format!("{MARK} content=\"{}\">", of(&Kind::Missing, &inline));
    fs::write(page, format!("{before}{tag}{first}{after}"))
        .with_context(|| page.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const HOST: &str = "https://a.no";

    fn kinds() -> Vec<Kind> {
        places::all().into_iter().map(|place| place.kind).collect()
    }

    #[test]
    fn every_policy_begins_with_nothing_and_takes_no_unsafe_word() {
        for kind in kinds() {
            let policy = header(&kind, &Inline::default(), HOST);
            assert!(policy.starts_with("default-src 'none'; "), "{kind:?}: {policy}");
            let known = ["'wasm-unsafe-eval'", HOST, "img-src 'self' data:"];
            let rest = known.iter().fold(policy.clone(), |rest, known| rest.replace(known, ""));
            for word in ["unsafe", "nonce-", "data:", "http", "blob:", "strict-dynamic"] {
                assert!(!rest.contains(word), "{kind:?}: {word} in {policy}");
            }
            assert_eq!(policy.contains('*'), kind == Kind::Frame, "{kind:?}: {policy}");
            assert!(policy.contains("base-uri ") && policy.contains("form-action "), "{policy}");
        }
    }

    #[rstest]
    #[case(Kind::Frame, "frame-ancestors *", true)]
    #[case(Kind::Frame, "trusted-types 'none'", true)]
    #[case(Kind::Frame, "script-src 'self' https://a.no ", true)]
    #[case(Kind::Frame, "base-uri 'self' https://a.no;", true)]
    #[case(Kind::Kiosk, "https:", false)]
    #[case(Kind::Pages("medlemmer".into()), "trusted-types sw", true)]
    #[case(Kind::Pages("medlemmer".into()), "frame-src", false)]
    #[case(Kind::Pages("bygg-inn".into()), "frame-src 'self'", true)]
    #[case(Kind::File, "script-src", false)]
    fn each_kind_has_what_it_needs(#[case] kind: Kind, #[case] part: &str, #[case] has: bool) {
        let policy = header(&kind, &Inline::default(), HOST);
        assert_eq!(policy.contains(part), has, "{policy}");
    }
}
