//! What is said of the chosen municipality, each with its time.

use crate::components::{stamp, stamp_of};
use crate::domain::edition::Edition;
use crate::domain::member::Member;
use crate::kiosk::code::code;
use crate::kiosk::state::Kiosk;
use crate::markup::{Element, el, group};
use crate::route::Page;
use crate::text;

/// Name, three facts and the way to its page, where the others stand.
pub(super) fn member(kiosk: Kiosk, edition: &Edition, member: &Member) -> Element {
    let (language, text) = (kiosk.app.language(), kiosk.app.text());
    let dated = member.population.first();
    let date = dated.map(|(date, _)| stamp(text::short_date(language, *date)));
    let year = || stamp(edition.year.to_string());
    let inferred = if member.subregion.inferred { text.inferred } else { "" };
    let subregion = [member.subregion.name.as_str(), " ", inferred].concat();
    let people = text::integer(language, member.inhabitants());
    let county = member.county(edition.year);
    let facts = el("dl")
        .child(fact(text.inhabitants, date, people))
        .child(county.map(|county| fact(text.county, Some(year()), county.to_owned())))
        .child(fact(text.subregion, None, subregion.trim_end().to_owned()));
    let membership =
        el("p").text(text.member_of).child(stamp_of(text, edition.organisation.origin.period));
    let words = el("div").child(membership).child(el("h1").copy(&member.name)).child(facts);
    group().child(words).child(code(kiosk, Page::Municipality(member.slug.clone())))
}

fn fact(name: &'static str, stamp: Option<Element>, value: String) -> Element {
    let term = el("dt").text(name).child(stamp);
    el("div").child(term).child(el("dd").text(value))
}
