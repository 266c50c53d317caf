//! What a command ends with: an answer, or what went wrong and the exit code for it.

use crate::content::Faults;
use serde_json::Value;

/// What a command has to say when it has done its work.
pub struct Answer {
    /// For people, line by line.
    pub lines: Vec<String>,
    /// For programs, with `--json`.
    pub json: Value,
}

/// Why a command did not do its work.
pub enum Failure {
    /// The content has mistakes: exit code 1.
    Content(Faults),
    /// The command cannot be meant like this: exit code 2.
    Use(String),
    /// A file or a host did not do what was asked of it: exit code 3.
    Host(String),
}

/// The result of a command.
pub type Outcome = Result<Answer, Failure>;

impl Failure {
    /// The exit code.
    pub fn code(&self) -> u8 {
        match self {
            Failure::Content(_) => 1,
            Failure::Use(_) => 2,
            Failure::Host(_) => 3,
        }
    }

    /// Its name in JSON.
    pub fn kind(&self) -> &'static str {
        match self {
            Failure::Content(_) => "content",
            Failure::Use(_) => "use",
            Failure::Host(_) => "host",
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Failure {
        match error.downcast::<Faults>() {
            Ok(faults) => Failure::Content(faults),
            Err(error) => Failure::Host(format!("{error:#}")),
        }
    }
}

impl From<Faults> for Failure {
    fn from(faults: Faults) -> Failure {
        Failure::Content(faults)
    }
}
