//! The sign-in of an office for its staff: plain OpenID Connect (code flow, PKCE, a client with a secret) with groups, as the
//! Keycloak of an office speaks it.

use std::sync::Mutex;

use ::openid::jose::{JwkSet, KeyKind, Use, sign};
use ::openid::request::code_challenge;
use serde::Deserialize;
use serde_json::{Value, json};

use super::secret;
use crate::identity_provider::memory::Shelf;
use crate::identity_provider::{IdentityProvider, StandInError, locked};

/// The name of the portal with the office.
pub const OFFICE_CLIENT: &str = "inrete";
/// Its secret; a demonstration has none worth keeping.
pub const OFFICE_SECRET: &str = "segreto-di-prova";

/// For how long tokens hold, in seconds.
const VALID_SECONDS: i64 = 300;

/// Somebody who works in the office.
#[derive(Debug)]
pub struct Colleague {
    /// The office's name for her.
    pub subject: &'static str,
    /// How she is called.
    pub name: &'static str,
    /// The part of her address before `@rete.example.org`.
    pub mailbox: &'static str,
    /// Her groups in the office.
    pub groups: &'static [&'static str],
}

/// All of them.
pub static STAFF: [Colleague; 4] = [
    Colleague {
        subject: "uff-0001",
        name: "Coordinamento della rete",
        mailbox: "coordinamento",
        groups: &["rete-coordinamento"],
    },
    Colleague {
        subject: "uff-0002",
        name: "Operatore della Spezia",
        mailbox: "operatore.la-spezia",
        groups: &["sportello-la-spezia"],
    },
    Colleague {
        subject: "uff-0003",
        name: "Prova Zattera",
        mailbox: "zattera",
        groups: &["sportello-la-spezia", "sportello-follo"],
    },
    Colleague { subject: "uff-0004", name: "Prova Risacca", mailbox: "risacca", groups: &[] },
];

/// What the office remembers.
#[derive(Default)]
pub(super) struct State {
    pending: Mutex<Shelf<OfficeRequest>>,
    codes: Mutex<Shelf<(OfficeRequest, &'static Colleague)>>,
    tokens: Mutex<Shelf<&'static Colleague>>,
}

/// A request for a sign-in.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct OfficeRequest {
    client_id: String,
    redirect_uri: String,
    response_type: String,
    state: String,
    nonce: Option<String>,
    code_challenge: String,
    code_challenge_method: String,
}

/// A request for tokens.
#[derive(Debug, Deserialize)]
pub(super) struct TokenRequest {
    pub code: String,
    pub code_verifier: String,
    pub redirect_uri: String,
    pub client_id: Option<String>,
    pub client_secret: Option<String>,
}

impl IdentityProvider {
    /// By what name the office is known.
    pub fn office_issuer(&self) -> String {
        format!("{}/ufficio", self.address())
    }

    /// What the office says of itself (`/.well-known/openid-configuration`).
    pub(super) fn office_discovery(&self) -> Value {
        let issuer = self.office_issuer();
        let at = |name: &str| format!("{issuer}/{name}");
        json!({
            "issuer": issuer,
            "authorization_endpoint": at("authorization"),
            "token_endpoint": at("token"),
            "userinfo_endpoint": at("userinfo"),
            "jwks_uri": at("jwks"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "scopes_supported": ["openid", "profile", "email", "groups"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
            "claims_supported": ["sub", "name", "email", "email_verified", "groups"],
            "authorization_response_iss_parameter_supported": true,
        })
    }

    /// Its public key.
    pub(super) fn office_keys(&self) -> Result<JwkSet, StandInError> {
        Ok(JwkSet::from(vec![self.openid_key(("office", ""), KeyKind::Rsa2048)?.public(Use::Sig)]))
    }

    /// Takes a request; the word under which it is remembered.
    pub(super) fn office_request(&self, request: OfficeRequest) -> Result<String, StandInError> {
        let is_right = request.client_id == OFFICE_CLIENT
            && request.response_type == "code"
            && request.code_challenge_method == "S256"
            && request.redirect_uri.starts_with("http");
        if !is_right {
            return Err(StandInError::Forgotten);
        }
        let word = secret()?;
        locked(&self.0.openid.office.pending).put(&word, request);
        Ok(word)
    }

    /// Where the browser takes the answer to; nobody is who cancels.
    pub(super) fn office_answer(&self, word: &str, subject: Option<&str>) -> Result<String, StandInError> {
        let request = locked(&self.0.openid.office.pending).find(word).ok_or(StandInError::Forgotten)?;
        let (redirect, state) = (request.redirect_uri.clone(), super::encoded(&request.state));
        let said = match subject {
            None => "error=access_denied".to_owned(),
            Some(subject) => {
                let found = STAFF.iter().find(|colleague| colleague.subject == subject);
                let colleague = found.ok_or(StandInError::NoPerson)?;
                let code = secret()?;
                locked(&self.0.openid.office.codes).put(&code, (request, colleague));
                format!("code={}", super::encoded(&code))
            }
        };
        let joint = if redirect.contains('?') { '&' } else { '?' };
        Ok(format!("{redirect}{joint}{said}&state={state}&iss={}", super::encoded(&self.office_issuer())))
    }

    /// The tokens for a code, which is good once. `basic` is the client and its secret from the header, if they were there.
    pub(super) fn office_tokens(
        &self,
        asked: &TokenRequest,
        basic: Option<(String, String)>,
    ) -> Result<Value, StandInError> {
        let in_form = || Some((asked.client_id.clone()?, asked.client_secret.clone()?));
        let client = basic.or_else(in_form).ok_or(StandInError::Forgotten)?;
        if client != (OFFICE_CLIENT.to_owned(), OFFICE_SECRET.to_owned()) {
            return Err(StandInError::Forgotten);
        }
        let granted = locked(&self.0.openid.office.codes).take(&asked.code);
        let (request, colleague) = granted.ok_or(StandInError::Forgotten)?;
        let is_same = code_challenge(&asked.code_verifier) == request.code_challenge
            && asked.redirect_uri == request.redirect_uri;
        if !is_same {
            return Err(StandInError::Forgotten);
        }
        let key = self.openid_key(("office", ""), KeyKind::Rsa2048)?;
        let now = self.moment().seconds;
        let mut claims = json!({
            "iss": self.office_issuer(),
            "aud": OFFICE_CLIENT,
            "iat": now,
            "exp": now.saturating_add(VALID_SECONDS),
            "auth_time": now,
            "amr": ["pwd", "otp"],
            "nonce": request.nonce,
        });
        if let (Value::Object(claims), Value::Object(said)) = (&mut claims, about(colleague)) {
            claims.extend(said);
        }
        let id_token = sign(&key, key.signature(), Some("JWT"), &claims)?;
        let access_token = secret()?;
        locked(&self.0.openid.office.tokens).put(&access_token, colleague);
        Ok(json!({
            "access_token": access_token,
            "id_token": id_token,
            "token_type": "Bearer",
            "expires_in": VALID_SECONDS,
        }))
    }

    /// Who she is, for the holder of an access token.
    pub(super) fn office_userinfo(&self, token: &str) -> Result<Value, StandInError> {
        let colleague = locked(&self.0.openid.office.tokens).find(token).ok_or(StandInError::Forgotten)?;
        Ok(about(colleague))
    }
}

fn about(colleague: &Colleague) -> Value {
    json!({
        "sub": colleague.subject,
        "name": colleague.name,
        "email": format!("{}@rete.example.org", colleague.mailbox),
        "email_verified": true,
        "groups": colleague.groups,
    })
}
