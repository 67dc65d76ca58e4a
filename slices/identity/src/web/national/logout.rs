//! `/spid/slo`, `/cie/slo`: a provider's answer to a logout of ours, or its own request to end a session.

use askama::Template;
use axum::Extension;
use axum::extract::Query;
use axum::http::{StatusCode, Uri};
use saml::binding::Incoming;
use web::{Answer, Caller, Page, PageError, see_other_saying};

use super::arrive::{Posted, fields};
use super::{Fields, Slug, going_on, organisation, public_url};
use crate::Room;
use crate::actions::log_out::{LogOutError, Message, end_for_provider, take_logout_answer};
use crate::model::Service;

#[derive(Template)]
#[template(path = "national/logged_out.html")]
struct LoggedOut {
    page: Page,
    text: String,
    then: String,
    code: Option<String>,
}

/// A message in the address.
pub(super) async fn by_redirect(
    caller: Caller,
    Extension(room): Extension<Room>,
    Extension(service): Extension<Service>,
    slug: Slug,
    uri: Uri,
) -> Answer {
    let Ok(Query(pairs)) = Query::<Vec<(String, String)>>::try_from_uri(&uri) else {
        return Err(PageError::of(&web::kinds::BAD_REQUEST));
    };
    let incoming = Incoming::Redirect { query: uri.query().unwrap_or_default() };
    take(&caller, &room, service, &slug, &Fields(pairs), incoming).await
}

/// A message in a form.
pub(super) async fn by_post(
    caller: Caller,
    Extension(room): Extension<Room>,
    Extension(service): Extension<Service>,
    slug: Slug,
    posted: Posted,
) -> Answer {
    let fields = fields(posted)?;
    let named = |name| Some(fields.get(name)).filter(|value| !value.is_empty());
    let value = named("SAMLResponse").or_else(|| named("SAMLRequest")).unwrap_or_default();
    take(&caller, &room, service, &slug, &fields, Incoming::Post { value }).await
}

async fn take(
    caller: &Caller,
    room: &Room,
    service: Service,
    slug: &Slug,
    fields: &Fields,
    incoming: Incoming<'_>,
) -> Answer {
    let organisation = organisation(room, service, slug)?;
    let message = Message {
        service,
        organisation,
        incoming,
        relay_state: fields.get("RelayState"),
        public_url: public_url(caller),
    };
    if !fields.get("SAMLResponse").is_empty() {
        return match take_logout_answer(&caller.cx, room, message).await {
            Ok(true) => Ok(see_other_saying(&caller.visit, "/", "identity-enter-signed-out")),
            // Here she is signed out in any case; there perhaps not.
            Ok(false) => partial(caller, None),
            Err(error) => partial(caller, Some(code(error)?)),
        };
    }
    if fields.get("SAMLRequest").is_empty() {
        return Err(PageError::of(&web::kinds::BAD_REQUEST));
    }
    match end_for_provider(&caller.cx, room, message).await {
        Ok(Some(leaving)) => going_on::leave_for(caller, leaving, "identity-going-out-title", false),
        Ok(None) => Ok(see_other_saying(&caller.visit, "/", "identity-enter-signed-out")),
        Err(error) => {
            let code = code(error)?;
            tracing::info!(request_id = caller.visit.id(), code, "a provider's logout was refused");
            Err(PageError::of(&web::kinds::BAD_REQUEST))
        }
    }
}

/// The code of what was refused; faults of ours stay faults.
fn code(error: LogOutError) -> Result<&'static str, PageError> {
    match error {
        LogOutError::NotTaken(refusal) => Ok(refusal.code()),
        LogOutError::Unknown => Ok("identity.no_logout"),
        LogOutError::Ours(fault) => Err(PageError::fault(fault)),
        LogOutError::Seal(fault) => Err(PageError::fault(fault)),
        LogOutError::Refused(refusal) => Err(refusal.into()),
        LogOutError::Storage(error) => Err(error.into()),
    }
}

/// Signed out here, and perhaps not there.
fn partial(caller: &Caller, code: Option<&'static str>) -> Answer {
    if let Some(code) = code {
        tracing::info!(request_id = caller.visit.id(), code, "the answer to a logout was refused");
    }
    let mut answer = web::html(&LoggedOut {
        page: caller.page(caller.t("identity-logged-out-title")).private(),
        text: caller.t("identity-logged-out-partly"),
        then: caller.t("identity-logged-out-then"),
        code: code.map(ToOwned::to_owned),
    })?;
    if code.is_some() {
        *answer.status_mut() = StatusCode::BAD_REQUEST;
    }
    Ok(answer)
}
