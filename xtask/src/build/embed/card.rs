//! A card for those who may embed nothing: a badge with its text as SVG, and as a piece of HTML
//! to copy. Neither has a script, asks anything of the network, or needs a style sheet.

use osloregionen::domain::boundaries::Boundaries;
use osloregionen::domain::edition::Edition;
use osloregionen::domain::language::Language;
use osloregionen::domain::member::Member;
use osloregionen::route::{Page, Route};
use osloregionen::text::{self, EmbedText, Text};

use super::escaped;
use crate::build::address::Address;

/// Colours of the light look, from `style/tokens.css`.
const PAPER: &str = "#fffdf9";
const BORDER: &str = "#6f8384";
const TEXT: &str = "#0b2a31";
const SUBTLE: &str = "#385055";
const ACCENT: &str = "#0b5561";
const LAND: &str = "#cbdad6";
const SIGNAL: &str = "#b23a12";

/// The faces of the host's readers: a card brings none along.
const FONT: &str = "Arial,Helvetica,sans-serif";

/// The badge's extent, in pixels.
const SIZE: (u32, u32) = (400, 148);

/// The width of its map, in pixels.
const MAP: i32 = 108;

/// A municipality's card in a language.
pub struct Card<'a> {
    /// Whose edition it is.
    pub edition: &'a Edition,
    /// The municipality.
    pub member: &'a Member,
    /// The language.
    pub language: Language,
    /// Where the site is.
    pub address: &'a Address,
}

impl Card<'_> {
    /// The lines under the name: what it is one of, and its inhabitants.
    fn lines(&self) -> (String, String, String) {
        let (own, text) = (EmbedText::of(self.language), Text::of(self.language));
        let (stressed, _) = &self.edition.organisation.members;
        let one_of = own.one_of.with(stressed.get(self.language));
        let people = self.member.population.first().map(|(date, people)| {
            let (people, date) =
                (text::integer(self.language, *people), text::date(self.language, *date));
            format!("{}: {people} ({date})", text.inhabitants)
        });
        let period = text::period(text, self.edition.organisation.origin.period);
        (format!("{} · {period}", text.member_of), one_of, people.unwrap_or_default())
    }

    /// The map as SVG: `width` pixels wide.
    fn map(&self, map: &Boundaries, land: &str, width: i32) -> String {
        let lit = map.shape(&self.member.slug).map_or(String::new(), |shape| map.path(shape));
        let height = width * (map.height + 2) / (map.width + 2);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"-1 -1 {} {}\" aria-hidden=\"true\" focusable=\"false\">\
             <path fill=\"{LAND}\" fill-rule=\"evenodd\" d=\"{land}\"/>\
             <path fill=\"{SIGNAL}\" stroke=\"{TEXT}\" stroke-width=\".7\" fill-rule=\"evenodd\" d=\"{lit}\"/></svg>",
            map.width + 2,
            map.height + 2,
        )
    }

    /// The badge as a picture with its text.
    pub fn svg(&self, map: &Boundaries, land: &str) -> String {
        let (of, one_of, people) = self.lines();
        let credit = EmbedText::of(self.language).credit;
        let name = &self.member.name;
        let (width, height) = SIZE;
        // The longest name has the same room as the shortest.
        let large = (34.0_f64).min(236.0 / (0.56 * name.chars().count() as f64));
        let line = |y: u32, size: f64, colour: &str, weight: u32, words: &str| {
            format!(
                "<text x=\"148\" y=\"{y}\" font-size=\"{size:.0}\" font-weight=\"{weight}\" \
                 fill=\"{colour}\">{}</text>",
                escaped(words)
            )
        };
        let said = escaped(&format!("{name}. {of}. {one_of} {people}."));
        let words = [
            line(30, 13.0, TEXT, 700, &of),
            line(66, large, TEXT, 700, name),
            line(90, 13.0, TEXT, 400, &one_of),
            line(110, 13.0, TEXT, 400, &people),
        ];
        let high = (MAP * (map.height + 2) / (map.width + 2)).max(1);
        // In the middle of what is above the credit.
        let place = format!("<svg x=\"16\" y=\"{}\"", (126 - high) / 2 + 4);
        let drawn = self.map(map, land, MAP).replacen("<svg", &place, 1);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" lang=\"{}\" font-family=\"{FONT}\">\
             <title>{said}</title>\
             <rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"4\" fill=\"{PAPER}\" stroke=\"{BORDER}\"/>\
             {drawn}{}<text x=\"12\" y=\"138\" font-size=\"10\" fill=\"{SUBTLE}\">{}</text></svg>\n",
            self.language.tag(),
            width - 1,
            height - 1,
            words.concat(),
            escaped(credit),
        )
    }

    /// The card as a piece of HTML, to be copied into a page.
    pub fn html(&self, map: &Boundaries, land: &str) -> String {
        let (of, one_of, people) = self.lines();
        let own = EmbedText::of(self.language);
        let page = Page::Municipality(self.member.slug.clone());
        let to = |page: Page| escaped(&self.address.of(&Route::of(self.language, page)));
        let (name, of, one_of) = (escaped(&self.member.name), escaped(&of), escaped(&one_of));
        format!(
            "<div lang=\"{}\" dir=\"ltr\" style=\"box-sizing:border-box;max-width:400px;padding:16px;\
             border:1px solid {BORDER};border-radius:4px;background:{PAPER};color:{TEXT};\
             font:16px/1.5 {FONT};text-align:left\">\n{}\n\
             <p style=\"margin:8px 0 0;font-weight:700\">{of}</p>\n\
             <p style=\"margin:0;font-size:30px;font-weight:700;line-height:1.2\">\
             <a href=\"{}\" style=\"color:{TEXT}\">{name}</a></p>\n\
             <p style=\"margin:4px 0 0\">{one_of} {people}.</p>\n\
             <p style=\"margin:8px 0 0\"><a href=\"{}\" style=\"color:{ACCENT};font-weight:700\">{}</a></p>\n\
             <p style=\"margin:8px 0 0;color:{SUBTLE};font-size:13px\">{}</p>\n</div>\n",
            self.language.tag(),
            self.map(map, land, 160),
            to(page),
            to(Page::Home),
            own.more,
            own.credit,
        )
    }
}
