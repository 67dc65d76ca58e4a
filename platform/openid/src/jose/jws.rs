use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{JoseError, Jwk, JwkSet, LONGEST_TOKEN, PrivateKey, Signature, from_base64, to_base64};
use crate::steps::{Step, ensure};

/// What the caller accepts: it is decided before the token is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Expecting<'a> {
    /// The algorithms.
    pub algorithms: &'a [Signature],
    /// The types (`typ`), without `application/`; an empty one says that it may be absent.
    pub types: &'a [&'a str],
}

/// What a verified token says. Nothing but [`verify`] makes one.
#[derive(Clone, Debug)]
pub struct Verified {
    kid: String,
    algorithm: Signature,
    payload: Vec<u8>,
}

impl Verified {
    /// The name of the key that verified it.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The algorithm that it was verified with.
    pub fn algorithm(&self) -> Signature {
        self.algorithm
    }

    /// What was signed.
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// What was signed, read.
    pub fn claims<T: DeserializeOwned>(&self) -> Result<T, JoseError> {
        serde_json::from_slice(&self.payload).map_err(|_| JoseError::ClaimsUnreadable)
    }
}

/// What a token says of itself: to look up keys with, and for nothing else.
#[derive(Clone, Debug)]
pub struct Unverified {
    /// The `kid` of the header.
    pub kid: Option<String>,
    /// Who says to have issued it.
    pub issuer: Option<String>,
    /// Whom it is about.
    pub subject: Option<String>,
    pub(crate) payload: Vec<u8>,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    typ: Option<String>,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default)]
    crit: Option<serde_json::Value>,
}

#[derive(Serialize)]
struct NewHeader<'a> {
    alg: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    typ: Option<&'a str>,
    kid: &'a str,
}

/// Sign these claims. The type is `None` for tokens that have none, such as ID tokens.
pub fn sign(
    key: &PrivateKey,
    algorithm: Signature,
    typ: Option<&str>,
    claims: &impl Serialize,
) -> Result<String, JoseError> {
    let header = NewHeader { alg: algorithm.name(), typ, kid: key.kid() };
    let part = |bytes: serde_json::Result<Vec<u8>>| Ok(to_base64(&bytes.map_err(|_| JoseError::Library)?));
    let message = format!("{}.{}", part(serde_json::to_vec(&header))?, part(serde_json::to_vec(claims))?);
    if !key.public(super::Use::Sig).fits(algorithm) {
        return Err(JoseError::KeyUnfit);
    }
    let signature = key.sign(algorithm, message.as_bytes())?;
    Ok(format!("{message}.{signature}"))
}

/// What the token says, if one of these keys signed it in a way that the caller accepts.
pub fn verify(token: &str, keys: &JwkSet, expecting: &Expecting<'_>) -> Result<Verified, JoseError> {
    let (header, payload, signature, message) = split(token)?;
    let algorithm = Signature::parse(&header.alg).ok_or(JoseError::AlgorithmNotAllowed)?;
    let is_allowed = expecting.algorithms.contains(&algorithm);
    ensure(Step::JwsAlgorithmAllowed, is_allowed, JoseError::AlgorithmNotAllowed)?;
    ensure(Step::JwsType, is_of_type(header.typ.as_deref(), expecting.types), JoseError::TypeNotAllowed)?;
    ensure(Step::JwsCritical, header.crit.is_none(), JoseError::CriticalExtension)?;
    let key = choose(keys, header.kid.as_deref(), algorithm)?;
    let holds = jsonwebtoken::crypto::verify(
        signature,
        message.as_bytes(),
        &key.decoding_key()?,
        algorithm.library(),
    );
    ensure(Step::JwsSignature, holds.unwrap_or(false), JoseError::SignatureWrong)?;
    let kid = key.kid.clone().or(header.kid).unwrap_or_default();
    Ok(Verified { kid, algorithm, payload: from_base64(payload)? })
}

/// What the token says of itself, unverified.
pub fn peek(token: &str) -> Result<Unverified, JoseError> {
    #[derive(Deserialize)]
    struct Claims {
        #[serde(default)]
        iss: Option<String>,
        #[serde(default)]
        sub: Option<String>,
    }
    let (header, payload, _, _) = split(token)?;
    let payload = from_base64(payload)?;
    let claims: Claims = serde_json::from_slice(&payload).map_err(|_| JoseError::Malformed)?;
    Ok(Unverified { kid: header.kid, issuer: claims.iss, subject: claims.sub, payload })
}

/// Header, payload, signature, and what was signed.
fn split(token: &str) -> Result<(Header, &str, &str, &str), JoseError> {
    ensure(Step::JwsLength, token.len() <= LONGEST_TOKEN, JoseError::TooLong)?;
    let (message, signature) = token.rsplit_once('.').ok_or(JoseError::Malformed)?;
    let (header, payload) = message.split_once('.').ok_or(JoseError::Malformed)?;
    if payload.contains('.') || signature.is_empty() {
        return Err(JoseError::Malformed);
    }
    let header = serde_json::from_slice(&from_base64(header)?).map_err(|_| JoseError::Malformed)?;
    Ok((header, payload, signature, message))
}

fn is_of_type(typ: Option<&str>, types: &[&str]) -> bool {
    let typ = typ.unwrap_or_default().to_ascii_lowercase();
    let typ = typ.strip_prefix("application/").unwrap_or(&typ);
    types.iter().any(|expected| expected.eq_ignore_ascii_case(typ))
}

/// By name; without a name only where one key alone could have signed it.
fn choose<'a>(keys: &'a JwkSet, kid: Option<&str>, algorithm: Signature) -> Result<&'a Jwk, JoseError> {
    let Some(kid) = kid else {
        let mut fitting = keys.keys.iter().filter(|key| key.fits(algorithm));
        return match (fitting.next(), fitting.next()) {
            (Some(key), None) => Ok(key),
            _ => Err(JoseError::KeyUnknown),
        };
    };
    let mut named = keys.keys.iter().filter(|key| key.kid.as_deref() == Some(kid)).peekable();
    let first = *named.peek().ok_or(JoseError::KeyUnknown)?;
    let fitting = named.find(|key| key.fits(algorithm));
    ensure(Step::JwsKeyFits, fitting.is_some(), JoseError::KeyUnfit)?;
    Ok(fitting.unwrap_or(first))
}
