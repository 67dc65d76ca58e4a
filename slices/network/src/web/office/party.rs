//! `/ufficio/rete/parti/{id}`: one party with its way in; each step that is open now is a form on this page.

use askama::Template;
use axum::extract::Path;
use kernel::Id;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::agreement::tone;
use super::{must_see, page_in};
use crate::actions::{
    AdhesionError, NewTerm, activate_membership, approve_adhesion, refuse_adhesion, renew_membership,
    return_act, withdraw_member,
};
use crate::model::{AdhesionState, AdhesionVerb, Party};
use crate::queries::agreement::{self, PartyView};
use crate::web::agreement::validity;
use crate::web::errors::adhesion_text;
use crate::web::parse;

#[derive(Template)]
#[template(path = "office/party.html")]
struct Show {
    page: Page,
    fields: Fields,
    view: PartyView,
}

impl Show {
    async fn of(caller: &Caller, id: Id<Party>, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let view = agreement::party(&mut tx, id).await?.ok_or_else(PageError::not_found)?;
        must_see(caller, view.agreement.network)?;
        let page = page_in(&mut tx, caller, view.agreement.network, view.body.name.clone())
            .await?
            .crumb(view.agreement.title.clone(), format!("/ufficio/rete/accordi/{}", view.agreement.id));
        Ok(Self { page, fields, view })
    }

    fn validity(&self, period: &kernel::Period) -> String {
        validity(&self.page, *period)
    }

    fn tone(&self, state: &AdhesionState) -> &'static str {
        tone(*state)
    }

    /// Whether the step is open to the coordinator now.
    fn can(&self, word: &str) -> bool {
        self.view.adhesion.state.open_to_coordinator().any(|verb| verb.word() == word)
    }
}

pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    web::html(&Show::of(&caller, crate::web::id(&text)?, Fields::empty()).await?)
}

pub(crate) async fn step(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let id = crate::web::id(&text)?;
    let mut errors = FieldErrors::new();
    match take(&caller, id, &form, &mut errors).await {
        Some(Ok(())) => {
            let to = format!("/ufficio/rete/parti/{id}");
            return Ok(web::see_other_saying(&caller.visit, &to, "network-party-step-done"));
        }
        Some(Err(error @ (AdhesionError::Term(_) | AdhesionError::NoEnd))) => {
            errors.add("until", adhesion_text(&error));
        }
        Some(Err(error @ AdhesionError::NotBoundThen)) => errors.add("last_day", adhesion_text(&error)),
        Some(Err(other)) => return Err(other.into()),
        None => {}
    }
    web::unprocessable(&Show::of(&caller, id, Fields::refused(form, errors)).await?)
}

/// Takes the step that the form names; `None` when its fields are wrong.
async fn take(
    caller: &Caller,
    id: Id<Party>,
    form: &Form,
    errors: &mut FieldErrors,
) -> Option<Result<(), AdhesionError>> {
    let verb = form.get("verb").and_then(|word| AdhesionVerb::parse(word).ok());
    let reason = || parse::required(form, "reason", "network-error-reason-missing");
    match verb {
        Some(AdhesionVerb::Approve) => Some(approve_adhesion(&caller.cx, id).await),
        Some(AdhesionVerb::Refuse) => {
            let reason = errors.check("reason", reason())?;
            Some(refuse_adhesion(&caller.cx, id, &reason).await)
        }
        Some(AdhesionVerb::ReturnAct) => {
            let reason = errors.check("reason", reason())?;
            Some(return_act(&caller.cx, id, &reason).await)
        }
        Some(AdhesionVerb::Activate) => {
            let term = term(form, errors)?;
            Some(activate_membership(&caller.cx, id, term).await)
        }
        Some(AdhesionVerb::Renew) => {
            let term = term(form, errors)?;
            Some(renew_membership(&caller.cx, id, term).await)
        }
        Some(AdhesionVerb::Withdraw) => {
            let last_day = errors.check("last_day", parse::required_day(form, "last_day"));
            let reason = errors.check("withdraw_reason", withdraw_reason(form));
            Some(withdraw_member(&caller.cx, id, last_day?, &reason?).await)
        }
        _ => {
            errors.add("verb", "network-error-step-unknown");
            None
        }
    }
}

fn withdraw_reason(form: &Form) -> Result<String, &'static str> {
    parse::required(form, "withdraw_reason", "network-error-reason-missing")
}

fn term(form: &Form, errors: &mut FieldErrors) -> Option<NewTerm> {
    let from = parse::optional(form, errors, "from", "network-error-day-wrong", parse::day);
    let until = parse::optional(form, errors, "until", "network-error-day-wrong", parse::day);
    let act_number = form.get("act_number").map(str::to_owned);
    errors.is_empty().then_some(NewTerm { from, until, act_number })
}
