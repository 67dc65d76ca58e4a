use std::fmt;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize};
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, KeyPair,
    RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RSA_PSS_SHA256, RSA_PSS_SHA384, RSA_PSS_SHA512,
    RsaEncoding,
};

use super::{JoseError, Jwk, Signature, Use, to_base64};

/// Kinds of keys that we make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// RSA of 2048 bits.
    Rsa2048,
    /// RSA of 3072 bits.
    Rsa3072,
    /// RSA of 4096 bits.
    Rsa4096,
    /// The curve P-256.
    P256,
    /// The curve P-384.
    P384,
}

/// A private key: its PKCS #8 bytes, and the public half of it. Shown nowhere.
#[derive(Clone)]
pub struct PrivateKey {
    pkcs8: Vec<u8>,
    kind: KeyKind,
    public: Jwk,
}

impl PrivateKey {
    /// A new key of this kind.
    pub fn generate(kind: KeyKind) -> Result<Self, JoseError> {
        let pkcs8 = match kind {
            KeyKind::Rsa2048 => rsa(KeySize::Rsa2048)?,
            KeyKind::Rsa3072 => rsa(KeySize::Rsa3072)?,
            KeyKind::Rsa4096 => rsa(KeySize::Rsa4096)?,
            KeyKind::P256 => ec(&ECDSA_P256_SHA256_FIXED_SIGNING)?,
            KeyKind::P384 => ec(&ECDSA_P384_SHA384_FIXED_SIGNING)?,
        };
        Self::from_pkcs8(&pkcs8)
    }

    /// The key in these PKCS #8 bytes (DER).
    pub fn from_pkcs8(pkcs8: &[u8]) -> Result<Self, JoseError> {
        let keep = |kind, public| Ok(Self { pkcs8: pkcs8.to_vec(), kind, public });
        if let Ok(pair) = RsaKeyPair::from_pkcs8(pkcs8) {
            let public = pair.public_key();
            let jwk = Jwk::rsa(
                public.modulus().big_endian_without_leading_zero(),
                public.exponent().big_endian_without_leading_zero(),
            );
            return match pair.public_modulus_len() {
                256..384 => keep(KeyKind::Rsa2048, jwk),
                384..512 => keep(KeyKind::Rsa3072, jwk),
                512..=1024 => keep(KeyKind::Rsa4096, jwk),
                _ => Err(JoseError::KeyUnreadable),
            };
        }
        for (kind, curve, algorithm) in [
            (KeyKind::P256, "P-256", &ECDSA_P256_SHA256_FIXED_SIGNING),
            (KeyKind::P384, "P-384", &ECDSA_P384_SHA384_FIXED_SIGNING),
        ] {
            if let Ok(pair) = EcdsaKeyPair::from_pkcs8(algorithm, pkcs8) {
                // An uncompressed point: the byte 4 and the two coordinates.
                let point = pair.public_key().as_ref().get(1..).unwrap_or_default();
                let (x, y) = point.split_at(point.len() / 2);
                return keep(kind, Jwk::ec(curve, x, y));
            }
        }
        Err(JoseError::KeyUnreadable)
    }

    /// The bytes to seal and keep.
    pub fn to_pkcs8(&self) -> &[u8] {
        &self.pkcs8
    }

    /// Its kind.
    pub fn kind(&self) -> KeyKind {
        self.kind
    }

    /// Its name: the thumbprint of its public half.
    pub fn kid(&self) -> &str {
        self.public.kid.as_deref().unwrap_or_default()
    }

    /// The public half, said to be for this use.
    pub fn public(&self, usage: Use) -> Jwk {
        self.public.clone().used_for(usage)
    }

    /// The algorithm it signs with when nobody asks otherwise.
    pub fn signature(&self) -> Signature {
        Signature::of(self.kind)
    }

    /// The signature over these bytes. RSA is signed here: the library of tokens reads PKCS #1 only.
    pub(crate) fn sign(&self, algorithm: Signature, message: &[u8]) -> Result<String, JoseError> {
        let encoding: &'static dyn RsaEncoding = match algorithm {
            Signature::RS256 => &RSA_PKCS1_SHA256,
            Signature::RS384 => &RSA_PKCS1_SHA384,
            Signature::RS512 => &RSA_PKCS1_SHA512,
            Signature::PS256 => &RSA_PSS_SHA256,
            Signature::PS384 => &RSA_PSS_SHA384,
            Signature::PS512 => &RSA_PSS_SHA512,
            Signature::ES256 | Signature::ES384 => {
                let key = jsonwebtoken::EncodingKey::from_ec_der(&self.pkcs8);
                let signed = jsonwebtoken::crypto::sign(message, &key, algorithm.library());
                return signed.map_err(|_| JoseError::Library);
            }
        };
        let pair = RsaKeyPair::from_pkcs8(&self.pkcs8).map_err(|_| JoseError::KeyUnreadable)?;
        let mut signature = vec![0; pair.public_modulus_len()];
        pair.sign(encoding, &SystemRandom::new(), message, &mut signature).map_err(|_| JoseError::Library)?;
        Ok(to_base64(&signature))
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PrivateKey")
            .field("kind", &self.kind)
            .field("kid", &self.kid())
            .finish_non_exhaustive()
    }
}

fn rsa(size: KeySize) -> Result<Vec<u8>, JoseError> {
    let pair = RsaKeyPair::generate(size).map_err(|_| JoseError::Library)?;
    let der = AsDer::<Pkcs8V1Der<'static>>::as_der(&pair).map_err(|_| JoseError::Library)?;
    Ok(der.as_ref().to_vec())
}

fn ec(algorithm: &'static aws_lc_rs::signature::EcdsaSigningAlgorithm) -> Result<Vec<u8>, JoseError> {
    let der = EcdsaKeyPair::generate_pkcs8(algorithm, &SystemRandom::new());
    Ok(der.map_err(|_| JoseError::Library)?.as_ref().to_vec())
}
