//! `/oidc/login`, `/oidc/callback`: to a provider of the federations and back. The request that is answered and the
//! browser's own short-lived cookie say who it is; no cookie of a session is looked at.

use axum::Extension;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, SET_COOKIE};
use web::forms::Form;
use web::{Answer, Caller, PageError, see_other};

use crate::actions::ask_federation::{AskFederationError, FederationWish, ask_federation};
use crate::actions::take_answer::{AnswerError, Arrived};
use crate::actions::take_code::{Callback, take_code};
use crate::federation::Federated;
use crate::model::level_of;
use crate::queries::entering;
use crate::web::{cookie, national, towards};

/// Leads to the provider `provider`, for the body `ente` or the default one.
pub(super) async fn leave(caller: Caller, Extension(federated): Extension<Federated>, form: Form) -> Answer {
    let organisation = federated.organisation(form.get("ente")).ok_or_else(PageError::not_found)?;
    let browser = cookie::browser(&caller);
    let replaces = match cookie::token(&caller) {
        Some(token) => entering::session(&caller.cx, &token).await?.map(|session| session.id),
        None => None,
    };
    let wish = FederationWish {
        organisation,
        provider: form.text("provider"),
        level: level_of(national::asked_level(&form)).unwrap_or(policy::Level::Substantial),
        towards: towards::inside(form.text("verso")).unwrap_or_default(),
        browser: &browser,
        origin: &caller.origin,
        replaces,
        public_url: &caller.app.site().public_url,
    };
    let address = ask_federation(&caller.cx, &federated, wish).await.map_err(refuse)?;
    let mut answer = see_other(&address);
    let headers = answer.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache, no-store"));
    if let Some(cookie) = cookie::know_browser(&caller, &browser) {
        headers.append(SET_COOKIE, cookie);
    }
    Ok(answer)
}

/// Takes the answer: signed in, or a page that says why not.
pub(super) async fn arrive(caller: Caller, Extension(federated): Extension<Federated>, form: Form) -> Answer {
    let browser = cookie::known_browser(&caller);
    let answer = Callback {
        state: form.text("state"),
        code: form.get("code"),
        error: form.get("error"),
        issuer: form.get("iss"),
        browser: browser.as_deref(),
        public_url: &caller.app.site().public_url,
    };
    match take_code(&caller.cx, &federated, answer).await {
        Ok(arrived) => Ok(enter(&caller, &arrived)),
        Err(AnswerError::NotLetIn { reason, asked }) => national::refuse(&caller, reason, asked),
        Err(AnswerError::Seal(fault)) => Err(PageError::fault(fault)),
        Err(AnswerError::Hash(fault)) => Err(PageError::fault(fault)),
        Err(AnswerError::Refused(refusal)) => Err(refusal.into()),
        Err(AnswerError::Storage(error)) => Err(error.into()),
    }
}

fn enter(caller: &Caller, arrived: &Arrived) -> axum::response::Response {
    let own = if arrived.level >= policy::Level::Substantial { towards::PERSONAL } else { "/" };
    let to = towards::inside(&arrived.towards).unwrap_or(own);
    let answer = cookie::give(caller, see_other(to), &arrived.entered.token);
    cookie::forget_browser(caller, answer)
}

fn refuse(error: AskFederationError) -> PageError {
    match error {
        AskFederationError::UnknownProvider => {
            PageError::invalid("identity-leave-unknown").next("/accedi", "identity-refused-again")
        }
        AskFederationError::NoKey => {
            tracing::warn!("a sign-in was asked for and the body has no keys of the federation yet");
            PageError::not_found().saying("identity-leave-not-yet")
        }
        AskFederationError::TooMany => PageError::too_many(15 * 60).saying("identity-enter-too-many"),
        AskFederationError::Ours(fault) => PageError::fault(fault),
        AskFederationError::Seal(fault) => PageError::fault(fault),
        AskFederationError::Refused(refusal) => refusal.into(),
        AskFederationError::Storage(error) => error.into(),
    }
}
