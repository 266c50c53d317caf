//! The frames' own words. Apart from [`Text`](super::Text), since the site does not carry them.

use super::Pattern;
use crate::domain::language::Language;

/// The words of the frames in a language.
#[derive(Debug)]
pub struct EmbedText {
    /// What a municipality is one of, with what the content says of all.
    pub one_of: Pattern,
    /// Leads to the front page.
    pub more: &'static str,
    /// Leads to a municipality's page.
    pub more_of: Pattern,
    /// Leads to the directory.
    pub whole_directory: &'static str,
    /// Leads to the page of the organisation.
    pub whole_organisation: &'static str,
    /// Behind a link, for those who do not see where it opens.
    pub new_tab: &'static str,
    /// Whose data the frames show.
    pub credit: &'static str,
    /// Credit for boundaries alone.
    pub map_credit: &'static str,
    /// Description of the card's map.
    pub map: Pattern,
    /// Heading over history.
    pub history: &'static str,
    /// Title of a card.
    pub title: Pattern,
}

static BOKMAL: EmbedText = EmbedText {
    one_of: Pattern("En av @."),
    more: "Les mer om Osloregionen",
    more_of: Pattern("Mer om @"),
    whole_directory: "Hele medlemslisten",
    whole_organisation: "Mer om organisasjonen",
    new_tab: "(åpnes i ny fane)",
    credit: "© Kartverket, CC BY 4.0, forenklet. SSB tabell 07459, NLOD.",
    map_credit: "© Kartverket, CC BY 4.0, forenklet.",
    map: Pattern("Kart over Osloregionen med @ uthevet"),
    history: "Historie",
    title: Pattern("@ – medlem i Osloregionen"),
};

static NYNORSK: EmbedText = EmbedText {
    one_of: Pattern("Ein av @."),
    more: "Les meir om Osloregionen",
    more_of: Pattern("Meir om @"),
    whole_directory: "Heile medlemslista",
    whole_organisation: "Meir om organisasjonen",
    new_tab: "(opnar i ny fane)",
    credit: "© Kartverket, CC BY 4.0, forenkla. SSB tabell 07459, NLOD.",
    map_credit: "© Kartverket, CC BY 4.0, forenkla.",
    map: Pattern("Kart over Osloregionen med @ utheva"),
    history: "Historie",
    title: Pattern("@ – medlem i Osloregionen"),
};

static ENGLISH: EmbedText = EmbedText {
    one_of: Pattern("One of @."),
    more: "Read more about Osloregionen",
    more_of: Pattern("More about @"),
    whole_directory: "The whole member list",
    whole_organisation: "More about the organisation",
    new_tab: "(opens in a new tab)",
    credit: "© Kartverket, CC BY 4.0, simplified. Statistics Norway (SSB) table 07459, NLOD.",
    map_credit: "© Kartverket, CC BY 4.0, simplified.",
    map: Pattern("Map of Osloregionen with @ highlighted"),
    history: "History",
    title: Pattern("@ – member of Osloregionen"),
};

impl EmbedText {
    /// The words of `language`.
    pub fn of(language: Language) -> &'static EmbedText {
        match language {
            Language::Bokmal => &BOKMAL,
            Language::Nynorsk => &NYNORSK,
            Language::English => &ENGLISH,
        }
    }
}
