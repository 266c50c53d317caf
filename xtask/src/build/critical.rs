//! The rules of the style sheet that a page needs to be shown: they stand in the page itself,
//! so that its text waits for no second answer of the host.
//!
//! The sheet is written in the dialect that `tests/style_dialect` keeps: a rule of the project
//! or of Designsystemet names its root class, so whether a page needs it shows from the classes
//! in its HTML. Whole rules are left out, never parts of one: the sheet itself, which comes
//! later, then changes nothing of what is shown.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

/// How classes begin that a rule may be left out for.
const PREFIXES: [&str; 2] = [".or-", ".ds-"];

/// The sheet's typeface, which stands in every page, and all else: declared again, it would be
/// loaded again.
///
/// # Errors
/// If the braces of the sheet do not match.
pub fn typeface(sheet: &str) -> Result<(String, String)> {
    let rules = top_level(sheet)?.into_iter();
    let (typeface, rest): (Vec<_>, Vec<_>) = rules.partition(|rule| rule.starts_with("@font-face"));
    Ok((typeface.concat(), rest.concat()))
}

/// Classes of what can come to any page while it is read: sentences about the edition.
const COMING: [&str; 3] = ["or-notice", "or-stamp", "ds-link"];

/// The rules of `sheet` that `html` needs, the typeface and print among them.
///
/// # Errors
/// If the braces of the sheet do not match.
pub fn rules(sheet: &str, html: &str) -> Result<String> {
    let attributes = html.split(" class=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    let used = attributes.flat_map(|(names, _)| names.split(' ')).chain(COMING).collect();
    needed(sheet, &used)
}

fn needed(sheet: &str, used: &BTreeSet<&str>) -> Result<String> {
    let mut kept = String::new();
    for rule in top_level(sheet)? {
        let Some((start, block)) = rule.split_once('{') else {
            kept.push_str(rule);
            continue;
        };
        if start.starts_with("@layer") || start.starts_with("@media") {
            let within = needed(block.strip_suffix('}').unwrap_or(block), used)?;
            if !within.is_empty() {
                kept.extend([start, "{", &within, "}"]);
            }
        } else if is_used(start, used) {
            kept.push_str(rule);
        }
    }
    Ok(kept)
}

/// Whether a selector names no class of the project, or one that the page has.
fn is_used(selector: &str, used: &BTreeSet<&str>) -> bool {
    let ends = |letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '_';
    let mut classes = PREFIXES
        .iter()
        .flat_map(|prefix| selector.match_indices(prefix))
        .map(|(at, _)| selector[at + 1..].split(ends).next().unwrap_or_default())
        .peekable();
    classes.peek().is_none() || classes.any(|class| used.contains(class))
}

/// The rules of the highest level, each with its braces or semicolon.
fn top_level(sheet: &str) -> Result<Vec<&str>> {
    let mut rules = Vec::new();
    let (mut depth, mut from, mut quote) = (0usize, 0, None);
    let mut letters = sheet.char_indices();
    while let Some((at, letter)) = letters.next() {
        match (quote, letter) {
            (_, '\\') => drop(letters.next()),
            (Some(open), letter) => quote = (letter != open).then_some(open),
            (None, '"' | '\'') => quote = Some(letter),
            (None, '{') => depth += 1,
            (None, '}') if depth == 0 => bail!("a brace too many in the style sheet"),
            (None, '}' | ';') => {
                depth -= usize::from(letter == '}');
                if depth == 0 {
                    rules.push(sheet[from..=at].trim_start());
                    from = at + 1;
                }
            }
            _ => {}
        }
    }
    if depth > 0 || !sheet[from..].trim().is_empty() {
        bail!("a brace is missing in the style sheet");
    }
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const PAGE: &str = "<body><p class=\"or-lead\"><a class=\"ds-link in\">x</a>";

    #[rstest]
    #[case("p{margin:0}", "p{margin:0}")]
    #[case("@layer a,b;p{margin:0}", "@layer a,b;p{margin:0}")]
    #[case(".or-lead{color:red;b{color:blue}}", ".or-lead{color:red;b{color:blue}}")]
    #[case(".or-leader{color:red}", "")]
    #[case(".or-map.l-1{color:red}", "")]
    #[case(".ds-link:is(button),.ds-other{color:red}", ".ds-link:is(button),.ds-other{color:red}")]
    #[case("@layer c{.or-map{a{b:c}}.or-lead{b:c}}", "@layer c{.or-lead{b:c}}")]
    #[case("@layer c{@media(x){.or-map{b:c}}}", "")]
    #[case("@layer print{@media print{p{b:c}}}", "@layer print{@media print{p{b:c}}}")]
    #[case("@layer print{@media print{.or-map{b:c}}}", "")]
    #[case("@font-face{src:url(x)}", "@font-face{src:url(x)}")]
    #[case(".or-notice{b:c}", ".or-notice{b:c}")]
    #[case("@font-face{src:local(x)}", "@font-face{src:local(x)}")]
    #[case("a:before{content:\"}\\\"{\"}", "a:before{content:\"}\\\"{\"}")]
    #[case("@media(x){.in{b:c}}", "@media(x){.in{b:c}}")]
    fn a_rule_stays_if_its_class_is_in_the_page(#[case] sheet: &str, #[case] kept: &str) {
        assert_eq!(rules(sheet, PAGE).unwrap(), kept);
    }

    #[test]
    fn the_typeface_stands_in_pages_only() {
        let sheet = "@layer a;@font-face{src:url(x)}@layer a{p{b:c}}";
        let expected = ("@font-face{src:url(x)}", "@layer a;@layer a{p{b:c}}");
        let (typeface, rest) = typeface(sheet).unwrap();
        assert_eq!((typeface.as_str(), rest.as_str()), expected);
    }

    #[rstest]
    #[case("p{margin:0")]
    #[case("p{margin:0}}")]
    fn a_broken_sheet_is_an_error(#[case] sheet: &str) {
        rules(sheet, PAGE).unwrap_err();
    }
}
