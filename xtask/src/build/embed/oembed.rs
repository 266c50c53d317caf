//! What oEmbed asks for (<https://oembed.com>): a file for each frame, and the link that leads
//! to it from pages whose address people paste.

use osloregionen::builder::code::{self, Frame};
use osloregionen::domain::edition::Edition;
use osloregionen::route::{Embed, Look};
use serde_json::json;

use super::{escaped, site_page, title};
use crate::build::address::Address;

/// The width of an embedded frame where nobody says another, in pixels.
const WIDTH: u32 = 480;

/// Seconds that an answer may be kept.
const KEPT: u32 = 86_400;

/// The answer about a frame.
pub fn answer(edition: &Edition, embed: &Embed, address: &Address) -> String {
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title(edition, embed),
        "provider_name": "Osloregionen",
        "provider_url": address.file(""),
        "cache_age": KEPT,
        "html": iframe(edition, embed, address),
        "width": WIDTH,
        "height": embed.view.height(WIDTH),
    });
    format!("{answer}\n")
}

/// A frame as HTML.
pub fn iframe(edition: &Edition, embed: &Embed, address: &Address) -> String {
    let frame = Frame {
        base: address.file(""),
        look: Look::default(),
        title: title(edition, embed),
        page: site_page(embed).path(),
        width: WIDTH,
        height: embed.view.height(WIDTH),
        fixed: true,
        embed: embed.clone(),
    };
    code::iframe(&frame)
}

/// The link to the answer, in a page's head.
pub fn link(edition: &Edition, embed: &Embed, address: &Address) -> String {
    let (href, title) = (address.file(&embed.oembed()), title(edition, embed));
    format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">",
        escaped(&href),
        escaped(&title)
    )
}
