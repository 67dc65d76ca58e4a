//! `/ufficio/rete/accordi/{id}/firme/nuove`: a round of signatures is opened.

use askama::Template;
use axum::extract::Path;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{own_agreement, page_in};
use crate::actions::{NewRound, SignatureError, open_signature_round};
use crate::web::errors::signature_text;
use crate::web::parse;

#[derive(Template)]
#[template(path = "office/round_form.html")]
struct RoundForm {
    page: Page,
    fields: Fields,
}

impl RoundForm {
    async fn of(caller: &Caller, text: &str, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let agreement = own_agreement(&mut tx, caller, text).await?;
        let page = page_in(&mut tx, caller, agreement.network, caller.t("network-round-form-title"))
            .await?
            .crumb(agreement.title.clone(), format!("/ufficio/rete/accordi/{}", agreement.id));
        Ok(Self { page, fields })
    }
}

pub(crate) async fn new(caller: Caller, Path(text): Path<String>) -> Answer {
    web::html(&RoundForm::of(&caller, &text, Fields::empty()).await?)
}

pub(crate) async fn create(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let agreement = crate::web::id(&text)?;
    let mut errors = FieldErrors::new();
    let title = errors.check("title", parse::required(&form, "title", "network-error-title-missing"));
    let due_on = errors.check("due_on", parse::required_day(&form, "due_on"));
    let renews = parse::optional(&form, &mut errors, "renews_until", "network-error-day-wrong", parse::day);
    if let (Some(title), Some(due_on), true) = (title, due_on, errors.is_empty()) {
        let new = NewRound { agreement, title, due_on, renews_until: renews };
        match open_signature_round(&caller.cx, new).await {
            Ok(round) => {
                let to = format!("/ufficio/rete/firme/{round}");
                return Ok(web::see_other_saying(&caller.visit, &to, "network-round-form-done"));
            }
            Err(error @ SignatureError::DueInPast) => errors.add("due_on", signature_text(&error)),
            Err(error @ SignatureError::AgreementEndsBefore) => {
                errors.add("renews_until", signature_text(&error))
            }
            Err(error @ SignatureError::Nobody) => errors.add("title", signature_text(&error)),
            Err(other) => return Err(other.into()),
        }
    }
    web::unprocessable(&RoundForm::of(&caller, &text, Fields::refused(form, errors)).await?)
}
