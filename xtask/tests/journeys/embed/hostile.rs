//! A page that means harm to its frames, and frames that mean harm to their page.

use rstest::rstest;
use serde_json::json;
use xtask::serve::Fault;

use super::{Reader, SANDBOX, SEEN, framed, tag, tagged};

const CARD: &str = "view=\"medlem\" kommune=\"baerum\"";

/// Messages that are no one's, or not as they must be.
const JUNK: &str = "const junk = [null, undefined, 0, NaN, '', 'x', [], {}, true, new Date(),
        { osloregionen: 2, type: 'height', height: 900 }, { osloregionen: '1', type: 'height' },
        { osloregionen: 1 }, { osloregionen: 1, type: 'height' }, { osloregionen: 1, type: 'ask' },
        ...[NaN, Infinity, -Infinity, -1, 1e308, '900', null, {}, [900], 10n].map(height =>
            ({ osloregionen: 1, type: 'height', height }))];
    const circle = {}; circle.osloregionen = circle; junk.push(circle);";

#[tokio::test]
async fn messages_of_others_change_nothing() {
    let reader = Reader::at(&tagged(&tag(&format!("{CARD} style=\"width:360px\"")))).await;
    reader.wait_for_frame().await;
    let before = reader.ask(SEEN).await;
    let flood = format!(
        "{JUNK}
         junk.push({{ osloregionen: 1, type: 'height', height: 3000 }});
         for (let round = 0; round < 500; round += 1) for (const one of junk) {{
             postMessage(one, '*');
             // As if a sandboxed frame had told it, which is not this tag's.
             dispatchEvent(new MessageEvent('message', {{ data: one, origin: 'null', source: window }}));
         }}"
    );
    reader.ask(&flood).await;
    reader.visitor.pass_frames().await;
    assert_eq!(reader.ask(SEEN).await, before);
    reader.see_no_errors().await;
}

#[tokio::test]
async fn a_frame_withstands_its_page() {
    let reader = Reader::at(&framed("/embed/medlemmer/", Some(SANDBOX), 360, 500)).await;
    let flood = format!(
        "{JUNK}
         window.told = 0; addEventListener('message', () => (window.told += 1));
         const frame = document.querySelector('iframe');
         for (const one of junk) frame.contentWindow.postMessage(one, '*');
         for (const size of [0, 1, 20000, 33, 4000, 360]) {{
             frame.width = size; frame.height = size; frame.getBoundingClientRect();
         }}"
    );
    reader.ask(&flood).await;
    reader.visitor.pass_frames().await;
    reader.enter().await;
    let rows = "return document.querySelectorAll('.rows li').length";
    assert_eq!(reader.ask(rows).await, 64);
    reader.leave().await;
    reader.see_no_errors().await;
}

/// Whatever stands in the frame, the page around it stays as it was and its height within bounds.
#[rstest]
#[case::floods(
    "for (let i = 0; i < 20000; i += 1)
         parent.postMessage({ osloregionen: 1, type: 'height', height: i * 1e6 }, '*')"
)]
#[case::extremes(
    "for (const height of [1e308, -1e308, NaN, Infinity, '1', {}, null])
         parent.postMessage({ osloregionen: 1, type: 'height', height }, '*')"
)]
#[case::leaves("try { top.location = 'about:blank' } catch {}")]
#[case::reaches_out(
    "try { parent.document.body.remove() } catch {}; try { top.alert(1) } catch {}"
)]
#[tokio::test]
async fn a_page_withstands_its_frame(#[case] harm: &str) {
    let page = format!(
        "<!doctype html><script>const tell = () => parent.postMessage(
             {{ osloregionen: 1, type: 'height', height: 555 }}, '*'); tell();
         {harm};</script>"
    );
    let below = format!("<div style=\"height:900px\"></div>{}", tag(CARD));
    let reader = Reader::at_with(&tagged(&below), |embeds| {
        embeds.faults().set("/embed/medlem", Fault::Replaced(page.into_bytes()));
    })
    .await;
    // What it tells is heard, so it has been at work.
    let heard = "return document.querySelector('osloregionen-embed')?.offsetHeight !== 600";
    reader.wait_for_frame().await;
    reader.wait_until("what the frame tells", heard).await;
    reader.visitor.pass_frames().await;
    let seen = reader.ask(SEEN).await;
    let height = seen["height"].as_f64().unwrap();
    assert!((200.0..=4000.0).contains(&height), "{seen}");
    assert_eq!(reader.ask("return document.querySelector('h1').innerText").await, "Kommunen");
    assert_eq!(reader.ask("return document.querySelectorAll('p').length").await, 2);
}

/// Taken out and put back again and again, it leaves nothing: `measure embed` looks at the memory.
#[tokio::test]
async fn it_is_taken_out_and_put_back() {
    let reader = Reader::at(&tagged(&tag(CARD))).await;
    reader.wait_for_frame().await;
    let again = "const tag = document.querySelector('osloregionen-embed');
        const place = tag.parentNode;
        for (let round = 0; round < 200; round += 1) {
            tag.remove();
            if (tag.shadowRoot.childElementCount) throw new Error('a frame stays');
            tag.setAttribute('tema', round % 2 ? 'lys' : 'mork');
            place.append(tag);
        }
";
    reader.ask(again).await;
    reader.wait_for_frame().await;
    let frames = "return document.querySelector('osloregionen-embed').shadowRoot
        .querySelectorAll('iframe').length";
    assert_eq!(reader.ask(frames).await, json!(1));
    reader.see_no_errors().await;
}
