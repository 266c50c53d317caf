//! Members as data. Names and values are those of the snapshot, so that what reads one reads
//! the other.

use super::writer::Writer;
use crate::domain::date::Period;
use crate::domain::edition::Edition;
use crate::domain::member::{Dated, LanguageForm, Member};

/// `{"region": "Osloregionen", "edition": 2022, "members": [...], "sources": [...]}`: the
/// members with these indices into the edition's, in this order. An index that the edition
/// does not have is passed over.
pub fn json(edition: &Edition, members: &[usize]) -> String {
    let mut to = Writer::default();
    to.open('{');
    to.field("region", "Osloregionen");
    to.key("edition").integer(edition.year.into());
    to.key("members").open('[');
    members.iter().filter_map(|at| edition.members.get(*at)).for_each(|one| member(&mut to, one));
    to.close(']');
    to.sources(&edition.sources);
    to.close('}');
    to.finish()
}

fn member(to: &mut Writer, member: &Member) {
    to.open('{');
    to.field("id", member.slug.as_str());
    to.field("name", &member.name);
    to.texts("other_names", &mut member.aliases.iter().map(String::as_str));
    to.texts("merged_from", &mut member.formerly.iter().map(String::as_str));
    to.key("identifiers").open('[');
    member.numbers.iter().for_each(|number| dated(to, Some("kommunenummer"), "code", number));
    to.close(']');
    to.key("counties").open('[');
    member.counties.iter().for_each(|county| dated(to, None, "name", county));
    to.close(']');
    to.key("subregion").open('{');
    to.field("name", &member.subregion.name);
    if member.subregion.inferred {
        to.key("inferred").plain("true");
    }
    to.optional("differs", member.subregion.differs.as_deref());
    to.close('}');
    to.key("population").open('[');
    for (date, people) in &member.population {
        to.open('{');
        to.field("date", &date.to_string());
        to.key("value").integer(*people);
        to.close('}');
    }
    to.close(']');
    to.key("area_hectares").integer(member.area_hectares);
    to.key("point").position(member.place);
    to.field("seat", &member.centre);
    to.field("website", &member.domain);
    to.field(
        "language_form",
        match member.language_form {
            LanguageForm::Bokmal => "nb",
            LanguageForm::Nynorsk => "nn",
            LanguageForm::Neutral => "neutral",
        },
    );
    let mut neighbours = member.neighbours.iter().map(|slug| slug.as_str());
    to.texts("neighbours", &mut neighbours);
    to.close('}');
}

/// A value with its period.
fn dated(to: &mut Writer, scheme: Option<&str>, key: &str, dated: &Dated<String>) {
    let Period { from, to: end } = dated.period;
    to.open('{');
    to.optional("scheme", scheme);
    to.field(key, &dated.value);
    to.key("period").open('{');
    to.key("start").integer(from.into());
    if let Some(end) = end {
        to.key("end").integer(end.into());
    }
    to.close('}');
    to.close('}');
}
