//! Single logout, both ways: a service ends a session here, or the person ends it here and the service is told.

use saml::binding::Incoming;
use saml::logout::{LogoutRequest, LogoutResponse};
use saml::{Binding, MessageId, PostForm};

use super::memory::Session;
use super::{IdentityProvider, Provider, StandInError};

/// How the browser carries a message on.
pub(super) enum Onward {
    /// By a redirect.
    Redirect(String),
    /// By a form.
    Form(PostForm),
}

/// Takes a service's request to end a session and answers it by the way that the service listens at.
pub(super) async fn take(
    of: &IdentityProvider,
    provider: &'static Provider,
    incoming: Incoming<'_>,
    relay_state: Option<&str>,
) -> Result<Onward, StandInError> {
    let read =
        |service: &saml::issue::ReceivedService| saml::issue::read_logout(incoming, &service.certificates);
    let (service, request) = of.verified(read, |request| request.issuer.clone()).await?;
    let ended = of.memory().sessions.take(&request.name_id.value);
    let (binding, destination) = place(&service.logout).ok_or(StandInError::NoConsumer)?;
    let issuer = of.issuer(provider)?;
    let response = LogoutResponse {
        id: MessageId::random()?,
        issue_instant: of.0.clock.now(),
        issuer: issuer.entity_id,
        destination: destination.to_owned(),
        in_response_to: request.id,
        success: ended.is_some(),
    };
    Ok(match binding {
        Binding::Redirect => Onward::Redirect(response.redirect(&issuer.key, relay_state)?),
        Binding::Post => Onward::Form(response.post(&issuer.key, relay_state)?),
    })
}

/// Ends a session here and tells the service.
pub(super) fn ask(of: &IdentityProvider, name_id: &str, by: Binding) -> Result<Onward, StandInError> {
    let Session { provider, service, name_id, index, .. } =
        of.memory().sessions.take(name_id).ok_or(StandInError::Forgotten)?;
    let by_that_way = service.logout.iter().find(|(binding, _)| *binding == by);
    let (binding, destination) = by_that_way
        .map(|(binding, place)| (*binding, place.as_str()))
        .or_else(|| place(&service.logout))
        .ok_or(StandInError::NoConsumer)?;
    let issuer = of.issuer(provider)?;
    let request = LogoutRequest {
        id: MessageId::random()?,
        issue_instant: of.0.clock.now(),
        issuer: issuer.entity_id,
        destination: destination.to_owned(),
        name_id,
        session_index: index,
    };
    Ok(match binding {
        Binding::Redirect => Onward::Redirect(request.redirect(&issuer.key, None)?),
        Binding::Post => Onward::Form(request.post(&issuer.key, None)?),
    })
}

/// Where a service listens: by redirect, if it can be chosen.
fn place(listens: &[(Binding, String)]) -> Option<(Binding, &str)> {
    let by_redirect = listens.iter().find(|(binding, _)| *binding == Binding::Redirect);
    by_redirect.or_else(|| listens.first()).map(|(binding, place)| (*binding, place.as_str()))
}
