//! What someone is told who does not see the page change.

use std::time::Duration;

use rstest::rstest;
use serde_json::{Value, json};

use crate::visitor::Visitor;

#[tokio::test]
async fn a_new_page_is_told_by_its_heading_and_title() {
    let visitor = Visitor::arrive().await;
    visitor.open("/").await;
    let mut before = visitor.see_title().await;
    for (path, mark) in [
        ("/medlemmer", "members"),
        ("/organisasjon", "organisation"),
        ("/prioriteringer", "priorities"),
        ("/om-data", "data"),
        ("/", "home"),
    ] {
        visitor.follow(path).await;
        visitor.wait_for_page(mark).await;
        let heading = "return document.activeElement === document.querySelector('main h1')";
        visitor.wait_until(&format!("focus on the heading of {path}"), heading).await;
        let title = visitor.see_title().await;
        assert_ne!(title, before, "{path}: the title is told anew");
        before = title;
    }
}

/// Keeps every text that the status of the directory has had.
const LISTEN: &str = "
    const status = document.querySelector('main .count[role=status]');
    window.told = [];
    new MutationObserver(() => {
        const said = status.innerText.replace(/\\s+/g, ' ').trim();
        if (window.told.at(-1) !== said) window.told.push(said);
    }).observe(status, { childList: true, characterData: true, subtree: true });
    return [status.ariaLive, status.contains(document.querySelector('main [data-member]'))]";

#[tokio::test]
async fn what_was_found_is_told_once() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer").await;
    visitor.wait_for_edition(&["ready"]).await;
    // A status is polite by itself; the rows themselves are not read out.
    let listened = visitor.ask(LISTEN).await;
    assert!(matches!(&listened[0], Value::Null) || listened[0] == "polite", "{listened}");
    assert_eq!(listened[1], false, "the rows are not part of what is told");
    visitor.type_search("nes").await;
    visitor.wait_until("the count", "return window.told.at(-1)?.includes('«nes»')").await;
    tokio::time::sleep(Duration::from_millis(800)).await;
    let told = visitor.ask("return window.told").await;
    let told: Vec<&str> = told.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let last = told.iter().filter(|said| said.contains("«nes»")).count();
    assert_eq!(last, 1, "{told:?}");
    assert!(told.len() <= 3, "not more than once a letter: {told:?}");
}

#[rstest]
#[case("/medlemmer", "Medlemmer", None)]
#[case("/organisasjon", "Organisasjon", None)]
#[case("/medlemmer/baerum", "Medlemmer", Some("Bærum"))]
#[case("/prioriteringer/klima-og-miljo", "Prioriteringer", Some("Klima og miljø"))]
#[tokio::test]
async fn where_in_the_site_is_told(
    #[case] path: &str,
    #[case] section: &str,
    #[case] trail: Option<&str>,
) {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(1280, 800).await;
    visitor.open(path).await;
    let seen = "return [
        document.querySelector('header nav.wide [aria-current]')?.textContent.trim() ?? null,
        document.querySelector('main nav [aria-current=page]')?.textContent.trim() ?? null]";
    assert_eq!(visitor.ask(seen).await, json!([section, trail]), "{path}");
}

/// Texts of four words or more, each with the language that it is marked with. What is typed into a
/// shell is in none.
const TEXTS: &str = "
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        const words = data.trim().replace(/\\s+/g, ' ');
        if (words.split(' ').length >= 4 && parentElement.checkVisibility()
            && !parentElement.closest('script, style, code'))
            texts.push([words, parentElement.closest('[lang]').lang]);
    }
    return texts";

#[rstest]
#[case("/organisasjon")]
#[case("/prioriteringer/klima-og-miljo")]
#[case("/medlemmer/baerum")]
#[case("/om-data")]
#[tokio::test]
async fn other_languages_are_marked(#[case] path: &str) {
    let visitor = Visitor::arrive().await;
    let mut texts: Vec<Vec<(String, String)>> = Vec::new();
    for folder in ["", "/en"] {
        visitor.open(&format!("{folder}{path}")).await;
        visitor.wait_for_edition(&["ready"]).await;
        visitor.run("document.querySelectorAll('details').forEach(d => { d.open = true })").await;
        texts.push(serde_json::from_value(visitor.ask(TEXTS).await).expect("texts"));
    }
    let [norwegian, english] = texts.as_slice() else { unreachable!("two pages") };
    assert!(english.len() > 2, "{path}: hardly any text");
    // What reads the same on both pages is Norwegian, and on the English page says so.
    let same =
        english.iter().filter(|(words, _)| norwegian.iter().any(|(other, _)| other == words));
    let letters = |words: &str| words.chars().filter(|letter| letter.is_alphabetic()).count();
    let unmarked: Vec<_> =
        same.filter(|(words, lang)| lang == "en" && letters(words) > 12).collect();
    assert!(unmarked.is_empty(), "{path}: {unmarked:#?}");
}
