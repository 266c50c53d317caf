//! What a browser is told that is too old for the app: the page is there, whole, and looks plainer.
//!
//! No script says so, since such a browser may run none: the style sheet hides it wherever rules
//! within rules are known (Chrome 120, Safari 17.2, Firefox 117), which all look needs. What the wasm
//! needs came earlier (96, 15, 79), so whoever has no app reads this.

use osloregionen::domain::language::Language;

/// The note, as it stands after a page's foot.
pub(super) fn note(language: Language) -> String {
    let words = match language {
        Language::Bokmal => "Nettleseren er gammel, så siden vises enklere. Alt innholdet er her.",
        Language::Nynorsk => {
            "Nettlesaren er gammal, så sida blir vist enklare. Alt innhaldet er her."
        }
        Language::English => {
            "This browser is old, so the page is shown more plainly. All of its content is here."
        }
    };
    format!("<aside class=\"or-old\">{words}</aside>")
}
