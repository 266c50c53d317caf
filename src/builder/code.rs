//! What is copied into a page, as HTML.

use crate::domain::language::Language;
use crate::route::{EMBED, Embed, Look, Theme};

/// What a frame needs around it for scripts and links to work, and no more.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// A frame that is to be embedded.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The site's address, with a slash at its end.
    pub base: String,
    /// What is shown.
    pub embed: Embed,
    /// How it looks.
    pub look: Look,
    /// What it is called.
    pub title: String,
    /// The page of the site that says the same, relative to the site's address.
    pub page: String,
    /// The width that it has room for, in pixels.
    pub width: u32,
    /// The height, in pixels.
    pub height: u32,
    /// Whether the height stays.
    pub fixed: bool,
}

/// The tag with its script: one line. The room is reserved in it, so that nothing moves when the
/// script comes; the link in it is shown where that does not come.
pub fn tag(frame: &Frame) -> String {
    let Frame { base, embed, look, title, page, height, fixed, .. } = frame;
    let attribute = |name: &str, value: String| match value.is_empty() {
        true => String::new(),
        false => [" ", name, "=\"", &value, "\""].concat(),
    };
    let number = |number: Option<u32>| number.map_or(String::new(), |number| number.to_string());
    let language = if embed.language == Language::Bokmal { "" } else { embed.language.tag() };
    let theme = if look.theme == Theme::Auto { "" } else { look.theme.key() };
    let attributes = [
        attribute("view", embed.view.key().to_owned()),
        attribute("kommune", embed.view.member().map_or(String::new(), |slug| slug.to_string())),
        attribute("sprak", language.to_owned()),
        attribute("tema", theme.to_owned()),
        attribute("aksent", look.accent.map_or(String::new(), |colour| colour.to_string())),
        attribute("hjorner", number(look.corners)),
        attribute("skala", number(look.scale)),
        attribute("hoyde", number(fixed.then_some(*height))),
        attribute("style", ["display:block;min-height:", &height.to_string(), "px"].concat()),
    ];
    let link =
        ["<a href=\"", &escaped(&[base, page.as_str()].concat()), "\">", &escaped(title), "</a>"];
    [
        "<osloregionen-embed",
        &attributes.concat(),
        ">",
        &link.concat(),
        "</osloregionen-embed><script async src=\"",
        &escaped(base),
        "embed.js\"></script>",
    ]
    .concat()
}

/// The frame alone.
pub fn iframe(frame: &Frame) -> String {
    let Frame { base, embed, look, title, width, height, .. } = frame;
    let (width, height) = (width.to_string(), height.to_string());
    [
        "<iframe src=\"",
        &escaped(&[base, embed.address(look).as_str()].concat()),
        "\" title=\"",
        &escaped(title),
        "\" width=\"",
        &width,
        "\" height=\"",
        &height,
        "\" style=\"border:0;max-width:100%\" loading=\"lazy\" referrerpolicy=\"no-referrer\" sandbox=\"",
        SANDBOX,
        "\"></iframe>",
    ]
    .concat()
}

/// The card as a picture that leads to the municipality's page.
pub fn picture(frame: &Frame) -> String {
    let Frame { base, embed, title, page, .. } = frame;
    let address = |path: &str| escaped(&[base, path].concat());
    [
        "<a href=\"",
        &address(page),
        "\"><img src=\"",
        &address(&card(embed, "svg")),
        "\" alt=\"",
        &escaped(title),
        "\" width=\"400\" height=\"148\" style=\"max-width:100%;height:auto\" loading=\"lazy\"></a>",
    ]
    .concat()
}

/// Where a card lies, relative to the app's root. Not beside the frame: hosts that leave out
/// `.html` would serve one for the other.
pub fn card(embed: &Embed, ending: &str) -> String {
    let slug = embed.view.member().map_or("", |slug| slug.as_str());
    let language = match embed.language {
        Language::Bokmal => "",
        Language::Nynorsk => "nn/",
        Language::English => "en/",
    };
    [language, EMBED, "/kort/", slug, ".", ending].concat()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::slug::Slug;
    use crate::route::View;
    use rstest::rstest;

    fn frame(look: &str, fixed: bool) -> Frame {
        let slug = Slug::parse("baerum").expect("a slug");
        Frame {
            base: "https://example.org/or/".to_owned(),
            embed: Embed { language: Language::Nynorsk, view: View::Member(slug) },
            look: Look::parse(look),
            title: "A & \"B\" <c>".to_owned(),
            page: "nn/medlemmer/baerum".to_owned(),
            width: 320,
            height: 730,
            fixed,
        }
    }

    #[rstest]
    #[case(
        "",
        false,
        " view=\"medlem\" kommune=\"baerum\" sprak=\"nn\" style=\"display:block;min-height:730px\">"
    )]
    #[case(
        "tema=mork&aksent=fd0&hjorner=0&skala=125",
        true,
        " sprak=\"nn\" tema=\"mork\" aksent=\"ffdd00\" hjorner=\"0\" skala=\"125\" hoyde=\"730\" style="
    )]
    fn the_tag_says_what_was_chosen(#[case] look: &str, #[case] fixed: bool, #[case] part: &str) {
        let tag = tag(&frame(look, fixed));
        assert!(tag.contains(part), "{tag}");
        assert!(!tag.contains('\n'), "one line");
        assert!(tag.contains("<a href=\"https://example.org/or/nn/medlemmer/baerum\">A &amp; &quot;B&quot; &lt;c></a>"));
        assert!(tag.ends_with("<script async src=\"https://example.org/or/embed.js\"></script>"));
    }

    #[test]
    fn the_frame_has_address_title_and_limits() {
        let iframe = iframe(&frame("tema=lys&skala=110", false));
        let source =
            "src=\"https://example.org/or/nn/embed/medlem/baerum?tema=lys&amp;skala=110#lys\"";
        assert!(iframe.contains(source), "{iframe}");
        assert!(iframe.contains("title=\"A &amp; &quot;B&quot; &lt;c>\""), "{iframe}");
        assert!(iframe.contains(&format!("sandbox=\"{SANDBOX}\"")), "{iframe}");
    }
}
