use serde::Deserialize;
use serde_json::{Value, json};

use super::authority::{object, statement};
use crate::answer::half_hash;
use crate::federation::{Claims, ENTITY_STATEMENT, Moment, TrustChain};
use crate::jose::{
    ContentEncryption, Expecting, JoseError, Jwk, JwkSet, KeyManagement, PrivateKey, Signature, Use, encrypt,
    peek, sign, verify,
};
use crate::request::{FISCAL_NUMBER, Profile, acr, code_challenge, level_of};

/// A provider of one of the two federations.
#[derive(Clone, Debug)]
pub struct Provider {
    /// Its identifier, without a slash at the end.
    pub entity: String,
    /// Its name.
    pub name: String,
    /// Of which federation.
    pub profile: Profile,
    /// Its federation key.
    pub federation_key: PrivateKey,
    /// Its key for ID tokens and attributes.
    pub core_key: PrivateKey,
    /// Its superiors.
    pub authority_hints: Vec<String>,
}

/// Why a stand-in refuses what we sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProviderError {
    /// A token that it cannot accept.
    #[error("a token is refused: {0}")]
    Token(#[from] JoseError),
    /// Something in it that is not as the profile wants it: its name.
    #[error("the profile wants another {0}")]
    Profile(&'static str),
}

/// An authorization request, as the provider understood it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Who asks.
    pub client_id: String,
    /// Where the answer goes.
    pub redirect_uri: String,
    /// What comes back with it.
    pub state: String,
    /// What comes back in the ID token.
    pub nonce: String,
    /// The challenge of the verifier.
    pub code_challenge: String,
    /// The level asked.
    pub level: u8,
}

/// An invented person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The provider's name for her.
    pub subject: String,
    /// Her fiscal code.
    pub fiscal_code: String,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
}

/// What the token endpoint answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Granted {
    /// The access token.
    pub access_token: String,
    /// The ID token.
    pub id_token: String,
}

impl Granted {
    /// The JSON of the answer.
    pub fn json(&self) -> Value {
        json!({
            "access_token": self.access_token,
            "id_token": self.id_token,
            "token_type": "Bearer",
            "expires_in": 300,
        })
    }
}

#[derive(Deserialize)]
struct RequestObject {
    iss: String,
    client_id: String,
    aud: Value,
    exp: i64,
    response_type: String,
    scope: String,
    redirect_uri: String,
    state: String,
    nonce: String,
    code_challenge: String,
    code_challenge_method: String,
    acr_values: String,
    prompt: String,
}

impl Provider {
    /// The address of one of its endpoints.
    pub fn endpoint(&self, name: &str) -> String {
        format!("{}/{name}", self.entity)
    }

    /// What its configuration says.
    pub fn claims(&self, moment: Moment) -> Claims {
        let metadata = json!({
            "federation_entity": { "organization_name": self.name, "contacts": ["prova@provider.example"] },
            "openid_provider": {
                "issuer": self.entity,
                "organization_name": self.name,
                "op_name": self.name,
                "authorization_endpoint": self.endpoint("authorization"),
                "token_endpoint": self.endpoint("token"),
                "userinfo_endpoint": self.endpoint("userinfo"),
                "jwks": JwkSet::from(vec![self.core_key.public(Use::Sig)]),
                "response_types_supported": ["code"],
                "subject_types_supported": ["pairwise"],
                "scopes_supported": ["openid"],
                "token_endpoint_auth_methods_supported": ["private_key_jwt"],
                "request_parameter_supported": true,
                "claims_parameter_supported": true,
                "authorization_response_iss_parameter_supported": self.profile == Profile::Cie,
                "acr_values_supported": [acr(1), acr(2), acr(3)],
                "id_token_signing_alg_values_supported": ["RS256", "ES256"],
                "userinfo_signing_alg_values_supported": ["RS256", "ES256"],
                "userinfo_encryption_alg_values_supported": ["RSA-OAEP", "RSA-OAEP-256"],
                "userinfo_encryption_enc_values_supported": ["A128CBC-HS256", "A256CBC-HS512"],
                "client_registration_types_supported": ["automatic"],
            },
        });
        Claims {
            authority_hints: self.authority_hints.clone(),
            metadata: object(metadata),
            ..statement(&self.entity, &self.entity, &[self.federation_key.public(Use::Sig)], moment)
        }
    }

    /// Its configuration.
    pub fn configuration(&self, moment: Moment) -> Result<String, JoseError> {
        sign(
            &self.federation_key,
            self.federation_key.signature(),
            Some(ENTITY_STATEMENT),
            &self.claims(moment),
        )
    }

    /// The entity that says to have sent a request object: whose chain the provider must resolve before it reads on.
    pub fn client_of(object: &str) -> Result<String, ProviderError> {
        peek(object)?.issuer.ok_or(ProviderError::Profile("iss"))
    }

    /// Reads a request object with the client's chain (`openid_relying_party`), as strictly as the profiles are written.
    pub fn read(&self, object: &str, client: &TrustChain, moment: Moment) -> Result<Asked, ProviderError> {
        let verified = verify(object, &client_keys(client)?, &ANY)?;
        let claims: RequestObject = verified.claims()?;
        let redirects = client.metadata.get("redirect_uris").and_then(Value::as_array);
        let known = redirects.is_some_and(|known| known.iter().any(|uri| uri == &json!(claims.redirect_uri)));
        let level = claims.acr_values.split(' ').filter_map(level_of).min();
        for (holds, what) in [
            (claims.iss == client.entity && claims.client_id == client.entity, "client_id"),
            (names(&claims.aud, &self.entity), "aud"),
            (moment.is_before(claims.exp), "exp"),
            (claims.response_type == "code", "response_type"),
            (claims.scope.split(' ').any(|scope| scope == "openid"), "scope"),
            (known, "redirect_uri"),
            (claims.state.len() >= 32, "state"),
            (claims.nonce.len() >= 32, "nonce"),
            (claims.code_challenge_method == "S256" && claims.code_challenge.len() >= 43, "code_challenge"),
            (matches!(claims.prompt.as_str(), "consent" | "consent login"), "prompt"),
        ] {
            if !holds {
                return Err(ProviderError::Profile(what));
            }
        }
        Ok(Asked {
            client_id: claims.client_id,
            redirect_uri: claims.redirect_uri,
            state: claims.state,
            nonce: claims.nonce,
            code_challenge: claims.code_challenge,
            level: level.ok_or(ProviderError::Profile("acr_values"))?,
        })
    }

    /// Checks who asks for tokens, and that she knows the verifier.
    pub fn check_token_request(
        &self,
        asked: &Asked,
        client: &TrustChain,
        assertion: &str,
        verifier: &str,
        moment: Moment,
    ) -> Result<(), ProviderError> {
        #[derive(Deserialize)]
        struct Assertion {
            iss: String,
            sub: String,
            aud: Value,
            exp: i64,
        }
        let claims: Assertion = verify(assertion, &client_keys(client)?, &ANY)?.claims()?;
        for (holds, what) in [
            (claims.iss == asked.client_id && claims.sub == asked.client_id, "sub"),
            (names(&claims.aud, &self.entity) || names(&claims.aud, &self.endpoint("token")), "aud"),
            (moment.is_before(claims.exp), "exp"),
            (code_challenge(verifier) == asked.code_challenge, "code_verifier"),
        ] {
            if !holds {
                return Err(ProviderError::Profile(what));
            }
        }
        Ok(())
    }

    /// The tokens for a person who signed in at this level.
    pub fn grant(
        &self,
        asked: &Asked,
        person: &Person,
        level: u8,
        id: &str,
        moment: Moment,
    ) -> Result<Granted, JoseError> {
        let common = json!({ "iss": self.entity, "iat": moment.seconds, "exp": moment.seconds.saturating_add(300), "jti": id });
        let mut access = object(common.clone());
        access.extend(object(
            json!({ "sub": person.subject, "aud": [self.entity], "client_id": asked.client_id }),
        ));
        let access_token = sign(&self.core_key, self.core_key.signature(), Some("at+jwt"), &access)?;
        let mut claims = object(common);
        claims.extend(object(json!({
            "sub": person.subject,
            "aud": asked.client_id,
            "nonce": asked.nonce,
            "acr": acr(level),
            "at_hash": half_hash(&access_token),
        })));
        let id_token = sign(&self.core_key, self.core_key.signature(), None, &claims)?;
        Ok(Granted { access_token, id_token })
    }

    /// Who the person is, signed and encrypted for the client.
    pub fn userinfo(
        &self,
        asked: &Asked,
        client: &TrustChain,
        person: &Person,
        moment: Moment,
    ) -> Result<String, JoseError> {
        let claims = json!({
            "iss": self.entity,
            "aud": asked.client_id,
            "iat": moment.seconds,
            "exp": moment.seconds.saturating_add(300),
            "sub": person.subject,
            "given_name": person.given_name,
            "family_name": person.family_name,
            FISCAL_NUMBER: format!("TINIT-{}", person.fiscal_code),
        });
        let signed = sign(&self.core_key, self.core_key.signature(), None, &claims)?;
        let keys = client.metadata.get("jwks").map_or_else(|| Err(JoseError::KeyUnknown), JwkSet::read)?;
        let key = keys.keys.iter().find(|key| key.is_for_encryption()).ok_or(JoseError::KeyUnknown)?;
        let management = match key.kty.as_str() {
            "RSA" => wanted(client, "userinfo_encrypted_response_alg", KeyManagement::parse)
                .unwrap_or(KeyManagement::RsaOaep256),
            _ => KeyManagement::EcdhEs,
        };
        let content = wanted(client, "userinfo_encrypted_response_enc", ContentEncryption::parse)
            .unwrap_or(ContentEncryption::A256CbcHs512);
        encrypt(key, management, content, Some("JWT"), signed.as_bytes())
    }
}

const ANY: Expecting<'static> =
    Expecting { algorithms: Signature::ALL, types: &["", "jwt", "oauth-authz-req+jwt"] };

fn client_keys(client: &TrustChain) -> Result<JwkSet, JoseError> {
    let keys: Vec<Jwk> =
        client.metadata.get("jwks").map_or_else(|| Err(JoseError::KeyUnknown), JwkSet::read)?.keys;
    Ok(JwkSet::from(keys))
}

fn wanted<T>(client: &TrustChain, parameter: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    client.metadata.get(parameter).and_then(Value::as_str).and_then(parse)
}

/// Whether an audience, one or several, names this.
fn names(audience: &Value, name: &str) -> bool {
    audience.as_str() == Some(name)
        || audience.as_array().is_some_and(|all| all.iter().any(|one| one.as_str() == Some(name)))
}
