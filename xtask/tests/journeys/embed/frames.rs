//! The frames by themselves.

use osloregionen::domain::colour::{Colour, TEXT};
use rstest::rstest;
use serde_json::json;
use xtask::process;

use super::{Reader, SANDBOX, framed, nothing};
use crate::visitor::Visitor;

/// Every view, with a word that stands in it.
const VIEWS: [(&str, &str); 4] = [
    ("medlem/indre-ostfold", "Indre Østfold"),
    ("medlemmer", "Ås"),
    ("prioriteringer", "Klima og miljø"),
    ("organisasjon", "Politiske organer"),
];

/// Whether the page has its typeface declared, which comes after the text: by script where there is
/// any.
const FACE: &str = "return [...document.fonts].some(({ family }) => !family.includes('Fallback'))";

#[rstest]
#[case::no_sandbox(None)]
#[case::nothing_allowed(Some(""))]
#[case::scripts(Some("allow-scripts"))]
#[case::as_the_tag(Some(SANDBOX))]
#[tokio::test]
async fn every_view_is_read_in_any_sandbox(#[case] sandbox: Option<&str>) {
    for (view, word) in VIEWS {
        let reader = Reader::at(&framed(&format!("/embed/{view}"), sandbox, 360, 200)).await;
        reader.enter().await;
        let seen = "return { text: document.body.innerText,
            lang: document.documentElement.lang,
            scrolls: document.documentElement.scrollHeight > innerHeight,
            beside: document.documentElement.scrollWidth <= innerWidth }";
        let seen = reader.ask(seen).await;
        assert!(seen["text"].as_str().unwrap().contains(word), "{view}: {seen}");
        assert_eq!(seen["lang"], "nb");
        // 200 px are too few for all of it: it scrolls, downwards only.
        assert_eq!((&seen["scrolls"], &seen["beside"]), (&json!(true), &json!(true)), "{view}");
        reader.wait_until("its typeface", FACE).await;
        reader.leave().await;
        if sandbox != Some("") {
            // Chromium tells of the script that it does not run.
            reader.see_no_errors().await;
        }
    }
}

#[tokio::test]
async fn without_script_there_is_a_theme_and_no_field_that_does_nothing() {
    let reader = Reader::at(&framed("/embed/medlemmer?tema=mork#mork", Some(""), 360, 600)).await;
    reader.enter().await;
    let seen = "return [getComputedStyle(document.querySelector('main')).backgroundColor,
        document.querySelector('.search').checkVisibility(), scrollY]";
    assert_eq!(reader.ask(seen).await, json!(["rgb(13, 37, 44)", false, 0]));
    reader.leave().await;
    assert_eq!(
        reader.ask("return scrollY").await,
        json!(0),
        "the page around it stays where it is"
    );
}

#[rstest]
#[case("#lys", "dark", "rgb(255, 253, 249)")]
#[case("?tema=lys", "dark", "rgb(255, 253, 249)")]
#[case("?tema=mork", "light", "rgb(13, 37, 44)")]
#[case("?tema=mork#mork", "light", "rgb(13, 37, 44)")]
#[case("?tema=auto", "dark", "rgb(13, 37, 44)")]
#[case("", "light", "rgb(255, 253, 249)")]
#[tokio::test]
async fn the_theme_is_the_one_asked_for(
    #[case] query: &str,
    #[case] scheme: &str,
    #[case] paper: &str,
) {
    let visitor = Visitor::arrive().await;
    visitor.prefer(scheme).await;
    visitor.go(&format!("/embed/medlem/as/{query}")).await;
    let script = format!(
        "return getComputedStyle(document.querySelector('main')).backgroundColor === '{paper}'"
    );
    visitor.wait_until(paper, &script).await;
}

#[rstest]
#[case("/embed/medlem/as/?sprak=nn&tema=mork", "/nn/embed/medlem/as/?sprak=nn&tema=mork", "nn")]
#[case("/en/embed/medlemmer/?sprak=no", "/embed/medlemmer/?sprak=no", "nb")]
#[case("/embed/prioriteringer/?sprak=en-GB", "/en/embed/prioriteringer/?sprak=en-GB", "en")]
#[case("/nn/embed/organisasjon/?sprak=fr", "/nn/embed/organisasjon/?sprak=fr", "nn")]
#[tokio::test]
async fn the_query_leads_to_the_language(
    #[case] asked: &str,
    #[case] shown: &str,
    #[case] language: &str,
) {
    let visitor = Visitor::arrive().await;
    visitor.go(asked).await;
    let script = format!(
        "return document.readyState === 'complete'
            && location.pathname.replace(/\\/?$/, '/') + location.search === '{shown}'
            && document.documentElement.lang === '{language}'"
    );
    visitor.wait_until(shown, &script).await;
    visitor.see_no_errors(asked).await;
}

/// Whatever stands in the query, the page stays as it is.
#[rstest]
#[case("?hjorner=99999&skala=100000&aksent=%00", "32px", "200%")]
#[case("?hjorner=-4&skala=abc&aksent=javascript:alert(1)", "4px", "")]
#[case("?hjorner=1e3&skala=1e3&tema=__proto__&sprak=constructor", "4px", "")]
#[case("?hjorner=0&skala=0&sprak=toString&tema=toString", "0px", "75%")]
#[tokio::test]
async fn a_query_does_no_harm(#[case] query: &str, #[case] corners: &str, #[case] scale: &str) {
    let visitor = Visitor::arrive().await;
    visitor.go(&format!("/embed/medlem/as/{query}")).await;
    let script = format!(
        "return document.readyState === 'complete' && location.pathname.startsWith('/embed/')
            && getComputedStyle(document.querySelector('main')).borderTopLeftRadius === '{corners}'
            && document.documentElement.style.fontSize === '{scale}'"
    );
    visitor.wait_until(query, &script).await;
    visitor.see_no_errors(query).await;
}

/// The frames' script moves a colour as the builder says that it will.
#[tokio::test]
async fn colours_move_as_the_domain_says() {
    let visitor = Visitor::arrive().await;
    for (scheme, papers) in
        [("light", ["f7f4ec", "fffdf9", "e9eee8"]), ("dark", ["07191f", "0d252c", "12303a"])]
    {
        visitor.prefer(scheme).await;
        let papers = papers.map(|paper| Colour::parse(paper).unwrap());
        for given in ["ffd500", "0b5561", "f0f", "777777", "000", "ffffff", "00ff80", "d4002a"] {
            visitor.go(&format!("/embed/medlem/as/?aksent={given}")).await;
            let Colour([red, green, blue]) = Colour::parse(given).unwrap().legible(&papers, TEXT);
            let script = format!(
                "return getComputedStyle(document.querySelector('.ways a')).color
                    === 'rgb({red}, {green}, {blue})'"
            );
            visitor.wait_until(&format!("{scheme} {given}: {red} {green} {blue}"), &script).await;
        }
    }
}

#[rstest]
#[case::as_the_tag(Some(SANDBOX))]
#[case::no_sandbox(None)]
#[tokio::test]
async fn the_directory_is_searched_and_nothing_is_stored(#[case] sandbox: Option<&str>) {
    let reader = Reader::at(&framed("/embed/medlemmer/", sandbox, 700, 700)).await;
    reader.enter().await;
    reader.wait_until("the page", "return document.readyState === 'complete'").await;
    let mut asked = reader.embeds.requests();
    // Whether the host has another edition is asked once all is there.
    asked.retain(|path| !path.ends_with("/manifest.json"));
    let untouched = |path: &String| !path.ends_with(".wasm") && !path.ends_with(".json");
    assert!(asked.iter().all(untouched), "{asked:?}");
    // Typed at once, before the wasm is there.
    reader.visitor.type_search("sk").await;
    let rows = "return [...document.querySelectorAll('.rows li')].map(row => row.dataset.member)";
    let found = format!("{rows}.join() === 'indre-ostfold,nordre-follo,skiptvet'");
    let count = "document.querySelector('.count').innerText";
    reader
        .wait_until("what is found", &format!("return {count}.includes('av 64 kommuner for «sk»')"))
        .await;
    let seen = reader.ask(rows).await;
    assert!(seen.as_array().unwrap().iter().any(|slug| slug == "skiptvet"), "{found}: {seen}");
    let lit = "return document.querySelectorAll('.map .hit').length
        === document.querySelectorAll('.rows li').length";
    assert_eq!(reader.ask(lit).await, true, "what is found is lit on the map");
    let stored = "const told = (ask) => { try { return ask() } catch { return 0 } };
        return [told(() => localStorage.length), told(() => sessionStorage.length),
            told(() => document.cookie.length), history.length]";
    let stored = reader.ask(stored).await;
    assert_eq!(stored, json!([0, 0, 0, stored[3]]));
    reader.visitor.type_search("").await;
    reader.leave().await;
    reader.see_no_errors().await;
    let workers = "return navigator.serviceWorker.getRegistrations().then(all => all.length)";
    reader.visitor.browser.client.goto(&reader.embeds.url("/embed/medlemmer/")).await.unwrap();
    assert_eq!(reader.ask(workers).await, 0);
}

/// Where the wasm cannot be had, the list stays as it is.
#[tokio::test]
async fn a_search_that_cannot_be_had_leaves_the_list() {
    use xtask::serve::Fault;
    let page = framed("/embed/medlemmer/", Some(SANDBOX), 360, 700);
    let reader =
        Reader::at_with(&page, |embeds| embeds.faults().set("/embed/embed-", Fault::Status(500)))
            .await;
    reader.enter().await;
    let rows = "return document.querySelectorAll('.rows li').length";
    assert_eq!(reader.ask(rows).await, 64);
}

#[tokio::test]
async fn on_paper_all_of_it_is_there() {
    let visitor = Visitor::arrive().await;
    visitor.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    visitor.go("/embed/prioriteringer/").await;
    let inside =
        "return [...document.querySelectorAll('.inside')].every(part => part.offsetHeight > 20)";
    visitor.wait_until("what unfolds", inside).await;
    visitor.go("/embed/medlemmer/").await;
    let field = "return document.querySelector('.search').checkVisibility()";
    assert_eq!(visitor.ask(field).await, false);
}

#[rstest]
#[case("light", 280)]
#[case("dark", 360)]
#[case("light", 760)]
#[tokio::test]
async fn axe_finds_nothing_in_a_frame(#[case] scheme: &str, #[case] width: u32) {
    for (view, _) in VIEWS {
        for address in [format!("/embed/{view}/"), format!("/en/embed/{view}/?aksent=ffd500")] {
            let visitor = Visitor::arrive().await;
            visitor.hold_screen(width, 700).await;
            visitor.prefer(scheme).await;
            visitor.go(&address).await;
            visitor
                .run("document.querySelectorAll('details').forEach(all => (all.open = true))")
                .await;
            visitor.pass_frames().await;
            assert_eq!(visitor.ask_axe().await, nothing(), "{address} {scheme} {width}");
            let wide = "return document.documentElement.scrollWidth <= innerWidth";
            assert_eq!(visitor.ask(wide).await, true, "{address} at {width}");
        }
    }
}

/// What the sheet says of colours is what the site's says.
#[test]
fn the_frames_have_the_colours_of_the_site() {
    let read =
        |name: &str| std::fs::read_to_string(process::root().join("style").join(name)).unwrap();
    let rules = |sheet: &str, of: &str| -> Vec<(String, String)> {
        let block = sheet.split_once(of).unwrap().1.split_once('{').unwrap().1;
        let lines = block.split_once('}').unwrap().0.lines();
        let pairs = lines.filter_map(|line| line.trim().split_once(": "));
        let pairs =
            pairs.filter_map(|(n, v)| Some((n.to_owned(), v.split_once(';')?.0.to_owned())));
        pairs.collect()
    };
    let (site, frames) = (read("tokens.css"), read("embed.css"));
    for (of_site, of_frames) in [
        (":root,\n[data-theme=\"light\"]", ":root,\n[data-theme=\"light\"]"),
        ("[data-theme=\"dark\"]", "[data-theme=\"dark\"]"),
        ("[data-theme=\"dark\"]", ":root:not([data-theme], :has(#lys:target))"),
    ] {
        let site = rules(&site, of_site);
        let own = rules(&frames, of_frames);
        let colours = own.iter().filter(|(name, _)| name.starts_with("--or-"));
        assert!(colours.clone().count() > 10);
        for colour in colours {
            assert!(site.contains(colour), "{of_frames}: {colour:?}");
        }
    }
}
