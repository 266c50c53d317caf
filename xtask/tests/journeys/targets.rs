//! What is pressed is large enough for a finger.

use rstest::rstest;
use serde_json::json;

use crate::visitor::Visitor;

/// What is smaller than a size in CSS pixels. A link in running text may be; a shape on a map is as
/// large as what it shows; a box is pressed by its label.
const SMALL: &str = "const least = arguments[0] - .5;
    const kinds = 'a[href], button, summary, select, input, textarea';
    const inText = element => getComputedStyle(element).display === 'inline'
        && [...element.parentElement.childNodes].some(node =>
            node !== element && node.textContent.trim().length > 1);
    return [...document.querySelectorAll(kinds)]
        .filter(element => element.checkVisibility() && !(element instanceof SVGElement))
        .filter(element => !element.closest('.ds-skip-link') && !inText(element))
        .map(element => [element, (element.closest('label') ?? element).getBoundingClientRect()])
        .filter(([, { width, height }]) => width < least || height < least)
        .map(([element, { width, height }]) =>
            `${Math.round(width)} x ${Math.round(height)}: ${element.outerHTML.slice(0, 90)}`)";

const PAGES: [&str; 11] = [
    "/",
    "/organisasjon",
    "/medlemmer",
    "/medlemmer?q=nes",
    "/medlemmer?vis=kart",
    "/medlemmer?vis=tabell",
    "/medlemmer/baerum",
    "/medlemmer/sammenlign?med=baerum,asker",
    "/prioriteringer/klima-og-miljo",
    "/om-data",
    "/bygg-inn",
];

#[rstest]
#[case(360)]
#[case(1280)]
#[tokio::test]
async fn targets_are_large_enough(#[case] width: u32) {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(width, 800).await;
    let mut small = Vec::new();
    for path in PAGES {
        visitor.open(path).await;
        visitor.settle().await;
        visitor.run("document.querySelectorAll('details').forEach(d => { d.open = true })").await;
        visitor.browser.lay_out_all().await;
        let found = visitor.browser.client.execute(SMALL, vec![json!(44)]).await.expect("sizes");
        for one in found.as_array().cloned().unwrap_or_default() {
            small.push(format!("{path}: {one}"));
        }
    }
    assert!(small.is_empty(), "at {width} px:\n{}", small.join("\n"));
}
