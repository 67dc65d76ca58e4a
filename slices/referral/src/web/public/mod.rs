//! What bodies and people see by their links. A GET never acts.

pub(crate) mod answer;
pub(crate) mod code;
pub(crate) mod mine;
pub(crate) mod names;
