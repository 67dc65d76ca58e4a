//! Where somebody lives: a Comune on record, or elsewhere. Which Comune elsewhere no report asks, so nobody keeps it.

use std::fmt;

use kernel::{IstatCode, UnknownWord};

/// The word of [`Residence::Elsewhere`].
const ELSEWHERE: &str = "elsewhere";

/// Where somebody lives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Residence {
    /// In a Comune that the portal knows.
    Comune(IstatCode),
    /// In another province, or abroad.
    Elsewhere,
}

impl Residence {
    /// Reads its word.
    ///
    /// # Errors
    /// [`UnknownWord`] when it is neither an ISTAT code nor the word of elsewhere.
    pub fn parse(word: &str) -> Result<Self, UnknownWord> {
        if word == ELSEWHERE {
            return Ok(Self::Elsewhere);
        }
        IstatCode::parse(word).map(Self::Comune).map_err(|_| UnknownWord("Residence"))
    }

    /// Its word in the database, in forms and in files: the ISTAT code, or `elsewhere`.
    pub fn word(&self) -> &str {
        match self {
            Self::Comune(code) => code.as_str(),
            Self::Elsewhere => ELSEWHERE,
        }
    }

    /// The Comune, where it is one of those on record.
    pub const fn comune(&self) -> Option<&IstatCode> {
        match self {
            Self::Comune(code) => Some(code),
            Self::Elsewhere => None,
        }
    }

    /// The key of its name; a Comune is called by its own.
    pub const fn text(&self) -> Option<&'static str> {
        match self {
            Self::Comune(_) => None,
            Self::Elsewhere => Some("contact-residence-elsewhere"),
        }
    }
}

impl From<IstatCode> for Residence {
    fn from(code: IstatCode) -> Self {
        Self::Comune(code)
    }
}

impl fmt::Display for Residence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back_and_others_refused() {
        let spezia = Residence::Comune(IstatCode::parse("011015").unwrap());

        for one in [spezia, Residence::Elsewhere] {
            assert_eq!(Residence::parse(one.word()), Ok(one));
        }
        assert!(Residence::parse("Roma").is_err());
    }
}
