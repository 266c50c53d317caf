//! What is looked at: every kind of page of every surface, in each language, and how it is seen.

use osloregionen::domain::language::Language;
use osloregionen::domain::slug::Slug;
use osloregionen::route::{Embed, KIOSK, MembersQuery, Page, Route, Show, View};

/// Two municipalities: one with all that a page can say, one whose name is long and merged.
const MEMBERS: [&str; 2] = ["baerum", "aurskog-holand"];

/// Two focus areas: one with main priorities, one without.
const AREAS: [&str; 2] = ["klima-og-miljo", "fellesskap-og-samarbeid"];

/// Opens all that is folded up: what is hidden is looked at too.
const UNFOLD: &str = "document.querySelectorAll('details:not([open]) > summary')
    .forEach(summary => { summary.parentElement.open = true })";

/// Touches the kiosk's first screen.
const BEGIN: &str = "document.querySelector('.attract .scene').click()";

/// A choice that a visitor of the kiosk has made, so that a municipality is shown.
const CHOOSE: &str = "document.querySelector('.attract .scene').click();
    setTimeout(() => {
        document.querySelector('.map [data-member=oslo]')
            .dispatchEvent(new MouseEvent('click', { bubbles: true }));
    }, 400)";

/// Where a page belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Surface {
    /// The site, which phones and desktops show.
    Site,
    /// A page in a frame of another.
    Embed,
    /// A display at an event.
    Kiosk,
}

/// A page as it is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Where it belongs.
    pub surface: Surface,
    /// Its language.
    pub language: Language,
    /// Its address from the app's root.
    pub address: String,
    /// What has been done with it, and a script that does it.
    pub act: Option<(&'static str, &'static str)>,
}

impl Subject {
    /// Its name in what is printed.
    pub fn name(&self) -> String {
        let act = self.act.map_or(String::new(), |(name, _)| format!(" ({name})"));
        format!("/{}{act}", self.address)
    }

    /// The screens that it is seen on, in CSS pixels.
    pub fn screens(&self) -> &'static [(u32, u32)] {
        match self.surface {
            Surface::Site | Surface::Embed => &[(320, 640), (360, 740), (1280, 900)],
            Surface::Kiosk => &[(1080, 1920), (1920, 1080)],
        }
    }
}

/// The colours that a page is seen in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theme {
    /// By day.
    Light,
    /// By night.
    Dark,
    /// The reader's own few colours, in the place of the page's.
    Forced,
}

impl Theme {
    /// All of them.
    pub const ALL: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Forced];

    /// Its name in what is printed.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Forced => "forced",
        }
    }

    /// What the reader's system asks for.
    pub fn features(self) -> [(&'static str, &'static str); 3] {
        let scheme = if self == Theme::Dark { "dark" } else { "light" };
        let forced = if self == Theme::Forced { "active" } else { "none" };
        [
            ("prefers-color-scheme", scheme),
            ("forced-colors", forced),
            ("prefers-reduced-motion", "reduce"),
        ]
    }
}

/// Every way in which a page is seen: all themes on all its screens; in a hurry each of both once.
pub fn views(subject: &Subject, in_a_hurry: bool) -> Vec<(Theme, (u32, u32))> {
    let screens = subject.screens();
    let all = Theme::ALL.into_iter().enumerate();
    let all = all.flat_map(|(at, theme)| {
        screens.iter().enumerate().map(move |(screen, size)| ((at, screen), (theme, *size)))
    });
    let count = screens.len();
    all.filter(|((at, screen), _)| !in_a_hurry || at % count == *screen)
        .map(|(_, view)| view)
        .collect()
}

/// Every subject: all in bokmål first, then the other languages.
pub fn subjects() -> Vec<Subject> {
    Language::ALL.into_iter().flat_map(of_language).collect()
}

/// Of each page one language, all three in turn: what is looked at in a hurry.
pub fn some_subjects() -> Vec<Subject> {
    let all = Language::ALL.map(of_language);
    let count = all[0].len();
    (0..count).map(|at| all[at % all.len()][at].clone()).collect()
}

fn of_language(language: Language) -> Vec<Subject> {
    let subject = |surface, address: String, act| Subject { surface, language, address, act };
    let page = |page: Page| {
        let address = Route::of(language, page).address();
        subject(Surface::Site, address, None)
    };
    let slug = |name: &str| Slug::parse(name);
    let fixed = Page::fixed().into_iter().chain(Page::statements());
    let mut all: Vec<Subject> = fixed.map(page).collect();
    all.extend(MEMBERS.iter().filter_map(|name| slug(name)).map(Page::Municipality).map(page));
    all.extend(AREAS.iter().filter_map(|name| slug(name)).map(Page::FocusArea).map(page));
    // The directory as a map, as a table, with hits and without.
    let shown = [Show::Map, Show::Table];
    let shown = shown.map(|show| MembersQuery { show, ..MembersQuery::default() });
    let asked = ["nes", "xyz"];
    let asked = asked.map(|search| MembersQuery { search: search.into(), ..Default::default() });
    all.extend(shown.into_iter().chain(asked).map(Page::Members).map(page));
    all.push(page(Page::Compare(MEMBERS.iter().filter_map(|name| slug(name)).collect())));
    let unknown = Route::of(language, Page::NotFound).path();
    all.push(subject(Surface::Site, unknown, None));
    for open in [Page::Home, Page::Organisation, Page::Priorities, Page::Data] {
        let address = Route::of(language, open).address();
        all.push(subject(Surface::Site, address, Some(("unfolded", UNFOLD))));
    }
    let views = [View::Members, View::Priorities, View::Organisation];
    let views = views.into_iter().chain(slug(MEMBERS[0]).map(View::Member));
    all.extend(views.map(|view| subject(Surface::Embed, Embed { language, view }.path(), None)));
    let kiosk = format!("{KIOSK}/?sprak={}", language.tag());
    let acts = [None, Some(("touched", BEGIN)), Some(("Oslo", CHOOSE))];
    all.extend(acts.map(|act| subject(Surface::Kiosk, kiosk.clone(), act)));
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_page_is_looked_at_in_every_language() {
        let all = subjects();
        let names: BTreeSet<String> = all.iter().map(Subject::name).collect();
        assert_eq!(names.len(), all.len(), "a subject twice");
        for language in Language::ALL {
            for page in Page::fixed().into_iter().chain(Page::statements()) {
                let path = format!("/{}", Route::of(language, page).path());
                assert!(names.contains(&path), "{path}");
            }
        }
    }

    #[test]
    fn in_a_hurry_every_theme_and_every_screen_is_seen() {
        for subject in some_subjects() {
            let (all, some) = (views(&subject, false), views(&subject, true));
            assert_eq!(all.len(), 3 * subject.screens().len());
            assert_eq!(some.len(), 3);
            let screens: BTreeSet<_> = some.iter().map(|(_, screen)| *screen).collect();
            assert_eq!(screens.len(), subject.screens().len().min(3));
        }
    }

    #[test]
    fn in_a_hurry_every_page_is_looked_at_once_and_every_language_is_there() {
        let some = some_subjects();
        assert_eq!(some.len() * 3, subjects().len());
        let languages: BTreeSet<&str> = some.iter().map(|one| one.language.tag()).collect();
        assert_eq!(languages, BTreeSet::from(["nb", "nn", "en"]));
        for surface in [Surface::Site, Surface::Embed, Surface::Kiosk] {
            assert!(some.iter().any(|one| one.surface == surface), "{surface:?}");
        }
    }
}
