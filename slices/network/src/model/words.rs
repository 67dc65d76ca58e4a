//! Enums that are kept as one word each in the database, in forms and in addresses.

/// A word that is not one of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown word for {0}")]
pub struct UnknownWord(pub &'static str);

/// Gives an enum of plain variants its words, both ways, and its list.
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
            /// [`UnknownWord`](crate::model::UnknownWord).
            pub fn parse(word: &str) -> Result<Self, $crate::model::UnknownWord> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::model::UnknownWord(stringify!($name))),
                }
            }
        }
    };
}
pub(crate) use words;
