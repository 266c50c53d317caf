//! Putting together what is embedded.

use fantoccini::key::Key;
use rstest::rstest;
use serde_json::json;
use xtask::serve::Server;

use super::{Reader, SEEN, SHIFTS, nothing};
use crate::visitor::{Visitor, dist};

impl Visitor {
    async fn type_in(&self, id: &str, text: &str) {
        let script = format!(
            "const field = document.getElementById('{id}'); field.value = '{text}';
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));
             field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        );
        self.run(&script).await;
    }

    async fn copied_code(&self, way: &str) -> String {
        let code = format!("return document.querySelector('[data-code={way}]')?.textContent");
        self.ask(&code).await.as_str().unwrap_or_default().to_owned()
    }
}

#[tokio::test]
async fn what_is_chosen_is_what_is_copied() {
    let visitor = Visitor::arrive().await;
    visitor.open("/bygg-inn").await;
    visitor.wait_for_page("embed-builder").await;
    let base = visitor.host.url("/");
    assert!(visitor.copied_code("tag").await.contains(&format!("src=\"{base}embed.js\"")));
    visitor.choose("kommune", "baerum").await;
    visitor.choose("sprak", "nn").await;
    visitor.choose("tema", "mork").await;
    visitor.choose("skala", "125").await;
    visitor.choose("hjorner", "0").await;
    visitor.type_in("hoyde", "640").await;
    let tag = visitor.copied_code("tag").await;
    let said = "view=\"medlem\" kommune=\"baerum\" sprak=\"nn\" tema=\"mork\" hjorner=\"0\" \
                skala=\"125\" hoyde=\"640\" style=\"display:block;min-height:640px\"";
    assert!(tag.contains(said), "{tag}");
    assert!(tag.contains("Bærum – medlem i Osloregionen"), "{tag}");
    let iframe = visitor.copied_code("iframe").await;
    let address = "nn/embed/medlem/baerum?tema=mork&amp;hjorner=0&amp;skala=125#mork";
    assert!(iframe.contains(&format!("src=\"{base}{address}\"")), "{iframe}");
    let card = visitor.copied_code("kort").await;
    assert!(card.contains(&format!("src=\"{base}nn/embed/kort/baerum.svg\"")), "{card}");
    let previews = "return [...document.querySelectorAll('.previews iframe')].map(frame =>
        new URL(frame.src).pathname + new URL(frame.src).search)";
    let shown = "/nn/embed/medlem/baerum?tema=mork&hjorner=0&skala=125";
    assert_eq!(visitor.ask(previews).await, json!([shown, shown, shown]));
    // No card of what is not a municipality; its name stays for later.
    visitor.choose("visning", "prioriteringer").await;
    assert_eq!(visitor.copied_code("kort").await, "");
    let hidden = "return document.getElementById('kommune').checkVisibility()";
    assert_eq!(visitor.ask(hidden).await, false);
    visitor.choose("visning", "medlem").await;
    assert!(visitor.copied_code("tag").await.contains("kommune=\"baerum\""));
    visitor.see_no_errors("putting together").await;
}

#[rstest]
#[case("ffd500", &["kontrast 1,2", "På lys bakgrunn brukes #"])]
#[case("0b5561", &["På mørk bakgrunn brukes #"])]
#[case("rosa", &["«rosa» er ikke en farge"])]
#[case("747474", &["På lys bakgrunn", "På mørk bakgrunn"])]
#[tokio::test]
async fn a_colour_that_cannot_be_read_is_moved_with_the_reason(
    #[case] colour: &str,
    #[case] said: &[&str],
) {
    let visitor = Visitor::arrive().await;
    visitor.open("/bygg-inn").await;
    visitor.type_in("aksent", colour).await;
    let answer = "return document.getElementById('aksent-svar').innerText";
    let answer = visitor.ask(answer).await.as_str().unwrap().to_owned();
    assert!(said.iter().all(|part| answer.contains(part)), "{answer}");
    let used = visitor.copied_code("tag").await.contains(&format!("aksent=\"{colour}\""));
    assert_eq!(used, colour != "rosa");
}

#[tokio::test]
async fn it_is_copied() {
    let visitor = Visitor::arrive().await;
    let grant = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    visitor.browser.devtools("Browser.grantPermissions", grant).await;
    visitor.open("/en/bygg-inn").await;
    visitor.click("[data-copy=iframe]").await;
    visitor
        .wait_until(
            "that it is said",
            "return document.querySelector('[data-copy=iframe] ~ .told').innerText.length > 3",
        )
        .await;
    // No page may read what was copied: it is pasted, as a reader would.
    visitor
        .run(
            "const area = document.createElement('textarea'); area.id = 'pasted';
             document.querySelector('main').prepend(area)",
        )
        .await;
    visitor.click("#pasted").await;
    let paste = format!("{}v{}", char::from(Key::Control), char::from(Key::Null));
    let area = visitor.browser.client.active_element().await.unwrap();
    area.send_keys(&paste).await.unwrap();
    let copied = visitor.ask("return document.querySelector('#pasted').value").await;
    assert_eq!(copied.as_str(), Some(visitor.copied_code("iframe").await.as_str()));
}

/// What is copied, pasted into a page of another host as it is.
#[tokio::test]
async fn what_was_copied_works_where_it_is_pasted() {
    let visitor = Visitor::arrive_at(Server::start(dist()).unwrap()).await;
    visitor.open("/bygg-inn").await;
    visitor.choose("kommune", "ullensaker").await;
    for way in ["tag", "iframe", "kort"] {
        let code = visitor.copied_code(way).await;
        let html = format!(
            "<!doctype html><html lang=\"nb\"><title>Kommunen</title><main><h1>Kommunen</h1>\
             <div style=\"width:320px\">{code}</div><p>Etter.</p></main>"
        );
        let reader = Reader::at(&html).await;
        if way == "tag" {
            reader.wait_for_frame().await;
            assert_eq!(reader.ask(SEEN).await["height"], 757);
        } else {
            // WebKit takes the width that a drawing is shown at for its own.
            let there = "const shown = document.querySelector('iframe, img');
                return shown.tagName === 'IFRAME' || shown.complete && shown.naturalWidth >= 320";
            reader.wait_until(way, there).await;
        }
        assert_eq!(reader.ask(SHIFTS).await, 0, "{way}");
        assert_eq!(reader.visitor.ask_axe().await, nothing(), "{way}");
        reader.see_no_errors().await;
    }
}

#[rstest]
#[case("light", 360)]
#[case("dark", 1280)]
#[tokio::test]
async fn axe_finds_nothing_where_it_is_put_together(#[case] scheme: &str, #[case] width: u32) {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(width, 900).await;
    visitor.prefer(scheme).await;
    visitor.open("/bygg-inn").await;
    visitor.type_in("aksent", "ffd500").await;
    assert_eq!(visitor.ask_axe().await, nothing());
    let wide = "return document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(visitor.ask(wide).await, true);
}
