//! What differs between two editions: who has joined and left, who has another name, number, county
//! or subregion, which texts have changed, and which figures have changed more than is plausible.

mod figures;
mod members;
mod texts;
mod words;

pub use figures::Doubt;
pub use members::{Moved, Renamed};
pub use texts::Change;

use osloregionen::domain::edition::Edition;
use osloregionen::domain::identity;

/// What differs between an older and a newer edition.
#[derive(Debug, PartialEq)]
pub struct Differences {
    /// The older one's year, and the newer one's.
    pub years: (u16, u16),
    /// Names of those who have joined.
    pub joined: Vec<String>,
    /// Names of those who have left.
    pub left: Vec<String>,
    /// Those who have another name.
    pub renamed: Vec<Renamed>,
    /// Those who have another number, county or subregion.
    pub moved: Vec<Moved>,
    /// Texts that are new, gone or other.
    pub texts: Vec<Change>,
    /// Figures that somebody should look at.
    pub doubts: Vec<Doubt>,
}

/// Compares two editions.
pub fn between(old: &Edition, new: &Edition) -> Differences {
    let pairs = identity::pair(old, new);
    Differences {
        years: (old.year, new.year),
        joined: pairs.joined.iter().map(|member| member.name.clone()).collect(),
        left: pairs.left.iter().map(|member| member.name.clone()).collect(),
        renamed: members::renamed(&pairs),
        moved: members::moved(&pairs),
        texts: texts::changes(old, new),
        doubts: figures::doubts(&pairs),
    }
}
