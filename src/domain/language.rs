//! The three languages of the app, and texts that exist in all of them.

/// A language of the app. Bokmål is the source, the others are translations of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Norwegian bokmål, `nb`.
    #[default]
    Bokmal,
    /// Norwegian nynorsk, `nn`.
    Nynorsk,
    /// English, `en`.
    English,
}

impl Language {
    /// Every language, in the order they are offered.
    pub const ALL: [Language; 3] = [Language::Bokmal, Language::Nynorsk, Language::English];

    /// The BCP 47 tag, as in `<html lang>`.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::Bokmal => "nb",
            Language::Nynorsk => "nn",
            Language::English => "en",
        }
    }

    /// The language of a BCP 47 tag; subtags after the first are passed over, so that
    /// `en-GB` is English and `no` is bokmål.
    pub fn from_tag(tag: &str) -> Option<Language> {
        match tag.split('-').next().unwrap_or(tag) {
            "nb" | "no" => Some(Language::Bokmal),
            "nn" => Some(Language::Nynorsk),
            "en" => Some(Language::English),
            _ => None,
        }
    }
}

/// A text in every language. There is no empty or missing translation: the snapshot
/// build refuses one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized {
    /// Bokmål, the source.
    pub nb: String,
    /// Nynorsk.
    pub nn: String,
    /// English.
    pub en: String,
}

impl Localized {
    /// The text in `language`.
    #[inline(never)]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Bokmal => &self.nb,
            Language::Nynorsk => &self.nn,
            Language::English => &self.en,
        }
    }
}
