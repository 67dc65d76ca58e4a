//! What a provider publishes of itself (OpenID Connect Discovery 1.0).

use serde::Deserialize;

use super::{ClientError, Party};
use crate::fetch::{Fetched, Fetcher, Reach};
use crate::jose::JwkSet;

/// The parts of the document that are used here.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Discovery {
    issuer: String,
    pub(super) authorization_endpoint: String,
    pub(super) token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    pub(super) userinfo_endpoint: Option<String>,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl Discovery {
    /// Whether the provider promises to name itself in each answer.
    pub(super) const fn names_itself(&self) -> bool {
        self.authorization_response_iss_parameter_supported
    }

    /// Whether the provider lets clients prove themselves so; a header with the secret is what holds when it says nothing.
    pub(super) fn takes(&self, method: &str) -> bool {
        match &self.token_endpoint_auth_methods_supported {
            Some(methods) => methods.iter().any(|known| known == method),
            None => method == "client_secret_basic",
        }
    }
}

/// Reads the document of a provider.
pub(super) async fn read(fetcher: &Fetcher, party: &Party) -> Result<Discovery, ClientError> {
    let address = format!("{}/.well-known/openid-configuration", party.issuer.trim_end_matches('/'));
    let fetched = there(fetcher.get(party.reach, &address, "application/json").await?)?;
    let discovery: Discovery = fetched.json().ok_or(ClientError::DiscoveryUnreadable)?;
    if discovery.issuer != party.issuer {
        return Err(ClientError::DiscoveryIssuer);
    }
    // Said now, by the document's fault, rather than in the middle of a sign-in.
    let endpoints = [&discovery.authorization_endpoint, &discovery.token_endpoint, &discovery.jwks_uri];
    for endpoint in endpoints.into_iter().chain(&discovery.userinfo_endpoint) {
        fetcher.check(party.reach, endpoint)?;
    }
    Ok(discovery)
}

/// Reads the keys of a provider.
pub(super) async fn read_keys(
    fetcher: &Fetcher,
    reach: Reach,
    discovery: &Discovery,
) -> Result<JwkSet, ClientError> {
    let fetched = there(fetcher.get(reach, &discovery.jwks_uri, "application/json").await?)?;
    JwkSet::parse(&fetched.body).map_err(|_| ClientError::KeysUnreadable)
}

/// What came back, if it came back well.
fn there(fetched: Fetched) -> Result<Fetched, ClientError> {
    if fetched.is_success() { Ok(fetched) } else { Err(ClientError::ProviderDown(fetched.status)) }
}
