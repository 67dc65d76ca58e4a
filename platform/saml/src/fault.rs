//! What can go wrong on our own side: keys that do not read, documents that do not write.

use thiserror::Error;

/// A fault of ours or of what an operator gave us; what others send is refused with [`crate::Refusal`].
#[derive(Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The private key does not read (PKCS#8, RSA of 2048 bits or more).
    #[error("the private key does not read: an RSA key of at least 2048 bits in PKCS#8 is needed")]
    PrivateKey,
    /// The certificate does not read.
    #[error("the certificate does not read")]
    Certificate,
    /// The certificate is of another key.
    #[error("the certificate does not belong to the private key")]
    KeyMismatch,
    /// A document of ours could not be signed.
    #[error("a document could not be signed")]
    Signing,
    /// A document of ours could not be written or compressed.
    #[error("a document could not be written")]
    Writing,
    /// The machine gives no randomness.
    #[error("the machine gives no random bytes")]
    Random,
    /// A description lacks what its profile wants; the word says which field.
    #[error("the description of the service lacks: {0}")]
    Incomplete(&'static str),
    /// A certificate could not be made.
    #[error("the certificate could not be made")]
    Making,
}
