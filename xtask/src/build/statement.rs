//! The pages about the site itself: how each criterion of WCAG is met, where it may fail and what
//! tests it, and what is stored. They are read without the app and its wasm carries none of it: what
//! they say lies in `xtask/statement/`, in every language.
//!
//! - [`criteria`]: the table of WCAG's criteria
//! - `view`: the pages made of it

pub mod criteria;
mod view;

use std::fs;

use anyhow::{Context, Result};
use osloregionen::domain::language::Language;
use osloregionen::markup::Node;
use osloregionen::route::Page;
use serde::Deserialize;

use self::criteria::Criterion;
use crate::process;

/// A sentence in bokmål, nynorsk and English.
pub type Said = [String; 3];

/// What both pages say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// What stands in the place of a page that only a host has.
    pub needs_network: Said,
    /// What is said around the criteria.
    pub accessibility: Words,
    /// What is stored, and what is not.
    pub privacy: Privacy,
    /// The criteria, in the order of their numbers.
    #[serde(skip)]
    pub criteria: Vec<Criterion>,
}

/// What is said around the criteria, in the order of a statement on uustatus.no
/// (uutilsynet.no/tilgjengelighetserklaering/hva-betyr-det-brukeren/1129).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What the page is.
    pub lead: Said,
    /// Heading over how far the regulation is met.
    pub conformance: Said,
    /// That: `@` criteria, `#` of them about what there is none of.
    pub conformance_about: Said,
    /// The `@` criteria beyond the regulation.
    pub beyond: Said,
    /// Heading over what is not in order.
    pub weak: Said,
    /// That, point by point.
    pub weak_points: Vec<Said>,
    /// Heading over whom to tell.
    pub tell: Said,
    /// Whom to tell.
    pub tell_about: Said,
    /// Where to complain; an address follows.
    pub complain: Said,
    /// Heading over how it was tested.
    pub tested: Said,
    /// What the names of tests are.
    pub about_tests: Said,
    /// Heading for the editor who has a statement to fill in.
    pub fill_in: Said,
    /// What that editor needs, point by point.
    pub fill_in_points: Vec<Said>,
    /// WCAG's four principles, and what is met beyond level AA.
    pub principles: [Said; 5],
    /// A criterion's level, `@`.
    pub level: Said,
    /// Said of a criterion of the regulation.
    pub regulation: Said,
    /// Said of a criterion that is met.
    pub met: Said,
    /// Said of a criterion about what there is none of.
    pub nothing: Said,
    /// Before where it may fail.
    pub may_fail: Said,
    /// Before the names of tests.
    pub tested_by: Said,
}

/// What is said of storage.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Privacy {
    /// The page in a sentence.
    pub lead: Said,
    /// Its sections.
    pub section: Vec<Section>,
}

/// A section of the page about storage.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its heading.
    pub title: Said,
    /// What it says, point by point.
    pub points: Vec<Said>,
    /// The tests that hold it.
    #[serde(default)]
    pub tests: Vec<String>,
}

/// What is said in a language.
pub fn said(of: &Said, language: Language) -> &str {
    &of[language as usize]
}

impl Statement {
    /// Reads what is said from `xtask/statement/`.
    ///
    /// # Errors
    /// If a file is missing or lacks something.
    pub fn read() -> Result<Statement> {
        let folder = process::root().join("xtask/statement");
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read_to_string(&path).with_context(|| path.display().to_string())
        };
        let mut statement: Statement =
            toml::from_str(&read("words.toml")?).context("xtask/statement/words.toml")?;
        for name in criteria::FILES {
            statement.criteria.extend(criteria::parse(&read(name)?).context(name)?);
        }
        Ok(statement)
    }

    /// The content of a page; `None` where it is none of these.
    pub fn page(&self, page: &Page, language: Language) -> Option<Node> {
        match page {
            Page::Accessibility => Some(view::accessibility(self, language)),
            Page::Privacy => Some(view::privacy(self, language)),
            _ => None,
        }
    }

    /// What stands in the place of a page that the app does not show, without a network: its name,
    /// and what it needs.
    pub fn stand_in(&self, name: &'static str, language: Language) -> Node {
        view::stand_in(name, said(&self.needs_network, language))
    }

    /// The names of all tests.
    pub fn tests(&self) -> impl Iterator<Item = &String> {
        let of_criteria = self.criteria.iter().flat_map(|criterion| &criterion.tests);
        of_criteria.chain(self.privacy.section.iter().flat_map(|section| &section.tests))
    }
}
