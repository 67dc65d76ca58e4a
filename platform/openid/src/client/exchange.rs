//! The code becomes tokens, and the access token what the provider knows of her.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::Instant;
use reqwest::Url;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::discovery::Discovery;
use super::error::known_word;
use super::{ClientError, Party, Pending};
use crate::fetch::{Fetcher, Reach};
use crate::jose::{self, PrivateKey};

/// How long a signed proof of who we are is good.
const ASSERTION_SECONDS: i64 = 60;
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// How we prove to a provider that it is us. Never printed.
#[derive(Clone)]
pub enum Authentication {
    /// A secret that both know, in a header or in the form, as the provider wants it.
    Secret(String),
    /// A token signed with a key of ours.
    Key(Box<PrivateKey>),
}

impl fmt::Debug for Authentication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Secret(_) => "Secret(…)",
            Self::Key(_) => "Key(…)",
        })
    }
}

/// A code, and what proves that it is ours.
pub(super) struct Redeeming<'a> {
    pub(super) code: &'a str,
    pub(super) verifier: &'a str,
    pub(super) authentication: &'a Authentication,
}

/// What the provider gives for a code.
#[derive(Deserialize)]
pub(super) struct Tokens {
    pub(super) access_token: String,
    token_type: String,
    pub(super) id_token: String,
}

#[derive(Deserialize)]
struct Refusal {
    error: String,
}

/// Redeems a code.
pub(super) async fn redeem(
    fetcher: &Fetcher,
    party: &Party,
    discovery: &Discovery,
    redeeming: Redeeming<'_>,
    now: Instant,
) -> Result<Tokens, ClientError> {
    let mut fields = vec![
        ("grant_type", "authorization_code".to_owned()),
        ("code", redeeming.code.to_owned()),
        ("redirect_uri", party.redirect_uri.clone()),
        ("code_verifier", redeeming.verifier.to_owned()),
    ];
    let mut authorization = None;
    match redeeming.authentication {
        Authentication::Secret(secret) if discovery.takes("client_secret_basic") => {
            authorization = Some(basic(&party.client_id, secret));
        }
        Authentication::Secret(secret) => {
            fields.push(("client_id", party.client_id.clone()));
            fields.push(("client_secret", secret.clone()));
        }
        Authentication::Key(key) => {
            fields.push(("client_id", party.client_id.clone()));
            fields.push(("client_assertion_type", ASSERTION_TYPE.to_owned()));
            fields.push(("client_assertion", assertion(key, party, &discovery.token_endpoint, now)?));
        }
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let fetched = fetcher.post_form(party.reach, &discovery.token_endpoint, &fields, authorization).await?;
    match fetched.status {
        200..300 => {
            let tokens: Tokens = fetched.json().ok_or(ClientError::TokenUnreadable)?;
            let is_bearer = tokens.token_type.eq_ignore_ascii_case("bearer");
            if is_bearer { Ok(tokens) } else { Err(ClientError::TokenType) }
        }
        400..500 => {
            let error =
                fetched.json::<Refusal>().map_or("another_error", |refusal| known_word(&refusal.error));
            Err(ClientError::CodeRefused(error))
        }
        status => Err(ClientError::ProviderDown(status)),
    }
}

/// What the provider knows of the holder of an access token.
pub(super) async fn userinfo(
    fetcher: &Fetcher,
    reach: Reach,
    endpoint: &str,
    token: &str,
) -> Result<Map<String, Value>, ClientError> {
    let fetched = fetcher.get_with_token(reach, endpoint, token).await?;
    if fetched.status >= 500 {
        return Err(ClientError::ProviderDown(fetched.status));
    }
    let claims = fetched.is_success().then(|| fetched.json()).flatten();
    claims.ok_or(ClientError::UserinfoUnreadable)
}

/// RFC 6749, 2.3.1: name and secret are written as in a form before they are joined.
fn basic(client_id: &str, secret: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{}:{}", as_in_a_form(client_id), as_in_a_form(secret))))
}

fn as_in_a_form(text: &str) -> String {
    // The one writer of forms at hand is that of addresses; this one is always readable.
    Url::parse_with_params("https://form.invalid/", [("", text)])
        .ok()
        .and_then(|url| url.query().map(|query| query.trim_start_matches('=').to_owned()))
        .unwrap_or_default()
}

/// RFC 7523: who we are, to this provider, for a minute, once.
fn assertion(key: &PrivateKey, party: &Party, endpoint: &str, now: Instant) -> Result<String, ClientError> {
    let seconds = now.millis().div_euclid(1000);
    let claims = json!({
        "iss": party.client_id,
        "sub": party.client_id,
        "aud": endpoint,
        "jti": Pending::fresh().state(),
        "iat": seconds,
        "exp": seconds + ASSERTION_SECONDS,
    });
    Ok(jose::sign(key, key.signature(), Some("JWT"), &claims)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_and_secret_are_written_as_in_a_form() {
        assert_eq!(as_in_a_form("a b:c%=ü"), "a+b%3Ac%25%3D%C3%BC");
        assert_eq!(as_in_a_form("=="), "%3D%3D");
        assert_eq!(basic("in:rete", "x"), format!("Basic {}", STANDARD.encode("in%3Arete:x")));
    }
}
