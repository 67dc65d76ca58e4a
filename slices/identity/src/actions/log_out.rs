//! Single logout, both ways: asking the provider of a session to end its own too, taking its answer, and ending
//! sessions that it asks to end.

use policy::Resource;
use saml::binding::Incoming;
use saml::logout::{
    LogoutExpectations, LogoutRequest, LogoutResponse, NameId, claimed_issuer, verify_request,
    verify_response,
};
use saml::{Binding, PostForm, Refusal};
use storage::Cx;
use uuid::Uuid;

use super::ask_provider::Leaving;
use crate::model::{LogoutId, Provider, Service, SessionId, message_id};
use crate::policy::{AskProvider, EndForProvider};
use crate::room::{OurFault, Room};
use crate::settings::Organisation;
use crate::store;
use crate::store::sign_in_request::Asked;
use crate::vault::{self, SealFault};

/// Why a logout did not go its way.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LogOutError {
    /// The provider's message was refused.
    #[error("the logout was refused: {}", .0.code())]
    NotTaken(Refusal),
    /// From nobody in the registry, or in answer to nothing.
    #[error("the logout is of no provider, or answers nothing")]
    Unknown,
    /// Our side cannot speak.
    #[error(transparent)]
    Ours(#[from] OurFault),
    /// What the provider knows the session by does not open.
    #[error(transparent)]
    Seal(#[from] SealFault),
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] storage::StorageError),
}

impl From<saml::Fault> for LogOutError {
    fn from(fault: saml::Fault) -> Self {
        Self::Ours(fault.into())
    }
}

/// Writes the request that ends a session at its provider; nothing when it came without one, or the provider does
/// not listen to logouts. Called before the session is ended here.
pub(crate) async fn ask_logout(
    cx: &Cx,
    room: &Room,
    session: SessionId,
    public_url: &str,
) -> Result<Option<Leaving>, LogOutError> {
    let mut tx = cx.read().await?;
    let Some((provider, sealed)) = store::session::subject(&mut tx, session).await? else { return Ok(None) };
    let subject = vault::open_subject(cx.keys(), session, &sealed)?;
    let provider = store::provider::find(&mut tx, &provider).await?;
    drop(tx);
    let service = subject.service.parse::<Service>().ok();
    let organisation = room.settings.organisation(&subject.organisation);
    let (Some(provider), Some(service), Some(organisation)) = (provider, service, organisation) else {
        return Ok(None);
    };
    let Some((binding, location)) = listens(&provider) else { return Ok(None) };
    let Some(key) = room.signing_key(cx, &organisation.slug).await? else { return Ok(None) };
    let id: LogoutId = cx.new_random_id();
    let request = LogoutRequest {
        id: message_id(id.uuid()),
        issue_instant: cx.now(),
        issuer: service.entity_id(&room.settings, organisation, public_url),
        destination: location,
        name_id: NameId { value: subject.name_id, qualifier: subject.qualifier },
        session_index: subject.session_index,
    };
    let relay = id.uuid().simple().to_string();
    let leaving = match binding {
        Binding::Redirect => Leaving::Address(request.redirect(&key, Some(&relay))?),
        Binding::Post => Leaving::Form(request.post(&key, Some(&relay))?),
    };
    let permit = cx.permit::<AskProvider>(Resource::new((), []))?;
    let asked = Asked { organisation: organisation.slug.clone(), provider: provider.saml.entity_id };
    let mut tx = cx.begin().await?;
    store::sign_in_request::insert_logout(&mut tx, &permit, id, service, &asked, cx.now()).await?;
    tx.commit().await?;
    Ok(Some(leaving))
}

/// A message that came to the logout's address.
pub(crate) struct Message<'a> {
    pub(crate) service: Service,
    pub(crate) organisation: &'a Organisation,
    pub(crate) incoming: Incoming<'a>,
    pub(crate) relay_state: &'a str,
    pub(crate) public_url: &'a str,
}

/// Takes the provider's answer to a logout of ours: whether the session is ended there too.
pub(crate) async fn take_logout_answer(
    cx: &Cx,
    room: &Room,
    message: Message<'_>,
) -> Result<bool, LogOutError> {
    let id = Uuid::try_parse(message.relay_state).map_err(|_| LogOutError::Unknown)?;
    let permit = cx.permit::<AskProvider>(Resource::new((), []))?;
    let mut tx = cx.begin().await?;
    let (waiting, service) = (LogoutId::from_uuid(id), message.service);
    let asked = store::sign_in_request::take_logout(&mut tx, &permit, waiting, service, cx.now()).await?;
    let asked = asked.filter(|asked| asked.organisation == message.organisation.slug);
    let asked = asked.ok_or(LogOutError::Unknown)?;
    let provider = store::provider::find(&mut tx, &asked.provider).await?.ok_or(LogOutError::Unknown)?;
    tx.commit().await?;
    let location = location(room, &message);
    let expected = expectations(cx, room, &provider, &location);
    let text = message_id(id);
    verify_response(&expected, text.as_str(), message.incoming).map_err(LogOutError::NotTaken)
}

/// Ends the sessions that a provider asks to end, and writes the answer that the browser takes back to it.
pub(crate) async fn end_for_provider(
    cx: &Cx,
    room: &Room,
    message: Message<'_>,
) -> Result<Option<Leaving>, LogOutError> {
    let issuer = claimed_issuer(message.incoming).map_err(LogOutError::NotTaken)?;
    let provider = store::provider::find(&mut cx.read().await?, &issuer).await?;
    let provider = provider.ok_or(LogOutError::Unknown)?;
    let location = location(room, &message);
    let expected = expectations(cx, room, &provider, &location);
    let request = verify_request(&expected, message.incoming).map_err(LogOutError::NotTaken)?;
    let permit = cx.permit::<EndForProvider>(Resource::new((), []))?;
    let hash = vault::subject_hash(cx.keys(), &provider.saml.entity_id, &request.name_id().value);
    let mut tx = cx.begin().await?;
    // Sessions that are over already are as good as ended: the answer is yes in any case.
    store::session::end_of_subject(&mut tx, &permit, &provider.saml.entity_id, &hash).await?;
    tx.commit().await?;
    let Some(key) = room.signing_key(cx, &message.organisation.slug).await? else { return Ok(None) };
    let binding = match message.incoming {
        Incoming::Redirect { .. } => Binding::Redirect,
        Incoming::Post { .. } => Binding::Post,
    };
    let Some(endpoint) = provider.saml.logout_by(binding) else { return Ok(None) };
    let destination = endpoint.response_location.as_ref().unwrap_or(&endpoint.location).clone();
    let response = LogoutResponse {
        id: message_id(cx.new_random_id::<()>().uuid()),
        issue_instant: cx.now(),
        issuer: message.service.entity_id(&room.settings, message.organisation, message.public_url),
        destination,
        in_response_to: request.id().to_owned(),
        success: true,
    };
    let relay = Some(message.relay_state).filter(|relay| !relay.is_empty());
    Ok(Some(match binding {
        Binding::Redirect => Leaving::Address(response.redirect(&key, relay)?),
        Binding::Post => Leaving::Form(response.post(&key, relay)?),
    }))
}

/// Where and how a provider takes logouts: by redirect, if it does.
fn listens(provider: &Provider) -> Option<(Binding, String)> {
    [Binding::Redirect, Binding::Post]
        .into_iter()
        .find_map(|binding| Some((binding, provider.saml.logout_by(binding)?.location.clone())))
}

fn location(room: &Room, message: &Message<'_>) -> String {
    message.service.address(&room.settings, message.organisation, message.public_url, "/slo")
}

fn expectations<'a>(
    cx: &Cx,
    room: &Room,
    provider: &'a Provider,
    location: &'a str,
) -> LogoutExpectations<'a> {
    LogoutExpectations {
        provider: &provider.saml,
        location,
        now: cx.now(),
        tolerance_seconds: i64::from(room.settings.clock_tolerance_seconds),
    }
}

/// The origin that a form posts to, for the page's security policy.
pub(crate) fn origin_of(form: &PostForm) -> Option<String> {
    let (scheme, rest) = form.action.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let is_host = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
    let is_web = matches!(scheme, "http" | "https") && !host.is_empty() && host.chars().all(is_host);
    is_web.then(|| format!("{scheme}://{host}"))
}
