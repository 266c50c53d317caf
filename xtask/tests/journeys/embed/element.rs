//! The tag: a frame in its place that moves nothing, on every kind of page.

use rstest::rstest;
use serde_json::{Value, json};
use xtask::browser::Engine;
use xtask::serve::Fault;

use super::{Reader, SEEN, SHIFTS, THERE, nothing, slow, tag, tagged};

const CARD: &str = "view=\"medlem\" kommune=\"baerum\"";

/// Pages that embed something, each hard in its own way.
fn hosts() -> Vec<(&'static str, String)> {
    let card = tag(CARD);
    let script = format!("<script async src=\"{THERE}/embed.js\"></script>");
    let policy = format!(
        "<!doctype html><html lang=\"nb\"><meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; script-src {THERE}; frame-src {THERE}\">\
         <title>Kommunen</title><h1>Kommunen</h1>{card}{script}"
    );
    let aggressive = format!(
        "<!doctype html><html lang=\"nb\"><title>Kommunen</title><style>\
         * {{ display: inline !important; height: 3px !important; color: red !important;\
              position: static !important; border: 9px solid }}\
         iframe {{ display: none !important; visibility: hidden !important }}\
         head, style, script, title {{ display: none !important }}\
         osloregionen-embed {{ border: 0 }}</style>\
         <h1>Kommunen</h1>{card}{script}"
    );
    let quirks = format!(
        "<html><head><title>Kommunen</title></head><body bgcolor=white>\
         <table width=600 border=1><tr><td><font size=2>Meny</font></td>\
         <td width=400>{card}</td></tr></table>{script}</body></html>"
    );
    let right_to_left = format!(
        "<!doctype html><html lang=\"ar\" dir=\"rtl\"><title>x</title><h1>x</h1>\
         <div style=\"width:400px\">{card}</div>{script}"
    );
    vec![
        ("a strict policy", policy),
        ("aggressive styles", aggressive),
        ("quirks mode", quirks),
        ("right to left", right_to_left),
    ]
}

#[tokio::test]
async fn it_is_shown_on_every_kind_of_page() {
    for (kind, html) in hosts() {
        let reader = Reader::at(&html).await;
        reader.wait_for_frame().await;
        let seen = reader.ask(SEEN).await;
        assert_eq!(
            (&seen["frame"], &seen["link"]),
            (&json!(true), &json!(false)),
            "{kind}: {seen}"
        );
        let frame = "const { width, height } = document.querySelector('osloregionen-embed')
            .shadowRoot.querySelector('iframe').getBoundingClientRect(); return [width, height]";
        let frame = reader.ask(frame).await;
        assert!(
            frame[0].as_f64() > Some(250.0) && frame[1].as_f64() > Some(400.0),
            "{kind}: {frame}"
        );
        reader.see_no_errors().await;
    }
}

/// Where the frame or the script may not be, the link is shown.
#[rstest]
#[case::no_script("script-src 'none'; frame-src *")]
#[case::no_frame("script-src *; frame-src 'none'")]
#[tokio::test]
async fn what_stands_in_the_tag_is_shown_where_it_is_blocked(#[case] policy: &str) {
    let html = format!(
        "<!doctype html><html lang=\"nb\"><meta http-equiv=\"Content-Security-Policy\" \
         content=\"{policy}\"><title>x</title>{}<script async src=\"{THERE}/embed.js\"></script>",
        tag(CARD)
    );
    let reader = Reader::at(&html).await;
    let link = "const link = document.querySelector('osloregionen-embed a');
        const { width, height } = link.getBoundingClientRect();
        return document.readyState === 'complete' && width > 20 && height > 10
            && document.querySelector('osloregionen-embed').shadowRoot?.querySelector('iframe')
                ?.checkVisibility() !== true";
    reader.wait_until("the link", link).await;
}

#[tokio::test]
async fn what_stands_in_the_tag_is_shown_where_the_frame_is_not_answered() {
    let reader = Reader::at_with(&tagged(&tag(CARD)), |embeds| {
        embeds.faults().set("/embed/medlem", Fault::Dropped);
    })
    .await;
    let link = "return document.querySelector('osloregionen-embed')?.shadowRoot !== null
        && document.querySelector('osloregionen-embed a').checkVisibility()";
    reader.wait_until("the link", link).await;
}

/// Three on a page whose script and frames come late: nothing moves, neither when the script comes
/// nor when the frames tell their heights.
#[tokio::test]
async fn nothing_moves() {
    let tags = [
        tag(&format!("{CARD} style=\"display:block;min-height:757px;max-width:320px\"")),
        tag("view=\"prioriteringer\" style=\"display:block;min-height:490px\""),
        tag("view=\"medlemmer\" sprak=\"en\" style=\"display:block;min-height:720px\""),
    ];
    let reader = Reader::at_with(&tagged(&tags.join("<p>Mellom.</p>")), |embeds| {
        embeds.faults().set("/embed", slow());
    })
    .await;
    reader.visitor.hold_screen(900, 2400).await;
    reader.wait_for_frame().await;
    let all = "return [...document.querySelectorAll('osloregionen-embed')]
        .every(tag => tag.shadowRoot?.querySelector('slot')?.hidden
            && tag.shadowRoot.querySelector('iframe').offsetHeight > 200)";
    reader.wait_until("all frames", all).await;
    reader.visitor.pass_frames().await;
    assert_eq!(reader.ask(SHIFTS).await, 0, "layout shift");
    reader.see_no_errors().await;
}

/// The height that is reserved is nearly the one that the frame tells, at every width.
#[rstest]
#[case(280)]
#[case(320)]
#[case(400)]
#[case(560)]
#[case(760)]
#[tokio::test]
async fn the_height_that_is_reserved_is_the_right_one(#[case] width: u32) {
    for attributes in
        [CARD, "view=\"prioriteringer\"", "view=\"organisasjon\"", "view=\"medlemmer\""]
    {
        let listening = "<script>addEventListener('message', ({ data }) =>
            (window.told = data.height))</script>";
        let html = format!(
            "{}{listening}",
            tagged(&tag(&format!("{attributes} style=\"width:{width}px\"")))
        );
        let reader = Reader::at(&html).await;
        // A busy browser may have the typeface too late to show it, and then shows wider letters: the
        // next time it has it.
        let mut off = f64::INFINITY;
        for _ in 0..3 {
            reader.wait_until("the height", "return window.told > 0").await;
            reader.visitor.pass_frames().await;
            let seen = "return document.querySelector('osloregionen-embed').offsetHeight - told";
            off = reader.ask(seen).await.as_f64().unwrap().abs();
            if off <= 100.0 {
                break;
            }
            reader.visitor.go("/").await;
        }
        assert!(off <= 100.0, "{attributes} at {width}: {off} px off");
    }
}

/// Below the screen the frame takes the height that it tells; on the screen it waits until the
/// reader is at work in it.
#[tokio::test]
async fn it_grows_where_no_one_sees_it_move() {
    let below = format!("<div style=\"height:900px\"></div>{}", tag("view=\"prioriteringer\""));
    let reader = Reader::at(&tagged(&below)).await;
    let height = "document.querySelector('osloregionen-embed').offsetHeight";
    reader.wait_for_frame().await;
    reader
        .wait_until("its own height", &format!("return {height} !== 490 && {height} > 300"))
        .await;
    assert_eq!(reader.ask(SHIFTS).await, 0);
    let before = reader.ask(&format!("return {height}")).await.as_f64().unwrap();
    // Unfolded by the reader, it grows.
    reader.ask("document.querySelector('osloregionen-embed').scrollIntoView()").await;
    reader.enter_tag().await;
    reader.visitor.click("summary").await;
    reader.leave().await;
    reader.wait_until("room for more", &format!("return {height} > {before} + 60")).await;
}

#[tokio::test]
async fn it_follows_its_attributes() {
    let reader = Reader::at(&tagged(&tag(CARD))).await;
    reader.wait_for_frame().await;
    let change = |name: &str, value: &str| {
        format!("document.querySelector('osloregionen-embed').setAttribute('{name}', '{value}')")
    };
    let frames = "return performance.getEntriesByType('resource')
        .filter(entry => entry.initiatorType === 'iframe').length";
    // Some engines list a frame only when all of it is there, later than it tells its height.
    reader.wait_until("the frame in the list", &format!("{frames} === 1")).await;
    reader
        .ask(&[change("sprak", "nn"), change("kommune", "as"), change("tema", "mork")].join(";"))
        .await;
    reader.wait_for_frame().await;
    let seen = reader.ask(SEEN).await;
    assert!(
        seen["src"].as_str().unwrap().ends_with("/nn/embed/medlem/as?tema=mork#mork"),
        "{seen}"
    );
    reader.wait_until("one more frame", &format!("{frames} === 2")).await;
    reader.ask(&change("hoyde", "333")).await;
    reader.wait_for_frame().await;
    assert_eq!(reader.ask(SEEN).await["height"], 333);
    // What is no address leads nowhere.
    for (name, value) in
        [("kommune", "../../x"), ("kommune", "a/b"), ("kommune", ""), ("view", "constructor")]
    {
        reader.ask(&change(name, value)).await;
        reader
            .wait_until(
                "the link",
                "return document.querySelector('osloregionen-embed a').checkVisibility()",
            )
            .await;
        assert_eq!(reader.ask(SEEN).await["src"], Value::Null, "{value}");
    }
    // No entry of the history is the frame's.
    assert_eq!(
        reader.ask("return history.length").await.as_u64().map(|length| length <= 2),
        Some(true)
    );
    reader.see_no_errors().await;
}

#[tokio::test]
async fn the_script_may_come_twice_and_the_tag_be_made_by_script() {
    let twice = format!("{}<script src=\"{THERE}/embed.js\"></script>", tagged(&tag(CARD)));
    let reader = Reader::at(&twice).await;
    reader.wait_for_frame().await;
    let made = "const made = document.createElement('osloregionen-embed');
        made.setAttribute('view', 'organisasjon');
        document.querySelector('h1').after(made)";
    reader.ask(made).await;
    reader.wait_for_frame().await;
    let told = "return document.querySelectorAll('osloregionen-embed').length";
    assert_eq!(reader.ask(told).await, 2);
    reader.see_no_errors().await;
}

#[tokio::test]
async fn axe_finds_nothing_on_the_page() {
    let both = [tag(CARD), tag("view=\"medlemmer\" title=\"Medlemmer i Osloregionen\"")].concat();
    let reader = Reader::at(&tagged(&both)).await;
    reader.wait_for_frame().await;
    assert_eq!(reader.visitor.ask_axe().await, nothing());
    let title = "return document.querySelector('osloregionen-embed').shadowRoot.querySelector('iframe').title";
    assert_eq!(reader.ask(title).await, "Osloregionen");
}

/// A copy of the script as it was when version 1 of what is told began, with today's frames.
#[tokio::test]
async fn an_old_script_shows_todays_frames() {
    let old = include_bytes!("../../fixtures/embed-1.js").to_vec();
    let below = format!("<div style=\"height:900px\"></div>{}", tag("view=\"prioriteringer\""));
    let reader = Reader::at_with(&tagged(&below), |embeds| {
        embeds.faults().set("/embed.js", Fault::Replaced(old));
    })
    .await;
    let height = "document.querySelector('osloregionen-embed').offsetHeight";
    if reader.visitor.browser.engine == Engine::WebKit {
        // That script let WebKit wait until the frame is in sight, where it stays as high as it is.
        reader.ask("document.querySelector('osloregionen-embed').scrollIntoView()").await;
        reader.wait_for_frame().await;
        return assert_eq!(reader.ask(&format!("return {height}")).await, 490);
    }
    reader.wait_for_frame().await;
    reader
        .wait_until("its own height", &format!("return {height} !== 490 && {height} > 300"))
        .await;
}

/// Today's script with a frame as it was then: it tells a height, and answers when it is asked.
#[tokio::test]
async fn todays_script_shows_old_frames() {
    let old = include_bytes!("../../fixtures/embed-frame-1.html").to_vec();
    let below = format!("<div style=\"height:900px\"></div>{}", tag("view=\"prioriteringer\""));
    let reader = Reader::at_with(&tagged(&below), |embeds| {
        embeds.faults().set("/embed/prioriteringer", Fault::Replaced(old));
    })
    .await;
    reader.wait_for_frame().await;
    let height = "document.querySelector('osloregionen-embed').offsetHeight";
    reader.wait_until("the height that was told", &format!("return {height} === 777")).await;
}
