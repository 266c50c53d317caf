//! How it looks in three widths: the very frames that are embedded.

use super::{Draft, WIDTHS, described};
use crate::markup::{Element, el};
use crate::state::{App, Loaded};
use crate::text::BuilderText;

/// The previews.
pub(super) fn previews(app: App, loaded: &'static Loaded, draft: Draft) -> Element {
    let words = BuilderText::of(app.language());
    // Its address is relative: another base is no other frame.
    let frame = described(loaded, draft, String::new());
    let source = app.file(&frame.embed.address(&frame.look));
    let preview = |width: u32| {
        let caption = words.width.with_number(width as usize);
        let shown = el("iframe")
            .attr("src", source.clone())
            .attr("title", [&frame.title, ", ", &caption].concat())
            .attr("width", width.to_string())
            .attr("height", draft.height_for(width).to_string())
            .attr("loading", "lazy")
            .attr("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
        // Narrower than what it shows, it is scrolled.
        el("figure").attr("tabindex", "0").child(el("figcaption").text(caption)).child(shown)
    };
    el("div").class("previews").children(WIDTHS.map(preview))
}
