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
    /// The theme that it is seen in; empty for any.
    pub theme: &'static str,
    /// Why it is as it must be.
    pub reason: &'static str,
}

/// All of them.
pub const EXCEPTIONS: &[Exception] = &[
    Exception {
        engine: Engine::Axe,
        rule: "color-contrast",
        at: "",
        theme: "forced",
        reason: "axe holds the page's own colour of text against the reader's ground, which are never \
                 seen together: in forced colours the browser sets both.",
    },
    Exception {
        engine: Engine::Ibm,
        rule: "input_label_exists",
        at: "details.filters",
        theme: "",
        reason: "The label lies in the same closed details as the select: both are hidden, and both \
                 are there when it is opened.",
    },
    Exception {
        engine: Engine::Ibm,
        rule: "label_content_exists",
        at: "medlemsrader",
        theme: "",
        reason: "The label is the room around a box that can be pressed; the box itself says which \
                 municipality it marks.",
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r60",
        at: "details",
        theme: "",
        reason: "A details has no name of its own in HTML: its summary says what it holds.",
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r73",
        at: "",
        theme: "",
        reason: "The space between lines of WCAG 1.4.8, level AAA, which is not claimed: large lines \
                 stand closer, as the typeface was drawn.",
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r87",
        at: "--or-kiosk-text",
        theme: "",
        reason: "The kiosk has no head that is the same on every page and could be skipped.",
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r87",
        at: "dir=\"ltr\"",
        theme: "",
        reason: "A frame begins with its content: there is nothing before it to skip.",
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r69",
        at: "/html[1]/body[1]/div[1]/div[1]/",
        theme: "dark",
        reason: "The kiosk's pages are light at night too: Alfa gives their text the colours of the \
                 night, which axe, IBM's checker and the eye do not see there.",
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r66",
        at: "/html[1]/body[1]/div[1]/div[1]/",
        theme: "dark",
        reason: "The kiosk's pages are light at night too: Alfa gives their text the colours of the \
                 night, which axe, IBM's checker and the eye do not see there.",
    },
    Exception {
        engine: Engine::Markup,
        rule: "no-redundant-role",
        at: "role \"list\"",
        theme: "",
        reason: "Safari takes a list without markers for no list unless its role says so.",
    },
    Exception {
        engine: Engine::Markup,
        rule: "no-raw-characters",
        at: "pre > code",
        theme: "",
        reason: "In HTML a > in text is only a letter: it is < and & that begin something.",
    },
    Exception {
        engine: Engine::Markup,
        rule: "prefer-native-element",
        at: "<ul>",
        theme: "",
        reason: "An ordered list keeps its role in Safari by saying it, and stays an ordered list.",
    },
    Exception {
        engine: Engine::Markup,
        rule: "unique-landmark",
        at: "header",
        theme: "",
        reason: "The navigation stands twice, for wide and for narrow screens: only one of them is \
                 ever shown, which the file alone does not tell.",
    },
];

impl Exception {
    /// Whether it is about this finding.
    pub fn is_about(&self, found: &Found, theme: &str) -> bool {
        (self.theme.is_empty() || self.theme == theme)
            && self.engine == found.engine
            && self.rule == found.rule
            && (found.at.contains(self.at) || found.says.contains(self.at))
    }
}

/// The exception for a finding in a theme, by its place in the table.
pub fn for_finding(found: &Found, theme: &str) -> Option<usize> {
    EXCEPTIONS.iter().position(|exception| exception.is_about(found, theme))
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
            theme: "dark",
            reason: "made up",
        };
        let found = |engine, rule: &str, at: &str| Found {
            engine,
            rule: rule.into(),
            at: at.into(),
            says: String::new(),
        };
        assert!(exception.is_about(&found(Engine::Axe, "region", "body > nav"), "dark"));
        assert!(!exception.is_about(&found(Engine::Axe, "region", "nav"), "light"));
        assert!(!exception.is_about(&found(Engine::Axe, "region", "main"), "dark"));
        assert!(!exception.is_about(&found(Engine::Axe, "list", "nav"), "dark"));
        assert!(!exception.is_about(&found(Engine::Alfa, "region", "nav"), "dark"));
    }

    #[test]
    fn every_exception_says_why_in_a_sentence() {
        for exception in EXCEPTIONS {
            assert!(exception.reason.ends_with('.'), "{}: {}", exception.rule, exception.reason);
            assert!(exception.reason.split(' ').count() > 5, "{}", exception.rule);
        }
    }
}
