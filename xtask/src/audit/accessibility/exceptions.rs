//! What an engine reports and we do not mend, each with the reason. One that no longer occurs is
//! itself an error: the table stays as short as it can be.

mod table;

pub use table::EXCEPTIONS;

use super::found::{Engine, Found};

/// A finding that stays.
pub struct Exception {
    /// Who reports it.
    pub engine: Engine,
    /// The rule.
    pub rule: &'static str,
    /// A part of where it is or of what is said of it; empty for any.
    pub at: &'static str,
    /// A part of the name of the page that it is on; empty for any.
    pub page: &'static str,
    /// The theme that it is seen in; empty for any.
    pub theme: &'static str,
    /// Why it is as it must be.
    pub reason: &'static str,
}

impl Exception {
    /// Whether it is about this finding.
    pub fn is_about(&self, found: &Found, page: &str, theme: &str) -> bool {
        (self.theme.is_empty() || self.theme == theme)
            && page.contains(self.page)
            && self.engine == found.engine
            && self.rule == found.rule
            && (found.at.contains(self.at) || found.says.contains(self.at))
    }
}

/// The exception for a finding on a page in a theme, by its place in the table.
pub fn for_finding(found: &Found, page: &str, theme: &str) -> Option<usize> {
    EXCEPTIONS.iter().position(|exception| exception.is_about(found, page, theme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exception_is_about_its_rule_and_place_only() {
        let exception = Exception {
            engine: Engine::Axe,
            rule: "region",
            at: "nav",
            page: "/kiosk",
            theme: "dark",
            reason: "made up",
        };
        let found = |engine, rule: &str, at: &str| Found {
            engine,
            rule: rule.into(),
            at: at.into(),
            says: String::new(),
        };
        assert!(exception.is_about(
            &found(Engine::Axe, "region", "body > nav"),
            "/kiosk/?sprak=nb",
            "dark"
        ));
        assert!(!exception.is_about(
            &found(Engine::Axe, "region", "nav"),
            "/kiosk/?sprak=nb",
            "light"
        ));
        assert!(!exception.is_about(
            &found(Engine::Axe, "region", "main"),
            "/kiosk/?sprak=nb",
            "dark"
        ));
        assert!(!exception.is_about(&found(Engine::Axe, "region", "nav"), "/medlemmer", "dark"));
        assert!(!exception.is_about(
            &found(Engine::Axe, "list", "nav"),
            "/kiosk/?sprak=nb",
            "dark"
        ));
        assert!(!exception.is_about(
            &found(Engine::Alfa, "region", "nav"),
            "/kiosk/?sprak=nb",
            "dark"
        ));
    }

    #[test]
    fn every_exception_says_why_in_a_sentence() {
        for exception in EXCEPTIONS {
            assert!(exception.reason.ends_with('.'), "{}: {}", exception.rule, exception.reason);
            assert!(exception.reason.split(' ').count() > 5, "{}", exception.rule);
        }
    }
}
