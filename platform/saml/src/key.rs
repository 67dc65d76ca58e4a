//! Our private key with its certificate, and the certificates of others.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::{self, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::Instant;
use x509_parser::prelude::{FromDer as _, X509Certificate};
use x509_parser::public_key::PublicKey;

use crate::Fault;

/// A certificate, as it is published in metadata. Equal when its bytes are.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    /// The bits of its public key.
    public_key: Vec<u8>,
    not_before: Instant,
    not_after: Instant,
    is_strong: bool,
}

/// A private key with its certificate: what our messages and our metadata are signed with.
#[derive(Clone)]
pub struct SigningKey {
    certificate: Certificate,
    pkcs8: Arc<Vec<u8>>,
    pair: Arc<KeyPair>,
}

impl SigningKey {
    /// Reads a PKCS#8 private key and its certificate, both PEM.
    ///
    /// # Errors
    /// [`Fault::PrivateKey`], [`Fault::Certificate`], [`Fault::KeyMismatch`].
    pub fn from_pem(private_key: &str, certificate: &str) -> Result<Self, Fault> {
        let pkcs8 = block(private_key, "PRIVATE KEY").ok_or(Fault::PrivateKey)?;
        Self::from_parts(pkcs8, Certificate::from_pem(certificate)?)
    }

    pub(crate) fn from_parts(pkcs8: Vec<u8>, certificate: Certificate) -> Result<Self, Fault> {
        let pair = KeyPair::from_pkcs8(&pkcs8).map_err(|_rejected| Fault::PrivateKey)?;
        if pair.public_key().as_ref() != certificate.public_key {
            return Err(Fault::KeyMismatch);
        }
        Ok(Self { certificate, pkcs8: Arc::new(pkcs8), pair: Arc::new(pair) })
    }

    /// Its certificate.
    pub const fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The private key in PEM, to be sealed where keys are kept.
    pub fn private_key_pem(&self) -> String {
        pem(&self.pkcs8, "PRIVATE KEY")
    }

    /// RSA PKCS#1 v1.5 with SHA-256.
    pub(crate) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Fault> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        let random = aws_lc_rs::rand::SystemRandom::new();
        self.pair
            .sign(&signature::RSA_PKCS1_SHA256, &random, message, &mut signature)
            .map_err(|_unspecified| Fault::Signing)?;
        Ok(signature)
    }
}

impl Certificate {
    /// Reads PEM.
    ///
    /// # Errors
    /// [`Fault::Certificate`].
    pub fn from_pem(pem: &str) -> Result<Self, Fault> {
        Self::from_der(block(pem, "CERTIFICATE").ok_or(Fault::Certificate)?)
    }

    /// Reads the base64 that metadata carries (white space allowed).
    ///
    /// # Errors
    /// [`Fault::Certificate`].
    pub fn from_base64(text: &str) -> Result<Self, Fault> {
        Self::from_der(decode(text).ok_or(Fault::Certificate)?)
    }

    /// Reads DER.
    ///
    /// # Errors
    /// [`Fault::Certificate`].
    pub fn from_der(der: Vec<u8>) -> Result<Self, Fault> {
        let (rest, parsed) = X509Certificate::from_der(&der).map_err(|_error| Fault::Certificate)?;
        if !rest.is_empty() {
            return Err(Fault::Certificate);
        }
        let second =
            |at: x509_parser::time::ASN1Time| Instant::from_micros(at.timestamp().saturating_mul(1_000_000));
        let (not_before, not_after) =
            (second(parsed.validity().not_before), second(parsed.validity().not_after));
        let public_key = parsed.public_key().subject_public_key.data.to_vec();
        let is_strong = match parsed.public_key().parsed() {
            Ok(PublicKey::RSA(key)) => key.key_size() >= 2048,
            Ok(PublicKey::EC(point)) => point.key_size() >= 256,
            _ => false,
        };
        Ok(Self { public_key, not_before, not_after, is_strong, der })
    }

    /// Its bytes (DER).
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// PEM.
    pub fn pem(&self) -> String {
        pem(&self.der, "CERTIFICATE")
    }

    /// What metadata and signatures carry.
    pub(crate) fn base64(&self) -> String {
        STANDARD.encode(&self.der)
    }

    /// The bits of its public key.
    pub(crate) fn public_key(&self) -> &[u8] {
        &self.public_key
    }

    /// Whether signatures of its key count: RSA of 2048 bits or more, or an elliptic curve of 256 or more.
    pub const fn is_strong(&self) -> bool {
        self.is_strong
    }

    /// SHA-256 of its bytes in hexadecimal digits: what people compare.
    pub fn fingerprint(&self) -> String {
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &self.der);
        digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// From when it holds.
    pub const fn not_before(&self) -> Instant {
        self.not_before
    }

    /// Until when it holds.
    pub const fn not_after(&self) -> Instant {
        self.not_after
    }
}

/// The bytes of the first PEM block of that label.
fn block(pem: &str, label: &str) -> Option<Vec<u8>> {
    let (_, rest) = pem.split_once(&format!("-----BEGIN {label}-----"))?;
    let (body, _) = rest.split_once(&format!("-----END {label}-----"))?;
    decode(body)
}

/// Base64 with white space in it.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let compact: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    STANDARD.decode(compact).ok()
}

/// PEM, 64 characters a line.
pub(crate) fn pem(der: &[u8], label: &str) -> String {
    let mut out = format!("-----BEGIN {label}-----\n");
    for (at, c) in STANDARD.encode(der).chars().enumerate() {
        if at > 0 && at % 64 == 0 {
            out.push('\n');
        }
        out.push(c);
    }
    out.push_str(&format!("\n-----END {label}-----\n"));
    out
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("certificate", &self.certificate).finish_non_exhaustive()
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificate").field("fingerprint", &self.fingerprint()).finish_non_exhaustive()
    }
}
