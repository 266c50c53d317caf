//! What an engine says of a page.

use serde::{Deserialize, Serialize};

/// Who looks at a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Engine {
    /// Deque's axe-core.
    Axe,
    /// IBM's accessibility-checker-engine.
    Ibm,
    /// Siteimprove's Alfa.
    Alfa,
    /// Squiz' HTML_CodeSniffer.
    Sniffer,
    /// html-validate, of the files as they are published.
    Markup,
}

impl Engine {
    /// Those that look at a page in a browser.
    pub const OF_PAGES: [Engine; 4] = [Engine::Axe, Engine::Ibm, Engine::Alfa, Engine::Sniffer];

    /// Its name in what is printed.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Axe => "axe-core",
            Engine::Ibm => "IBM",
            Engine::Alfa => "Alfa",
            Engine::Sniffer => "HTML_CodeSniffer",
            Engine::Markup => "html-validate",
        }
    }
}

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Who says so.
    pub engine: Engine,
    /// The engine's own name of the rule.
    pub rule: String,
    /// The element, as the engine names it.
    pub at: String,
    /// What is wrong with it.
    pub says: String,
}

/// An engine's answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Answer {
    /// How many judgements it came to, of an element by a rule.
    pub checks: u64,
    /// Those that went against the page: rule, place, what is wrong.
    pub found: Vec<(String, String, String)>,
}

impl Answer {
    /// Its findings, as this engine's.
    pub fn findings(self, engine: Engine) -> impl Iterator<Item = Found> {
        self.found.into_iter().map(move |(rule, at, says)| Found { engine, rule, at, says })
    }
}
