//! What the kiosk knows of its visitor, and forgets.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::domain::language::Language;
use crate::domain::slug::Slug;
use crate::route::{KioskQuery, Page, Route};
use crate::state::{App, Loaded, Loading};
use crate::text::KioskText;

/// How long each step of the first screen stays.
const STEP: Duration = Duration::from_secs(6);

/// Steps after which the host is asked for a newer edition: once in ten minutes.
const STEPS_BETWEEN_FETCHES: usize = 100;

/// Seconds to answer in before the kiosk starts over (WCAG 2.2.1 asks for 20).
const TO_ANSWER: u32 = 20;

/// The drawing of the map, on every screen that has one.
const MAP: &str = ".or-kiosk .map svg";

/// What a visitor looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The municipalities.
    Members,
    /// The priorities.
    Priorities,
    /// The organisation.
    Organisation,
}

impl Topic {
    /// Every topic, as offered.
    pub const ALL: [Topic; 3] = [Topic::Members, Topic::Priorities, Topic::Organisation];
}

/// How a municipality is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finder {
    /// By its first letter; none before one is touched.
    Letter(Option<char>),
    /// By what has been typed.
    Typed(String),
}

/// The running kiosk. Copied freely: it holds signals.
#[derive(Clone, Copy)]
pub struct Kiosk {
    /// The edition, its map and the language shown.
    pub app: App,
    /// The settings of its address.
    pub settings: &'static KioskQuery,
    /// Whether a visitor is there; else the first screen draws people in.
    pub visited: RwSignal<bool>,
    /// Seconds left to say that one is still there; none while nothing is asked.
    pub left: RwSignal<Option<u32>>,
    /// Which step of the first screen is shown, counted from the start.
    pub step: RwSignal<usize>,
    /// What is looked at.
    pub topic: RwSignal<Topic>,
    /// The municipality that is chosen.
    pub member: RwSignal<Option<Slug>>,
    /// How one is looked for.
    pub finder: RwSignal<Finder>,
    /// Which part of the priorities or the organisation is open.
    pub part: RwSignal<Option<usize>>,
    /// Whether text is larger.
    pub larger: RwSignal<bool>,
    /// Whether is shown how the kiosk has been doing.
    pub status: RwSignal<bool>,
    /// Touches in the corner that opens it.
    pub corner: RwSignal<u32>,
    /// How many pixels a unit of the map is; 0 before it is known.
    pub map_scale: RwSignal<f64>,
    /// An edition that came while a visitor was there: they keep theirs.
    newer: RwSignal<Option<&'static Loaded>>,
    idle: RwSignal<u32>,
    /// Counts visits and returns: what was planned for an earlier one is not done.
    turn: RwSignal<u32>,
}

impl Kiosk {
    /// A kiosk that shows its first screen.
    pub fn new(app: App, settings: &'static KioskQuery) -> Kiosk {
        Kiosk {
            app,
            settings,
            visited: RwSignal::new(false),
            left: RwSignal::new(None),
            step: RwSignal::new(0),
            topic: RwSignal::new(Topic::Members),
            member: RwSignal::new(None),
            finder: RwSignal::new(Finder::Letter(None)),
            part: RwSignal::new(None),
            larger: RwSignal::new(false),
            status: RwSignal::new(settings.status),
            corner: RwSignal::new(0),
            map_scale: RwSignal::new(0.0),
            newer: RwSignal::new(None),
            idle: RwSignal::new(0),
            turn: RwSignal::new(0),
        }
    }

    /// Begins: the first screen goes from step to step, and the host is asked for a newer
    /// edition.
    pub fn start(self) {
        self.fetch_edition();
        self.step_later();
    }

    /// Asks the host for a newer edition. It is taken on the first screen only, where no one
    /// reads.
    fn fetch_edition(self) {
        self.app.loading.set(Loading::Waiting);
        spawn_local(async move {
            let found = self.app.ask_host().await;
            self.app.loading.set(Loading::after(&found));
            if found.newer.is_some() {
                self.newer.set(found.newer);
            }
            self.take_newer();
        });
    }

    fn take_newer(self) {
        if self.visited.get_untracked() {
            return;
        }
        if let Some(newer) = self.newer.get_untracked() {
            self.newer.set(None);
            self.app.take(newer);
        }
    }

    /// The kiosk's words in the language shown.
    pub fn words(self) -> &'static KioskText {
        KioskText::of(self.app.language())
    }

    /// The smallest text, in pixels.
    pub fn text_size(self) -> f64 {
        let (width, height) = browser::window_size();
        self.settings.display.unwrap_or_default().sizes(width, height).text
    }

    /// Finds out how many pixels a unit of the map is, which is drawn of so many, before the next
    /// picture: what is said beside it takes room from it.
    pub fn measure_map(self, (width, height): (i32, i32)) {
        // On the command line nothing is drawn.
        if !cfg!(target_arch = "wasm32") {
            return;
        }
        request_animation_frame(move || {
            let Some((across, down)) = browser::size_of(MAP) else { return };
            let scale = (across / f64::from(width)).min(down / f64::from(height));
            // Told only where names would be seen to be of another size.
            if (scale - self.map_scale.get_untracked()).abs() > 0.01 * scale {
                self.map_scale.set(scale);
            }
        });
    }

    /// Where in its life it is, for `data-kiosk`.
    pub fn mark(self) -> &'static str {
        match (self.visited.get(), self.left.get()) {
            (false, _) => "attract",
            (true, None) => "explore",
            (true, Some(_)) => "warning",
        }
    }

    /// What is another at every step and with every visitor: the first step after one who left
    /// is not the first step after the one before.
    pub fn alive(self) -> String {
        [self.turn.get_untracked() as usize, self.step.get_untracked()]
            .map(|count| count.to_string())
            .join(".")
    }

    /// Speaks another language from now on.
    pub fn speak(self, language: Language) {
        self.app.view.set(Route::of(language, Page::Home));
    }

    /// A visitor is there and wants to know about `topic`.
    pub fn visit(self, topic: Topic) {
        if self.visited.get_untracked() {
            return;
        }
        self.topic.set(topic);
        self.idle.set(0);
        self.visited.set(true);
        let turn = self.next_turn();
        self.count_later(turn);
    }

    /// Looks at another topic.
    pub fn turn_to(self, topic: Topic) {
        self.part.set(None);
        self.topic.set(topic);
    }

    /// The visitor has touched something.
    pub fn touched(self) {
        self.idle.set(0);
        if self.left.get_untracked().is_some() {
            self.left.set(None);
        }
    }

    /// Forgets the visitor, all of it, and draws in the next.
    pub fn start_over(self) {
        self.left.set(None);
        self.member.set(None);
        self.finder.set(Finder::Letter(None));
        self.part.set(None);
        self.larger.set(false);
        self.status.set(false);
        self.topic.set(Topic::Members);
        self.step.set(0);
        self.visited.set(false);
        self.speak(self.settings.language);
        browser::forget_place();
        self.next_turn();
        self.take_newer();
        self.fetch_edition();
        self.step_later();
    }

    fn next_turn(self) -> u32 {
        self.turn.update(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_untracked()
    }

    /// Plans the next step of the first screen. Between steps only the style sheet moves.
    fn step_later(self) {
        let turn = self.turn.get_untracked();
        set_timeout(
            move || {
                if self.turn.get_untracked() != turn {
                    return;
                }
                self.step.update(|step| *step = step.wrapping_add(1));
                // A map that could not be had is asked for again.
                self.app.need_boundaries();
                // A new edition is taken here, where no one reads.
                if self.step.get_untracked().is_multiple_of(STEPS_BETWEEN_FETCHES) {
                    self.fetch_edition();
                }
                self.step_later();
            },
            STEP,
        );
    }

    /// Counts the seconds without a touch. They are counted, not read from a clock, which may
    /// jump.
    fn count_later(self, turn: u32) {
        set_timeout(
            move || {
                if self.turn.get_untracked() != turn {
                    return;
                }
                match self.left.get_untracked() {
                    Some(0 | 1) => return self.start_over(),
                    Some(left) => self.left.set(Some(left - 1)),
                    None => {
                        self.idle.update(|idle| *idle += 1);
                        if self.idle.get_untracked() >= self.settings.rest {
                            self.left.set(Some(TO_ANSWER));
                        }
                    }
                }
                self.count_later(turn);
            },
            Duration::from_secs(1),
        );
    }
}
