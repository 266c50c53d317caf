//! What can be asked of the workbench: the commands, their options and their help, in bokmål and
//! in English.

mod reading;

use super::speech::Speech;
use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;

/// How help is laid out: clap's own lay-out has English headings in it.
const BOKMAL: &str = "{about-with-newline}\nBruk: {usage}\n\n{all-args}{after-help}";

/// The whole command line.
pub fn command(speech: Speech) -> Command {
    let text = Words(speech);
    let root = Command::new("snapshot")
        .about(text.say(
            "Redaktørens verksted: fra innholdet i content/ til utgaver på en statisk tjener",
            "The editor's workbench: from content/ to editions on a static host",
        ))
        .after_help(text.say(
            "Avslutningskoder: 0 alt i orden, 1 feil i innholdet, 2 feil bruk, 3 en fil eller tjener svikter",
            "Exit codes: 0 all is well, 1 mistakes in the content, 2 wrong use, 3 a file or host fails",
        ))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .args(text.everywhere())
        .subcommands(text.content())
        .subcommands(text.publishing())
        .subcommands(text.others());
    text.dressed(root)
}

/// The help that was asked for; `None` if something is wrong instead.
pub fn help(error: &clap::Error, speech: Speech) -> Option<String> {
    let is_help = matches!(error.kind(), ErrorKind::DisplayHelp);
    // The one English word that clap lets nobody change.
    let words =
        || error.render().to_string().replace("[OPTIONS]", speech.say("[VALG]", "[OPTIONS]"));
    is_help.then(words)
}

struct Words(Speech);

impl Words {
    fn say(&self, bokmal: &'static str, english: &'static str) -> &'static str {
        self.0.say(bokmal, english)
    }

    /// A command that the two languages describe.
    fn named(&self, name: &'static str, bokmal: &'static str, english: &'static str) -> Command {
        self.dressed(Command::new(name).about(self.say(bokmal, english)))
    }

    fn dressed(&self, command: Command) -> Command {
        let command = command
            .disable_help_flag(true)
            .subcommand_help_heading(self.say("Kommandoer", "Commands"))
            .subcommand_value_name(self.say("KOMMANDO", "COMMAND"))
            .arg(
                self.flag("help", "Vis denne hjelpen", "Show this help")
                    .short('h')
                    .action(ArgAction::Help),
            );
        if self.0 == Speech::Bokmal { command.help_template(BOKMAL) } else { command }
    }

    fn flag(&self, name: &'static str, bokmal: &'static str, english: &'static str) -> Arg {
        self.option(name, bokmal, english).action(ArgAction::SetTrue)
    }

    fn option(&self, name: &'static str, bokmal: &'static str, english: &'static str) -> Arg {
        let heading = self.say("Valg", "Options");
        Arg::new(name).long(name).help(self.say(bokmal, english)).help_heading(heading)
    }

    fn given(&self, name: &'static str, bokmal: &'static str, english: &'static str) -> Arg {
        let heading = self.say("Oppgis", "Arguments");
        Arg::new(name).help(self.say(bokmal, english)).help_heading(heading).required(true)
    }

    fn year(&self, name: &'static str, bokmal: &'static str, english: &'static str) -> Arg {
        self.given(name, bokmal, english)
            .value_name(self.say("ÅR", "YEAR"))
            .value_parser(value_parser!(u16).range(1000..=9999))
    }

    /// A number that is asked for together with another.
    fn size(
        &self,
        name: &'static str,
        bokmal: &'static str,
        english: &'static str,
        with: &'static str,
    ) -> Arg {
        let parser = value_parser!(u32).range(1..=5_000);
        let arg = self.option(name, bokmal, english).value_parser(parser).requires(with);
        arg.value_name(self.say("ANTALL", "NUMBER"))
    }

    fn everywhere(&self) -> [Arg; 4] {
        [
            self.flag("json", "Svar som JSON, for programmer", "Answer in JSON, for programs"),
            self.option("language", "Språk: nb eller en", "Language: nb or en")
                .value_name("nb|en")
                .value_parser(PossibleValuesParser::new(["nb", "en"]))
                .hide_possible_values(true),
            self.option(
                "color",
                "Farger: auto, always eller never",
                "Colours: auto, always or never",
            )
            .value_name("auto|always|never")
            .value_parser(PossibleValuesParser::new(["auto", "always", "never"]))
            .hide_possible_values(true)
            .default_value("auto")
            .hide_default_value(true),
            self.option(
                "root",
                "Mappen som content/ ligger i; ellers den nærmeste herfra og oppover",
                "The folder that content/ lies in; else the nearest from here upwards",
            )
            .value_name(self.say("MAPPE", "FOLDER"))
            .value_parser(value_parser!(PathBuf)),
        ]
        .map(|arg| arg.global(true))
    }

    fn content(&self) -> Vec<Command> {
        let from = self.year("from", "Utgaven som kopieres", "The edition that is copied");
        let mut commands = vec![
            self.named(
                "new",
                "Lag en ny utgave som kopi av en annen, og vis hva som må gås gjennom",
                "Make a new edition as a copy of another, and show what has to be gone through",
            )
            .arg(self.year("year", "Året for den nye utgaven", "The new edition's year"))
            .arg(from.long("from").help_heading(self.say("Valg", "Options"))),
            self.named(
                "check",
                "Les alt innhold og vis hver feil med fil, linje og hva som skal gjøres",
                "Read all content and show each mistake with file, line and remedy",
            ),
            self.named(
                "build",
                "Kontroller innholdet og skriv public/snapshots/",
                "Check the content and write public/snapshots/",
            ),
        ];
        commands.extend(self.reading());
        commands.push(self.import());
        commands
    }

    fn import(&self) -> Command {
        let kind = self
            .given(
                "kind",
                "Hva filen er: ssb (tabell 07459, CSV eller JSON-stat), klass (131, CSV), medlemmer eller sekretariat (CSV fra regneark)",
                "What the file is: ssb (table 07459, CSV or JSON-stat), klass (131, CSV), medlemmer or sekretariat (CSV of a spreadsheet)",
            )
            .value_name(self.say("SLAG", "KIND"))
            .value_parser(PossibleValuesParser::new(["ssb", "klass", "medlemmer", "sekretariat"]))
            .hide_possible_values(true);
        self.named(
            "import",
            "Hent tall, numre eller lister fra en fil; viser hver endring og skriver først med --write",
            "Take figures, numbers or lists from a file; shows each change and writes only with --write",
        )
        .arg(kind)
        .arg(
            self.given("file", "Filen", "The file")
                .value_name(self.say("FIL", "FILE"))
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            self.year("into", "Utgaven som endres", "The edition that is changed")
                .long("into")
                .help_heading(self.say("Valg", "Options")),
        )
        .arg(self.flag("write", "Skriv endringene", "Write the changes"))
    }

    fn target(&self) -> Arg {
        self.given(
            "target",
            "Nettstedets mappe, eller s3://bøtte/sti, az://beholder/sti, gs://bøtte/sti",
            "The site's folder, or s3://bucket/path, az://container/path, gs://bucket/path",
        )
        .value_name(self.say("MÅL", "TARGET"))
    }

    fn keys(&self) -> [Arg; 2] {
        [
            self.option(
                "key",
                "En hemmelig nøkkel; flere mens én avløser en annen",
                "A secret key; more than one while one follows another",
            )
            .value_name(self.say("FIL", "FILE"))
            .value_parser(value_parser!(PathBuf))
            .action(ArgAction::Append),
            self.option(
                "expires",
                "Når noe nyere bør ha kommet, som 2027-12-31; ellers om et år og en måned",
                "When something newer should have come, such as 2027-12-31; else in a year and a month",
            )
            .value_name(self.say("DAG", "DAY")),
        ]
    }

    fn publishing(&self) -> Vec<Command> {
        vec![
            self.named(
                "release",
                "Gi innholdet neste versjon og tidspunktet nå, og signer det der det er nøkler",
                "Give the content the next version and the time of now, and sign it where there are keys",
            )
            .args(self.keys()),
            self.named(
                "publish",
                "Legg ut det som er gitt ut: filene først, listen sist",
                "Publish what has been released: the files first, the list last",
            )
            .arg(self.target())
            .arg(self.flag(
                "dry-run",
                "Vis hva som ville skje, uten å skrive noe",
                "Show what would happen without writing anything",
            )),
            self.named(
                "rollback",
                "Vis igjen det som lå ute før, som en ny versjon",
                "Show again what was published before, as a new version",
            )
            .arg(self.target())
            .arg(
                self.option(
                    "to",
                    "Versjonen som skal vises igjen; ellers den før den som ligger ute",
                    "The version to show again; else the one before the published one",
                )
                .value_name(self.say("VERSJON", "VERSION"))
                .value_parser(value_parser!(u32)),
            )
            .args(self.keys())
            .arg(self.flag("dry-run", "Bare vis hva som ville skje", "Only show what would happen")),
            self.named(
                "status",
                "Vis hva en tjener har, hva som mangler, og hva ingen utgave trenger lenger",
                "Show what a host has, what is missing, and what no edition needs any more",
            )
            .arg(self.target()),
        ]
    }

    fn others(&self) -> Vec<Command> {
        let file = self
            .given("file", "Filen med den hemmelige nøkkelen", "The file of the secret key")
            .value_name(self.say("FIL", "FILE"))
            .value_parser(value_parser!(PathBuf));
        vec![
            self.named(
                "preview",
                "Vis appen med utkastet, bygd på nytt hver gang en fil lagres",
                "Show the app with the draft, built again whenever a file is saved",
            )
            .arg(
                self.option("port", "Porten på 127.0.0.1", "The port on 127.0.0.1")
                    .value_name("PORT")
                    .value_parser(value_parser!(u16))
                    .default_value("8080"),
            ),
            self.named(
                "bench",
                "Mål hvordan tid og minne vokser, på oppdiktet innhold",
                "Measure how time and memory grow, on made-up content",
            )
            .arg(self.size(
                "members",
                "Bare så mange medlemmer",
                "Only so many members",
                "editions",
            ))
            .arg(self.size("editions", "Bare så mange utgaver", "Only so many editions", "members"))
            .arg(self.flag(
                "record",
                "Lagre tallene i xtask/measured/scale.json",
                "Keep the figures in xtask/measured/scale.json",
            )),
            self.named(
                "key",
                "Nøklene som utgaver signeres med",
                "The keys that editions are signed with",
            )
            .subcommand_required(true)
            .disable_help_subcommand(true)
            .subcommands([
                self.named(
                    "new",
                    "Lag en: den hemmelige delen i FIL, utenfor prosjektet",
                    "Make one: the secret part in FILE, outside the project",
                )
                .arg(file),
                self.named("list", "Vis dem appen kjenner", "Show those that the app knows"),
                self.named("retire", "Ta ut en", "Take one out")
                    .arg(self.given("id", "Nøkkelens id", "The key's id").value_name("ID")),
            ]),
        ]
    }
}
