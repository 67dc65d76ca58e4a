//! Italian as it is compared and searched: folded, cut into words, stemmed. Used by every room that looks for what people
//! type; which words belong to a field (a thesaurus) is the room's own, but for those by which an [`offer`] of work may be
//! against the law.

mod fold;
pub mod offer;
mod stem;

pub use fold::{fold, words};
pub use stem::{has_meaning, is_stop_word, stem};
