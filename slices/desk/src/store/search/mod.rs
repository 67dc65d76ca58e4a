//! The search index as rows: written with the sheet, in its transaction; read with a few set statements.

mod lookup;
mod write;

pub use lookup::{POSTINGS_OF_A_TERM, best_postings, candidates, known_words, postings_of, rarity};
pub use write::{EntryOf, put};
