//! `/ufficio/rete/accordi/{id}/proroga`: the last day of an agreement moves.

use askama::Template;
use axum::extract::Path;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{own_agreement, page_in};
use crate::actions::prolong_agreement;
use crate::model::Agreement;
use crate::web::agreement::validity;
use crate::web::errors::agreement_text;
use crate::web::parse;

#[derive(Template)]
#[template(path = "office/prolong.html")]
struct Prolong {
    page: Page,
    fields: Fields,
    agreement: Agreement,
}

impl Prolong {
    async fn of(caller: &Caller, text: &str, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let agreement = own_agreement(&mut tx, caller, text).await?;
        let page = page_in(&mut tx, caller, agreement.network, caller.t("network-prolong-title"))
            .await?
            .crumb(agreement.title.clone(), format!("/ufficio/rete/accordi/{}", agreement.id));
        Ok(Self { page, fields, agreement })
    }

    fn validity(&self) -> String {
        validity(&self.page, self.agreement.validity)
    }
}

pub(crate) async fn new(caller: Caller, Path(text): Path<String>) -> Answer {
    web::html(&Prolong::of(&caller, &text, Fields::empty()).await?)
}

pub(crate) async fn create(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let id = crate::web::id(&text)?;
    let mut errors = FieldErrors::new();
    if let Some(until) = errors.check("until", parse::required_day(&form, "until")) {
        match prolong_agreement(&caller.cx, id, until, form.get("act_number")).await {
            Ok(()) => {
                let to = format!("/ufficio/rete/accordi/{id}");
                return Ok(web::see_other_saying(&caller.visit, &to, "network-prolong-done"));
            }
            Err(error) => {
                let (field, text) = agreement_text(caller.visit.translator(), error)?;
                errors.add(field, text);
            }
        }
    }
    web::unprocessable(&Prolong::of(&caller, &text, Fields::refused(form, errors)).await?)
}
