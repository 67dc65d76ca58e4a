//! The house as a whole: its statements, schema, texts and rights.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod demo;
mod rights;
mod schema;
mod texts;

use std::path::PathBuf;

/// The root of the repository.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}
