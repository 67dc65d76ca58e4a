//! Sending somebody to a provider of the OpenID federations: the request is signed, and remembered until she is back.

use openid::jose::JoseError;
use openid::request::{AuthorizationRequest, code_challenge};
use policy::{Level, Resource};
use serde::{Deserialize, Serialize};
use storage::limits::Limit;
use storage::{Cx, Keys};

use super::refresh_providers::{RefreshError, provider};
use crate::federation::{Federated, FederatedFault};
use crate::model::{KeyUse, Pending, RequestId, SessionId, number_of};
use crate::policy::AskProvider;
use crate::settings::Organisation;
use crate::store;
use crate::vault::{self, SealFault};

/// Sign-ins begun from one place: a school or a library comes from one.
const OF_ORIGIN: Limit = Limit { name: "identity.ask_provider", tries: 2000, minutes: 15 };

/// Where somebody wants to sign in, and for what.
pub(crate) struct FederationWish<'a> {
    pub(crate) organisation: &'a Organisation,
    /// The provider's entity.
    pub(crate) provider: &'a str,
    pub(crate) level: Level,
    /// A page of ours to go on to.
    pub(crate) towards: &'a str,
    /// The token by which her browser is known again.
    pub(crate) browser: &'a str,
    pub(crate) origin: &'a str,
    /// The session that the new one takes the place of.
    pub(crate) replaces: Option<SessionId>,
    pub(crate) public_url: &'a str,
}

/// What is sealed of a request until its answer comes: nobody but the two halves of a sign-in reads it.
#[derive(Serialize, Deserialize)]
pub(crate) struct SealedRequest {
    /// The request object, for the log.
    pub(crate) request: String,
    pub(crate) nonce: String,
    pub(crate) verifier: String,
}

/// Why nobody is sent anywhere.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AskFederationError {
    /// No such provider, or none whose chain holds.
    #[error("no anchor vouches for such a provider")]
    UnknownProvider,
    /// The body has no keys yet.
    #[error("no keys were made for the body: run `inrete identity keys`")]
    NoKey,
    /// Too many from one place.
    #[error("too many tries")]
    TooMany,
    /// Our side cannot speak.
    #[error(transparent)]
    Ours(#[from] FederatedFault),
    /// The request cannot be sealed.
    #[error(transparent)]
    Seal(#[from] SealFault),
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] storage::StorageError),
}

impl From<JoseError> for AskFederationError {
    fn from(error: JoseError) -> Self {
        Self::Ours(error.into())
    }
}

impl From<RefreshError> for AskFederationError {
    fn from(error: RefreshError) -> Self {
        match error {
            RefreshError::Refused(refusal) => Self::Refused(refusal),
            RefreshError::Storage(error) => Self::Storage(error),
        }
    }
}

/// Signs the request, remembers it, and says where the browser goes.
pub(crate) async fn ask_federation(
    cx: &Cx,
    federated: &Federated,
    wish: FederationWish<'_>,
) -> Result<String, AskFederationError> {
    let slug = &wish.organisation.slug;
    let permit = cx.permit::<AskProvider>(Resource::new((), []))?;
    let mut tx = cx.begin().await?;
    // Counted first: a provider whose chain does not hold is asked for anew.
    let is_within = OF_ORIGIN.count(&mut tx, wish.origin, cx.now()).await?;
    tx.commit().await?;
    if !is_within {
        return Err(AskFederationError::TooMany);
    }
    let provider = provider(cx, federated, wish.provider).await?;
    let provider = provider.filter(|known| known.kind.service().is_of(wish.organisation));
    let provider = provider.ok_or(AskFederationError::UnknownProvider)?;
    let endpoint = provider.text("authorization_endpoint").ok_or(AskFederationError::UnknownProvider)?;
    let key = federated.key(cx, slug, KeyUse::CoreSig).await?.ok_or(AskFederationError::NoKey)?;
    let (id, now): (RequestId, _) = (cx.new_random_id(), cx.now());
    let (nonce, verifier) = (random_word(), random_word());
    let request = AuthorizationRequest {
        client_id: &federated.entity(wish.organisation, wish.public_url),
        provider: &provider.entity,
        endpoint,
        redirect_uri: &callback(wish.public_url),
        // What comes back with the answer and finds its request: 32 letters and digits that say nothing.
        state: &id.uuid().simple().to_string(),
        nonce: &nonce,
        code_challenge: &code_challenge(&verifier),
        level: number_of(wish.level),
        id: &cx.new_random_id::<()>().uuid().to_string(),
        moment: federated.moment(cx),
    };
    let object = request.object(&key, key.signature())?;
    let address = request.address(&object);
    let sealed = serde_json::to_vec(&SealedRequest { request: object, nonce, verifier });
    let pending = Pending {
        id,
        service: provider.kind.service(),
        organisation: slug.clone(),
        provider: provider.entity.clone(),
        level: wish.level,
        attribute_set: 0,
        browser_hash: vault::token_hash(wish.browser),
        towards: wish.towards.to_owned(),
        sealed_request: vault::seal_text(cx.keys(), id.uuid(), &sealed.map_err(|_| SealFault)?)?,
        replaces: wish.replaces,
        issued_at: now,
        expires_at: Pending::expiry(now),
        used_at: None,
    };
    let mut tx = cx.begin().await?;
    store::sign_in_request::insert(&mut tx, &permit, &pending).await?;
    tx.commit().await?;
    Ok(address)
}

/// Where answers come to.
pub(crate) fn callback(public_url: &str) -> String {
    format!("{public_url}/oidc/callback")
}

/// 256 bits, in 64 letters and digits.
fn random_word() -> String {
    Keys::random::<32>().iter().map(|byte| format!("{byte:02x}")).collect()
}
