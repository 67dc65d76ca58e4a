//! `[identity.federation]`: the OpenID federations of CIE and SPID.

use serde::Deserialize;

/// What is set of the OpenID federations.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Federation {}

impl Federation {
    /// The keys whose values cannot work, each with what to mend.
    pub(super) fn faults(&self) -> Vec<(String, String)> {
        Vec::new()
    }
}
