//! `region.<hash>.json`: the organization, its priorities, sources and corrections.

use super::{Origin, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// Everything of one edition but its members.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Osloregionen: region")]
pub struct Region {
    /// Version of the format.
    #[schemars(range(min = 1, max = 1))]
    pub schema: u32,
    /// The edition's year.
    #[schemars(range(min = 1000, max = 9999))]
    pub edition: u16,
    /// The organization.
    pub organization: Organization,
    /// What it wants.
    pub priorities: Priorities,
    /// Where statements and figures come from.
    #[schemars(length(min = 1))]
    pub sources: Vec<Source>,
    /// Misprints of the presentation that are set right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}

/// Osloregionen as an organization.
#[derive(Serialize, JsonSchema)]
pub struct Organization {
    /// Full name.
    pub name: Text,
    /// Heading of the presentation.
    pub presentation: Text,
    /// Where the introduction stands.
    pub origin: Origin,
    /// What happened when, oldest first.
    pub events: Vec<Event>,
    /// Who the members are, in the presentation's words.
    pub membership: Membership,
    /// The political bodies.
    pub bodies: Bodies,
    /// The administrative groups.
    pub groups: Section,
    /// The secretariat.
    pub secretariat: Secretariat,
    /// Role and ways of working.
    pub role: Role,
    /// Where to follow it.
    pub contact: Contact,
}

/// Something that happened.
#[derive(Serialize, JsonSchema)]
pub struct Event {
    /// ISO 8601, a day or a year.
    #[schemars(regex(pattern = "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$"))]
    pub date: String,
    /// What is said of it.
    #[schemars(length(min = 1))]
    pub statements: Vec<Text>,
}

/// Who the members are.
#[derive(Serialize, JsonSchema)]
pub struct Membership {
    /// Heading.
    pub title: Text,
    /// Where the list of members stands.
    pub origin: Origin,
    /// The part of the sentence to stress.
    pub summary: Text,
    /// The rest of it.
    pub rest: Text,
}

/// The political bodies.
#[derive(Serialize, JsonSchema)]
pub struct Bodies {
    /// Heading.
    pub title: Text,
    /// The bodies, the highest first.
    #[schemars(length(min = 1))]
    pub items: Vec<Body>,
}

/// A political body.
#[derive(Serialize, JsonSchema)]
pub struct Body {
    /// Identifier within the edition.
    pub id: String,
    /// Name.
    pub name: Text,
    /// The rest of the sentence that starts with the name.
    pub rest: Text,
    /// The body that elects it, where that is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elected_by: Option<Relation>,
}

/// A relation to another body.
#[derive(Serialize, JsonSchema)]
pub struct Relation {
    /// `id` of the other body.
    pub id: String,
    /// The words for it.
    pub label: Text,
}

/// A heading with statements under it.
#[derive(Serialize, JsonSchema)]
pub struct Section {
    /// Heading.
    pub title: Text,
    /// A sentence before the statements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<Text>,
    /// Where it stands.
    pub origin: Origin,
    /// The statements, in the presentation's order.
    #[schemars(length(min = 1))]
    pub statements: Vec<Text>,
}

/// The secretariat.
#[derive(Serialize, JsonSchema)]
pub struct Secretariat {
    /// Heading.
    pub title: Text,
    /// Where it stands.
    pub origin: Origin,
    /// Its posts, in the presentation's order.
    #[schemars(length(min = 1))]
    pub posts: Vec<Post>,
}

/// A post and who holds it.
#[derive(Serialize, JsonSchema)]
pub struct Post {
    /// First name of the person who holds it.
    #[schemars(length(min = 1, max = 600))]
    pub given_name: String,
    /// Tasks.
    pub role: Text,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// Role and ways of working.
#[derive(Serialize, JsonSchema)]
pub struct Role {
    /// Heading.
    pub title: Text,
    /// The sentence that introduces the kinds.
    pub lead: Text,
    /// Where it stands.
    pub origin: Origin,
    /// The kinds of cooperation.
    #[schemars(length(min = 1))]
    pub kinds: Vec<Kind>,
}

/// A kind of cooperation.
#[derive(Serialize, JsonSchema)]
pub struct Kind {
    /// Name.
    pub title: Text,
    /// What it is.
    #[schemars(length(min = 1))]
    pub statements: Vec<Text>,
}

/// Where to follow the organization.
#[derive(Serialize, JsonSchema)]
pub struct Contact {
    /// Heading.
    pub title: Text,
    /// Where it stands.
    pub origin: Origin,
    /// The channels.
    #[schemars(length(min = 1))]
    pub links: Vec<Link>,
}

/// A channel.
#[derive(Serialize, JsonSchema)]
pub struct Link {
    /// Name or address as shown.
    pub label: Text,
    /// Address, where the presentation gives one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^https://"))]
    pub url: Option<String>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// What the region wants.
#[derive(Serialize, JsonSchema)]
pub struct Priorities {
    /// Heading over the focus areas.
    pub title: Text,
    /// Where they stand.
    pub origin: Origin,
    /// The focus areas, in the presentation's order.
    #[schemars(length(min = 1))]
    pub focus_areas: Vec<FocusArea>,
    /// The basic idea.
    pub basic_idea: Section,
    /// The main moves of the action plan.
    pub action_plan: Section,
}

/// A focus area.
#[derive(Serialize, JsonSchema)]
pub struct FocusArea {
    /// Its address in the app.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub id: String,
    /// Name.
    pub name: Text,
    /// Its main priorities, where the presentation gives any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub main_priorities: Option<Section>,
}

/// Where something comes from.
#[derive(Serialize, JsonSchema)]
pub struct Source {
    /// Identifier within the edition.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Who made it.
    #[schemars(length(min = 1, max = 600))]
    pub publisher: String,
    /// Licence by its short name, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// What it is used for and how well it is known.
    pub note: Text,
    /// Address, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^https://"))]
    pub url: Option<String>,
    /// ISO 8601, a day or a year.
    #[schemars(regex(pattern = "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$"))]
    pub date: String,
}

/// A misprint and what is shown instead.
#[derive(Serialize, JsonSchema)]
pub struct Correction {
    /// As printed.
    #[schemars(length(min = 1, max = 600))]
    pub printed: String,
    /// As shown.
    #[schemars(length(min = 1, max = 600))]
    pub shown: String,
}
