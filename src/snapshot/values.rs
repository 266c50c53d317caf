//! The forms that values have in every file: texts, numbers, dates, periods.

use super::check;
use super::reader::Reader;
use crate::domain::date::{Date, Period};
use crate::domain::language::Localized;
use crate::domain::organisation::Origin;
use crate::domain::slug::Slug;
use crate::json::Json;

const SLUG: &str = "lower-case letters, digits and hyphens";
const YEAR: &str = "a year with four digits";

impl Reader<'_> {
    /// The text under `key`.
    pub fn text(&self, key: &'static str) -> String {
        self.child(key).as_text()
    }

    /// This text: not blank, not too long and without hidden characters.
    pub fn as_text(&self) -> String {
        use check::TextFault::{Blank, Hidden, TooLong};
        let text = self.as_str();
        let expected = match check::text(text) {
            Ok(()) => return text.to_owned(),
            Err(Blank) => "a text that is not blank",
            Err(TooLong) => "at most 600 characters",
            Err(Hidden(_)) => "no control or direction characters",
        };
        self.require(false, "", expected);
        String::new()
    }

    fn as_str(&self) -> &str {
        self.require(matches!(self.json, Json::Text(_)), "", "a text");
        if let Json::Text(text) = self.json { text } else { "" }
    }

    /// The text under `key`, which must be one that `is_right`.
    pub fn text_of(
        &self,
        key: &'static str,
        is_right: fn(&str) -> bool,
        expected: &'static str,
    ) -> String {
        let child = self.child(key);
        let text = child.as_str();
        child.require(is_right(text), "", expected);
        text.to_owned()
    }

    /// Requires the text under `key` to be `constant`.
    pub fn constant(&self, key: &'static str, constant: &'static str) {
        let child = self.child(key);
        child.require(child.as_str() == constant, "", constant);
    }

    /// The `https` address under `key`.
    pub fn https(&self, key: &'static str) -> String {
        self.text_of(key, check::is_https, "an https address")
    }

    /// The name within the edition under `id`.
    pub fn id(&self) -> String {
        self.text_of("id", check::is_id, SLUG)
    }

    /// The address in the app under `id`. `None` after a fault: no slug is empty.
    pub fn slug(&self) -> Option<Slug> {
        self.child("id").as_slug()
    }

    /// This address in the app.
    pub fn as_slug(&self) -> Option<Slug> {
        let slug = Slug::parse(self.as_str());
        self.require(slug.is_some(), "", SLUG);
        slug
    }

    /// Requires each item of the list under `key` to have another `id` than the others. A list
    /// longer than any may be is a fault before this.
    pub fn unique_ids(&self, key: &'static str) {
        let mut ids = Vec::new();
        for item in self.list_of(0..=check::MEMBERS_LIMIT, key, "at most 5000 items").items() {
            let id = item.text("id");
            match ids.binary_search(&id) {
                Ok(_) => drop(self.require(false, key, "each id once")),
                Err(place) => ids.insert(place, id),
            }
        }
    }

    /// The text in every language under `key`.
    pub fn localized(&self, key: &'static str) -> Localized {
        self.child(key).as_localized()
    }

    /// This text in every language.
    pub fn as_localized(&self) -> Localized {
        Localized { nb: self.text("nb"), nn: self.text("nn"), en: self.text("en") }
    }

    /// The texts under `statements`.
    pub fn statements(&self) -> Vec<Localized> {
        self.list("statements", |statement| Some(statement.as_localized()))
    }

    /// Whether `true` stands under `key`; nothing is `false`.
    pub fn flag(&self, key: &'static str) -> bool {
        let child = self.child(key);
        child.require(matches!(child.json, Json::Bool(_) | Json::Null), "", "true or false");
        matches!(child.json, Json::Bool(true))
    }

    /// The whole number from 0 to 2^32 - 1 under `key`.
    pub fn whole(&self, key: &'static str, expected: &'static str) -> u32 {
        let child = self.child(key);
        let number = child.as_number(expected);
        child.require(f64::from(number as u32) == number, "", expected);
        number as u32
    }

    /// How many there are of something of which there is at least one, under `key`.
    pub fn count(&self, key: &'static str) -> u32 {
        const EXPECTED: &str = "a whole number more than 0";
        let count = self.whole(key, EXPECTED);
        self.require(count > 0, key, EXPECTED);
        count
    }

    /// The year under `key`.
    pub fn year(&self, key: &'static str) -> u16 {
        let year = u16::try_from(self.whole(key, YEAR)).unwrap_or(0);
        self.require(check::is_year(year), key, YEAR);
        year
    }

    fn as_number(&self, expected: &'static str) -> f64 {
        self.require(matches!(self.json, Json::Number(_)), "", expected);
        if let Json::Number(number) = self.json { *number } else { 0.0 }
    }

    /// This whole number from -2^31 to 2^31 - 1.
    pub fn as_integer(&self, expected: &'static str) -> i32 {
        let number = self.as_number(expected);
        self.require(f64::from(number as i32) == number, "", expected);
        number as i32
    }

    /// This list of exactly `N` numbers.
    pub fn as_numbers<const N: usize>(&self, expected: &'static str) -> [f64; N] {
        self.require(self.items().len() == N, "", expected);
        let mut numbers = [0.0; N];
        for (number, item) in numbers.iter_mut().zip(self.items()) {
            *number = item.as_number(expected);
        }
        numbers
    }

    /// This list of exactly `N` whole numbers.
    pub fn as_integers<const N: usize>(&self, expected: &'static str) -> [i32; N] {
        self.require(self.items().len() == N, "", expected);
        let mut integers = [0; N];
        for (integer, item) in integers.iter_mut().zip(self.items()) {
            *integer = item.as_integer(expected);
        }
        integers
    }

    /// The date under `date`.
    pub fn date(&self) -> Date {
        let child = self.child("date");
        let date = Date::parse(child.as_str());
        child.require(date.is_some(), "", "a date such as 2004 or 2020-10-28");
        date.unwrap_or(Date { year: 0, month_day: None })
    }

    /// The years under `period`.
    pub fn period(&self) -> Period {
        let period = self.object("period");
        let from = period.year("start");
        let to = period.optional("end", Reader::year);
        period.require(to.is_none_or(|end| end >= from), "end", "a year not before the first");
        Period { from, to }
    }

    /// Where something stands in the presentation, under `origin`.
    pub fn origin(&self) -> Origin {
        let origin = self.object("origin");
        Origin { period: origin.period(), slide: origin.text("slide") }
    }
}
