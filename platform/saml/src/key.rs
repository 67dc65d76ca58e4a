//! Our private key with its certificate, and the certificates of others.

use kernel::Instant;

use crate::Fault;

/// A certificate, as it is published in metadata. Equal when its bytes are.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
}

/// A private key with its certificate: what our messages and our metadata are signed with.
#[derive(Clone)]
pub struct SigningKey {
    certificate: Certificate,
    pkcs8: Vec<u8>,
}

impl SigningKey {
    /// Reads a PKCS#8 private key and its certificate, both PEM.
    ///
    /// # Errors
    /// [`Fault::PrivateKey`], [`Fault::Certificate`], [`Fault::KeyMismatch`].
    pub fn from_pem(_private_key: &str, _certificate: &str) -> Result<Self, Fault> {
        Err(Fault::PrivateKey)
    }

    /// Its certificate.
    pub const fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The private key in PEM, to be sealed where keys are kept.
    pub fn private_key_pem(&self) -> String {
        String::new()
    }
}

impl Certificate {
    /// Reads PEM.
    ///
    /// # Errors
    /// [`Fault::Certificate`].
    pub fn from_pem(_pem: &str) -> Result<Self, Fault> {
        Err(Fault::Certificate)
    }

    /// Reads the base64 that metadata carries (white space allowed).
    ///
    /// # Errors
    /// [`Fault::Certificate`].
    pub fn from_base64(_text: &str) -> Result<Self, Fault> {
        Err(Fault::Certificate)
    }

    /// Its bytes (DER).
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// PEM.
    pub fn pem(&self) -> String {
        String::new()
    }

    /// SHA-256 of its bytes in hexadecimal digits: what people compare.
    pub fn fingerprint(&self) -> String {
        String::new()
    }

    /// From when it holds.
    pub fn not_before(&self) -> Instant {
        Instant::from_micros(0)
    }

    /// Until when it holds.
    pub fn not_after(&self) -> Instant {
        Instant::from_micros(0)
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SigningKey").field("pkcs8", &self.pkcs8.len()).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Certificate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Certificate").field("fingerprint", &self.fingerprint()).finish()
    }
}
