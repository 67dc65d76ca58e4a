//! `/spid/login`, `/cie/login`: to the provider.

use axum::Extension;
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use saml::Binding;
use web::forms::Form;
use web::{Answer, Caller, PageError};

use super::choose::asked_level;
use super::{Slug, going_on, organisation, public_url};
use crate::Room;
use crate::actions::ask_provider::{AskError, Wish, ask_provider};
use crate::model::{Service, level_of};
use crate::queries::entering;
use crate::web::{cookie, towards};

/// Leads to the provider `idp`; with `legame=post` by a form.
pub(super) async fn show(
    caller: Caller,
    Extension(room): Extension<Room>,
    Extension(service): Extension<Service>,
    slug: Slug,
    form: Form,
) -> Answer {
    let organisation = organisation(&room, service, &slug)?;
    let browser = cookie::browser(&caller);
    let replaces = match cookie::token(&caller) {
        Some(token) => entering::session(&caller.cx, &token).await?.map(|session| session.id),
        None => None,
    };
    let wish = Wish {
        service,
        organisation,
        provider: form.text("idp"),
        level: level_of(asked_level(&form)).unwrap_or(policy::Level::Substantial),
        towards: towards::inside(form.text("verso")).unwrap_or_default(),
        wanted: form.text("servizio"),
        binding: if form.text("legame") == "post" { Binding::Post } else { Binding::Redirect },
        browser: &browser,
        origin: &caller.origin,
        replaces,
        public_url: public_url(&caller),
    };
    let leaving = ask_provider(&caller.cx, &room, wish).await.map_err(refuse)?;
    let mut answer = going_on::leave_for(&caller, leaving, "identity-going-title", false)?;
    answer.headers_mut().append("pragma", HeaderValue::from_static("no-cache"));
    if let Some(cookie) = cookie::know_browser(&caller, &browser) {
        answer.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(answer)
}

fn refuse(error: AskError) -> PageError {
    let again = |error: PageError| error.next("/accedi", "identity-refused-again");
    match error {
        AskError::UnknownProvider => again(PageError::invalid("identity-leave-unknown")),
        AskError::Binding => again(PageError::invalid("identity-leave-binding")),
        AskError::NoKey => {
            tracing::warn!("a sign-in was asked for and the body has no certificate yet");
            PageError::not_found().saying("identity-leave-not-yet")
        }
        AskError::TooMany => PageError::too_many(15 * 60).saying("identity-enter-too-many"),
        AskError::Ours(fault) => PageError::fault(fault),
        AskError::Seal(fault) => PageError::fault(fault),
        AskError::Refused(refusal) => refusal.into(),
        AskError::Storage(error) => error.into(),
    }
}
