//! A figure of several members as bars on one scale.

use super::figure_title;
use crate::domain::directory::Figure;
use crate::domain::edition::Edition;
use crate::domain::member::Member;
use crate::markup::{Element, el};
use crate::state::App;
use crate::text;

/// A chart for each figure.
pub(super) fn charts(app: App, edition: &Edition, members: &[&Member]) -> Element {
    let all = [Figure::Population, Figure::Growth, Figure::Area, Figure::Density];
    el("div").class("charts").children(all.map(|figure| chart(app, edition, members, figure)))
}

fn chart(app: App, edition: &Edition, members: &[&Member], figure: Figure) -> Element {
    let scale = Scale::of(members.iter().map(|member| figure.of(member)));
    let bar = |member: &&Member| {
        let value = figure.of(member);
        let (from, width) = scale.bar(value);
        let bar = el("rect")
            .attr("x", percent(from))
            .attr("width", percent(width))
            .attr("height", "100%");
        let zero = el("line")
            .attr("x1", percent(scale.at(0.0)))
            .attr("x2", percent(scale.at(0.0)))
            .attr("y2", "100%");
        el("li")
            .child(el("span").copy(&member.name))
            .child(el("span").text(text::figure(app.language(), figure, value)))
            .child(el("svg").attr("aria-hidden", "true").child(bar).child(zero))
    };
    el("section")
        .child(el("h2").child(figure_title(app, edition, figure)))
        .child(el("ul").attr("role", "list").children(members.iter().map(bar)))
}

/// A scale that holds 0 and every value, in per mille of its length.
struct Scale {
    least: f64,
    span: f64,
}

impl Scale {
    fn of(values: impl Iterator<Item = f64>) -> Scale {
        let (mut least, mut most) = (0.0f64, 0.0f64);
        for value in values {
            (least, most) = (least.min(value), most.max(value));
        }
        let span = most - least;
        Scale { least, span: if span > 0.0 { span } else { 1.0 } }
    }

    fn at(&self, value: f64) -> i32 {
        ((value - self.least) / self.span * 1000.0) as i32
    }

    /// Where the bar from 0 to `value` begins, and how long it is.
    fn bar(&self, value: f64) -> (i32, i32) {
        let (zero, end) = (self.at(0.0), self.at(value));
        (zero.min(end), (end - zero).abs())
    }
}

/// Per mille as the per cent of an attribute.
fn percent(per_mille: i32) -> String {
    [&(per_mille / 10).to_string(), ".", &(per_mille % 10).to_string(), "%"].concat()
}
