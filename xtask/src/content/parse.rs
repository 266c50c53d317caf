//! Reading a TOML file as far as it can be read, and wording what the parser complains of.

use super::file::File;
use super::table::Table;
use toml::de::DeTable;

/// Reads a whole file as a table with these keys.
pub fn read<T>(
    file: &File,
    keys: &[&str],
    reader: impl FnOnce(&Table<'_>) -> Option<T>,
) -> Option<T> {
    if file.has_faults() {
        return None;
    }
    let (root, errors) = DeTable::parse_recoverable(&file.text);
    let mut last = None;
    for error in &errors {
        let place = error.span().map_or(0, |span| span.start);
        let line = file.line(place);
        // Lines that cannot be read just after one follow from the first mistake.
        let follows = last.is_some_and(|last| line == last || line == last + 1);
        let fault = Syntax::of(error.message());
        if !follows || fault == Syntax::Duplicate {
            let (message, remedy) = fault.words();
            file.fault(place, message, remedy);
        }
        last = Some(line);
    }
    let read = reader(&Table::root(file, root.get_ref(), keys, !errors.is_empty()));
    errors.is_empty().then_some(read)?
}

/// What the TOML parser complains of.
#[derive(PartialEq)]
enum Syntax {
    Duplicate,
    Text,
    Other,
}

impl Syntax {
    fn of(message: &str) -> Syntax {
        if message.contains("duplicate key") {
            Syntax::Duplicate
        } else if message.contains("string") {
            Syntax::Text
        } else {
            Syntax::Other
        }
    }

    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Syntax::Duplicate => ("nøkkelen står to ganger", "Slett den ene."),
            Syntax::Text => (
                "verdien mangler, eller teksten har ikke anførselstegn på begge sider",
                "Skriv \" før og etter teksten.",
            ),
            Syntax::Other => (
                "linjen kan ikke leses",
                "Se etter likhetstegn, anførselstegn, komma eller klamme som mangler eller er for mye.",
            ),
        }
    }
}
