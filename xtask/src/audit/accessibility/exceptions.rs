//! What an engine reports and we do not mend, each with the reason. One that no longer occurs is
//! itself an error: the table stays as short as it can be.

use super::found::{Engine, Found};

/// A finding that stays.
pub struct Exception {
    /// Who reports it.
    pub engine: Engine,
    /// The rule.
    pub rule: &'static str,
    /// A part of where it is or of what is said of it; empty for any.
    pub at: &'static str,
    /// Why it is as it must be.
    pub reason: &'static str,
}

/// All of them.
pub const EXCEPTIONS: &[Exception] = &[];

impl Exception {
    /// Whether it is about this finding.
    pub fn is_about(&self, found: &Found) -> bool {
        self.engine == found.engine
            && self.rule == found.rule
            && (found.at.contains(self.at) || found.says.contains(self.at))
    }
}

/// The exception for a finding, by its place in the table.
pub fn for_finding(found: &Found) -> Option<usize> {
    EXCEPTIONS.iter().position(|exception| exception.is_about(found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exception_is_about_its_rule_and_place_only() {
        let exception =
            Exception { engine: Engine::Axe, rule: "region", at: "nav", reason: "made up" };
        let found = |engine, rule: &str, at: &str| Found {
            engine,
            rule: rule.into(),
            at: at.into(),
            says: String::new(),
        };
        assert!(exception.is_about(&found(Engine::Axe, "region", "body > nav")));
        assert!(!exception.is_about(&found(Engine::Axe, "region", "main")));
        assert!(!exception.is_about(&found(Engine::Axe, "list", "nav")));
        assert!(!exception.is_about(&found(Engine::Alfa, "region", "nav")));
    }

    #[test]
    fn every_exception_says_why_in_a_sentence() {
        for exception in EXCEPTIONS {
            assert!(exception.reason.ends_with('.'), "{}: {}", exception.rule, exception.reason);
            assert!(exception.reason.split(' ').count() > 5, "{}", exception.rule);
        }
    }
}
