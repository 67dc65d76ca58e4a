//! Forms: what was typed, what is wrong with it, and the page that shows both again.

mod carried;
mod errors;
mod fields;
mod form;
mod upload;

pub use carried::Carried;
pub use errors::FieldErrors;
pub use fields::{Choice, Fields};
pub use form::Form;
pub use upload::{Upload, UploadedFile, upload_limit};
