use aws_lc_rs::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use super::{JoseError, Signature, from_base64, to_base64};

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Use {
    /// Signatures.
    #[serde(rename = "sig")]
    Sig,
    /// Encryption.
    #[serde(rename = "enc")]
    Enc,
}

/// A public key. Members of private keys are not read, so that none can be published by mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwk {
    /// `RSA` or `EC`.
    pub kty: String,
    /// The key's name; ours are thumbprints (RFC 7638).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kid: Option<String>,
    /// What it is for.
    #[serde(rename = "use", default, skip_serializing_if = "Option::is_none")]
    pub usage: Option<String>,
    /// The one algorithm it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alg: Option<String>,
    /// RSA: modulus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<String>,
    /// RSA: exponent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub e: Option<String>,
    /// EC: curve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crv: Option<String>,
    /// EC: first coordinate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub x: Option<String>,
    /// EC: second coordinate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<String>,
}

impl Jwk {
    pub(super) fn rsa(n: &[u8], e: &[u8]) -> Self {
        Self { n: Some(to_base64(n)), e: Some(to_base64(e)), ..Self::empty("RSA") }.named()
    }

    pub(super) fn ec(curve: &str, x: &[u8], y: &[u8]) -> Self {
        Self { crv: Some(curve.into()), x: Some(to_base64(x)), y: Some(to_base64(y)), ..Self::empty("EC") }
            .named()
    }

    fn empty(kty: &str) -> Self {
        let kty = kty.to_owned();
        Self { kty, kid: None, usage: None, alg: None, n: None, e: None, crv: None, x: None, y: None }
    }

    fn named(mut self) -> Self {
        self.kid = self.thumbprint().ok();
        self
    }

    /// The same key, said to be for this.
    #[must_use]
    pub fn used_for(mut self, usage: Use) -> Self {
        self.usage = Some(
            match usage {
                Use::Sig => "sig",
                Use::Enc => "enc",
            }
            .to_owned(),
        );
        self
    }

    /// The same key, said to be for this algorithm alone.
    #[must_use]
    pub fn with_algorithm(mut self, name: &str) -> Self {
        self.alg = Some(name.to_owned());
        self
    }

    /// RFC 7638: SHA-256 of the members that make the key, in their order.
    pub fn thumbprint(&self) -> Result<String, JoseError> {
        let part = |part: &Option<String>| part.clone().ok_or(JoseError::KeyUnreadable);
        let members = match self.kty.as_str() {
            "RSA" => format!(r#"{{"e":"{}","kty":"RSA","n":"{}"}}"#, part(&self.e)?, part(&self.n)?),
            "EC" => {
                let (crv, x, y) = (part(&self.crv)?, part(&self.x)?, part(&self.y)?);
                format!(r#"{{"crv":"{crv}","kty":"EC","x":"{x}","y":"{y}"}}"#)
            }
            _ => return Err(JoseError::KeyUnreadable),
        };
        Ok(to_base64(digest(&SHA256, members.as_bytes()).as_ref()))
    }

    /// Whether the key may verify signatures of this algorithm.
    pub(super) fn fits(&self, algorithm: Signature) -> bool {
        let kind = match algorithm {
            Signature::ES256 => self.kty == "EC" && self.crv.as_deref() == Some("P-256"),
            Signature::ES384 => self.kty == "EC" && self.crv.as_deref() == Some("P-384"),
            _ => self.kty == "RSA",
        };
        kind && self.usage.as_deref().is_none_or(|usage| usage == "sig")
            && self.alg.as_deref().is_none_or(|alg| alg == algorithm.name())
    }

    /// Whether tokens may be encrypted for the key.
    pub fn is_for_encryption(&self) -> bool {
        self.usage.as_deref() == Some("enc")
    }

    pub(super) fn decoding_key(&self) -> Result<jsonwebtoken::DecodingKey, JoseError> {
        match (self.kty.as_str(), &self.n, &self.e, &self.x, &self.y) {
            ("RSA", Some(n), Some(e), _, _) => jsonwebtoken::DecodingKey::from_rsa_components(n, e),
            ("EC", _, _, Some(x), Some(y)) => jsonwebtoken::DecodingKey::from_ec_components(x, y),
            _ => return Err(JoseError::KeyUnreadable),
        }
        .map_err(|_| JoseError::KeyUnreadable)
    }

    /// The point of an EC key, uncompressed.
    pub(super) fn point(&self) -> Result<Vec<u8>, JoseError> {
        let (Some(x), Some(y)) = (&self.x, &self.y) else { return Err(JoseError::KeyUnreadable) };
        let mut point = vec![4];
        point.extend(from_base64(x).map_err(|_| JoseError::KeyUnreadable)?);
        point.extend(from_base64(y).map_err(|_| JoseError::KeyUnreadable)?);
        Ok(point)
    }
}

/// Public keys, as entities publish them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JwkSet {
    /// The keys.
    pub keys: Vec<Jwk>,
}

impl JwkSet {
    /// The keys in this JSON. Keys of kinds that are not known here are left out: another entity may have keys for others.
    pub fn parse(json: &[u8]) -> Result<Self, JoseError> {
        let value: serde_json::Value = serde_json::from_slice(json).map_err(|_| JoseError::Malformed)?;
        Self::read(&value)
    }

    /// The keys in this value, `{"keys": […]}`.
    pub fn read(value: &serde_json::Value) -> Result<Self, JoseError> {
        let keys = value.get("keys").and_then(serde_json::Value::as_array).ok_or(JoseError::Malformed)?;
        let known = keys.iter().filter_map(|key| serde_json::from_value::<Jwk>(key.clone()).ok());
        Ok(Self { keys: known.filter(|key| matches!(key.kty.as_str(), "RSA" | "EC")).take(64).collect() })
    }

    /// The key of that name.
    pub fn find(&self, kid: &str) -> Option<&Jwk> {
        self.keys.iter().find(|key| key.kid.as_deref() == Some(kid))
    }
}

impl From<Vec<Jwk>> for JwkSet {
    fn from(keys: Vec<Jwk>) -> Self {
        Self { keys }
    }
}
