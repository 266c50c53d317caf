//! The addresses of the frames that other pages embed, and how they are to look.
//!
//! `embed/medlem/baerum` is the page itself, in bokmål; `nn/embed/…` and `en/embed/…` are the
//! others. The query says the rest; `sprak` in it leads to the language's page.

use super::query::{pairs, write_pair};
use crate::domain::colour::Colour;
use crate::domain::language::Language;
use crate::domain::slug::Slug;

/// The folder of the frames.
pub const EMBED: &str = "embed";

/// The largest radius of a corner, in pixels.
const ROUNDEST: u32 = 32;

/// Sizes of the text that are taken, in per cent.
const SCALES: std::ops::RangeInclusive<u32> = 75..=200;

/// Heights that a frame may be given, in pixels: below, nothing can be read.
pub const HEIGHTS: std::ops::RangeInclusive<u32> = 200..=4000;

/// What a frame shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// The card of one municipality.
    Member(Slug),
    /// The directory and its map.
    Members,
    /// Focus areas, basic idea, action plan.
    Priorities,
    /// History, bodies, groups, secretariat, role.
    Organisation,
}

impl View {
    /// Its name in addresses and tags.
    pub fn key(&self) -> &'static str {
        match self {
            View::Member(_) => "medlem",
            View::Members => "medlemmer",
            View::Priorities => "prioriteringer",
            View::Organisation => "organisasjon",
        }
    }

    /// The view with this name; `member` is whose card it is.
    pub fn from_key(key: &str, member: Option<Slug>) -> Option<View> {
        match (key, member) {
            ("medlem", Some(slug)) => Some(View::Member(slug)),
            ("medlemmer", None) => Some(View::Members),
            ("prioriteringer", None) => Some(View::Priorities),
            ("organisasjon", None) => Some(View::Organisation),
            _ => None,
        }
    }

    /// The height that its frame is given before it tells its own: below a width, so much of the
    /// width and so much more; from that width on, so much. In pixels, measured.
    pub const fn heights(&self) -> (u32, f64, u32, u32) {
        match self {
            View::Member(_) => (640, 0.1, 725, 600),
            View::Members => (640, 0.0, 720, 720),
            View::Priorities => (420, 0.0, 590, 490),
            View::Organisation => (420, 0.0, 610, 540),
        }
    }

    /// The height for a width, in pixels.
    pub fn height(&self, width: u32) -> u32 {
        match self.heights() {
            (limit, part, more, _) if width < limit => (f64::from(width) * part) as u32 + more,
            (.., wide) => wide,
        }
    }

    /// Whose card it is.
    pub fn member(&self) -> Option<&Slug> {
        match self {
            View::Member(slug) => Some(slug),
            _ => None,
        }
    }
}

/// A page for frames: what it shows, in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// The language, from the first part of the path; bokmål has none.
    pub language: Language,
    /// What it shows.
    pub view: View,
}

impl Embed {
    /// Reads a path relative to the app's root; `None` for anything else.
    pub fn parse(path: &str) -> Option<Embed> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let (language, rest) = match parts.as_slice() {
            ["nn", rest @ ..] => (Language::Nynorsk, rest),
            ["en", rest @ ..] => (Language::English, rest),
            rest => (Language::Bokmal, rest),
        };
        let view = match rest {
            [EMBED, key] => View::from_key(key, None),
            [EMBED, key, name] => View::from_key(key, Some(Slug::parse(name)?)),
            _ => None,
        }?;
        Some(Embed { language, view })
    }

    /// The path relative to the app's root.
    pub fn path(&self) -> String {
        let mut path = String::new();
        if self.language != Language::Bokmal {
            path.extend([self.language.tag(), "/"]);
        }
        path.extend([EMBED, "/", self.view.key()]);
        if let Some(slug) = self.view.member() {
            path.extend(["/", slug.as_str()]);
        }
        path
    }

    /// The file of this name with its data for oEmbed, relative to the app's root.
    pub fn oembed(&self) -> String {
        let path = self.path();
        let name = path.replacen("embed/", "oembed/", 1);
        let name = match self.view.member() {
            Some(_) => name.replacen("medlem/", "medlem-", 1),
            None => name,
        };
        [&name, ".json"].concat()
    }

    /// The whole address with its looks, relative to the app's root. The theme stands in it twice:
    /// after `#` it needs no script.
    pub fn address(&self, look: &Look) -> String {
        let mut address = self.path();
        look.write(&mut address);
        if look.theme != Theme::default() {
            address.extend(["#", look.theme.key()]);
        }
        address
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's device has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme, as offered.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// Its value in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "lys",
            Theme::Dark => "mork",
        }
    }

    /// The theme with this value in the address.
    pub fn from_key(key: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.key() == key)
    }
}

/// How a frame looks, as its address says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// `sprak`: another language than the path's.
    pub language: Option<Language>,
    /// `tema`.
    pub theme: Theme,
    /// `aksent`: the colour of links.
    pub accent: Option<Colour>,
    /// `hjorner`: the radius of the card's corners, in pixels.
    pub corners: Option<u32>,
    /// `skala`: the size of the text, in per cent.
    pub scale: Option<u32>,
}

impl Look {
    /// Reads a query with or without `?`. What it does not know or understand is passed over,
    /// numbers out of bounds become the nearest within; of a name given twice the last counts.
    pub fn parse(query: &str) -> Look {
        let mut read = Look::default();
        pairs(query, &mut |name, value| match name {
            "sprak" => read.language = Language::from_tag(value),
            "tema" => read.theme = Theme::from_key(value).unwrap_or_default(),
            "aksent" => read.accent = Colour::parse(value),
            "hjorner" => read.corners = number(value).map(|radius| radius.min(ROUNDEST)),
            "skala" => {
                read.scale = number(value).map(|scale| scale.clamp(*SCALES.start(), *SCALES.end()));
            }
            _ => {}
        });
        read
    }

    /// Appends the query with its `?`, or nothing where it is the default.
    fn write(&self, address: &mut String) {
        let text = |number: Option<u32>| number.map_or(String::new(), |number| number.to_string());
        let theme = if self.theme == Theme::default() { "" } else { self.theme.key() };
        write_pair(address, "sprak", self.language.map_or("", Language::tag));
        write_pair(address, "tema", theme);
        write_pair(address, "aksent", &self.accent.map_or(String::new(), |c| c.to_string()));
        write_pair(address, "hjorner", &text(self.corners));
        write_pair(address, "skala", &text(self.scale));
    }
}

/// Digits as a number; more of them than fit are a large one.
fn number(digits: &str) -> Option<u32> {
    let plain = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    plain.then(|| digits.parse().unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
