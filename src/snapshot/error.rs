//! Why a snapshot cannot be used: one variant for each cause, so that the app can word
//! it for readers, and with the file, so that an editor finds it.

use std::fmt;

/// A snapshot that was not accepted. `Display` words it for developers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotError {
    /// The host did not answer.
    Unreachable {
        /// The file asked for.
        file: String,
        /// What the browser says.
        detail: String,
    },
    /// The host answered with another status than 200.
    Status {
        /// The file asked for.
        file: String,
        /// HTTP status code.
        code: u16,
    },
    /// The host leads somewhere else, as a network does before one has signed in.
    Redirected {
        /// The file asked for.
        file: String,
    },
    /// The answer is no JSON object: often the host's own page in HTML.
    NotJson {
        /// The file asked for.
        file: String,
    },
    /// The answer is larger than any snapshot.
    TooLarge {
        /// The file asked for.
        file: String,
        /// The limit it exceeds, in bytes.
        limit: usize,
    },
    /// The answer has another size than the manifest says: it was cut short or replaced.
    Size {
        /// The file asked for.
        file: String,
        /// Bytes, as the manifest says.
        expected: usize,
        /// Bytes received.
        found: usize,
    },
    /// The answer has another SHA-256 than the manifest says.
    Hash {
        /// The file asked for.
        file: String,
    },
    /// No signature by a key that this build knows, or none that is right.
    Forged {
        /// The file.
        file: String,
    },
    /// Published before what has been seen already.
    Older {
        /// The file.
        file: String,
        /// The version it has.
        found: u32,
        /// The version that has been seen.
        seen: u32,
    },
    /// The manifest has no such edition.
    NoEdition {
        /// The file.
        file: String,
        /// The year that is asked for.
        year: u16,
    },
    /// A syntax error, or nesting without end.
    Malformed {
        /// The file.
        file: String,
        /// What and where, as the JSON reader says.
        detail: String,
    },
    /// Written for another version of the format.
    Schema {
        /// The file.
        file: String,
        /// The version it is written for.
        found: u32,
    },
    /// A value that is missing, of the wrong type, or breaks a rule of the format.
    Invalid {
        /// The file.
        file: String,
        /// Path of the value, such as `members[3].population[0].value`.
        field: String,
        /// What stands there in a valid file.
        expected: &'static str,
    },
}

impl SnapshotError {
    /// The file it is about.
    pub fn file(&self) -> &str {
        match self {
            SnapshotError::Unreachable { file, .. }
            | SnapshotError::Status { file, .. }
            | SnapshotError::Redirected { file }
            | SnapshotError::NotJson { file }
            | SnapshotError::TooLarge { file, .. }
            | SnapshotError::Size { file, .. }
            | SnapshotError::Hash { file }
            | SnapshotError::Forged { file }
            | SnapshotError::Older { file, .. }
            | SnapshotError::NoEdition { file, .. }
            | SnapshotError::Malformed { file, .. }
            | SnapshotError::Schema { file, .. }
            | SnapshotError::Invalid { file, .. } => file,
        }
    }
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file())?;
        match self {
            SnapshotError::Unreachable { detail, .. } => write!(f, "no answer: {detail}"),
            SnapshotError::Status { code, .. } => write!(f, "status {code}"),
            SnapshotError::Redirected { .. } => f.write_str("leads somewhere else"),
            SnapshotError::NotJson { .. } => f.write_str("no JSON object"),
            SnapshotError::TooLarge { limit, .. } => write!(f, "larger than {limit} bytes"),
            SnapshotError::Size { expected, found, .. } => {
                write!(f, "{found} bytes where the manifest says {expected}")
            }
            SnapshotError::Hash { .. } => f.write_str("another SHA-256 than in the manifest"),
            SnapshotError::Forged { .. } => f.write_str("no right signature by a known key"),
            SnapshotError::Older { found, seen, .. } => {
                write!(f, "version {found} where {seen} has been seen")
            }
            SnapshotError::NoEdition { year, .. } => write!(f, "no edition {year}"),
            SnapshotError::Malformed { detail, .. } => f.write_str(detail),
            SnapshotError::Schema { found, .. } => write!(f, "written for schema {found}"),
            SnapshotError::Invalid { field, expected, .. } => {
                write!(f, "{field}: expected {expected}")
            }
        }
    }
}

impl std::error::Error for SnapshotError {}
