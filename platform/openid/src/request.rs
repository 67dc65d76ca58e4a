//! What a relying party of the federations sends: the signed authorization request and the assertion that says who it is.

use aws_lc_rs::digest::{SHA256, digest};
use serde_json::{Value, json};

use crate::federation::{Moment, percent_encoded};
use crate::jose::{JoseError, PrivateKey, Signature, sign, to_base64};

/// The claim that holds the fiscal code in both federations, `TINIT-` in front.
pub const FISCAL_NUMBER: &str = "https://attributes.eid.gov.it/fiscal_number";

/// Seconds within which a provider must have read a request or an assertion.
const LIFETIME_SECONDS: i64 = 120;

/// Of which federation the provider is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// The electronic identity card.
    Cie,
    /// The public system of digital identity.
    Spid,
}

/// A sign-in that we ask a provider for. Where the two federations differ, both are satisfied.
#[derive(Clone, Copy, Debug)]
pub struct AuthorizationRequest<'a> {
    /// Our entity.
    pub client_id: &'a str,
    /// The provider's entity.
    pub provider: &'a str,
    /// Where its authorization endpoint is.
    pub endpoint: &'a str,
    /// Where the answer comes to.
    pub redirect_uri: &'a str,
    /// At least 32 characters that come back with the answer.
    pub state: &'a str,
    /// At least 32 characters that come back in the ID token.
    pub nonce: &'a str,
    /// From the verifier ([`code_challenge`]).
    pub code_challenge: &'a str,
    /// Level of assurance, 1 to 3.
    pub level: u8,
    /// The request's own id.
    pub id: &'a str,
    /// When.
    pub moment: Moment,
}

impl AuthorizationRequest<'_> {
    /// The request object, signed with the key of the protocol.
    pub fn object(&self, key: &PrivateKey, algorithm: Signature) -> Result<String, JoseError> {
        sign(key, algorithm, Some("oauth-authz-req+jwt"), &self.claims())
    }

    /// The address that the browser is sent to. Identifier, response type, scope and challenge stand in it a second time, as SPID
    /// asks and providers of CIE accept.
    pub fn address(&self, object: &str) -> String {
        let joint = if self.endpoint.contains('?') { '&' } else { '?' };
        let parameters = [
            ("client_id", self.client_id),
            ("response_type", "code"),
            ("scope", "openid"),
            ("code_challenge", self.code_challenge),
            ("code_challenge_method", "S256"),
            ("request", object),
        ];
        let parameters = parameters.map(|(name, value)| format!("{name}={}", percent_encoded(value)));
        format!("{}{joint}{}", self.endpoint, parameters.join("&"))
    }

    fn claims(&self) -> Value {
        // No `sub`: with it the object could pass for an assertion of who we are.
        json!({
            "iss": self.client_id,
            "client_id": self.client_id,
            "aud": [self.provider, self.endpoint],
            "iat": self.moment.seconds,
            "exp": self.moment.seconds.saturating_add(LIFETIME_SECONDS),
            "jti": self.id,
            "response_type": "code",
            "scope": "openid",
            "redirect_uri": self.redirect_uri,
            "state": self.state,
            "nonce": self.nonce,
            "code_challenge": self.code_challenge,
            "code_challenge_method": "S256",
            "acr_values": acr(self.level),
            // Above the first level nobody comes in on a session of somebody who sat here before.
            "prompt": if self.level > 1 { "consent login" } else { "consent" },
            "claims": { "userinfo": {
                "given_name": { "essential": true },
                "family_name": { "essential": true },
                FISCAL_NUMBER: { "essential": true },
            }},
        })
    }
}

/// How both federations write a level of assurance.
pub fn acr(level: u8) -> String {
    format!("https://www.spid.gov.it/SpidL{level}")
}

/// The level that a provider says was reached.
pub fn level_of(acr: &str) -> Option<u8> {
    (1..=3).find(|level| acr == self::acr(*level))
}

/// The challenge of a verifier (RFC 7636): its SHA-256.
pub fn code_challenge(verifier: &str) -> String {
    to_base64(digest(&SHA256, verifier.as_bytes()).as_ref())
}

/// Who we are, to the token endpoint (`private_key_jwt`, RFC 7523).
pub fn client_assertion(
    key: &PrivateKey,
    algorithm: Signature,
    client_id: &str,
    audiences: &[&str],
    id: &str,
    moment: Moment,
) -> Result<String, JoseError> {
    let claims = json!({
        "iss": client_id,
        "sub": client_id,
        "aud": audiences,
        "jti": id,
        "iat": moment.seconds,
        "exp": moment.seconds.saturating_add(LIFETIME_SECONDS),
    });
    sign(key, algorithm, Some("JWT"), &claims)
}

/// The form of the token request.
pub fn token_form<'a>(
    client_id: &'a str,
    assertion: &'a str,
    code: &'a str,
    verifier: &'a str,
    redirect_uri: &'a str,
) -> [(&'static str, &'a str); 7] {
    [
        ("grant_type", "authorization_code"),
        ("client_id", client_id),
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        ("client_assertion", assertion),
        ("code", code),
        ("code_verifier", verifier),
        ("redirect_uri", redirect_uri),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7636, appendix B.
    #[test]
    fn challenge_is_the_one_of_the_standard() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

        assert_eq!(code_challenge(verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn level_is_read_back_as_it_is_written_and_nothing_else_is_one() {
        for level in 1..=3 {
            assert_eq!(level_of(&acr(level)), Some(level));
        }
        assert_eq!(level_of("https://www.spid.gov.it/SpidL4"), None);
        assert_eq!(level_of(""), None);
    }
}
