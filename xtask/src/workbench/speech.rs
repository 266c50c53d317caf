//! Bokmål or English: what the command line speaks.

use std::ffi::OsString;

/// The language of help, answers and faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speech {
    /// Bokmål, which the content's mistakes are worded in.
    Bokmal,
    /// English.
    English,
}

impl Speech {
    /// What `--language` says, else the surroundings. It is looked for before the arguments are
    /// read, since what is wrong with them is to be said in it too.
    pub fn of(arguments: &[OsString]) -> Speech {
        let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
        while let Some(argument) = arguments.next() {
            let tag = match argument.strip_prefix("--language") {
                Some("") => arguments.next(),
                Some(rest) => rest.strip_prefix('='),
                None => None,
            };
            if let Some(tag) = tag {
                return Speech::of_tag(tag);
            }
        }
        // The order in which POSIX has programs look.
        let said = ["LC_ALL", "LC_MESSAGES", "LANG"].map(std::env::var);
        let said = said.into_iter().flatten().find(|value| !value.is_empty());
        said.map_or(Speech::Bokmal, |tag| Speech::of_tag(&tag))
    }

    /// English for `en` and `en_GB.UTF-8`; bokmål for all else, as the content is.
    fn of_tag(tag: &str) -> Speech {
        let language = tag.split(['_', '-', '.']).next().unwrap_or(tag);
        if language.eq_ignore_ascii_case("en") { Speech::English } else { Speech::Bokmal }
    }

    /// One of two wordings.
    pub fn say<T>(self, bokmal: T, english: T) -> T {
        match self {
            Speech::Bokmal => bokmal,
            Speech::English => english,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(&["check", "--language", "en"], Speech::English)]
    #[case(&["--language=en_GB.UTF-8", "check"], Speech::English)]
    #[case(&["--language=nb"], Speech::Bokmal)]
    #[case(&["--language=enkel"], Speech::Bokmal)]
    fn the_option_decides(#[case] arguments: &[&str], #[case] expected: Speech) {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        assert_eq!(Speech::of(&arguments), expected);
    }
}
