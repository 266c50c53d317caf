//! For those who need larger text, more space between letters, or less motion.

use rstest::rstest;
use serde_json::json;

use crate::layout::TOO_WIDE;
use crate::pages::PAGES;
use crate::visitor::Visitor;

/// WCAG 1.4.12.
const WIDE: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { letter-spacing: .12em !important; word-spacing: .16em !important;
        line-height: 1.5 !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets.push(sheet)";

/// Text that does not fit where it stands. What is hidden but for screen readers is a pixel large.
const CUT_OFF: &str = "return [...document.querySelectorAll('body *')].filter(element => {
        const { overflowX, overflowY, position } = getComputedStyle(element);
        const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
        const cut = overflow => overflow === 'hidden' || overflow === 'clip';
        return clientWidth > 1 && clientHeight > 1 && element.checkVisibility()
            && !(element instanceof SVGElement) && element.textContent.trim() !== ''
            && (cut(overflowX) && scrollWidth > clientWidth + 1
                || cut(overflowY) && scrollHeight > clientHeight + 1);
    }).map(element => element.outerHTML.slice(0, 120))";

/// What still moves: animations that run, and what would take time to change.
const MOVING: &str = "
    const running = document.getAnimations().filter(animation =>
        animation.playState === 'running' && animation.effect.getComputedTiming().duration > 1);
    const slow = [...document.querySelectorAll('*')].filter(element => {
        const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
        const longest = list => Math.max(...list.split(',').map(parseFloat));
        return longest(transitionDuration) > .001
            || animationName !== 'none' && longest(animationDuration) > .001;
    });
    return running.map(({ effect }) => `runs: ${effect.target?.outerHTML.slice(0, 80)}`)
        .concat(slow.map(element => `is slow: ${element.outerHTML.slice(0, 80)}`))";

#[rstest]
#[case(320)]
#[case(1280)]
#[tokio::test]
async fn nothing_is_cut_off_with_wide_spacing(#[case] width: u32) {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(width, 640).await;
    let mut cut = Vec::new();
    for (path, mark, _) in PAGES {
        visitor.open(path).await;
        visitor.wait_for_page(mark).await;
        visitor.run(WIDE).await;
        let found = visitor.ask(CUT_OFF).await;
        if found != json!([]) {
            cut.push(format!("{path}: {found}"));
        }
    }
    assert!(cut.is_empty(), "at {width} px:\n{}", cut.join("\n"));
}

#[rstest]
#[case(640)]
#[case(1280)]
#[tokio::test]
async fn text_of_twice_the_size_does_not_scroll_sideways(#[case] width: u32) {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(width, 800).await;
    let sizes = json!({ "fontSizes": { "standard": 32, "fixed": 26 } });
    let mut wrong = Vec::new();
    for (path, mark, _) in PAGES {
        visitor.open(path).await;
        visitor.wait_for_page(mark).await;
        // As the browser's own setting: rules that ask for the width follow it.
        visitor.browser.devtools("Page.setFontSizes", sizes.clone()).await;
        visitor.pass_frames().await;
        let size = "return parseFloat(getComputedStyle(document.documentElement).fontSize)";
        assert_eq!(visitor.ask(size).await.as_f64(), Some(32.0), "{path}: text of twice the size");
        for check in [TOO_WIDE, CUT_OFF] {
            let found = visitor.ask(check).await;
            if found != json!([]) {
                wrong.push(format!("{path}: {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "at {width} px:\n{}", wrong.join("\n"));
}

#[tokio::test]
async fn with_reduced_motion_nothing_moves() {
    let visitor = Visitor::arrive().await;
    visitor.hold_screen(1280, 800).await;
    visitor.prefer("light").await;
    for (path, act) in [
        ("/", "document.querySelector('.or-toggle button[aria-pressed=false]').click()"),
        ("/medlemmer?vis=kart", "document.querySelector('.zoom button').click()"),
        ("/organisasjon", "document.querySelector('header details summary').click()"),
        ("/prioriteringer", "document.querySelector('main summary')?.click()"),
        ("/kiosk/", "document.querySelector('.attract .scene').click()"),
    ] {
        visitor.open(path).await;
        assert_eq!(visitor.ask(MOVING).await, json!([]), "{path}");
        visitor.run(act).await;
        assert_eq!(visitor.ask(MOVING).await, json!([]), "{path} after {act}");
    }
}

/// The above can fail: without the wish there is motion.
#[tokio::test]
async fn motion_is_seen_where_nobody_minds() {
    let visitor = Visitor::arrive().await;
    visitor.open("/kiosk/").await;
    assert_ne!(visitor.ask(MOVING).await, json!([]));
}

/// Northern Sámi names stand among the Norwegian ones: their letters are the typeface's own.
#[tokio::test]
async fn sami_letters_are_drawn_by_the_typeface() {
    let visitor = Visitor::arrive().await;
    visitor.open("/").await;
    // The page's own faces are shown only if they come in time: here they are waited for.
    let drawn = "const done = arguments[0];
        const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
            .filter(rule => rule instanceof CSSFontFaceRule)
            .filter(rule => rule.style.getPropertyValue('src').includes('url('));
        const faces = rules.map(({ style }) => new FontFace('probe', style.getPropertyValue('src'),
            { unicodeRange: style.getPropertyValue('unicode-range') || 'U+0-10FFFF' }));
        faces.forEach(face => document.fonts.add(face));
        Promise.all(faces.map(face => face.load())).then(() => {
            const pen = document.createElement('canvas').getContext('2d');
            const width = (font, letter) => {
                pen.font = `64px ${font}`;
                return pen.measureText(letter).width;
            };
            // One letter may be as wide in another typeface, but not in two that differ.
            const letters = [...'áčđŋšŧžÁČĐŊŠŦŽ'];
            done([faces.length >= 2, letters.filter(letter => ['monospace', 'serif'].every(other =>
                width(`probe, ${other}`, letter) === width(other, letter)))]);
        }, error => done(String(error)))";
    let drawn = visitor.browser.client.execute_async(drawn, vec![]).await.expect("letters");
    assert_eq!(drawn, json!([true, []]), "two faces, and the letters of none of them");
}
