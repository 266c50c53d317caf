//! The organisation: its history, political bodies, administrative groups, secretariat,
//! role and ways of working. Only relations that the seed states are modelled.

use super::date::{Date, Period};
use super::language::Localized;

/// Where in the seed something stands, and for which years it speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The years it speaks of.
    pub period: Period,
    /// The heading of the slide it stands on, as printed.
    pub slide: String,
}

/// Osloregionen as an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// "Osloregionen interkommunalt politisk råd".
    pub name: Localized,
    /// The heading of the whole presentation.
    pub presentation: Localized,
    /// Where the introduction stands.
    pub origin: Origin,
    /// What happened when, oldest first.
    pub history: Vec<Event>,
    /// "64 kommuner inklusiv Oslo med til sammen ca. 2,3 mill. innbyggere"; the first
    /// part is the one to stress.
    pub members: (Localized, Localized),
    /// Heading over the members.
    pub members_title: Localized,
    /// Where the list of members stands.
    pub members_origin: Origin,
    /// Heading over the political bodies.
    pub bodies_title: Localized,
    /// Political bodies, the highest first.
    pub bodies: Vec<Body>,
    /// The administrative groups.
    pub groups: Section,
    /// The secretariat.
    pub secretariat: Secretariat,
    /// Role and ways of working: a lead and the kinds of cooperation.
    pub role: Role,
    /// Where to follow Osloregionen.
    pub follow: Follow,
}

/// Something that happened at a date, as one or more statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub date: Date,
    /// What the seed says of it.
    pub statements: Vec<Localized>,
}

/// A political body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Stable identifier.
    pub id: String,
    /// Name, without the rest of the sentence.
    pub name: Localized,
    /// The rest of the seed's sentence after the name, with its leading punctuation.
    pub rest: Localized,
    /// The body that elects it, where the seed says so, and the words for it.
    pub elected_by: Option<(String, Localized)>,
}

/// A heading with statements under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Heading.
    pub title: Localized,
    /// A sentence before the statements, if there is one.
    pub lead: Option<Localized>,
    /// Where it stands.
    pub origin: Origin,
    /// The statements, in the seed's order.
    pub statements: Vec<Localized>,
}

/// The secretariat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secretariat {
    /// Heading.
    pub title: Localized,
    /// Where it stands.
    pub origin: Origin,
    /// Its people, in the seed's order.
    pub posts: Vec<Post>,
}

/// A person's post: the first name and tasks that the seed gives, no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// First name.
    pub person: String,
    /// Tasks.
    pub tasks: Localized,
    /// A remark, such as where the person is on loan from.
    pub note: Option<Localized>,
}

/// Role and ways of working.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Heading.
    pub title: Localized,
    /// The sentence that introduces the kinds.
    pub lead: Localized,
    /// Where it stands.
    pub origin: Origin,
    /// The kinds of cooperation with what each is.
    pub kinds: Vec<(Localized, Vec<Localized>)>,
}

/// Where to follow Osloregionen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follow {
    /// Heading.
    pub title: Localized,
    /// Where it stands.
    pub origin: Origin,
    /// The channels.
    pub channels: Vec<Channel>,
}

/// A channel: a name, an address where the seed gives one, and its remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Name or address as shown.
    pub name: Localized,
    /// `https` address, where the seed gives one.
    pub url: Option<String>,
    /// The seed's remark.
    pub note: Option<Localized>,
}
