//! A reader who has seen version 2, on each surface, and what they are to see whatever comes.

use osloregionen::domain::language::Language;
use osloregionen::state::Cause;
use osloregionen::text::Text;
use serde_json::json;
use xtask::serve::{Fault, Server};

use super::host::Signed;
use crate::publishing::{Part, WORD};
use crate::visitor::Visitor;

/// A word of the region's file as the build has it, in version 2, and as an attacker wants it.
pub(super) const EVIL: &str = "Mallory";

/// Where a reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Surface {
    Site,
    Kiosk,
    /// A frame, opened by itself. It keeps nothing: the last good edition is the build's.
    Embed,
}

/// What they are to see.
pub(super) enum Sees {
    /// Version 2, which was kept, and why it is not the host's.
    Kept(Cause),
    /// What the host has is right, as this version.
    New(u32),
    /// The build's own, since what was kept is not believed any more, and why.
    BuiltIn(Cause),
    /// Version 2 from the host, and that it has expired.
    Expired,
}

/// A reader who has seen version 2.
pub(super) struct Reader {
    pub(super) surface: Surface,
    pub(super) visitor: Visitor,
    pub(super) host: Signed,
}

impl Reader {
    /// A frame has a reader who has seen nothing before.
    pub(super) async fn of(surface: Surface) -> Reader {
        let host = Signed::new();
        host.edit(Part::Region, |text| text.replace(WORD.0, WORD.1));
        host.publish(2);
        let server = Server::start(host.0.path()).expect("a free port");
        let reader = Reader { surface, visitor: Visitor::arrive_at(server).await, host };
        reader.come().await;
        reader.see(&Sees::New(2)).await;
        if surface == Surface::Embed {
            reader.see_nothing_kept().await;
            return reader;
        }
        let kept = "return caches.open('osloregionen-data').then(kept => kept.match(
            new URL('snapshots/manifest.json', document.baseURI))).then(Boolean)";
        reader.visitor.wait_until("what was verified is kept", kept).await;
        reader
    }

    pub(super) async fn come(&self) {
        match self.surface {
            Surface::Site => self.visitor.open("/organisasjon").await,
            Surface::Kiosk => self.visitor.open("/kiosk?status=1").await,
            // Most frames need no script: it does not say when it is ready.
            Surface::Embed => self.visitor.go("/embed/organisasjon/").await,
        }
    }

    /// What a reader sees of something that was right once: a frame has no memory of anything newer.
    pub(super) fn has_seen(&self, cause: Cause) -> Sees {
        match self.surface {
            Surface::Embed => Sees::New(2),
            _ => Sees::Kept(cause),
        }
    }

    pub(super) fn fail(&self, path: &str, fault: Fault) {
        self.visitor.host.faults().set(path, fault);
    }

    /// The attacker's edition in the place of the editor's: signed by nobody as yet.
    pub(super) fn replace(&self) {
        self.host.edit(Part::Region, |text| text.replace(WORD.1, EVIL));
    }

    pub(super) async fn see(&self, sees: &Sees) {
        let text = Text::of(Language::Bokmal);
        let (version, cause) = match sees {
            Sees::Kept(cause) => (2, Some(*cause)),
            Sees::New(version) => (*version, None),
            Sees::BuiltIn(cause) => (1, Some(*cause)),
            Sees::Expired => (3, None),
        };
        let sentence = cause.map_or("", |cause| text.causes[cause as usize]);
        let word = match version {
            1 => WORD.0,
            2 => WORD.1,
            _ => "Merete Ny",
        };
        match self.surface {
            Surface::Site => {
                let state = if cause.is_some() { "stale" } else { "ready" };
                self.visitor.wait_for_edition(&[state]).await;
                let seen =
                    format!("return document.querySelector('main').innerText.includes('{word}')");
                self.visitor.wait_until(&format!("version {version}"), &seen).await;
                let notice = self.visitor.see_notice().await;
                assert!(notice.contains(sentence), "{sentence} in {notice}");
                let expired = notice.contains("fornyet innen");
                assert_eq!(expired, matches!(sees, Sees::Expired), "{notice}");
            }
            Surface::Embed => {
                // What came without a key or a right file is never shown: the page's own is.
                let (word, other) = match (sees, cause) {
                    (_, None) => (word, WORD.0),
                    (_, Some(_)) => (WORD.0, WORD.1),
                };
                let seen = format!(
                    "const seen = document.querySelector('main').textContent;
                     return seen.includes('{word}') && seen.includes('{sentence}')
                         && (!seen.includes('{other}') || '{word}'.includes('{other}'))"
                );
                self.visitor.wait_until(&format!("{word}, {sentence}"), &seen).await;
                self.see_nothing_kept().await;
            }
            Surface::Kiosk => {
                let version = format!("v{version}");
                let seen = format!(
                    "const seen = document.querySelector('.status')?.innerText ?? '';
                     return seen.includes('{version}') && seen.includes('{sentence}')"
                );
                self.visitor.wait_until(&format!("{version}, {sentence}"), &seen).await;
                let expired =
                    "return document.querySelector('.status').innerText.includes('fornyet innen')";
                let expired = self.visitor.ask(expired).await;
                assert_eq!(expired, json!(matches!(sees, Sees::Expired)));
            }
        }
        let all = self.visitor.ask("return document.documentElement.innerText").await;
        assert!(!all.as_str().unwrap_or_default().contains(EVIL), "{all}");
        self.see_no_trap().await;
    }

    pub(super) async fn see_nothing_kept(&self) {
        let kept = self.visitor.ask("return caches.keys()").await;
        assert_eq!(kept, json!([]));
    }

    pub(super) async fn see_no_trap(&self) {
        let console = self.visitor.browser.console().await;
        let signs = ["panicked", "RuntimeError", "Uncaught"];
        let is_trap = |text: &String| signs.iter().any(|sign| text.contains(sign));
        let traps: Vec<_> = console.iter().filter(|(_, text)| is_trap(text)).collect();
        assert!(traps.is_empty(), "{traps:#?}");
    }
}
