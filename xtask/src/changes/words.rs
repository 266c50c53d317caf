//! What is said around the changes, in every language.

use osloregionen::domain::language::Language;

/// These words, in one language. `@` and `#` are places for what is said.
pub struct Words {
    /// What the page is.
    pub lead: &'static str,
    /// Heading over how to be told of what is new.
    pub follow: &'static str,
    /// What the feed is, before its address.
    pub feed: &'static str,
    /// What the data are, before their address.
    pub data: &'static str,
    /// An edition's heading: its year.
    pub edition: &'static str,
    /// What it is held against: the year of the one before.
    pub compared: &'static str,
    /// That it is the first: the date.
    pub first: &'static str,
    /// That there is no other yet.
    pub only: &'static str,
    /// When it was published.
    pub published: &'static str,
    /// When it was published and last changed.
    pub updated: &'static str,
    /// That nothing differs.
    pub same: &'static str,
    /// Headings: joined, left, renamed, moved, texts, figures.
    pub headings: [&'static str; 6],
    /// Between a member's old name and its new one.
    pub now_called: &'static str,
    /// What of a member is other: number, county, subregion.
    pub moved: [&'static str; 3],
    /// Before what was and before what is.
    pub from_to: [&'static str; 2],
    /// Before a text as it was, and as it is.
    pub was_is: [&'static str; 2],
    /// Before a text that is new, and one that is gone.
    pub new_gone: [&'static str; 2],
    /// How many members.
    pub members: &'static str,
    /// The members' inhabitants together.
    pub inhabitants: &'static str,
    /// Days of counts that are new.
    pub new_dates: &'static str,
    /// A figure that was corrected: inhabitants at a date, and area.
    pub corrected: [&'static str; 2],
    /// What parts of an edition are called, in the order of `view::PLACES`.
    pub places: [&'static str; 12],
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Words {
        match language {
            Language::Bokmal => &BOKMAL,
            Language::Nynorsk => &NYNORSK,
            Language::English => &ENGLISH,
        }
    }
}

const BOKMAL: Words = Words {
    lead: "Her står det hva som er nytt fra én utgave til den neste: medlemmer, navn, numre, tekster og tall.",
    follow: "Følg med",
    feed: "Nye utgaver kommer i denne strømmen (Atom), som en nyhetsleser kan følge:",
    data: "Det samme som data (JSON):",
    edition: "Utgaven for @",
    compared: "Sammenlignet med utgaven for @.",
    first: "Dette er den første utgaven. Den ble publisert @.",
    only: "Det finnes ingen tidligere utgave å sammenligne den med. Når den neste kommer, står endringene her.",
    published: "Publisert @.",
    updated: "Publisert @ og oppdatert #.",
    same: "Den sier det samme som utgaven før.",
    headings: [
        "Nye medlemmer",
        "Ikke lenger medlemmer",
        "Nye navn",
        "Nye numre, fylker og delregioner",
        "Endrede tekster",
        "Tall",
    ],
    now_called: "heter nå",
    moved: ["kommunenummer", "fylke", "delregion"],
    from_to: ["fra", "til"],
    was_is: ["Før:", "Nå:"],
    new_gone: ["Ny tekst:", "Tatt ut:"],
    members: "Medlemmer",
    inhabitants: "Innbyggere i alt",
    new_dates: "Nye folketall",
    corrected: ["folketallet @ er rettet", "arealet i km² er rettet"],
    places: [
        "Historie",
        "Medlemmer",
        "Politiske organer",
        "Administrative grupper",
        "Sekretariatet",
        "Rolle og arbeidsformer",
        "Følg oss",
        "Innledning",
        "Innsatsområder",
        "Grunnidé og hovedgrep",
        "Kilder",
        "Rettede trykkfeil",
    ],
};

const NYNORSK: Words = Words {
    lead: "Her står det kva som er nytt frå éi utgåve til den neste: medlemer, namn, nummer, tekstar og tal.",
    follow: "Følg med",
    feed: "Nye utgåver kjem i denne straumen (Atom), som ein nyhendelesar kan følgje:",
    data: "Det same som data (JSON):",
    edition: "Utgåva for @",
    compared: "Samanlikna med utgåva for @.",
    first: "Dette er den første utgåva. Ho vart publisert @.",
    only: "Det finst inga tidlegare utgåve å samanlikne henne med. Når den neste kjem, står endringane her.",
    published: "Publisert @.",
    updated: "Publisert @ og oppdatert #.",
    same: "Ho seier det same som utgåva før.",
    headings: [
        "Nye medlemer",
        "Ikkje lenger medlemer",
        "Nye namn",
        "Nye nummer, fylke og delregionar",
        "Endra tekstar",
        "Tal",
    ],
    now_called: "heiter no",
    moved: ["kommunenummer", "fylke", "delregion"],
    from_to: ["frå", "til"],
    was_is: ["Før:", "No:"],
    new_gone: ["Ny tekst:", "Teken ut:"],
    members: "Medlemer",
    inhabitants: "Innbyggjarar i alt",
    new_dates: "Nye folketal",
    corrected: ["folketalet @ er retta", "arealet i km² er retta"],
    places: [
        "Historie",
        "Medlemer",
        "Politiske organ",
        "Administrative grupper",
        "Sekretariatet",
        "Rolle og arbeidsformer",
        "Følg oss",
        "Innleiing",
        "Innsatsområde",
        "Grunnidé og hovudgrep",
        "Kjelder",
        "Retta trykkfeil",
    ],
};

const ENGLISH: Words = Words {
    lead: "What is new from one edition to the next: members, names, numbers, texts and figures.",
    follow: "Follow",
    feed: "New editions come in this feed (Atom), which a news reader can follow:",
    data: "The same as data (JSON):",
    edition: "Edition for @",
    compared: "Compared with the edition for @.",
    first: "This is the first edition. It was published on @.",
    only: "There is no earlier edition to compare it with. When the next one comes, the changes will be listed here.",
    published: "Published on @.",
    updated: "Published on @ and updated on #.",
    same: "It says the same as the edition before.",
    headings: [
        "New members",
        "No longer members",
        "New names",
        "New numbers, counties and subregions",
        "Changed texts",
        "Figures",
    ],
    now_called: "is now called",
    moved: ["municipality number", "county", "subregion"],
    from_to: ["from", "to"],
    was_is: ["Before:", "Now:"],
    new_gone: ["New text:", "Taken out:"],
    members: "Members",
    inhabitants: "Inhabitants in all",
    new_dates: "New population figures",
    corrected: ["the population on @ is corrected", "the area in km² is corrected"],
    places: [
        "History",
        "Members",
        "Political bodies",
        "Administrative groups",
        "The secretariat",
        "Role and ways of working",
        "Follow us",
        "Introduction",
        "Focus areas",
        "Basic idea and action plan",
        "Sources",
        "Corrected misprints",
    ],
};
