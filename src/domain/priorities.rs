//! What the region wants: focus areas with their main priorities, the basic idea and
//! the main moves of the action plan.

use super::language::Localized;
use super::organisation::{Origin, Section};
use super::slug::Slug;

/// Everything on the priorities page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priorities {
    /// Heading over the focus areas.
    pub title: Localized,
    /// Where the list of focus areas stands, and its years.
    pub origin: Origin,
    /// The focus areas, in the seed's order.
    pub areas: Vec<FocusArea>,
    /// The basic idea: many centres.
    pub basic_idea: Section,
    /// The main moves of the action plan.
    pub action_plan: Section,
}

/// A focus area ("innsatsområde").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FocusArea {
    /// Its address, from the bokmål name.
    pub slug: Slug,
    /// Name.
    pub name: Localized,
    /// Its main priorities; `None` where the seed gives none.
    pub priorities: Option<Section>,
}
