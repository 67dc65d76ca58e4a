//! `[[identity.offices]]`: the sign-ins that offices have of their own.

use serde::Deserialize;

/// An office whose own sign-in lets staff in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {}

impl Office {
    /// What cannot work: key and what to mend.
    pub(super) fn faults(&self) -> Vec<(String, String)> {
        Vec::new()
    }
}
