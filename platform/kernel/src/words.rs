//! Enums that are kept as words: in the database, in forms, in files.

/// A word that is none of a list: whoever reads it says what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a word for {0}")]
pub struct UnknownWord(pub &'static str);

/// Gives an enum of plain variants its words, both ways, and its list: `words!(Kind { Call = "call", News = "news" })`.
#[macro_export]
macro_rules! words {
    ($name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $name {
            /// Every one, in the order in which people are shown them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its word in the database, in forms and in files.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// Reads its word.
            ///
            /// # Errors
            /// [`UnknownWord`]($crate::UnknownWord).
            pub fn parse(word: &str) -> ::core::result::Result<Self, $crate::UnknownWord> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::UnknownWord(stringify!($name))),
                }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Way {
        There,
        Back,
    }
    crate::words!(Way { There = "there", Back = "back" });

    #[test]
    fn words_are_read_back_and_others_refused() {
        assert!(Way::ALL.iter().all(|way| Way::parse(way.word()) == Ok(*way)));
        assert_eq!(Way::parse("There"), Err(crate::UnknownWord("Way")));
    }
}
