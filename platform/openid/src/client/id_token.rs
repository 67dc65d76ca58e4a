//! The checks of an ID token (OpenID Connect Core 1.0, 3.1.3.7).

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{self, digest};
use kernel::Instant;
use serde_json::{Map, Value};

use super::{ALGORITHMS, Claims, ClientError, Party};
use crate::jose::{self, Expecting, JwkSet, Signature, to_base64};

/// A token is made when the code is redeemed: an older one belongs to something else.
const OLDEST_SECONDS: i64 = 10 * 60;
/// OpenID Connect Core 1.0, 2: no subject is longer.
const LONGEST_SUBJECT: usize = 255;

/// What an ID token is checked against.
pub(super) struct Checks<'a> {
    pub(super) party: &'a Party,
    pub(super) nonce: &'a str,
    /// The access token that came with it.
    pub(super) access: &'a str,
    pub(super) now: Instant,
}

/// What the token says, if it is for us, for this sign-in and for now.
pub(super) fn verify(token: &str, keys: &JwkSet, checks: &Checks<'_>) -> Result<Claims, ClientError> {
    // Most providers write no type, some `JWT`; another type is another kind of token.
    let verified = jose::verify(token, keys, &Expecting { algorithms: ALGORITHMS, types: &["", "JWT"] })?;
    let claims: Map<String, Value> = verified.claims()?;
    let Checks { party, nonce, access, now } = checks;
    let text = |name| claims.get(name).and_then(Value::as_str);
    let seconds = |name: &'static str| match claims.get(name) {
        None => Ok(None),
        Some(value) => value.as_i64().map(Some).ok_or(ClientError::Claim(name)),
    };
    if text("iss").ok_or(ClientError::Claim("iss"))? != party.issuer {
        return Err(ClientError::Issuer);
    }
    audience(&claims, &party.client_id)?;
    let (now, tolerance) = (now.millis().div_euclid(1000), party.tolerance_seconds);
    if seconds("exp")?.ok_or(ClientError::Claim("exp"))?.saturating_add(tolerance) <= now {
        return Err(ClientError::Expired);
    }
    if seconds("nbf")?.is_some_and(|from| from.saturating_sub(tolerance) > now) {
        return Err(ClientError::NotYet);
    }
    let issued = seconds("iat")?.ok_or(ClientError::Claim("iat"))?;
    if issued.saturating_sub(tolerance) > now {
        return Err(ClientError::IssuedInFuture);
    }
    if issued.saturating_add(OLDEST_SECONDS + tolerance) <= now {
        return Err(ClientError::IssuedLongAgo);
    }
    let its_nonce = text("nonce").unwrap_or_default();
    if verify_slices_are_equal(its_nonce.as_bytes(), nonce.as_bytes()).is_err() {
        return Err(ClientError::Nonce);
    }
    if let Some(hash) = text("at_hash")
        && hash != half_hash(verified.algorithm(), access)
    {
        return Err(ClientError::AccessTokenHash);
    }
    let authenticated = seconds("auth_time")?;
    if let Some(most) = party.max_age_seconds {
        let authenticated = authenticated.ok_or(ClientError::Claim("auth_time"))?;
        if authenticated.saturating_add(most).saturating_add(tolerance) < now {
            return Err(ClientError::AuthenticatedLongAgo);
        }
    }
    let is_subject = |subject: &&str| !subject.is_empty() && subject.len() <= LONGEST_SUBJECT;
    let subject = text("sub").filter(is_subject).ok_or(ClientError::Claim("sub"))?.to_owned();
    let at = authenticated.map(|at| Instant::from_micros(at.saturating_mul(1_000_000)));
    Ok(Claims::new(party.issuer.clone(), subject, at, claims))
}

/// For us; where it is for others too, given out to us.
fn audience(claims: &Map<String, Value>, client_id: &str) -> Result<(), ClientError> {
    let (is_for_us, others) = match claims.get("aud") {
        Some(Value::String(one)) => (one == client_id, false),
        Some(Value::Array(many)) => {
            (many.iter().any(|one| one == client_id), many.iter().any(|one| one != client_id))
        }
        _ => return Err(ClientError::Claim("aud")),
    };
    if !is_for_us {
        return Err(ClientError::Audience);
    }
    match claims.get("azp") {
        None if others => Err(ClientError::AuthorizedParty),
        Some(party) if party != client_id => Err(ClientError::AuthorizedParty),
        _ => Ok(()),
    }
}

/// The left half of the digest that the algorithm signs.
fn half_hash(algorithm: Signature, token: &str) -> String {
    let digests = match algorithm {
        Signature::RS256 | Signature::PS256 | Signature::ES256 => &digest::SHA256,
        Signature::RS384 | Signature::PS384 | Signature::ES384 => &digest::SHA384,
        Signature::RS512 | Signature::PS512 => &digest::SHA512,
    };
    let hash = digest(digests, token.as_bytes());
    let (left, _) = hash.as_ref().split_at(hash.as_ref().len() / 2);
    to_base64(left)
}
