//! Doubtful words of an offer of work, with what the law says and what to write instead.

use texts::italian::offer::{self, Ground};

/// What the names of the fields begin with.
const FIELD: &str = "perche-";

/// One turn of phrase as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What forms know it by.
    pub words: String,
    /// As it stands in the text.
    pub said: String,
    /// The field in which a form says why it may stay.
    pub field: String,
    /// The key of what the law says and what to write instead.
    pub text: &'static str,
    /// The key of an example of a reason.
    pub hint: &'static str,
    /// Whether no reason lets them stay.
    pub is_barred: bool,
}

impl Doubt {
    /// Those of an offer.
    pub fn all(doubts: &[offer::Doubt]) -> Vec<Self> {
        doubts
            .iter()
            .map(|doubt| Self {
                words: doubt.words.clone(),
                said: doubt.said.clone(),
                field: Self::field(&doubt.words),
                text: text(doubt.ground),
                hint: if doubt.ground == Ground::Age { "web-doubt-why-age" } else { "web-doubt-why" },
                is_barred: doubt.is_barred,
            })
            .collect()
    }

    /// The field of a form in which it is said why these words may stay.
    pub fn field(words: &str) -> String {
        format!("{FIELD}{}", words.replace(' ', "-"))
    }

    /// The words that such a field is about; none for another field.
    pub fn words_of(field: &str) -> Option<String> {
        field.strip_prefix(FIELD).map(|words| words.replace('-', " "))
    }
}

const fn text(ground: Ground) -> &'static str {
    match ground {
        Ground::Age => "web-doubt-age",
        Ground::Sex => "web-doubt-sex",
        Ground::Looks => "web-doubt-looks",
        Ground::Origin => "web-doubt-origin",
        Ground::Home => "web-doubt-home",
        Ground::Family => "web-doubt-family",
        Ground::Health => "web-doubt-health",
        Ground::Belief => "web-doubt-belief",
    }
}
