//! Doubtful words of an offer of work, with what the law says and what to write instead.

use texts::italian::offer::{self, Ground};

/// One turn of phrase as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// As it stands in the text.
    pub words: String,
    /// The field in which a form says why it may stay.
    pub field: String,
    /// The key of what the law says and what to write instead.
    pub text: &'static str,
}

impl Doubt {
    /// Those of an offer.
    pub fn all(doubts: &[offer::Doubt]) -> Vec<Self> {
        doubts
            .iter()
            .map(|doubt| Self {
                words: doubt.words.clone(),
                field: Self::field(&doubt.words),
                text: text(doubt.ground),
            })
            .collect()
    }

    /// The field of a form in which it is said why these words may stay.
    pub fn field(words: &str) -> String {
        format!("perche-{}", words.replace(' ', "-"))
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
