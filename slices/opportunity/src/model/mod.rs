//! Types, rules and transitions. No input and output, nothing asynchronous; tests inline.

pub mod doubt;
pub mod draft;
pub mod filter;
pub mod import;
mod kind;
mod language;
mod lifecycle;
pub mod linked;
mod material;
mod opportunity;
mod slug;
mod source;
mod subscription;
pub mod syndication;
pub mod text;
pub mod words;

pub use draft::{Draft, Fault, FaultKind, Ground};
pub use filter::Filter;
pub use kind::{Contract, Kind};
pub use language::Language;
pub use lifecycle::{State, StepRefused, Verb};
pub use material::{Material, MaterialDetails, Topic};
pub use opportunity::{Details, Opportunity, Origin, Place};
pub use slug::slug;
pub use source::{Source, SourceTerms};
pub use subscription::{CONFIRM_DAYS, REMIND_DAYS, Subscription, YEAR_DAYS};

/// A word that is not one of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown word for {0}")]
pub struct UnknownWord(pub &'static str);

/// Gives an enum of plain variants its words in the database, in forms and in addresses, both ways, and its list.
macro_rules! spelled {
    ($name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $name {
            /// Every one, in the order in which people are shown them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its word.
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
pub(crate) use spelled;
