//! Sending somebody to her provider: the request is signed, and remembered until the answer comes.

use policy::{Level, Resource};
use saml::{AuthnRequest, Binding, Comparison, PostForm};
use storage::Cx;
use storage::limits::Limit;

use crate::model::{
    Pending, ProviderKind, RequestId, Service, SessionId, attribute_set, level_number, message_id,
};
use crate::policy::AskProvider;
use crate::room::{OurFault, Room};
use crate::settings::Organisation;
use crate::store;
use crate::vault::{self, SealFault};

/// Sign-ins begun from one place: a school or a library comes from one.
const OF_ORIGIN: Limit = Limit { name: "identity.ask_provider", tries: 2000, minutes: 15 };

/// Where somebody wants to sign in, and for what.
pub(crate) struct Wish<'a> {
    pub(crate) service: Service,
    pub(crate) organisation: &'a Organisation,
    /// Entity id of the provider.
    pub(crate) provider: &'a str,
    pub(crate) level: Level,
    /// A page of ours to go on to.
    pub(crate) towards: &'a str,
    /// What is asked about her: the word of a set.
    pub(crate) wanted: &'a str,
    pub(crate) binding: Binding,
    /// The token by which her browser is known again.
    pub(crate) browser: &'a str,
    pub(crate) origin: &'a str,
    /// The session that the new one takes the place of.
    pub(crate) replaces: Option<SessionId>,
    pub(crate) public_url: &'a str,
}

/// How the browser gets to the provider.
#[derive(Debug)]
pub(crate) enum Leaving {
    /// By a redirect to this address.
    Address(String),
    /// By posting this form.
    Form(PostForm),
}

/// Why nobody is sent anywhere.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AskError {
    /// No such provider for this service.
    #[error("the registry has no such provider")]
    UnknownProvider,
    /// The provider does not listen that way.
    #[error("the provider does not listen to that binding")]
    Binding,
    /// The body has no key yet.
    #[error("no certificate was made for the body: run `inrete identity keys`")]
    NoKey,
    /// Too many from one place.
    #[error("too many tries")]
    TooMany,
    /// Our side cannot speak.
    #[error(transparent)]
    Ours(#[from] OurFault),
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

impl From<saml::Fault> for AskError {
    fn from(fault: saml::Fault) -> Self {
        Self::Ours(fault.into())
    }
}

/// Signs the request, remembers it, and says how the browser gets to the provider.
pub(crate) async fn ask_provider(cx: &Cx, room: &Room, wish: Wish<'_>) -> Result<Leaving, AskError> {
    let slug = &wish.organisation.slug;
    let key = room.signing_key(cx, slug).await?.ok_or(AskError::NoKey)?;
    let provider = store::provider::find(&mut cx.read().await?, wish.provider).await?;
    let provider = provider.filter(|known| is_offered(room, wish.service, known.kind));
    let provider = provider.ok_or(AskError::UnknownProvider)?;
    let endpoint = provider.saml.sign_on_by(wish.binding).ok_or(AskError::Binding)?;
    let is_eidas = provider.kind == ProviderKind::Eidas;
    let (set, _) = attribute_set(wish.service, is_eidas, wish.wanted);
    let (id, now): (RequestId, _) = (cx.new_random_id(), cx.now());
    let request = AuthnRequest {
        id: message_id(id.uuid()),
        issue_instant: now,
        issuer: wish.service.entity_id(&room.settings, wish.organisation, wish.public_url),
        destination: endpoint.location.clone(),
        federation: wish.service.federation(),
        level: saml_level(wish.level),
        comparison: Comparison::Minimum,
        consumer_index: 0,
        attribute_index: set,
    };
    // What comes back with the answer and finds its request: nothing that could be read.
    let relay = id.uuid().simple().to_string();
    let leaving = match wish.binding {
        Binding::Redirect => Leaving::Address(request.redirect(&key, Some(&relay))?),
        Binding::Post => Leaving::Form(request.post(&key, Some(&relay))?),
    };
    let pending = Pending {
        id,
        service: wish.service,
        organisation: slug.clone(),
        provider: provider.saml.entity_id,
        level: wish.level,
        attribute_set: set,
        browser_hash: vault::token_hash(wish.browser),
        towards: wish.towards.to_owned(),
        sealed_request: vault::seal_text(cx.keys(), id.uuid(), request.xml().as_bytes())?,
        replaces: wish.replaces,
        issued_at: now,
        expires_at: Pending::expiry(now),
        used_at: None,
    };
    let permit = cx.permit::<AskProvider>(Resource::new((), []))?;
    let mut tx = cx.begin().await?;
    if !OF_ORIGIN.count(&mut tx, wish.origin, now).await? {
        return Err(AskError::TooMany);
    }
    store::sign_in_request::insert(&mut tx, &permit, &pending).await?;
    tx.commit().await?;
    Ok(leaving)
}

/// Whether a service leads to providers of that kind.
fn is_offered(room: &Room, service: Service, kind: ProviderKind) -> bool {
    match (service, kind) {
        (Service::Spid, ProviderKind::Spid) | (Service::Cie, ProviderKind::Cie) => true,
        (Service::Spid, ProviderKind::Eidas) => room.settings.eidas_node,
        _ => false,
    }
}

/// The level as SAML writes it.
pub(super) fn saml_level(level: Level) -> saml::Level {
    let number = u8::try_from(level_number(level)).unwrap_or(3);
    saml::Level::of_number(number).unwrap_or(saml::Level::Three)
}
