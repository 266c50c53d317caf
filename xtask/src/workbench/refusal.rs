//! A command line that cannot be meant like that: what is wrong, how it is put right, and how the
//! command is written.

use super::command;
use super::speech::Speech;
use crate::content::nearest;
use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// What a value must be, by the names that it has in the help.
const VALUES: [(&[&str], &str, &str); 4] = [
    (
        &["ÅR", "YEAR"],
        "Skriv et årstall med fire sifre, som 2025",
        "Write a year in four digits, such as 2025",
    ),
    (&["PORT"], "Skriv et tall fra 0 til 65535", "Write a number from 0 to 65535"),
    (&["ANTALL", "NUMBER"], "Skriv et tall fra 1 til 5000", "Write a number from 1 to 5000"),
    (
        &["VERSJON", "VERSION"],
        "Skriv versjonens nummer, som 3",
        "Write the version's number, such as 3",
    ),
];

/// Why these arguments are refused.
pub fn refusal(error: &clap::Error, arguments: &[OsString], speech: Speech) -> String {
    let meant = Meant::by(arguments, speech);
    let refused = Refused { error, speech, command: &meant.command };
    let (what, remedy) = refused.words();
    let Meant { path, usage, .. } = &meant;
    let end = if remedy.ends_with('?') { "" } else { "." };
    let (used, help) = speech.say(("Bruk", "Hjelp"), ("Usage", "Help"));
    format!("{what}. {remedy}{end}\n\n{used}: {usage}\n{help}: {path} --help\n")
}

/// The command that is named, as far as one is.
struct Meant {
    command: Command,
    /// `snapshot key new`.
    path: String,
    usage: String,
}

impl Meant {
    fn by(arguments: &[OsString], speech: Speech) -> Meant {
        let mut command = command::command(speech);
        command.build();
        let mut path = "snapshot".to_owned();
        for name in arguments.iter().filter_map(|argument| argument.to_str()) {
            if let Some(next) = command.find_subcommand(name) {
                command = next.clone();
                path = format!("{path} {name}");
            }
        }
        let usage = command.render_usage().to_string();
        let usage = usage.trim().trim_start_matches("Usage: ");
        let usage = usage.replace("[OPTIONS]", speech.say("[VALG]", "[OPTIONS]"));
        Meant { command, path, usage }
    }
}

struct Refused<'a> {
    error: &'a clap::Error,
    speech: Speech,
    command: &'a Command,
}

impl Refused<'_> {
    /// What is wrong, and the remedy; both begin and end within a sentence.
    fn words(&self) -> (String, String) {
        let (arg, value) =
            (self.part(ContextKind::InvalidArg), self.part(ContextKind::InvalidValue));
        let say = |bokmal: String, english: String| self.speech.say(bokmal, english);
        let take_away = || self.speech.say("Ta det bort", "Take it away").to_owned();
        match self.error.kind() {
            ErrorKind::InvalidSubcommand => {
                let found = self.part(ContextKind::InvalidSubcommand);
                let what = say(
                    format!("«{found}» er ingen kommando"),
                    format!("“{found}” is not a command"),
                );
                (what, self.one_of(&found, &self.commands()))
            }
            ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                let what = say("det mangler en kommando".into(), "a command is missing".into());
                (what, self.one_of("", &self.commands()))
            }
            ErrorKind::UnknownArgument if arg.starts_with('-') => {
                let what = say(
                    format!("«{arg}» er ikke et valg her"),
                    format!("“{arg}” is not an option here"),
                );
                (what, self.one_of(&arg, &self.options()))
            }
            ErrorKind::UnknownArgument => {
                let what = say(
                    format!("«{arg}» er mer enn kommandoen tar"),
                    format!("“{arg}” is more than the command takes"),
                );
                (what, take_away())
            }
            ErrorKind::TooManyValues => {
                let what = say(
                    format!("«{value}» kan ikke stå etter {arg}"),
                    format!("“{value}” cannot stand after {arg}"),
                );
                (what, take_away())
            }
            ErrorKind::MissingRequiredArgument => {
                let what = say(format!("det mangler {arg}"), format!("{arg} is missing"));
                (what, say("Legg det til".into(), "Add it".into()))
            }
            ErrorKind::ArgumentConflict => {
                let other = self.part(ContextKind::PriorArg);
                let what = match other == arg || other.is_empty() {
                    true => say(format!("{arg} står to ganger"), format!("{arg} stands twice")),
                    false => say(
                        format!("{arg} kan ikke stå sammen med {other}"),
                        format!("{arg} cannot stand together with {other}"),
                    ),
                };
                (what, say("Ta bort det ene".into(), "Take one of them away".into()))
            }
            ErrorKind::InvalidUtf8 => (
                say("et av ordene er ikke UTF-8".into(), "one of the words is not UTF-8".into()),
                say("Skriv det på nytt".into(), "Write it again".into()),
            ),
            // Whatever else it is, it is about a value.
            _ if value.is_empty() => {
                let what = say(
                    format!("verdien etter {arg} mangler"),
                    format!("the value of {arg} is missing"),
                );
                (what, self.value_of(&arg))
            }
            _ => {
                let what = say(
                    format!("«{value}» passer ikke som {arg}"),
                    format!("“{value}” does not fit as {arg}"),
                );
                (what, self.value_of(&arg))
            }
        }
    }

    fn part(&self, kind: ContextKind) -> String {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join(", "),
            _ => String::new(),
        }
    }

    /// What someone may have meant who wrote `found`, or all that there is.
    fn one_of(&self, found: &str, known: &[String]) -> String {
        // One letter is near to every short word.
        let near = nearest(found, known.iter().map(String::as_str)).filter(|_| found.len() > 2);
        match near {
            Some(known) => {
                self.speech.say(format!("Mente du {known}?"), format!("Did you mean {known}?"))
            }
            None => {
                let all = known.join(", ");
                self.speech.say(format!("Her kan det stå: {all}"), format!("Here may stand: {all}"))
            }
        }
    }

    fn commands(&self) -> Vec<String> {
        self.command.get_subcommands().map(|one| one.get_name().to_owned()).collect()
    }

    fn options(&self) -> Vec<String> {
        let named = self.command.get_arguments().filter_map(|arg| arg.get_long());
        named.map(|name| format!("--{name}")).collect()
    }

    /// How the value of an argument is written.
    fn value_of(&self, arg: &str) -> String {
        let valid = self.part(ContextKind::ValidValue);
        if !valid.is_empty() {
            return self
                .speech
                .say(format!("Her kan det stå: {valid}"), format!("Here may stand: {valid}"));
        }
        let named = |names: &[&str]| names.iter().any(|name| arg.contains(&format!("<{name}>")));
        let known = VALUES.iter().find(|(names, ..)| named(names));
        let (bokmal, english) = known.map_or(
            ("Skriv den etter navnet på valget", "Write it after the option's name"),
            |(_, bokmal, english)| (*bokmal, *english),
        );
        self.speech.say(bokmal, english).to_owned()
    }
}
