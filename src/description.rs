//! What a search engine or a shared link says of a page, below its title: made of the content,
//! when pages are prerendered.

use crate::domain::edition::Edition;
use crate::domain::language::Language;
use crate::domain::member::Member;
use crate::domain::priorities::FocusArea;
use crate::route::{Page, Route};
use crate::text::{self, Text};

/// The sentences of a language.
struct Words {
    home: &'static str,
    organisation: &'static str,
    members: &'static str,
    compare: &'static str,
    priorities: &'static str,
    data: &'static str,
    embed_builder: &'static str,
    accessibility: &'static str,
    privacy: &'static str,
    changes: &'static str,
    /// After a municipality's name and county.
    inhabitants: &'static str,
    subregion: &'static str,
    centre: &'static str,
    membership: &'static str,
    focus_area: &'static str,
    main_priorities: [&'static str; 3],
}

const BOKMAL: Words = Words {
    home: "organisasjon, medlemmer og prioriteringer i Osloregionen.",
    organisation: "Hvem som avgjør hva i Osloregionen: historie, organer, administrative grupper, sekretariat og rolle.",
    members: "kommuner er medlem av Osloregionen. Finn din på liste, kart eller i tabell, med innbyggere, vekst, areal og tetthet.",
    compare: "Inntil fire av kommunene i Osloregionen side om side: innbyggere, vekst, areal, tetthet og alle opplysninger om dem.",
    priorities: "Innsatsområdene i Osloregionen med hovedprioriteringer, grunnidé og hovedgrep i handlingsplanen. Gjelder",
    data: "Hvor opplysningene om Osloregionen kommer fra: kilder med dato og lisens, filer til nedlasting og rettelser.",
    embed_builder: "Vis Osloregionen på kommunens egne sider: velg visning, språk og farger, og kopier linjen til publiseringsløsningen.",
    accessibility: "Hvordan hvert krav i WCAG 2.2 er møtt på dette nettstedet, hvor det kan svikte, og hva som prøver det.",
    privacy: "Hva dette nettstedet lagrer på enheten din: innholdet det viser, og ingenting om deg.",
    changes: "Hva som er nytt fra én utgave til den neste: medlemmer, navn, numre, tekster og tall. Kan følges som strøm.",
    inhabitants: "innbyggere",
    subregion: "Delregion",
    centre: "Administrasjonssenter",
    membership: "Medlem av Osloregionen.",
    focus_area: "innsatsområde i Osloregionen",
    main_priorities: [
        "Kilden har ingen hovedprioriteringer for dette innsatsområdet.",
        "Én hovedprioritering.",
        "hovedprioriteringer.",
    ],
};

const NYNORSK: Words = Words {
    home: "organisasjon, medlemmer og prioriteringar i Osloregionen.",
    organisation: "Kven som avgjer kva i Osloregionen: historie, organ, administrative grupper, sekretariat og rolle.",
    members: "kommunar er medlem av Osloregionen. Finn din på liste, kart eller i tabell, med innbyggjarar, vekst, areal og tettleik.",
    compare: "Inntil fire av kommunane i Osloregionen side om side: innbyggjarar, vekst, areal, tettleik og alle opplysningar om dei.",
    priorities: "Innsatsområda i Osloregionen med hovudprioriteringar, grunnidé og hovudgrep i handlingsplanen. Gjeld",
    data: "Kvar opplysningane om Osloregionen kjem frå: kjelder med dato og lisens, filer til nedlasting og rettingar.",
    embed_builder: "Vis Osloregionen på kommunen sine eigne sider: vel vising, språk og fargar, og kopier linja til publiseringsløysinga.",
    accessibility: "Korleis kvart krav i WCAG 2.2 er møtt på denne nettstaden, kvar det kan svikte, og kva som prøver det.",
    privacy: "Kva denne nettstaden lagrar på eininga di: innhaldet han viser, og ingenting om deg.",
    changes: "Kva som er nytt frå éi utgåve til den neste: medlemer, namn, nummer, tekstar og tal. Kan følgjast som straum.",
    inhabitants: "innbyggjarar",
    subregion: "Delregion",
    centre: "Administrasjonssenter",
    membership: "Medlem av Osloregionen.",
    focus_area: "innsatsområde i Osloregionen",
    main_priorities: [
        "Kjelda har ingen hovudprioriteringar for dette innsatsområdet.",
        "Éi hovudprioritering.",
        "hovudprioriteringar.",
    ],
};

const ENGLISH: Words = Words {
    home: "organisation, members and priorities of Osloregionen.",
    organisation: "Who decides what in Osloregionen: its history, bodies, administrative groups, secretariat and role.",
    members: "municipalities are members of Osloregionen. Find yours in a list, on the map or in a table, with inhabitants, growth and area.",
    compare: "Up to four municipalities of Osloregionen side by side: inhabitants, growth, area, density and all facts about them.",
    priorities: "The focus areas of Osloregionen with their main priorities, the basic idea and the action plan. Valid for",
    data: "Where the facts about Osloregionen come from: sources with date and licence, files to download, and corrections.",
    embed_builder: "Show Osloregionen on a municipality’s own pages: choose view, language and colours, and copy the line into the content management system.",
    accessibility: "How each criterion of WCAG 2.2 is met on this site, where it may fail, and what tests it.",
    privacy: "What this site stores on your device: the content that it shows, and nothing about you.",
    changes: "What is new from one edition to the next: members, names, numbers, texts and figures. It can be followed as a feed.",
    inhabitants: "inhabitants",
    subregion: "Subregion",
    centre: "Administrative centre",
    membership: "Member of Osloregionen.",
    focus_area: "focus area of Osloregionen",
    main_priorities: [
        "The source has no main priorities for this focus area.",
        "One main priority.",
        "main priorities.",
    ],
};

fn words(language: Language) -> &'static Words {
    match language {
        Language::Bokmal => &BOKMAL,
        Language::Nynorsk => &NYNORSK,
        Language::English => &ENGLISH,
    }
}

/// A sentence or two about the page at `route`, in its language; of an address that is no
/// page, what is said there.
pub fn description(edition: &Edition, route: &Route) -> String {
    let language = route.language;
    let (text, words) = (Text::of(language), words(language));
    match &route.page {
        Page::Home => {
            let (stressed, rest) = &edition.organisation.members;
            [stressed.get(language), " ", rest.get(language), ": ", words.home].concat()
        }
        Page::Organisation => words.organisation.to_owned(),
        Page::Members(_) => format!("{} {}", edition.members.len(), words.members),
        Page::Municipality(slug) => edition
            .member(slug)
            .map_or(text.not_found_about.to_owned(), |member| of_member(language, member)),
        Page::Compare(_) => words.compare.to_owned(),
        Page::Priorities => {
            let period = text::period(text, edition.priorities.origin.period);
            format!("{} {period}.", words.priorities)
        }
        Page::FocusArea(slug) => edition
            .focus_area(slug)
            .map_or(text.not_found_about.to_owned(), |area| of_area(edition, language, area)),
        Page::Data => words.data.to_owned(),
        Page::EmbedBuilder => words.embed_builder.to_owned(),
        Page::Accessibility => words.accessibility.to_owned(),
        Page::Privacy => words.privacy.to_owned(),
        Page::Changes => words.changes.to_owned(),
        Page::NotFound => text.not_found_about.to_owned(),
    }
}

fn of_member(language: Language, member: &Member) -> String {
    let words = words(language);
    let mut about = member.name.clone();
    if let Some(county) = member.counties.last().filter(|county| county.value != member.name) {
        about.extend([", ", &county.value]);
    }
    if let Some((date, people)) = member.population.last() {
        let people = text::integer(language, *people);
        let date = text::date(language, *date);
        about.extend([": ", &people, " ", words.inhabitants, " (", &date, ")"]);
    }
    let inferred = if member.subregion.inferred { Text::of(language).inferred } else { "" };
    let subregion = [&member.subregion.name, " ", inferred].concat();
    about.extend([". ", words.subregion, ": ", subregion.trim(), ". "]);
    about.extend([words.centre, ": ", &member.centre, ". ", words.membership]);
    about
}

fn of_area(edition: &Edition, language: Language, area: &FocusArea) -> String {
    let words = words(language);
    let period = text::period(Text::of(language), edition.priorities.origin.period);
    let count = match area.priorities.as_ref().map_or(0, |found| found.statements.len()) {
        0 => words.main_priorities[0].to_owned(),
        1 => words.main_priorities[1].to_owned(),
        more => format!("{more} {}", words.main_priorities[2]),
    };
    format!("{}: {} {period}. {count}", area.name.get(language), words.focus_area)
}
