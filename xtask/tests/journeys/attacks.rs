//! What can be done to the editions on their way to a reader: the list of The Update Framework
//! (theupdateframework.github.io/specification, "Goals for specific attacks to protect against"),
//! and what hosts, networks and clocks do of themselves. Every reader has seen version 2, which
//! the editor signed; whatever comes then, they have the last good edition and the right sentence.

mod host;
mod reader;

use osloregionen::domain::language::Language;

use osloregionen::state::Cause;
use osloregionen::text;
use rstest::rstest;
use serde_json::{Value, json};
use xtask::serve::{Fault, Server};

use crate::publishing::{Part, WORD};
use crate::visitor::Visitor;
use host::{Signed, editor, in_days, pretending, sign, stranger};
use reader::{EVIL, Reader, Sees, Surface};

const MANIFEST: &str = "/snapshots/manifest.json";

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
