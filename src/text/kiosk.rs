//! The kiosk's own words. Apart from [`Text`](super::Text), since the site does not carry
//! them.

use super::Pattern;
use crate::domain::language::Language;

/// The kiosk's words in a language.
#[derive(Debug)]
pub struct KioskText {
    /// What to do, on the screen that draws people in.
    pub touch: &'static str,
    /// The first topic: finding a municipality.
    pub municipalities: &'static str,
    /// Returns to the first screen.
    pub start_over: &'static str,
    /// Stands under a QR code.
    pub take_home: &'static str,
    /// What a QR code is, with its address, for those who do not see it.
    pub code: Pattern,
    /// What to do while no municipality is chosen.
    pub choose: &'static str,
    /// The ways to find one: by its first letter, by typing.
    pub ways: [&'static str; 2],
    /// Name of the choice between them.
    pub find_by: &'static str,
    /// Name of the keyboard's key that takes the last letter away.
    pub delete: &'static str,
    /// Name of the keyboard's space bar.
    pub space: &'static str,
    /// What is typed, before there is anything.
    pub type_here: &'static str,
    /// Nothing was found.
    pub nothing: Pattern,
    /// Text size: what the button does.
    pub sizes: [&'static str; 2],
    /// Asks a visitor who has not touched anything for a while.
    pub still_here: &'static str,
    /// What happens in so many seconds.
    pub starting_over: Pattern,
    /// Stays.
    pub go_on: &'static str,
    /// Credit under map and figures.
    pub credit: &'static str,
    /// The counties of the year: "Fylker 2022".
    pub counties: Pattern,
    /// The circles' area, before the date.
    pub circles: &'static str,
    /// Leads from one subject to the list of all.
    pub all: &'static str,
    /// Name of the topics' navigation.
    pub topics: &'static str,
    /// Rows of the page that shows how the kiosk has been doing: version, edition, running
    /// since, last fetch, restarts, memory, smallest text and what it would need.
    pub status: [&'static str; 10],
    /// Closes that page.
    pub close: &'static str,
    /// Title of the page on which the settings are chosen.
    pub setup: &'static str,
    /// Its rows: language, display, distance, seconds of rest, low controls.
    pub settings: [&'static str; 5],
    /// "no" and "yes".
    pub no_yes: [&'static str; 2],
    /// Text is as large as the display asks for, or not, with the size that would be.
    pub fits: [Pattern; 2],
    /// Stands over the finished address.
    pub finished: &'static str,
    /// Starts the kiosk with these settings.
    pub begin: &'static str,
    /// The edition is the host's latest.
    pub up_to_date: &'static str,
}

impl KioskText {
    /// The words of `language`.
    pub fn of(language: Language) -> &'static KioskText {
        match language {
            Language::Bokmal => &NB,
            Language::Nynorsk => &NN,
            Language::English => &EN,
        }
    }
}

static NB: KioskText = KioskText {
    touch: "Trykk for å finne din kommune",
    municipalities: "Kommuner",
    start_over: "Begynn på nytt",
    take_home: "Ta med hjem",
    code: Pattern("QR-kode som leder til @"),
    choose: "Velg en kommune: på kartet, etter første bokstav eller ved å skrive.",
    ways: ["Bokstaver", "Skriv"],
    find_by: "Finn kommunen etter",
    delete: "Slett",
    space: "Mellomrom",
    type_here: "Skriv navnet på en kommune",
    nothing: Pattern("Ingen kommune passer til «@»."),
    sizes: ["Større tekst", "Vanlig tekst"],
    still_here: "Er du her fortsatt?",
    starting_over: Pattern("Skjermen begynner på nytt om @ sekunder."),
    go_on: "Fortsett",
    credit: "Grenser: © Kartverket, CC BY 4.0, forenklet. Innbyggere: SSB tabell 07459, NLOD.",
    counties: Pattern("Fylker @"),
    circles: "Sirklenes areal viser innbyggere",
    all: "Tilbake til listen",
    topics: "Emner",
    status: [
        "Versjon",
        "Utgave",
        "Publisert",
        "Kontroll",
        "I gang, minutter",
        "Siste henting",
        "Omstarter",
        "Minne, MB",
        "Minste tekst, piksler",
        "Kravet for skjermen, piksler",
    ],
    close: "Lukk",
    setup: "Oppsett av skjermen",
    settings: [
        "Språk",
        "Skjermens diagonal, tommer",
        "Avstand til leseren, cm",
        "Sekunder uten trykk",
        "Alt som trykkes, nederst",
    ],
    no_yes: ["Nei", "Ja"],
    fits: [
        Pattern(
            "Store bokstaver når ikke 0,7 grader: det krever @ piksler, og da får siden ikke plass.",
        ),
        Pattern("Store bokstaver når 0,7 grader med minste tekst på @ piksler."),
    ],
    finished: "Ferdig adresse",
    begin: "Start kiosken",
    up_to_date: "hentet",
};

static NN: KioskText = KioskText {
    touch: "Trykk for å finne kommunen din",
    municipalities: "Kommunar",
    start_over: "Byrj på nytt",
    take_home: "Ta med heim",
    code: Pattern("QR-kode som leier til @"),
    choose: "Vel ein kommune: på kartet, etter første bokstav eller ved å skrive.",
    ways: ["Bokstavar", "Skriv"],
    find_by: "Finn kommunen etter",
    delete: "Slett",
    space: "Mellomrom",
    type_here: "Skriv namnet på ein kommune",
    nothing: Pattern("Ingen kommune passar til «@»."),
    sizes: ["Større tekst", "Vanleg tekst"],
    still_here: "Er du her framleis?",
    starting_over: Pattern("Skjermen byrjar på nytt om @ sekund."),
    go_on: "Hald fram",
    credit: "Grenser: © Kartverket, CC BY 4.0, forenkla. Innbyggjarar: SSB tabell 07459, NLOD.",
    counties: Pattern("Fylke @"),
    circles: "Arealet til sirklane viser innbyggjarar",
    all: "Tilbake til lista",
    topics: "Emne",
    status: [
        "Versjon",
        "Utgåve",
        "Publisert",
        "Kontroll",
        "I gang, minutt",
        "Siste henting",
        "Omstartar",
        "Minne, MB",
        "Minste tekst, pikslar",
        "Kravet for skjermen, pikslar",
    ],
    close: "Lukk",
    setup: "Oppsett av skjermen",
    settings: [
        "Språk",
        "Diagonalen til skjermen, tommar",
        "Avstand til lesaren, cm",
        "Sekund utan trykk",
        "Alt som blir trykt på, nedst",
    ],
    no_yes: ["Nei", "Ja"],
    fits: [
        Pattern(
            "Store bokstavar når ikkje 0,7 grader: det krev @ pikslar, og då får sida ikkje plass.",
        ),
        Pattern("Store bokstavar når 0,7 grader med minste tekst på @ pikslar."),
    ],
    finished: "Ferdig adresse",
    begin: "Start kiosken",
    up_to_date: "henta",
};

static EN: KioskText = KioskText {
    touch: "Touch to find your municipality",
    municipalities: "Municipalities",
    start_over: "Start over",
    take_home: "Take it home",
    code: Pattern("QR code that leads to @"),
    choose: "Choose a municipality: on the map, by its first letter, or by typing.",
    ways: ["Letters", "Type"],
    find_by: "Find the municipality by",
    delete: "Delete",
    space: "Space",
    type_here: "Type the name of a municipality",
    nothing: Pattern("No municipality matches “@”."),
    sizes: ["Larger text", "Normal text"],
    still_here: "Are you still here?",
    starting_over: Pattern("The screen starts over in @ seconds."),
    go_on: "Continue",
    credit: "Boundaries: © Kartverket, CC BY 4.0, simplified. Inhabitants: Statistics Norway table 07459, NLOD.",
    counties: Pattern("Counties @"),
    circles: "The circles’ area shows inhabitants",
    all: "Back to the list",
    topics: "Topics",
    status: [
        "Version",
        "Edition",
        "Published",
        "Checked",
        "Running, minutes",
        "Last fetch",
        "Restarts",
        "Memory, MB",
        "Smallest text, pixels",
        "What the display asks for, pixels",
    ],
    close: "Close",
    setup: "Setting up the display",
    settings: [
        "Language",
        "Diagonal of the display, inches",
        "Distance to the reader, cm",
        "Seconds without a touch",
        "Everything to touch at the bottom",
    ],
    no_yes: ["No", "Yes"],
    fits: [
        Pattern(
            "Capital letters do not reach 0.7 degrees: that takes @ pixels, for which the page has no room.",
        ),
        Pattern("Capital letters reach 0.7 degrees with the smallest text at @ pixels."),
    ],
    finished: "Finished address",
    begin: "Start the kiosk",
    up_to_date: "fetched",
};
