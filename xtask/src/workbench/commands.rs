//! From what was asked to the answer.

use super::outcome::{Answer, Failure, Outcome};
use super::rollback::{self, Request};
use super::speech::Speech;
use super::{bench, diff, edition, host, import, members, preview, publish, status};
use crate::content::{self, Content};
use crate::snapshot::{self, key, release};
use clap::ArgMatches;
use osloregionen::domain::edition::Edition;
use osloregionen::domain::publication::Moment;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Runs the command in the project `root`.
///
/// # Errors
/// As each command says; nothing has been changed then.
pub fn run(root: &Path, matches: &ArgMatches, speech: Speech) -> Outcome {
    match matches.subcommand() {
        Some(("check", _)) => check(root, speech),
        Some(("build", _)) => build(root, speech),
        Some(("new", given)) => {
            edition::new(root, year(given, "year"), year(given, "from"), speech)
        }
        Some(("diff", given)) => difference(root, year(given, "old"), year(given, "new"), speech),
        Some(("members", given)) => {
            members::members(root, given.get_one::<String>("on").map(String::as_str), speech)
        }
        Some(("release", given)) => {
            let (keys, expires) = signing(given, speech)?;
            release::release(root, &keys, expires)?;
            build(root, speech)
        }
        Some(("publish", given)) => {
            let (target, dry) = (target(given), given.get_flag("dry-run"));
            let host = host::open(target, !dry, speech)?;
            publish::publish(root, &*host, target, dry, speech)
        }
        Some(("rollback", given)) => {
            let (keys, expires) = signing(given, speech)?;
            let dry = given.get_flag("dry-run");
            let request = Request { to: given.get_one("to").copied(), keys, expires, dry };
            let host = host::open(target(given), !dry, speech)?;
            rollback::rollback(root, &*host, &request, speech)
        }
        Some(("status", given)) => {
            let target = target(given);
            status::status(&*host::open(target, false, speech)?, target, speech)
        }
        Some(("import", given)) => {
            let kind = given.get_one::<String>("kind").map_or("", String::as_str);
            let file = given.get_one::<PathBuf>("file").cloned().unwrap_or_default();
            let (year, write) = (year(given, "into"), given.get_flag("write"));
            import::import(root, kind, &file, year, write, speech)
        }
        Some(("bench", given)) => {
            let size = |name| given.get_one::<u32>(name).map(|size| *size as usize);
            let only = size("members").zip(size("editions"));
            bench::bench(root, bench::Request { only, record: given.get_flag("record") }, speech)
        }
        Some(("preview", given)) => {
            let port = given.get_one("port").copied().unwrap_or(8080);
            preview::preview(root, port, speech, super::is_coloured(matches))
        }
        Some(("key", given)) => keys(root, given, speech),
        // clap lets nothing else through.
        other => Err(Failure::Use(other.map_or(String::new(), |(name, _)| name.to_owned()))),
    }
}

/// Where to publish; clap has seen that it is there.
fn target(given: &ArgMatches) -> &str {
    given.get_one::<String>("target").map_or("", String::as_str)
}

/// A year that clap has seen to be there.
fn year(given: &ArgMatches, name: &str) -> u16 {
    given.get_one::<u16>(name).copied().unwrap_or_default()
}

/// Secret keys and the day of expiry.
///
/// # Errors
/// A day that is none.
pub fn signing(
    given: &ArgMatches,
    speech: Speech,
) -> Result<(Vec<PathBuf>, Option<Moment>), Failure> {
    let keys = given.get_many::<PathBuf>("key").into_iter().flatten().cloned().collect();
    let Some(day) = given.get_one::<String>("expires") else { return Ok((keys, None)) };
    match Moment::parse(&format!("{day}T00:00:00Z")) {
        Some(moment) => Ok((keys, Some(moment))),
        None => Err(Failure::Use(speech.say(
            format!("«{day}» er ingen dag. Skriv den som 2027-12-31"),
            format!("“{day}” is not a day. Write it as 2027-12-31"),
        ))),
    }
}

fn check(root: &Path, speech: Speech) -> Outcome {
    let content = content::read(root)?;
    let files = snapshot::listed(&content)?;
    let mut lines: Vec<String> =
        content.editions.iter().map(|edition| in_order(edition, speech)).collect();
    lines.push(version(&content, files.is_released, speech));
    let editions: Vec<_> = content
        .editions
        .iter()
        .map(|edition| json!({ "year": edition.year, "members": edition.members.len() }))
        .collect();
    let json = json!({ "editions": editions, "released": files.is_released });
    Ok(Answer { lines, json })
}

fn in_order(edition: &Edition, speech: Speech) -> String {
    let (year, members) = (edition.year, edition.members.len());
    speech.say(
        format!("content/{year}: {members} medlemmer, ingen feil"),
        format!("content/{year}: {members} members, no mistakes"),
    )
}

/// Which version the content is, and what is to be done if it is none yet.
fn version(content: &Content, is_released: bool, speech: Speech) -> String {
    let publication = content.released.publication;
    let (version, day) = (publication.version, publication.published.date());
    let is_signed = !content.keys.is_empty();
    match (is_released, is_signed) {
        (true, true) => speech.say(
            format!("Versjon {version}, gitt ut {day}, signert."),
            format!("Version {version}, released {day}, signed."),
        ),
        (true, false) => speech.say(
            format!("Versjon {version}, gitt ut {day}, ikke signert."),
            format!("Version {version}, released {day}, not signed."),
        ),
        (false, _) => speech.say(
            format!(
                "Dette er ikke det som ble gitt ut som versjon {version}. Når det er ferdig: \
                 `snapshot release`, med `--key` der det skal signeres."
            ),
            format!(
                "This is not what was released as version {version}. When it is ready: \
                 `snapshot release`, with `--key` where it is to be signed."
            ),
        ),
    }
}

fn build(root: &Path, speech: Speech) -> Outcome {
    let built = snapshot::build_in(root)?;
    let (count, total, changed) = (built.count, built.bytes, built.changed);
    let lines = vec![
        speech.say(
            format!("public/snapshots: {count} filer, {total} byte"),
            format!("public/snapshots: {count} files, {total} bytes"),
        ),
        version(&built.content, built.is_released, speech),
        match changed {
            true => speech.say("Skrevet.", "Written."),
            false => speech.say("Alt var likt fra før: uendret.", "All as before: unchanged."),
        }
        .to_owned(),
    ];
    let json = json!({
        "files": count, "bytes": total, "changed": changed, "released": built.is_released,
    });
    Ok(Answer { lines, json })
}

fn difference(root: &Path, old: u16, new: u16, speech: Speech) -> Outcome {
    let known = content::years(root);
    // The others may be many, and have nothing to say here.
    let asked: Vec<u16> = known.iter().copied().filter(|year| [old, new].contains(year)).collect();
    if let Some(year) = [old, new].into_iter().find(|year| !asked.contains(year)) {
        return Err(edition::missing(&known, year, speech));
    }
    let content = content::read_some(root, &asked)?;
    let find = |year: u16| {
        let found = content.editions.iter().find(|edition| edition.year == year);
        found.ok_or_else(|| edition::missing(&known, year, speech))
    };
    let differences = diff::between(find(old)?, find(new)?);
    Ok(Answer { lines: differences.lines(speech), json: differences.json() })
}

fn keys(root: &Path, given: &ArgMatches, speech: Speech) -> Outcome {
    match given.subcommand() {
        Some(("new", given)) => {
            let secret = given.get_one::<PathBuf>("file").cloned().unwrap_or_default();
            let public = key::make(root, &secret)?;
            let (file, id) = (secret.display(), public.id());
            let lines = vec![
                speech.say(
                    format!("Hemmelig: {file}. Ta vare på den, og gi den til ingen."),
                    format!("Secret: {file}. Keep it, and give it to nobody."),
                ),
                speech.say(
                    format!(
                        "Offentlig: {id} i content/nokler.toml. Bygg og legg ut appen med den, så \
                         `snapshot release --key {file}`."
                    ),
                    format!(
                        "Public: {id} in content/nokler.toml. Build and publish the app with it, \
                         then `snapshot release --key {file}`."
                    ),
                ),
            ];
            Ok(Answer { lines, json: json!({ "id": id }) })
        }
        Some(("retire", given)) => {
            let id = given.get_one::<String>("id").cloned().unwrap_or_default();
            key::retire(root, &id)?;
            let line = speech.say(
                format!("{id} er tatt ut. Bygg appen på nytt, så godtar den ikke lenger nøkkelen."),
                format!("{id} is taken out. Build the app again: it then refuses the key."),
            );
            Ok(Answer { lines: vec![line], json: json!({ "id": id }) })
        }
        _ => {
            let keys = key::known(root)?;
            let mut lines: Vec<String> =
                keys.iter().map(|key| format!("{}  {}", key.id(), key.as_str())).collect();
            if keys.is_empty() {
                let none = "Ingen nøkler: utgavene er ikke signert.";
                lines.push(speech.say(none, "No keys: the editions are not signed.").to_owned());
            }
            let ids: Vec<&str> = keys.iter().map(|key| key.id()).collect();
            Ok(Answer { lines, json: json!({ "keys": ids }) })
        }
    }
}
