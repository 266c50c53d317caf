//! The findings that stay, engine by engine.

use super::Exception;
use crate::audit::accessibility::found::Engine;

/// Why both of Alfa's rules of contrast, that of level AA and that of AAA, fail on the kiosk.
const KIOSK_COLOURS: &str = "The kiosk's first screen is dark and all else on it light, whatever the \
    reader's system asks for: Alfa gives the text of one the colours of the other, which axe and IBM's \
    checker do not find there (1080 by 1920 and 1920 by 1080, by day and by night).";

/// All of them.
pub const EXCEPTIONS: &[Exception] = &[
    Exception {
        engine: Engine::Axe,
        rule: "color-contrast",
        at: "",
        page: "",
        theme: "forced",
        reason: "axe holds the page's own colour of text against the reader's ground, which are never \
                 seen together: in forced colours the browser sets both.",
    },
    Exception {
        engine: Engine::Ibm,
        rule: "input_label_exists",
        at: "details.filters",
        page: "",
        theme: "",
        reason: "The label lies in the same closed details as the select: both are hidden, and both \
                 are there when it is opened.",
    },
    Exception {
        engine: Engine::Ibm,
        rule: "label_content_exists",
        at: "medlemsrader",
        page: "",
        theme: "",
        reason: "The label is the room around a box that can be pressed; the box itself says which \
                 municipality it marks.",
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r60",
        at: "details",
        page: "",
        theme: "",
        reason: "A details has no name of its own in HTML: its summary says what it holds.",
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r73",
        at: "",
        page: "",
        theme: "",
        reason: "The space between lines of WCAG 1.4.8, level AAA, which is not claimed: large lines \
                 stand closer, as the typeface was drawn.",
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r87",
        at: "",
        page: "/kiosk",
        theme: "",
        reason: "The kiosk has no head that is the same on every page and could be skipped.",
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r87",
        at: "dir=\"ltr\"",
        page: "",
        theme: "",
        reason: "A frame begins with its content: there is nothing before it to skip.",
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r69",
        at: "",
        page: "/kiosk",
        theme: "",
        reason: KIOSK_COLOURS,
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r66",
        at: "",
        page: "/kiosk",
        theme: "",
        reason: KIOSK_COLOURS,
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r66",
        at: "button[",
        page: "",
        theme: "forced",
        reason: "The pressed button has the reader's own colours of what is chosen, Highlight and \
                 HighlightText: 4.53 to 1 is of those that Alfa makes up, for level AAA.",
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r68",
        at: "<!---->",
        page: "",
        theme: "",
        reason: "An empty list is not shown (`ul:empty` in the style sheet), in which browsers count no \
                 comments; Alfa does, and takes the list for shown.",
    },
    Exception {
        engine: Engine::Alfa,
        rule: "sia-r68",
        at: "class=\"names\"",
        page: "/kiosk",
        theme: "",
        reason: "The same (`.names:empty` in the kiosk's style sheet): the list is not shown before \
                 someone types.",
    },
    Exception {
        engine: Engine::Markup,
        rule: "no-redundant-role",
        at: "role \"list\"",
        page: "",
        theme: "",
        reason: "Safari takes a list without markers for no list unless its role says so.",
    },
    Exception {
        engine: Engine::Markup,
        rule: "no-raw-characters",
        at: "pre > code",
        page: "",
        theme: "",
        reason: "In HTML a > in text is only a letter: it is < and & that begin something.",
    },
    Exception {
        engine: Engine::Markup,
        rule: "prefer-native-element",
        at: "<ul>",
        page: "",
        theme: "",
        reason: "An ordered list keeps its role in Safari by saying it, and stays an ordered list.",
    },
    Exception {
        engine: Engine::Markup,
        rule: "unique-landmark",
        at: "header",
        page: "",
        theme: "",
        reason: "The navigation stands twice, for wide and for narrow screens: only one of them is \
                 ever shown, which the file alone does not tell.",
    },
];
