//! What a visitor gets when the answer is no: a full page in her language, or a problem document for a program.
//!
//! Handlers return [`PageError`]; the shell, which knows the visitor, turns it into the page or the
//! [`Problem`]. Every refusal is of a [`Kind`], and every kind has a page at `/problemi/<name>`.

mod from_platform;
mod kind;
mod page_error;
mod problem;
mod render;

pub use kind::{Kind, kinds};
pub use page_error::PageError;
pub use problem::Problem;
pub(crate) use render::{as_answer, explain};
