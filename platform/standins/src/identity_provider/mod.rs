//! Identity providers that are none: invented people, real signed SAML and real federated OpenID Connect. Three of SPID, the
//! electronic identity card and the eIDAS node, a trust anchor, and the sign-in of an office for its staff; with their pages
//! (`router`) and without (`sign_in`, for tests in process).
//!
//! Their keys are made anew by each process and never leave it: metadata of another run is worth nothing.

mod answering;
mod memory;
mod openid;
mod outcome;
mod pages;
mod people;
mod provider;
mod single_logout;

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ::openid::federation::FederationError;
use ::openid::issue::ProviderError;
use ::openid::jose::JoseError;
use axum::Router;
use kernel::Clock;
use saml::binding::Incoming;
use saml::issue::{ReceivedRequest, ReceivedService};
use saml::{Fault, Level, PostForm, Refusal};

pub use openid::{Colleague, OFFICE_CLIENT, OFFICE_SECRET, STAFF};
pub use outcome::{Outcome, Wrong};
pub use people::{Firm, PEOPLE, Person, person};
pub use provider::{Kind, PROVIDERS, Provider};

use memory::{Memory, Pending};
use provider::Keys;

/// The path under which a demonstration has them. What imports a registry refuses an entity id with it, unless it is a
/// demonstration itself.
pub const DEMO_PATH: &str = "/fornitore-di-prova";

/// What is at an address, if anything is.
pub type Reading = Pin<Box<dyn Future<Output = Option<Vec<u8>>> + Send>>;

/// Reads what services publish, each time it is needed: keys rotate.
pub type Reader = Arc<dyn Fn(String) -> Reading + Send + Sync>;

/// What the providers know of the services.
#[derive(Clone)]
pub struct Services {
    /// Reads what they publish.
    pub reader: Reader,
    /// Addresses of their SAML metadata.
    pub metadata: Vec<String>,
    /// Entities of relying parties that the trust anchor takes in.
    pub relying_parties: Vec<String>,
}

impl Default for Services {
    /// Nothing is read, nobody is known.
    fn default() -> Self {
        let reader: Reader = Arc::new(|_| Box::pin(std::future::ready(None)));
        Self { reader, metadata: Vec::new(), relying_parties: Vec::new() }
    }
}

/// Why a stand-in gives no answer.
#[derive(Debug, thiserror::Error)]
pub enum StandInError {
    /// Its own keys or documents.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A message of a service does not stand.
    #[error("the message was refused ({})", .0.code())]
    Refused(Refusal),
    /// No such provider.
    #[error("there is no such provider")]
    NoProvider,
    /// No such person, or she has no identity at that provider.
    #[error("nobody of that name has an identity here")]
    NoPerson,
    /// The service has no assertion consumer of that index.
    #[error("the service has no assertion consumer of the index that it asked for")]
    NoConsumer,
    /// What a service says in the federation does not stand.
    #[error(transparent)]
    Federation(#[from] FederationError),
    /// A token of a service, or a key.
    #[error(transparent)]
    Token(#[from] JoseError),
    /// A request of a service by OpenID Connect.
    #[error(transparent)]
    OpenId(#[from] ProviderError),
    /// The request is not remembered (any more).
    #[error("the request is not known any more: begin again at the service")]
    Forgotten,
}

/// The providers. Cheap to clone.
#[derive(Clone)]
pub struct IdentityProvider(Arc<Inner>);

struct Inner {
    base: String,
    clock: Clock,
    keys: Keys,
    handed_in: Mutex<Vec<ReceivedService>>,
    services: Services,
    memory: Mutex<Memory>,
    openid: openid::State,
}

impl IdentityProvider {
    /// Providers that live under `base`, an address without a slash at its end.
    pub fn new(base: &str, clock: Clock, services: Services) -> Self {
        Self(Arc::new(Inner {
            base: base.trim_end_matches('/').to_owned(),
            clock,
            keys: Keys::default(),
            handed_in: Mutex::default(),
            services,
            memory: Mutex::default(),
            openid: openid::State::default(),
        }))
    }

    /// Its pages and endpoints, under the path of its base.
    pub fn router<S: Clone + Send + Sync + 'static>(&self) -> Router<S> {
        pages::router(self)
    }

    /// The address of its first page.
    pub fn address(&self) -> &str {
        &self.0.base
    }

    /// By what name services know a provider.
    pub fn entity_id(&self, provider: &str) -> String {
        format!("{}/{provider}", self.0.base)
    }

    /// The signed metadata of a provider, as it hands it to who keeps the registry.
    ///
    /// # Errors
    /// [`StandInError::NoProvider`], or a fault of its key.
    pub fn metadata(&self, provider: &str) -> Result<String, StandInError> {
        let issuer = self.issuer(Provider::find(provider)?)?;
        Ok(issuer.metadata(saml::MessageId::random()?.as_str())?)
    }

    /// The registry of the providers of a kind, as one file: what an operator imports.
    ///
    /// # Errors
    /// A fault of a key.
    pub fn registry(&self, kind: Kind) -> Result<String, StandInError> {
        let mut entities = String::new();
        for provider in PROVIDERS.iter().filter(|provider| provider.kind == kind) {
            let metadata = self.metadata(provider.slug)?;
            let entity = metadata.split_once("?>").map_or(metadata.as_str(), |(_, entity)| entity);
            entities.push_str(entity.trim());
        }
        let space = "urn:oasis:names:tc:SAML:2.0:metadata";
        Ok(format!("<md:EntitiesDescriptor xmlns:md=\"{space}\">{entities}</md:EntitiesDescriptor>"))
    }

    /// Takes the metadata of a service, by which its messages are verified from now on.
    ///
    /// # Errors
    /// [`StandInError::Refused`].
    pub fn trust(&self, metadata: &str) -> Result<(), StandInError> {
        let service = saml::issue::read_service(metadata.as_bytes()).map_err(StandInError::Refused)?;
        let mut known = locked(&self.0.handed_in);
        known.retain(|other| other.entity_id != service.entity_id);
        known.push(service);
        Ok(())
    }

    /// A sign-in without pages: reads the request that the service sent the browser here with, and answers as that person
    /// with that outcome, at the level asked. The form is what the browser then posts.
    ///
    /// # Errors
    /// [`StandInError`].
    pub async fn sign_in(
        &self,
        request: SentRequest<'_>,
        person: &str,
        outcome: Outcome,
    ) -> Result<PostForm, StandInError> {
        let (provider, incoming, relay_state) = match request {
            SentRequest::Address(address) => {
                let (place, query) = address.split_once('?').unwrap_or((address, ""));
                (self.provider_at(place)?, Incoming::Redirect { query }, None)
            }
            SentRequest::Form { action, saml_request, relay_state } => {
                (self.provider_at(action)?, Incoming::Post { value: saml_request }, relay_state)
            }
        };
        let pending = self.read_request(provider, incoming, relay_state).await?;
        let level = pending.request.level;
        self.answer(&pending, people::with_identity_at(person, provider)?, level, outcome)
    }

    /// The provider whose sign-on endpoint that is.
    fn provider_at(&self, address: &str) -> Result<&'static Provider, StandInError> {
        let path = address.strip_prefix(&self.0.base).ok_or(StandInError::NoProvider)?;
        let mut words = path.split('/').skip(1);
        Provider::find(words.next().unwrap_or_default())
    }

    async fn read_request(
        &self,
        provider: &'static Provider,
        incoming: Incoming<'_>,
        relay_state: Option<&str>,
    ) -> Result<Pending, StandInError> {
        let read = |service: &ReceivedService| {
            saml::issue::read_request(incoming, relay_state, &service.certificates)
        };
        let (service, request) =
            self.verified(read, |request: &ReceivedRequest| request.issuer.clone()).await?;
        Ok(Pending { provider, service, request })
    }

    /// What the first service that it stands for says with a message; a message that is of nobody is refused as the
    /// services' keys refuse it.
    async fn verified<T>(
        &self,
        read: impl Fn(&ReceivedService) -> Result<T, Refusal>,
        issuer: impl Fn(&T) -> String,
    ) -> Result<(ReceivedService, T), StandInError> {
        let mut refused = Refusal::WrongMessage;
        for service in self.services().await {
            match read(&service) {
                Ok(message) if issuer(&message) == service.entity_id => return Ok((service, message)),
                Ok(_) => {}
                Err(refusal) => refused = refusal,
            }
        }
        Err(StandInError::Refused(refused))
    }

    async fn services(&self) -> Vec<ReceivedService> {
        let mut services = locked(&self.0.handed_in).clone();
        for address in &self.0.services.metadata {
            let document = self.read(address).await.unwrap_or_default();
            match saml::issue::read_service(&document) {
                Ok(service) => services.push(service),
                Err(refusal) => tracing::warn!(code = refusal.code(), address, "metadata is refused"),
            }
        }
        services
    }

    /// What a service has published at an address.
    async fn read(&self, address: &str) -> Option<Vec<u8>> {
        (self.0.services.reader)(address.to_owned()).await
    }

    fn issuer(&self, provider: &'static Provider) -> Result<saml::issue::Issuer, Fault> {
        let entity_id = self.entity_id(provider.slug);
        Ok(saml::issue::Issuer {
            sign_on: format!("{entity_id}/sso"),
            logout: format!("{entity_id}/slo"),
            name: provider.name.to_owned(),
            key: self.0.keys.of(provider, &entity_id, self.0.clock.now())?,
            entity_id,
        })
    }

    fn answer(
        &self,
        pending: &Pending,
        person: &'static Person,
        level: Level,
        outcome: Outcome,
    ) -> Result<PostForm, StandInError> {
        answering::answer(self, pending, person, level, outcome)
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        locked(&self.0.memory)
    }
}

/// How a service sent the browser to a provider.
#[derive(Clone, Copy, Debug)]
pub enum SentRequest<'a> {
    /// By a redirect to this address.
    Address(&'a str),
    /// By a form that posts.
    Form {
        /// Where it goes.
        action: &'a str,
        /// Its field `SAMLRequest`.
        saml_request: &'a str,
        /// Its field `RelayState`.
        relay_state: Option<&'a str>,
    },
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
