//! What people read: Italian and English texts, dates, times and numbers.
//!
//! Each crate that shows something hands in one [`Resource`] per language pair; `app` builds [`Texts`] from
//! all of them once, and every request gets a [`Translator`] in the language of the visitor. Pages, mails and
//! printed slips use the same translator. [`check`] finds missing, unused and wrongly called keys.
//!
//! Not here: which language a visitor wants (`web::locale`), and no text of any room.

mod arg;
pub mod check;
mod dates;
mod given;
pub mod italian;
mod locale;
mod numbers;
mod texts;
mod translator;

pub use arg::{Arg, Message};
pub use given::Given;
pub use locale::Locale;
pub use texts::{Resource, Texts, TextsError};
pub use translator::Translator;
