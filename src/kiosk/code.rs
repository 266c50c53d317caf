//! QR codes of the site's own addresses: the way from the display to a phone.

use qrcodegen::{QrCode, QrCodeEcc};

use super::state::Kiosk;
use crate::browser;
use crate::markup::{Node, el};
use crate::route::{Page, Route};

/// Light modules around the code, as ISO/IEC 18004 asks for.
const QUIET: i32 = 4;

/// The code of a page of the site in the language shown, dark on white in every theme.
pub(super) fn code(kiosk: Kiosk, page: Page) -> Node {
    let words = kiosk.words();
    let route = Route::of(kiosk.app.language(), page);
    address_code(kiosk, browser::site() + &route.address(), words.take_home)
}

/// The code of an address with words under it; without it where the address is too long for
/// any code.
pub(super) fn address_code(kiosk: Kiosk, address: String, words: &'static str) -> Node {
    let Ok(code) = QrCode::encode_text(&address, QrCodeEcc::Medium) else { return Node::Empty };
    let side = (code.size() + 2 * QUIET).to_string();
    let picture = el("svg")
        .attr("viewBox", ["0 0 ", &side, " ", &side].concat())
        .attr("role", "img")
        .attr("aria-label", kiosk.words().code.with(&address))
        .child(el("path").attr("d", modules(&code)));
    let told = address.trim_start_matches("https://").to_owned();
    el("figure")
        .class("code")
        .attr("data-address", address)
        .child(picture)
        .child(el("figcaption").child(el("b").text(words)).child(el("span").text(told)))
        .into()
}

/// The dark modules, a line for each run of them.
fn modules(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let (at, width) = ((start + QUIET).to_string(), (x - start).to_string());
                let down = (y + QUIET).to_string();
                for part in ["M", &at, " ", &down, "h", &width, "v1h-", &width, "z"] {
                    path.push_str(part);
                }
            } else {
                x += 1;
            }
        }
    }
    path
}
