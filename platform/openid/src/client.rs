//! The generic OpenID Connect client (core 1.0, code flow with PKCE): a provider that an administrator wrote into the
//! configuration, such as the Keycloak of an office.
//!
//! Nothing of an identity can be read before every check has passed: [`Claims`] come out of [`Client::finish`] alone. What must be
//! right between the two halves of a sign-in ([`Pending`]) is the caller's to keep, for one browser and one use.

mod answer;
mod claims;
mod discovery;
mod error;
mod exchange;
mod id_token;

use std::sync::{Arc, Mutex, PoisonError};

use kernel::Instant;
use reqwest::Url;

pub use answer::{Answer, Pending};
pub use claims::Claims;
pub use error::ClientError;
pub use exchange::Authentication;

use crate::fetch::{Fetcher, Reach};
use crate::jose::{JwkSet, Signature};
use discovery::Discovery;

/// How long what a provider publishes is kept before it is read again.
const KEPT_MINUTES: i64 = 60;

/// A provider, and who we are with it.
#[derive(Clone, Debug)]
pub struct Party {
    /// The provider's name: an address, exactly as it writes it itself.
    pub issuer: String,
    /// Our name with it.
    pub client_id: String,
    /// Where it sends the browser back to, exactly as it is registered.
    pub redirect_uri: String,
    /// What is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// Whether it may be inside our own network.
    pub reach: Reach,
    /// How far its clock may be from ours.
    pub tolerance_seconds: i64,
    /// How old the proof of who she is may be; whatever the provider deems right when absent.
    pub max_age_seconds: Option<i64>,
    /// The contexts of authentication that are asked for (`acr_values`), the best liked first.
    pub acr_values: Vec<String>,
}

/// The client of one provider. Make one for each process: what the provider publishes is kept in it for an hour.
#[derive(Debug)]
pub struct Client {
    party: Party,
    fetcher: Arc<Fetcher>,
    known: Mutex<Option<Known>>,
}

/// What the provider publishes.
#[derive(Clone, Debug)]
struct Known {
    discovery: Arc<Discovery>,
    keys: Arc<JwkSet>,
    read_at: Instant,
}

impl Client {
    /// The client of this provider; nothing is reached yet.
    pub const fn new(party: Party, fetcher: Arc<Fetcher>) -> Self {
        Self { party, fetcher, known: Mutex::new(None) }
    }

    /// The provider, and who we are with it.
    pub const fn party(&self) -> &Party {
        &self.party
    }

    /// Whether the provider answers with a document and keys that can be read.
    pub async fn look(&self, now: Instant) -> Result<(), ClientError> {
        self.known(now).await.map(drop)
    }

    /// Where to send the browser, with what only this sign-in has.
    pub async fn begin(&self, pending: &Pending, now: Instant) -> Result<String, ClientError> {
        let discovery = self.known(now).await?.discovery;
        let mut address =
            Url::parse(&discovery.authorization_endpoint).map_err(|_| ClientError::DiscoveryUnreadable)?;
        let mut scope = "openid".to_owned();
        for asked in &self.party.scopes {
            scope = format!("{scope} {asked}");
        }
        let mut query = address.query_pairs_mut();
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.party.client_id)
            .append_pair("redirect_uri", &self.party.redirect_uri)
            .append_pair("scope", &scope)
            .append_pair("state", pending.state())
            .append_pair("nonce", pending.nonce())
            .append_pair("code_challenge", &pending.challenge())
            .append_pair("code_challenge_method", "S256");
        if let Some(seconds) = self.party.max_age_seconds {
            query.append_pair("max_age", &seconds.to_string());
        }
        if !self.party.acr_values.is_empty() {
            query.append_pair("acr_values", &self.party.acr_values.join(" "));
        }
        drop(query);
        Ok(address.into())
    }

    /// Who came back, once everything has been checked. The caller has made sure that this browser began this sign-in, and that
    /// it is finished once. `authentication` is how we prove that it is us.
    pub async fn finish(
        &self,
        pending: &Pending,
        answer: &Answer,
        authentication: &Authentication,
        now: Instant,
    ) -> Result<Claims, ClientError> {
        let known = self.known(now).await?;
        let code = answer.code(pending, &self.party.issuer, known.discovery.names_itself())?;
        let redeeming = exchange::Redeeming { code, verifier: pending.verifier(), authentication };
        let tokens = exchange::redeem(&self.fetcher, &self.party, &known.discovery, redeeming, now).await?;
        let checks = id_token::Checks {
            party: &self.party,
            nonce: pending.nonce(),
            access: &tokens.access_token,
            now,
        };
        let claims = match id_token::verify(&tokens.id_token, &known.keys, &checks) {
            // The provider has a new key since we looked.
            Err(ClientError::Jose(crate::jose::JoseError::KeyUnknown)) => {
                let keys = self.read_keys(&known.discovery, now).await?;
                id_token::verify(&tokens.id_token, &keys, &checks)?
            }
            verified => verified?,
        };
        match &known.discovery.userinfo_endpoint {
            Some(endpoint) => {
                let more =
                    exchange::userinfo(&self.fetcher, self.party.reach, endpoint, &tokens.access_token)
                        .await?;
                claims.with_userinfo(more)
            }
            None => Ok(claims),
        }
    }

    /// What the provider publishes, from the copy while it is fresh.
    async fn known(&self, now: Instant) -> Result<Known, ClientError> {
        if let Some(known) =
            self.copy().filter(|known| (0..KEPT_MINUTES).contains(&now.minutes_since(known.read_at)))
        {
            return Ok(known);
        }
        let discovery = Arc::new(discovery::read(&self.fetcher, &self.party).await?);
        let keys = discovery::read_keys(&self.fetcher, self.party.reach, &discovery).await?;
        Ok(self.keep(Known { discovery, keys: Arc::new(keys), read_at: now }))
    }

    async fn read_keys(&self, discovery: &Arc<Discovery>, now: Instant) -> Result<Arc<JwkSet>, ClientError> {
        let keys = Arc::new(discovery::read_keys(&self.fetcher, self.party.reach, discovery).await?);
        Ok(self.keep(Known { discovery: Arc::clone(discovery), keys, read_at: now }).keys)
    }

    fn copy(&self) -> Option<Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep(&self, known: Known) -> Known {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(known.clone());
        known
    }
}

/// The algorithms that a provider may sign its ID tokens with: never a shared secret, never none.
const ALGORITHMS: &[Signature] = Signature::ALL;

#[cfg(test)]
mod tests;
