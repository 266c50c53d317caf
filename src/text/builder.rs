//! The words of the page that puts frames together. Apart from [`Text`](super::Text), since the
//! site's wasm does not carry them.

use super::Pattern;
use crate::domain::language::Language;

/// The words of that page in a language.
#[derive(Debug)]
pub struct BuilderText {
    /// What the page is for.
    pub lead: &'static str,
    /// Heading over the choices.
    pub choose: &'static str,
    /// Label of the view.
    pub view: &'static str,
    /// The views: card, directory, priorities, organisation.
    pub views: [&'static str; 4],
    /// Label of the language.
    pub language: &'static str,
    /// Label of the theme.
    pub theme: &'static str,
    /// The themes: as the device, light, dark.
    pub themes: [&'static str; 3],
    /// Label of the room on the page.
    pub room: &'static str,
    /// Rooms: narrow, medium, wide.
    pub rooms: [&'static str; 3],
    /// Label of the colour of links.
    pub accent: &'static str,
    /// What may be typed there.
    pub accent_hint: &'static str,
    /// What is typed is no colour.
    pub accent_refused: Pattern,
    /// The colour can be read as it is.
    pub accent_kept: Pattern,
    /// The colour is moved: what it is, and its contrast.
    pub accent_moved: Pattern,
    /// To what it is moved: in light, in dark.
    pub accent_used: [Pattern; 2],
    /// Label of the height.
    pub height: &'static str,
    /// What may be typed there.
    pub height_hint: &'static str,
    /// Label of the corners.
    pub corners: &'static str,
    /// Corners: slightly round, square, round.
    pub corner_names: [&'static str; 3],
    /// Label of the size of the text.
    pub scale: &'static str,
    /// Heading over the previews.
    pub preview: &'static str,
    /// A preview's width: "320 piksler bredt".
    pub width: Pattern,
    /// Heading over what is copied.
    pub copy: &'static str,
    /// The ways: tag, frame, card; each with what it is for.
    pub ways: [(&'static str, &'static str); 3],
    /// Copies.
    pub copy_it: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// It could not be copied.
    pub not_copied: &'static str,
    /// Leads to the card as HTML.
    pub card_as_html: &'static str,
    /// What is said below: heading and sentences.
    pub about: [(&'static str, &'static str); 5],
    /// For a page with a policy for scripts too.
    pub policy_script: &'static str,
}

static BOKMAL: BuilderText = BuilderText {
    lead: "Vis Osloregionen på kommunens egne sider. Velg hva som skal vises, se hvordan det blir, og kopier det inn i publiseringsløsningen.",
    choose: "Velg",
    view: "Visning",
    views: ["Kort for én kommune", "Medlemsliste med kart", "Prioriteringer", "Organisasjon"],
    language: "Språk",
    theme: "Lyst eller mørkt",
    themes: ["Følger leserens enhet", "Lyst", "Mørkt"],
    room: "Plass på siden",
    rooms: ["Smal spalte, 320 piksler", "Middels, 480 piksler", "Bred, 760 piksler"],
    accent: "Farge på lenker (valgfri)",
    accent_hint: "For eksempel #0b5561",
    accent_refused: Pattern("«@» er ikke en farge. Skriv seks tegn fra 0–9 og a–f, som 0b5561."),
    accent_kept: Pattern("@ er lett nok å lese og brukes som den er."),
    accent_moved: Pattern("@ har kontrast # mot bakgrunnen, og tekst trenger 4,5."),
    accent_used: [Pattern("På lys bakgrunn brukes @."), Pattern("På mørk bakgrunn brukes @.")],
    height: "Høyde i piksler (valgfri)",
    height_hint: "Tilpasses av seg selv",
    corners: "Hjørner",
    corner_names: ["Litt runde", "Rette", "Runde"],
    scale: "Tekststørrelse",
    preview: "Slik blir det",
    width: Pattern("@ piksler bredt"),
    copy: "Kopier",
    ways: [
        ("Med skript", "Høyden tilpasser seg av seg selv. Uten skript vises lenken i stedet."),
        (
            "Bare iframe",
            "For publiseringsløsninger som ikke tar imot skript. Høyden er fast, og resten kan rulles fram.",
        ),
        (
            "Bilde med lenke",
            "For dem som verken kan bruke skript eller iframe: et lite kort som bilde.",
        ),
    ],
    copy_it: "Kopier",
    copied: "Kopiert.",
    not_copied: "Kunne ikke kopiere. Merk teksten og kopier den selv.",
    card_as_html: "Kortet som HTML, til å lime inn",
    about: [
        (
            "Hva må tillates?",
            "Har nettstedet en sikkerhetspolicy (CSP), må den som drifter det, legge til denne adressen:",
        ),
        (
            "Hva lagres?",
            "Ingenting. Det som bygges inn, bruker ikke informasjonskapsler, lagrer ikke noe hos leseren, teller ingen og henter bare filer herfra.",
        ),
        (
            "Er det tilgjengelig?",
            "Alt kan leses uten skript, betjenes med tastatur og forstørres til 200 %. Rammen har en tittel for skjermlesere, og fargene holder kontrasten som WCAG 2.2 AA krever. Lenker åpnes i ny fane og sier det.",
        ),
        (
            "Kan siden vår bli ødelagt?",
            "Nei. Rammen er stengt inne (sandbox) og rører ikke siden rundt. Plassen er satt av på forhånd, så ingenting flytter seg. Den lastes først når leseren nærmer seg.",
        ),
        (
            "Når det kommer nytt innhold",
            "Det oppdateres her, og lenken dere limte inn, er den samme.",
        ),
    ],
    policy_script: "Med skript også:",
};

static NYNORSK: BuilderText = BuilderText {
    lead: "Vis Osloregionen på kommunen sine eigne sider. Vel kva som skal visast, sjå korleis det blir, og kopier det inn i publiseringsløysinga.",
    choose: "Vel",
    view: "Vising",
    views: ["Kort for éin kommune", "Medlemsliste med kart", "Prioriteringar", "Organisasjon"],
    language: "Språk",
    theme: "Lyst eller mørkt",
    themes: ["Følgjer eininga til lesaren", "Lyst", "Mørkt"],
    room: "Plass på sida",
    rooms: ["Smal spalte, 320 pikslar", "Middels, 480 pikslar", "Brei, 760 pikslar"],
    accent: "Farge på lenkjer (valfri)",
    accent_hint: "Til dømes #0b5561",
    accent_refused: Pattern("«@» er ikkje ein farge. Skriv seks teikn frå 0–9 og a–f, som 0b5561."),
    accent_kept: Pattern("@ er lett nok å lese og blir brukt som han er."),
    accent_moved: Pattern("@ har kontrast # mot bakgrunnen, og tekst treng 4,5."),
    accent_used: [
        Pattern("På lys bakgrunn blir @ brukt."),
        Pattern("På mørk bakgrunn blir @ brukt."),
    ],
    height: "Høgd i pikslar (valfri)",
    height_hint: "Tilpassar seg sjølv",
    corners: "Hjørne",
    corner_names: ["Litt runde", "Rette", "Runde"],
    scale: "Tekststorleik",
    preview: "Slik blir det",
    width: Pattern("@ pikslar breitt"),
    copy: "Kopier",
    ways: [
        ("Med skript", "Høgda tilpassar seg sjølv. Utan skript blir lenkja vist i staden."),
        (
            "Berre iframe",
            "For publiseringsløysingar som ikkje tek imot skript. Høgda er fast, og resten kan rullast fram.",
        ),
        (
            "Bilete med lenkje",
            "For dei som korkje kan bruke skript eller iframe: eit lite kort som bilete.",
        ),
    ],
    copy_it: "Kopier",
    copied: "Kopiert.",
    not_copied: "Kunne ikkje kopiere. Merk teksten og kopier han sjølv.",
    card_as_html: "Kortet som HTML, til å lime inn",
    about: [
        (
            "Kva må tillatast?",
            "Har nettstaden ein tryggleikspolicy (CSP), må den som driftar han, leggje til denne adressa:",
        ),
        (
            "Kva blir lagra?",
            "Ingenting. Det som blir bygt inn, bruker ikkje informasjonskapslar, lagrar ikkje noko hos lesaren, tel ingen og hentar berre filer herifrå.",
        ),
        (
            "Er det tilgjengeleg?",
            "Alt kan lesast utan skript, brukast med tastatur og forstørrast til 200 %. Ramma har ein tittel for skjermlesarar, og fargane held kontrasten som WCAG 2.2 AA krev. Lenkjer opnar i ny fane og seier det.",
        ),
        (
            "Kan sida vår bli øydelagd?",
            "Nei. Ramma er stengd inne (sandbox) og rører ikkje sida rundt. Plassen er sett av på førehand, så ingenting flyttar seg. Ho blir lasta først når lesaren nærmar seg.",
        ),
        (
            "Når det kjem nytt innhald",
            "Det blir oppdatert her, og lenkja de limte inn, er den same.",
        ),
    ],
    policy_script: "Med skript òg:",
};

static ENGLISH: BuilderText = BuilderText {
    lead: "Show Osloregionen on a municipality’s own pages. Choose what to show, see how it looks, and copy it into the content management system.",
    choose: "Choose",
    view: "View",
    views: ["Card of one municipality", "Member list with map", "Priorities", "Organisation"],
    language: "Language",
    theme: "Light or dark",
    themes: ["As the reader’s device", "Light", "Dark"],
    room: "Room on the page",
    rooms: ["Narrow column, 320 pixels", "Medium, 480 pixels", "Wide, 760 pixels"],
    accent: "Colour of links (optional)",
    accent_hint: "For example #0b5561",
    accent_refused: Pattern(
        "“@” is not a colour. Type six characters of 0–9 and a–f, such as 0b5561.",
    ),
    accent_kept: Pattern("@ is easy enough to read and is used as it is."),
    accent_moved: Pattern("@ has a contrast of # with the background, and text needs 4.5."),
    accent_used: [Pattern("On light ground @ is used."), Pattern("On dark ground @ is used.")],
    height: "Height in pixels (optional)",
    height_hint: "Fits by itself",
    corners: "Corners",
    corner_names: ["Slightly round", "Square", "Round"],
    scale: "Text size",
    preview: "How it looks",
    width: Pattern("@ pixels wide"),
    copy: "Copy",
    ways: [
        ("With script", "The height fits by itself. Without script the link is shown instead."),
        (
            "Iframe only",
            "For systems that take no script. The height is fixed, and the rest can be scrolled to.",
        ),
        (
            "Picture with link",
            "For those who can use neither script nor iframe: a small card as a picture.",
        ),
    ],
    copy_it: "Copy",
    copied: "Copied.",
    not_copied: "It could not be copied. Select the text and copy it yourself.",
    card_as_html: "The card as HTML, to paste",
    about: [
        (
            "What must be allowed?",
            "If the website has a security policy (CSP), whoever runs it must add this address:",
        ),
        (
            "What is stored?",
            "Nothing. What is embedded uses no cookies, stores nothing with the reader, counts no one and only fetches files from here.",
        ),
        (
            "Is it accessible?",
            "Everything can be read without script, used by keyboard and enlarged to 200%. The frame has a title for screen readers, and the colours keep the contrast that WCAG 2.2 AA asks for. Links open in a new tab and say so.",
        ),
        (
            "Can it break our page?",
            "No. The frame is locked in (sandbox) and does not touch the page around it. Its room is reserved beforehand, so nothing moves. It is loaded only when the reader comes near.",
        ),
        (
            "When there is new content",
            "It is updated here, and the link you pasted stays the same.",
        ),
    ],
    policy_script: "With script also:",
};

impl BuilderText {
    /// The words of `language`.
    pub fn of(language: Language) -> &'static BuilderText {
        match language {
            Language::Bokmal => &BOKMAL,
            Language::Nynorsk => &NYNORSK,
            Language::English => &ENGLISH,
        }
    }
}
