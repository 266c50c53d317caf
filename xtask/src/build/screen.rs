//! A page is not shown before enough of it has been read. A browser paints what it has so far, and
//! half a line that grows moves what stands beside it: the date at the end of a heading went into
//! the next line, the menu had another word than its own, once in some thirty visits on a slow phone.
//! A page therefore names an element that is waited for. Browsers that do not know this (Firefox,
//! Safari) show what they have read.

use std::fmt::Write;

/// Letters of a page that are enough: most of what a phone shows at once. With four times as many
/// the front page came a tenth of a second later there, with these at the same time as with none.
const LETTERS: usize = 300;

/// The id that the element gets where it has none.
const ID: &str = "skjerm";

/// Elements whose end may be waited for.
const WAITED_FOR: [&str; 12] =
    ["article", "div", "dl", "figure", "header", "li", "ol", "p", "section", "table", "tr", "ul"];

/// Elements without an end.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// What a page at `path`, relative to the root, shows, and the link in its head that has enough of
/// it waited for.
pub fn enough(path: &str, rendered: &str) -> (String, String) {
    let (mut rendered, mut link) = (rendered.to_owned(), String::new());
    let id = match waited_for(&rendered) {
        Some(Waited::Named(id)) => Some(id),
        Some(Waited::Nameless(at)) => {
            rendered.insert_str(at, &format!(" id=\"{ID}\""));
            Some(ID.to_owned())
        }
        None => None,
    };
    if let Some(id) = id {
        // The address of the page itself: with a `<base>`, `#id` alone would be another's. Some hosts
        // end it with a slash; a link that is not to the page waits for nothing.
        let path = path.trim_end_matches('/');
        let pages = match path {
            "" => vec!["./".to_owned()],
            _ => vec![path.to_owned(), [path, "/"].concat()],
        };
        for page in pages {
            let _ = write!(link, "<link rel=\"expect\" href=\"{page}#{id}\" blocking=\"render\">");
        }
    }
    (rendered, link)
}

/// An element whose end is waited for.
enum Waited {
    /// It has this id.
    Named(String),
    /// It has none: where one is to be inserted.
    Nameless(usize),
}

/// The first that ends where enough has been read; none where there is no main part.
fn waited_for(html: &str) -> Option<Waited> {
    let start = html.find("<main")?;
    let mut open: Vec<(&str, usize, &str)> = Vec::new();
    let (mut at, mut letters) = (start, 0);
    while let Some(length) = html[at..].find('<') {
        letters += html[at..at + length].chars().count();
        at += length;
        let end = at + html[at..].find('>')?;
        let tag = &html[at + 1..end];
        let name = tag.trim_start_matches('/').split([' ', '>']).next().unwrap_or_default();
        if tag.starts_with('/') {
            let (name, inserted, opening) = open.pop()?;
            let is_enough = letters >= LETTERS && WAITED_FOR.contains(&name);
            if is_enough || name == "main" {
                let id = opening.split_once(" id=\"").and_then(|(_, rest)| rest.split_once('"'));
                return Some(match id {
                    Some((id, _)) => Waited::Named(id.to_owned()),
                    None => Waited::Nameless(inserted),
                });
            }
        } else if !tag.starts_with('!') && !VOID.contains(&name) {
            open.push((name, at + 1 + name.len(), tag));
        }
        at = end + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn link(address: &str) -> String {
        format!("<link rel=\"expect\" href=\"{address}\" blocking=\"render\">")
    }

    #[rstest]
    #[case::front("", &["./#a"])]
    #[case::of_a_language("nn/", &["nn#a", "nn/#a"])]
    #[case::deep("en/medlemmer/as", &["en/medlemmer/as#a", "en/medlemmer/as/#a"])]
    fn the_page_is_named_as_hosts_do(#[case] path: &str, #[case] addresses: &[&str]) {
        let links: String = addresses.iter().map(|address| link(address)).collect();
        assert_eq!(enough(path, "<main id=\"a\"></main>").1, links);
    }

    #[test]
    fn a_short_page_waits_for_its_end() {
        let page = "<header><p>a</p></header><main id=\"innhold\"><p>b<br>c</p></main><p>d</p>";
        assert_eq!(
            enough("om-data", page),
            (page.to_owned(), link("om-data#innhold") + &link("om-data/#innhold"))
        );
    }

    #[test]
    fn without_a_main_part_nothing_is_waited_for() {
        assert_eq!(enough("", "<p>a</p>"), ("<p>a</p>".to_owned(), String::new()));
    }

    #[rstest]
    #[case::of_the_element_itself("<li><a>", "</a></li>", "<li id=\"skjerm\"><a>", "./#skjerm")]
    #[case::which_it_has("<ul id=\"x\"><b>", "</b></ul>", "<ul id=\"x\"><b>", "./#x")]
    #[case::not_of_a_drawing(
        "<figure class=\"f\"><svg><text>",
        "</text></svg></figure>",
        "<figure id=\"skjerm\" class=\"f\"><svg><text>",
        "./#skjerm"
    )]
    fn a_long_page_waits_for_an_element(
        #[case] before: &str,
        #[case] after: &str,
        #[case] begins: &str,
        #[case] address: &str,
    ) {
        let words = "å".repeat(LETTERS);
        let rest = "<p>more</p></main>";
        let page = format!("<main><p>few</p><!--[-->{before}{words}{after}<!--]-->{rest}");
        let expected = format!("<main><p>few</p><!--[-->{begins}{words}{after}<!--]-->{rest}");
        assert_eq!(enough("", &page), (expected, link(address)));
    }
}
