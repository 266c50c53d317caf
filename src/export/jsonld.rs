//! A municipality as schema.org has it, in JSON-LD.

use super::facts::{decimal, degrees, latest, website};
use super::vcard::years;
use super::writer::Writer;
use crate::domain::edition::{Edition, Source};
use crate::domain::member::Member;

/// The member as an `AdministrativeArea` that is a `GovernmentOrganization` too: an area lies
/// in a county, an organisation is a member of Osloregionen. Each number says in which years
/// it holds, each count at which date; the sources with a licence are named as data about it.
pub fn jsonld(edition: &Edition, member: &Member) -> String {
    let mut to = Writer::default();
    to.open('{');
    to.field("@context", "https://schema.org");
    let types = ["AdministrativeArea", "GovernmentOrganization"];
    to.texts("@type", &mut types.into_iter());
    to.field("name", &member.name);
    to.texts("alternateName", &mut member.aliases.iter().map(String::as_str));
    to.key("identifier").open('[');
    for number in &member.numbers {
        property(&mut to, "kommunenummer", &years(number.period));
        to.field("value", &number.value);
        to.close('}');
    }
    to.close(']');
    typed(&mut to, "containedInPlace", "AdministrativeArea", latest(&member.counties));
    to.close('}');
    to.key("geo").open('{');
    to.field("@type", "GeoCoordinates");
    to.key("latitude").plain(&degrees(member.place.1));
    to.key("longitude").plain(&degrees(member.place.0));
    to.close('}');
    to.field("url", &website(member));
    typed(&mut to, "memberOf", "Organization", &edition.organisation.name.nb);
    to.close('}');
    to.key("additionalProperty").open('[');
    for (date, people) in &member.population {
        property(&mut to, "innbyggere", &date.to_string());
        to.key("value").integer(*people);
        to.close('}');
    }
    property(&mut to, "areal", "land og ferskvann");
    to.key("value").plain(&decimal(member.area_hectares.into(), 2, '.'));
    to.field("unitCode", "KMK");
    to.field("unitText", "km²");
    to.close('}');
    to.close(']');
    to.key("subjectOf").open('[');
    edition.sources.iter().for_each(|source| data(&mut to, source));
    to.close(']');
    to.close('}');
    to.finish()
}

/// Opens a key's object with its type and name.
fn typed(to: &mut Writer, key: &str, kind: &str, name: &str) {
    to.key(key).open('{');
    to.field("@type", kind);
    to.field("name", name);
}

/// Opens a property; `description` says when it holds or what it is of.
fn property(to: &mut Writer, name: &str, description: &str) {
    to.open('{');
    to.field("@type", "PropertyValue");
    to.field("propertyID", name);
    to.field("description", description);
}

/// A source, if it has a licence to be named.
fn data(to: &mut Writer, source: &Source) {
    let Some(licence) = &source.licence else { return };
    to.open('{');
    to.field("@type", "Dataset");
    to.field("name", &source.title.nb);
    // Not as an organisation: of some sources it says that none is known.
    to.field("creditText", &source.publisher);
    typed(to, "license", "CreativeWork", licence);
    to.close('}');
    to.optional("url", source.url.as_deref());
    to.field("description", &source.note.nb);
    to.field("version", &source.date.to_string());
    to.close('}');
}
