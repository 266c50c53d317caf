//! The feed of changes as RFC 4287 has it: an entry for each edition, the latest first.
//!
//! Names of feed and entries never change, wherever the files lie, and its links are relative to
//! where it lies. So the same editions give the same bytes.

use osloregionen::domain::language::Language;
use osloregionen::markup::{group, to_html};
use osloregionen::title;
use sha2::{Digest, Sha256};

use super::{Chapter, History, feed, view};

/// The page of changes from the folder of the feed.
const PAGE: &str = "endringer";

/// The feed in a language.
pub fn atom(history: &History, language: Language) -> String {
    let tag = language.tag();
    let own = feed(language);
    let page = page(language);
    let heading = format!("Osloregionen: {}", title::changes(language).to_lowercase());
    let updated = history.editions.iter().map(|one| one.updated.as_str()).max().unwrap_or_default();
    let entries: String =
        history.editions.iter().rev().map(|one| entry(one, language, &page)).collect();
    let others: String = Language::ALL
        .into_iter()
        .filter(|other| *other != language)
        .map(|other| {
            format!(
                "<link rel=\"alternate\" hreflang=\"{}\" type=\"application/atom+xml\" \
                 href=\"{}\"/>",
                other.tag(),
                feed(other)
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{tag}\">\n\
         <id>{}</id>\n<title>{}</title>\n<updated>{updated}</updated>\n\
         <author><name>{}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n\
         <link rel=\"alternate\" hreflang=\"{tag}\" type=\"text/html\" href=\"{page}\"/>\n\
         {others}\n{entries}</feed>\n",
        urn(&format!("osloregionen endringer {tag}")),
        escaped(&heading),
        escaped(&history.organization[language as usize]),
    )
}

fn entry(chapter: &Chapter, language: Language, page: &str) -> String {
    let Chapter { edition, published, updated, .. } = chapter;
    let content = to_html(group().children(view::chapter(chapter, language)).into());
    // Text in HTML, and no text in XML.
    let content = content.replace("]]>", "]]&gt;");
    format!(
        "<entry>\n<id>{}</id>\n<title>{}</title>\n<published>{published}</published>\n\
         <updated>{updated}</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{page}#utgave-{edition}\"/>\n\
         <summary>{}</summary>\n\
         <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">{content}</div>\
         </content>\n</entry>\n",
        urn(&format!("osloregionen endringer {} {edition}", language.tag())),
        escaped(&view::heading(chapter, language)),
        escaped(&view::summary(chapter, language)),
    )
}

/// The page from the feed.
fn page(language: Language) -> String {
    match language {
        Language::Bokmal => format!("../{PAGE}"),
        other => format!("../{}/{PAGE}", other.tag()),
    }
}

/// A name that is derived from words alone: a UUID of version 8 (RFC 9562, 5.8), of the first bytes of
/// their SHA-256.
fn urn(of: &str) -> String {
    let mut bytes: [u8; 32] = Sha256::digest(of).into();
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: Vec<String> = bytes.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let part = |range: std::ops::Range<usize>| hex[range].concat();
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        part(0..4),
        part(4..6),
        part(6..8),
        part(8..10),
        part(10..16)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
