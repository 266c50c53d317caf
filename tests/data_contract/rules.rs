//! The rules of an edition's files: breaking one is refused with the path of the value.

use super::{SAMPLE, set};
use osloregionen::domain::edition::Edition;
use osloregionen::snapshot::{SnapshotError, decode_edition, encode_edition};
use rstest::rstest;
use serde_json::{Value, json};

/// Decodes the sample with one value of one file changed.
fn decode_with(file: &str, pointer: &str, value: Option<Value>) -> Result<Edition, SnapshotError> {
    let (region, members) = encode_edition(&SAMPLE).unwrap();
    let mut documents: [Value; 2] =
        [serde_json::from_slice(&region).unwrap(), serde_json::from_slice(&members).unwrap()];
    set(&mut documents[usize::from(file == "members")], pointer, value);
    decode_edition(documents[0].to_string().as_bytes(), documents[1].to_string().as_bytes())
}

/// Each rule of the format: breaking it is refused with the path of the value.
#[rstest]
#[case("region", "/organization/name/nn", json!("  "), "organization.name.nn", "not blank")]
#[case("region", "/organization/name/en", json!("x".repeat(601)), "organization.name.en", "600")]
#[case("region", "/organization/name/nb", json!("a\u{202e}b"), "organization.name.nb", "direction")]
#[case("region", "/organization/origin/period/end", json!(999), "organization.origin.period.end", "year")]
#[case("region", "/organization/origin/period/start", json!(99), "organization.origin.period.start", "four digits")]
#[case("region", "/organization/events/0/date", json!("2020-02-30"), "organization.events[0].date", "a date")]
#[case("region", "/organization/events/0/statements", json!([]), "organization.events[0].statements", "1 to 400")]
#[case("region", "/organization/events", json!([]), "organization.events", "1 to 400")]
#[case("region", "/organization/bodies/items/0/elected_by", json!({ "id": "nobody", "label": { "nb": "a", "nn": "a", "en": "a" } }), "organization.bodies.items[0].elected_by.id", "another body")]
#[case("region", "/organization/bodies/items/0/elected_by", json!({ "id": "organ-0", "label": { "nb": "a", "nn": "a", "en": "a" } }), "organization.bodies.items[0].elected_by.id", "another body")]
#[case("region", "/organization/bodies/items/1/id", json!("organ-0"), "organization.bodies.items", "once")]
#[case("region", "/organization/bodies/items/1/id", json!("Organ 1"), "organization.bodies.items[1].id", "lower-case")]
#[case("region", "/organization/contact/links/0/url", json!("javascript:alert(1)"), "organization.contact.links[0].url", "https")]
#[case("region", "/organization/contact/links/0/url", json!("http://example.org"), "organization.contact.links[0].url", "https")]
#[case("region", "/priorities/focus_areas/0/id", json!("../x"), "priorities.focus_areas[0].id", "lower-case")]
#[case("region", "/sources", json!([]), "sources", "1 to 400")]
#[case("region", "/sources/0/date", json!("i går"), "sources[0].date", "a date")]
#[case("region", "/sources/1/publisher", json!("\t"), "sources[1].publisher", "not blank")]
#[case("members", "/edition", json!(1000), "edition", "region file")]
#[case("members", "/edition", json!(1), "edition", "four digits")]
#[case("members", "/members", json!([]), "members", "1 to 5000")]
#[case("members", "/members/0/id", json!("Bærum"), "members[0].id", "lower-case")]
#[case("members", "/members/0/name", json!("Åååååå"), "members", "alphabetical")]
#[case("members", "/members/0/identifiers/0/code", json!("301"), "members[0].identifiers[0].code", "four digits")]
#[case("members", "/members/0/identifiers/0/scheme", json!("iso"), "members[0].identifiers[0].scheme", "kommunenummer")]
#[case("members", "/members/0/identifiers/0/period/end", json!(9999), "members[0].identifiers", "oldest first")]
#[case("members", "/members/0/population/0/value", json!(0), "members[0].population[0].value", "more than 0")]
#[case("members", "/members/0/population/0/date", json!("9999-12-31"), "members[0].population", "oldest first")]
#[case("members", "/members/0/area_hectares", json!(0), "members[0].area_hectares", "more than 0")]
#[case("members", "/members/0/point", json!([200, 0]), "members[0].point", "degrees")]
#[case("members", "/members/0/website", json!("https://x.no"), "members[0].website", "host name")]
#[case("members", "/members/0/neighbours", json!(["nobody"]), "members[0].neighbours", "other members")]
#[case("members", "/members/0/other_names", json!([""]), "members[0].other_names[0]", "not blank")]
#[case("members", "/members/1/subregion/differs", json!("\u{0}"), "members[1].subregion.differs", "control")]
// What is of the wrong type.
#[case("region", "/organization", json!([]), "organization", "an object")]
#[case("region", "/organization/name", json!("navn"), "organization.name.nb", "a text")]
#[case("region", "/organization/name/nb", json!(5), "organization.name.nb", "a text")]
#[case("region", "/organization/name/nb", json!(null), "organization.name.nb", "a text")]
#[case("region", "/organization/origin/period", json!(2022), "organization.origin.period", "an object")]
#[case("region", "/organization/origin/period/start", json!("2022"), "organization.origin.period.start", "four digits")]
#[case("region", "/organization/origin/period/start", json!(2022.5), "organization.origin.period.start", "four digits")]
#[case("region", "/organization/origin/period/start", json!(67_558), "organization.origin.period.start", "four digits")]
#[case("region", "/organization/groups/lead", json!({}), "organization.groups.lead.nb", "a text")]
#[case("region", "/corrections", json!({}), "corrections", "a list")]
#[case("region", "/edition", json!([2022]), "edition", "four digits")]
#[case("members", "/members", json!("none"), "members", "a list")]
#[case("members", "/members", json!(vec![0; 5001]), "members", "1 to 5000")]
#[case("region", "/sources", json!(vec![0; 401]), "sources", "1 to 400")]
#[case("members", "/members/0", json!([]), "members[0].id", "a text")]
#[case("members", "/members/0/subregion", json!("Follo"), "members[0].subregion", "an object")]
#[case("members", "/members/0/subregion/inferred", json!("yes"), "members[0].subregion.inferred", "true or false")]
#[case("members", "/members/0/area_hectares", json!(-1), "members[0].area_hectares", "whole number")]
#[case("members", "/members/0/area_hectares", json!(0.5), "members[0].area_hectares", "whole number")]
#[case("members", "/members/0/area_hectares", json!(4_294_967_296u64), "members[0].area_hectares", "whole number")]
#[case("members", "/members/0/point", json!([10]), "members[0].point", "degrees")]
#[case("members", "/members/0/point", json!([10, "60"]), "members[0].point[1]", "degrees")]
#[case("members", "/members/0/language_form", json!("se"), "members[0].language_form", "nb, nn or neutral")]
#[case("members", "/members/0/other_names", json!([["a"]]), "members[0].other_names[0]", "a text")]
#[case("members", "/members/0/neighbours", json!([1]), "members[0].neighbours[0]", "a text")]
fn a_broken_rule_is_told_with_its_field(
    #[case] file: &str,
    #[case] pointer: &str,
    #[case] value: Value,
    #[case] field: &str,
    #[case] expected: &str,
) {
    match decode_with(file, pointer, Some(value)) {
        Err(SnapshotError::Invalid { file: found_file, field: found, expected: rule }) => {
            assert_eq!((found_file.as_str(), found.as_str()), (file, field), "{rule}");
            assert!(rule.contains(expected), "{rule}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn neighbours_must_name_each_other_once_and_not_themselves() {
    let sample = &*SAMPLE;
    let [own, other] =
        [&sample.members[0].slug, &sample.members[0].neighbours[0]].map(|s| s.to_string());
    let third = sample
        .members
        .iter()
        .map(|m| m.slug.to_string())
        .find(|s| *s != own && *s != other)
        .unwrap();
    for (neighbours, expected) in [
        (json!([own]), "ids of other members"),
        (json!([other, other]), "each once"),
        (json!([third]), "members that name it as well"),
    ] {
        let error = decode_with("members", "/members/0/neighbours", Some(neighbours)).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
    // Left out altogether, the other one still names it.
    assert!(decode_with("members", "/members/0/neighbours", None).is_err());
}

#[rstest]
#[case("region", "/edition", "edition")]
#[case("region", "/organization/role", "organization.role")]
#[case("region", "/organization/events", "organization.events")]
#[case("region", "/priorities/title/en", "priorities.title.en")]
#[case("members", "/schema", "schema")]
#[case("members", "/edition", "edition")]
#[case("members", "/members/0/subregion", "members[0].subregion")]
#[case("members", "/members/1/population/0/date", "members[1].population[0].date")]
fn a_missing_key_is_told_with_its_path(
    #[case] file: &str,
    #[case] pointer: &str,
    #[case] path: &str,
) {
    let error = decode_with(file, pointer, None).unwrap_err();
    let told = matches!(&error, SnapshotError::Invalid { file: found, field, .. }
        if found == file && field == path);
    assert!(told, "{error:?}");
}
