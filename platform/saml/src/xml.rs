//! XML as messages may bear it: UTF-8, no document type, bounded in bytes, depth and elements before any tree is built.

pub(crate) mod scan;
pub(crate) mod tree;
pub(crate) mod write;

pub(crate) use scan::Limits;
pub(crate) use tree::{Node, Tree};
pub(crate) use write::escape;
