//! Commands that are written wrongly.

use crate::{json, run, text};
use rstest::rstest;
use serde_json::json;

/// Each way to write a command wrongly: what is said of it, in both languages, and the command's use.
#[rstest]
#[case(&["chekc"], "«chekc» er ingen kommando. Mente du check?", "“chekc” is not a command. Did you mean check?", "snapshot [VALG] <KOMMANDO>")]
#[case(
    &["x"],
    "«x» er ingen kommando. Her kan det stå: new, check, build, diff, members, import, release, publish, rollback, status, preview, bench, key.",
    "“x” is not a command. Here may stand: new, check, build, diff, members, import, release, publish, rollback, status, preview, bench, key.",
    "snapshot [VALG] <KOMMANDO>"
)]
#[case(
    &["key"],
    "det mangler en kommando. Her kan det stå: new, list, retire.",
    "a command is missing. Here may stand: new, list, retire.",
    "snapshot key [VALG] <KOMMANDO>"
)]
#[case(&["check", "--jsn"], "«--jsn» er ikke et valg her. Mente du --json?", "“--jsn” is not an option here. Did you mean --json?", "snapshot check [VALG]")]
#[case(&["check", "2022"], "«2022» er mer enn kommandoen tar. Ta det bort.", "“2022” is more than the command takes. Take it away.", "snapshot check [VALG]")]
#[case(&["build", "--json=ja"], "«ja» kan ikke stå etter --json. Ta det bort.", "“ja” cannot stand after --json. Take it away.", "snapshot build [VALG]")]
#[case(&["new", "2025"], "det mangler --from <ÅR>. Legg det til.", "--from <YEAR> is missing. Add it.", "snapshot new [VALG] --from <ÅR> <ÅR>")]
#[case(
    &["new", "25", "--from", "2022"],
    "«25» passer ikke som <ÅR>. Skriv et årstall med fire sifre, som 2025.",
    "“25” does not fit as <YEAR>. Write a year in four digits, such as 2025.",
    "snapshot new [VALG] --from <ÅR> <ÅR>"
)]
#[case(
    &["preview", "--port", "99999"],
    "«99999» passer ikke som --port <PORT>. Skriv et tall fra 0 til 65535.",
    "“99999” does not fit as --port <PORT>. Write a number from 0 to 65535.",
    "snapshot preview [VALG]"
)]
#[case(
    &["preview", "--port"],
    "verdien etter --port <PORT> mangler. Skriv et tall fra 0 til 65535.",
    "the value of --port <PORT> is missing. Write a number from 0 to 65535.",
    "snapshot preview [VALG]"
)]
#[case(
    &["check", "--color", "rosa"],
    "«rosa» passer ikke som --color <auto|always|never>. Her kan det stå: auto, always, never.",
    "“rosa” does not fit as --color <auto|always|never>. Here may stand: auto, always, never.",
    "snapshot check [VALG]"
)]
#[case(
    &["diff", "2022", "2025", "--root", "a", "--root", "b"],
    "--root <MAPPE> står to ganger. Ta bort det ene.",
    "--root <FOLDER> stands twice. Take one of them away.",
    "snapshot diff [VALG] <ÅR> <ÅR>"
)]
#[case(
    &["bench", "--members", "64"],
    "det mangler --editions <ANTALL>. Legg det til.",
    "--editions <NUMBER> is missing. Add it.",
    "snapshot bench [VALG]"
)]
fn a_command_that_is_written_wrongly_is_told_with_its_remedy(
    #[case] arguments: &[&str],
    #[case] bokmal: &str,
    #[case] english: &str,
    #[case] usage: &str,
) {
    let folder = tempfile::tempdir().unwrap();
    let path = usage.split(" [").next().unwrap();
    let output = run(folder.path(), arguments);
    let said = text(&output.stderr);
    assert_eq!(said, format!("{bokmal}\n\nBruk: {usage}\nHjelp: {path} --help\n"));
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let output = run(folder.path(), &[arguments, &["--language", "en"]].concat());
    let said = text(&output.stderr);
    assert!(said.starts_with(&format!("{english}\n\nUsage: {path} [OPTIONS]")), "{said}");
    for norwegian in ["VALG", "KOMMANDO", "ÅR", "MAPPE", "ANTALL", "Hjelp", "Bruk"] {
        assert!(!said.contains(norwegian), "{norwegian} in {said}");
    }
    // A program gets one document, whatever it asked.
    let (code, json) = json(folder.path(), arguments);
    assert_eq!((code, &json["kind"]), (2, &json!("use")));
    assert!(json["message"].as_str().unwrap().starts_with(bokmal), "{json}");
}
