//! How far a fetch has come.

use super::newer::Found;
use crate::snapshot::SnapshotError;

/// The state of something that is fetched. What was shown before stays in every state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// Under way for less than half a second: nothing is said, so that nothing flashes.
    Waiting,
    /// Under way for longer.
    Slow,
    /// What is shown is what the host has.
    Ready,
    /// What is shown was kept or built in, since the host's could not be had.
    Stale(Cause),
    /// There is nothing to show.
    Failed(Cause),
}

impl Loading {
    /// How far it has come when the host has been asked.
    pub fn after(found: &Found) -> Loading {
        found.fault.as_ref().map_or(Loading::Ready, |fault| Loading::Stale(Cause::of(fault)))
    }

    /// The value of `data-edition-state`: a stable mark for tests and tools.
    pub fn mark(self) -> &'static str {
        match self {
            Loading::Waiting => "waiting",
            Loading::Slow => "slow",
            Loading::Ready => "ready",
            Loading::Stale(_) => "stale",
            Loading::Failed(_) => "failed",
        }
    }
}

/// Why something could not be fetched, as far as it matters to a reader: an index into
/// `Text::causes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// No connection.
    Offline,
    /// Not on the host.
    Missing,
    /// The host failed.
    Server,
    /// Something else than data came, such as a sign-in page.
    NotData,
    /// Truncated, oversized or changed.
    Damaged,
    /// Made for another version of the app.
    Version,
    /// Not signed by a key that this build knows.
    Forged,
    /// Published before what has been seen.
    Older,
    /// The host has no edition of the year that is asked for.
    NoEdition,
}

impl Cause {
    /// The cause of an error, which itself goes to the console in full.
    pub fn of(error: &SnapshotError) -> Cause {
        crate::browser::warn(&error.to_string());
        match error {
            SnapshotError::Unreachable { .. } => Cause::Offline,
            SnapshotError::Status { code: 404 | 410, .. } => Cause::Missing,
            SnapshotError::Status { .. } => Cause::Server,
            SnapshotError::NotJson { .. } | SnapshotError::Redirected { .. } => Cause::NotData,
            SnapshotError::Forged { .. } => Cause::Forged,
            SnapshotError::Older { .. } => Cause::Older,
            SnapshotError::NoEdition { .. } => Cause::NoEdition,
            SnapshotError::Schema { .. } => Cause::Version,
            _ => Cause::Damaged,
        }
    }
}
