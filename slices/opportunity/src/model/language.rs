//! The language in which an opportunity is written.

/// A language that people of the province read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Italian.
    #[default]
    Italian,
    /// English.
    English,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Albanian.
    Albanian,
    /// Arabic.
    Arabic,
    /// Bengali.
    Bengali,
    /// Romanian.
    Romanian,
    /// Ukrainian.
    Ukrainian,
    /// Chinese.
    Chinese,
}

kernel::words!(Language {
    Italian = "it",
    English = "en",
    French = "fr",
    Spanish = "es",
    Albanian = "sq",
    Arabic = "ar",
    Bengali = "bn",
    Romanian = "ro",
    Ukrainian = "uk",
    Chinese = "zh",
});

impl Language {
    /// From a tag such as `it-IT`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let word = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        Self::parse(&word).ok()
    }

    /// Its name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Italian => "italiano",
            Self::English => "English",
            Self::French => "français",
            Self::Spanish => "español",
            Self::Albanian => "shqip",
            Self::Arabic => "العربية",
            Self::Bengali => "বাংলা",
            Self::Romanian => "română",
            Self::Ukrainian => "українська",
            Self::Chinese => "中文",
        }
    }

    /// Whether it is written from right to left.
    pub const fn is_right_to_left(self) -> bool {
        matches!(self, Self::Arabic)
    }
}
