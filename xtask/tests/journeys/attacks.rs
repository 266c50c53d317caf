//! What can be done to the editions on their way to a reader: the list of The Update Framework
//! (theupdateframework.github.io/specification, "Goals for specific attacks to protect against"),
//! and what hosts, networks and clocks do of themselves. Every reader has seen version 2, which
//! the editor signed; whatever comes then, they have the last good edition and the right sentence.

mod host;

use osloregionen::domain::language::Language;

use osloregionen::state::Cause;
use osloregionen::text::{self, Text};
use rstest::rstest;
use serde_json::{Value, json};
use xtask::serve::{Fault, Server};

use crate::publishing::{Part, WORD};
use crate::visitor::Visitor;
use host::{Signed, editor, in_days, pretending, sign, stranger};

const MANIFEST: &str = "/snapshots/manifest.json";

/// A word of the region's file as the build has it, in version 2, and as an attacker wants it.
const EVIL: &str = "Mallory";

/// Where a reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Surface {
    Site,
    Kiosk,
    /// A frame, opened by itself. It keeps nothing: the last good edition is the build's.
    Embed,
}

/// What they are to see.
enum Sees {
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
struct Reader {
    surface: Surface,
    visitor: Visitor,
    host: Signed,
}

impl Reader {
    /// A frame has a reader who has seen nothing before.
    async fn of(surface: Surface) -> Reader {
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

    async fn come(&self) {
        match self.surface {
            Surface::Site => self.visitor.open("/organisasjon").await,
            Surface::Kiosk => self.visitor.open("/kiosk?status=1").await,
            // Most frames need no script: it does not say when it is ready.
            Surface::Embed => self.visitor.go("/embed/organisasjon/").await,
        }
    }

    /// What a reader sees of something that was right once: a frame has no memory of anything newer.
    fn has_seen(&self, cause: Cause) -> Sees {
        match self.surface {
            Surface::Embed => Sees::New(2),
            _ => Sees::Kept(cause),
        }
    }

    fn fail(&self, path: &str, fault: Fault) {
        self.visitor.host.faults().set(path, fault);
    }

    /// The attacker's edition in the place of the editor's: signed by nobody as yet.
    fn replace(&self) {
        self.host.edit(Part::Region, |text| text.replace(WORD.1, EVIL));
    }

    async fn see(&self, sees: &Sees) {
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

    async fn see_nothing_kept(&self) {
        let kept = self.visitor.ask("return caches.keys()").await;
        assert_eq!(kept, json!([]));
    }

    async fn see_no_trap(&self) {
        let console = self.visitor.browser.console().await;
        let signs = ["panicked", "RuntimeError", "Uncaught"];
        let is_trap = |text: &String| signs.iter().any(|sign| text.contains(sign));
        let traps: Vec<_> = console.iter().filter(|(_, text)| is_trap(text)).collect();
        assert!(traps.is_empty(), "{traps:#?}");
    }
}

/// The manifest with `change` made to it as JSON, under the editor's signature.
fn as_json(reader: &Reader, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut manifest: Value = serde_json::from_slice(&reader.host.bytes()).expect("it is JSON");
    change(&mut manifest);
    manifest.to_string().into_bytes()
}

type Attack = fn(&Reader) -> Sees;

#[rstest]
#[case::arbitrary_bytes(|reader: &Reader| {
    reader.fail(MANIFEST, Fault::Replaced((0..=255).cycle().take(2000).collect()));
    Sees::Kept(Cause::NotData)
})]
#[case::arbitrary_edition_unsigned(|reader: &Reader| {
    reader.replace();
    Sees::Kept(Cause::Forged)
})]
#[case::arbitrary_edition_by_a_stranger(|reader: &Reader| {
    reader.replace();
    reader.host.write(reader.host.signed(3, &stranger()));
    Sees::Kept(Cause::Forged)
})]
#[case::arbitrary_edition_under_the_editors_name(|reader: &Reader| {
    reader.replace();
    reader.host.write(pretending(reader.host.signed(3, &stranger())));
    Sees::Kept(Cause::Forged)
})]
#[case::signature_of_another_manifest(|reader: &Reader| {
    let signatures = reader.host.manifest().signatures;
    reader.replace();
    let mut manifest = reader.host.manifest();
    manifest.publication.version = 3;
    manifest.signatures = signatures;
    reader.host.write(manifest);
    Sees::Kept(Cause::Forged)
})]
#[case::one_bit_of_the_signature(|reader: &Reader| {
    let mut manifest = reader.host.signed(3, &editor());
    let digits = &mut manifest.signatures[0].ed25519;
    let last = if digits.ends_with('0') { "1" } else { "0" };
    digits.replace_range(127.., last);
    reader.host.write(manifest);
    Sees::Kept(Cause::Forged)
})]
#[case::signature_taken_off(|reader: &Reader| {
    let mut manifest = reader.host.manifest();
    manifest.signatures.clear();
    reader.host.write(manifest);
    Sees::Kept(Cause::Forged)
})]
#[case::said_again_after_the_signatures(|reader: &Reader| {
    // Nothing behind what is signed is read: it is version 2 still.
    let mut bytes = reader.host.bytes();
    bytes.truncate(bytes.len() - 1);
    bytes.extend(br#","version":9,"latest":2021}"#);
    reader.host.put(&bytes);
    Sees::New(2)
})]
#[case::endless_data(|reader: &Reader| {
    reader.fail(MANIFEST, Fault::Endless);
    Sees::Kept(Cause::Damaged)
})]
#[case::oversized(|reader: &Reader| {
    reader.fail(MANIFEST, Fault::Oversized(5 << 20));
    Sees::Kept(Cause::Damaged)
})]
#[case::truncated(|reader: &Reader| {
    reader.fail(MANIFEST, Fault::Truncated);
    Sees::Kept(Cause::Damaged)
})]
#[case::cut_off(|reader: &Reader| {
    reader.fail(MANIFEST, Fault::CutOff);
    Sees::Kept(Cause::Offline)
})]
#[case::empty(|reader: &Reader| {
    reader.fail(MANIFEST, Fault::Replaced(Vec::new()));
    Sees::Kept(Cause::NotData)
})]
#[case::rollback(|reader: &Reader| {
    reader.host.write(reader.host.signed(1, &editor()));
    reader.has_seen(Cause::Older)
})]
#[case::fast_forward(|reader: &Reader| {
    reader.host.write(pretending(reader.host.signed(u32::MAX, &stranger())));
    Sees::Kept(Cause::Forged)
})]
#[case::indefinite_freeze(|reader: &Reader| {
    // What the editor meant to renew long ago, and a host that never changes again.
    reader.host.edit(Part::Region, |text| text.replace(WORD.1, "Merete Ny"));
    let mut manifest = reader.host.manifest();
    manifest.publication.version = 3;
    manifest.publication.published = in_days(-500);
    manifest.publication.expires = in_days(-100);
    reader.host.write(sign(manifest, &editor()));
    Sees::Expired
})]
#[case::a_clock_that_is_behind(|reader: &Reader| {
    reader.host.edit(Part::Region, |text| text.replace(WORD.1, "Merete Ny"));
    let mut manifest = reader.host.manifest();
    manifest.publication.version = 3;
    manifest.publication.published = in_days(30);
    reader.host.write(sign(manifest, &editor()));
    Sees::New(3)
})]
#[case::mix_and_match(|reader: &Reader| {
    // The new list, and one of the files as it was.
    let path = format!("/snapshots/{}", reader.host.manifest().editions[0].region.path);
    reader.replace();
    reader.host.publish(3);
    let new = format!("/snapshots/{}", reader.host.manifest().editions[0].region.path);
    let old = std::fs::read(reader.host.0.path().join(&path[1..])).expect("the old file");
    reader.fail(&new, Fault::Replaced(old));
    Sees::Kept(Cause::Damaged)
})]
#[case::half_published(|reader: &Reader| {
    reader.replace();
    reader.host.publish(3);
    let new = format!("/snapshots/{}", reader.host.manifest().editions[0].region.path);
    reader.fail(&new, Fault::Status(404));
    Sees::Kept(Cause::Missing)
})]
#[case::wrong_target(|reader: &Reader| {
    // The editor's own mistake, rightly signed: one file under the other's name.
    let mut manifest = reader.host.manifest();
    manifest.publication.version = 3;
    manifest.editions[0].region = manifest.editions[0].members.clone();
    reader.host.write(sign(manifest, &editor()));
    Sees::Kept(Cause::Damaged)
})]
#[case::a_file_of_the_wrong_bytes(|reader: &Reader| {
    reader.host.edit(Part::Members, |text| format!("{text} "));
    reader.host.publish(3);
    let new = format!("/snapshots/{}", reader.host.manifest().editions[0].members.path);
    let mut bytes = std::fs::read(reader.host.0.path().join(&new[1..])).expect("a file");
    bytes[100] ^= 1;
    reader.fail(&new, Fault::Replaced(bytes));
    Sees::Kept(Cause::Damaged)
})]
#[case::an_endless_file(|reader: &Reader| {
    reader.host.edit(Part::Members, |text| format!("{text} "));
    reader.host.publish(3);
    reader.fail("/snapshots/2022/members.", Fault::Endless);
    Sees::Kept(Cause::Damaged)
})]
#[case::a_revoked_key(|reader: &Reader| {
    reader.host.know(&[stranger()]);
    Sees::BuiltIn(Cause::Forged)
})]
#[case::the_next_key(|reader: &Reader| {
    // Named `stranger` elsewhere: here it is the one that follows.
    reader.host.know(&[editor(), stranger()]);
    reader.host.edit(Part::Region, |text| text.replace(WORD.1, "Merete Ny"));
    reader.host.write(reader.host.signed(3, &stranger()));
    Sees::New(3)
})]
#[case::extraneous_files(|reader: &Reader| {
    std::fs::write(reader.host.0.path().join("snapshots/2022/evil.json"), EVIL).expect("a file");
    Sees::New(2)
})]
#[case::redirected(|reader: &Reader| {
    reader.fail(MANIFEST, Fault::Redirected("/organisasjon/".into()));
    Sees::Kept(Cause::NotData)
})]
#[case::captive_portal(|reader: &Reader| {
    reader.fail("/snapshots/", Fault::Html);
    Sees::Kept(Cause::NotData)
})]
#[case::wrong_type(|reader: &Reader| {
    reader.fail("/snapshots/", Fault::Typed("text/html".into()));
    Sees::New(2)
})]
#[case::slow_loris(|reader: &Reader| {
    reader.fail(MANIFEST, Fault::Trickling);
    Sees::Kept(Cause::Offline)
})]
#[case::duplicate_ids(|reader: &Reader| {
    reader.host.edit(Part::Members, |text| {
        let mut file: Value = serde_json::from_str(text).expect("it is JSON");
        let members = file["members"].as_array_mut().expect("members");
        members[1] = members[0].clone();
        file.to_string()
    });
    reader.host.publish(3);
    Sees::Kept(Cause::Damaged)
})]
#[case::a_hidden_direction(|reader: &Reader| {
    reader.host.edit(Part::Region, |text| text.replace(WORD.1, "Mar\u{202e}eter"));
    reader.host.publish(3);
    Sees::Kept(Cause::Damaged)
})]
#[case::a_link_that_is_a_script(|reader: &Reader| {
    reader.host.edit(Part::Region, |text| text.replacen("https://", "javascript:", 1));
    reader.host.publish(3);
    Sees::Kept(Cause::Damaged)
})]
#[case::deeply_nested(|reader: &Reader| {
    let bytes = [b"{\"schema\":1,\"editions\":".as_slice(), &b"[".repeat(60_000)].concat();
    reader.fail(MANIFEST, Fault::Replaced(bytes));
    Sees::Kept(Cause::Damaged)
})]
#[case::absurd_numbers(|reader: &Reader| {
    let bytes = as_json(reader, |manifest| manifest["version"] = json!(1e300));
    reader.fail(MANIFEST, Fault::Replaced(bytes));
    Sees::Kept(Cause::Damaged)
})]
#[case::a_newer_format(|reader: &Reader| {
    let bytes = as_json(reader, |manifest| manifest["schema"] = json!(2));
    reader.fail(MANIFEST, Fault::Replaced(bytes));
    Sees::Kept(Cause::Version)
})]
#[case::missing(|reader: &Reader| {
    reader.fail(MANIFEST, Fault::Status(404));
    Sees::Kept(Cause::Missing)
})]
#[case::broken(|reader: &Reader| {
    reader.fail(MANIFEST, Fault::Status(503));
    Sees::Kept(Cause::Server)
})]
#[case::dropped(|reader: &Reader| {
    reader.fail("/snapshots/", Fault::Dropped);
    Sees::Kept(Cause::Offline)
})]
#[tokio::test]
async fn the_last_good_edition_stays(
    #[values(Surface::Site, Surface::Kiosk, Surface::Embed)] surface: Surface,
    #[case] attack: Attack,
) {
    let reader = Reader::of(surface).await;
    let sees = attack(&reader);
    reader.come().await;
    reader.see(&sees).await;
}

/// Markup in a text is a text.
#[tokio::test]
async fn markup_is_shown_as_it_is_written() {
    let reader = Reader::of(Surface::Site).await;
    let markup = "<img src=x onerror=alert(1)>";
    reader.host.edit(Part::Region, |text| text.replace(WORD.1, markup));
    reader.host.publish(3);
    reader.come().await;
    let seen = format!("return document.querySelector('main').innerText.includes('{markup}')");
    reader.visitor.wait_until("the text", &seen).await;
    assert_eq!(reader.visitor.ask("return document.querySelectorAll('img').length").await, 0);
    reader.see_no_trap().await;
}

/// Storage that is denied or full takes away what is kept, not what is shown.
#[rstest]
#[case::denied("delete window.caches; delete Window.prototype.caches")]
#[case::refuses(
    "CacheStorage.prototype.open = CacheStorage.prototype.has =
    () => Promise.reject(new DOMException('', 'SecurityError'))"
)]
#[case::full(
    "Cache.prototype.put = () =>
    Promise.reject(new DOMException('', 'QuotaExceededError'))"
)]
#[tokio::test]
async fn without_storage_the_hosts_edition_is_shown(#[case] storage: &str) {
    let host = Signed::new();
    host.edit(Part::Region, |text| text.replace(WORD.0, WORD.1));
    host.publish(2);
    let server = Server::start(host.0.path()).expect("a free port");
    let visitor = Visitor::arrive_at(server).await;
    let before = json!({ "source": storage });
    visitor.browser.devtools("Page.addScriptToEvaluateOnNewDocument", before).await;
    let reader = Reader { surface: Surface::Site, visitor, host };
    for _ in 0..2 {
        reader.come().await;
        reader.see(&Sees::New(2)).await;
    }
    reader.fail(MANIFEST, Fault::Status(500));
    reader.come().await;
    reader.see(&Sees::BuiltIn(Cause::Server)).await;
}

/// The page about the data says what was found out, and how old the edition is.
#[tokio::test]
async fn the_page_about_the_data_says_what_was_checked() {
    let reader = Reader::of(Surface::Site).await;
    reader.visitor.open("/om-data").await;
    let words = text::DataText::of(Language::Bokmal);
    for expected in ["2022, versjon 2", words.trust_about[0]] {
        let seen =
            format!("return document.querySelector('main').innerText.includes('{expected}')");
        reader.visitor.wait_until(expected, &seen).await;
    }
    let foot = "return document.querySelector('footer .published').innerText";
    let foot = reader.visitor.ask(foot).await;
    assert!(foot.as_str().unwrap_or_default().ends_with(" · Signert"), "{foot}");
    let mut manifest = reader.host.manifest();
    manifest.publication.version = 3;
    manifest.publication.published = in_days(40);
    reader.host.write(sign(manifest, &editor()));
    reader.visitor.open("/om-data").await;
    let wrong = format!(
        "return document.querySelector('main').innerText.includes('{}')",
        words.clock_is_wrong
    );
    reader.visitor.wait_until("a clock that is wrong", &wrong).await;
}

/// Browsers without Ed25519 go by the hashes, and say so.
#[tokio::test]
async fn an_old_browser_says_that_it_cannot_check() {
    let host = Signed::new();
    host.edit(Part::Region, |text| text.replace(WORD.0, WORD.1));
    host.publish(2);
    let server = Server::start(host.0.path()).expect("a free port");
    let visitor = Visitor::arrive_at(server).await;
    let old = "const real = SubtleCrypto.prototype.importKey;
        SubtleCrypto.prototype.importKey = function (format, key, algorithm, ...rest) {
            if ((algorithm.name ?? algorithm) === 'Ed25519')
                return Promise.reject(new DOMException('', 'NotSupportedError'));
            return real.call(this, format, key, algorithm, ...rest);
        }";
    let before = json!({ "source": old });
    visitor.browser.devtools("Page.addScriptToEvaluateOnNewDocument", before).await;
    let reader = Reader { surface: Surface::Site, visitor, host };
    reader.come().await;
    reader.see(&Sees::New(2)).await;
    let foot = "return document.querySelector('footer .published').innerText.endsWith(
        ' · Signatur ikke kontrollert')";
    reader.visitor.wait_until("that it was not checked", foot).await;
}
