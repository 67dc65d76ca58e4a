//! `/ufficio/invii/regole/{agreement}`: the coordinator sets time limits and writes the text of consent.

use askama::Template;
use axum::extract::Path;
use network::api::{Agreement, LegalBasis};
use policy::{Actor, Resource};
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use crate::actions::{NewTerms, set_terms};
use crate::model::{MOST_DAYS, Terms};
use crate::policy::SetTerms;
use crate::store;
use crate::web::{id, shown};

/// Longest text of consent in characters.
const TEXT_LENGTH: usize = 4000;

#[derive(Template)]
#[template(path = "office/terms.html")]
struct Show {
    page: Page,
    fields: Fields,
    facts: Vec<(String, String)>,
    asks_consent: bool,
    has_text: bool,
    version: i64,
}

async fn found(caller: &Caller, text: &str) -> Result<Agreement, PageError> {
    if caller.cx.actor == Actor::Public {
        return Err(PageError::sign_in());
    }
    let agreement = network::api::agreement(&mut caller.cx.read().await?, id(text)?)
        .await?
        .ok_or_else(PageError::not_found)?;
    let scopes = network::api::scopes_of_agreement(&agreement);
    caller.cx.permit::<SetTerms>(Resource::new(agreement.id, scopes))?;
    Ok(agreement)
}

impl Show {
    async fn of(
        caller: &Caller,
        agreement: &Agreement,
        form: Option<(Form, FieldErrors)>,
    ) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let terms = store::terms::find(&mut tx, agreement.id).await?;
        let text = store::terms::text(&mut tx, agreement.id).await?;
        let version = text.as_ref().map_or(0, |text| text.version);
        let fields = match form {
            Some((form, errors)) => Fields::refused(form, errors),
            None => Fields::of(
                Form::default()
                    .set("answer_days", terms.answer_days.to_string())
                    .set("outcome_days", terms.outcome_days.to_string())
                    .set("text_it", text.as_ref().map_or("", |text| text.it.as_str()))
                    .set("text_en", text.as_ref().map_or("", |text| text.en.as_str())),
            ),
        };
        let say = caller.visit.translator();
        let facts = vec![
            (say.t("referral-terms-controller"), shown::body(&mut tx, agreement.controller).await?),
            (say.t("referral-terms-basis"), say.t(basis(agreement.legal_basis))),
        ];
        Ok(Self {
            page: caller
                .page(agreement.title.clone())
                .private()
                .crumb(caller.t("referral-office-title"), "/ufficio/invii"),
            fields,
            facts,
            asks_consent: agreement.legal_basis == LegalBasis::Consent,
            has_text: text.is_some(),
            version,
        })
    }
}

const fn basis(basis: LegalBasis) -> &'static str {
    match basis {
        LegalBasis::PublicTask => "referral-basis-task",
        LegalBasis::Consent => "referral-basis-consent",
    }
}

/// `GET /ufficio/invii/regole/{agreement}`
///
/// # Errors
/// 403 for who does not coordinate its network.
pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    let agreement = found(&caller, &text).await?;
    web::html(&Show::of(&caller, &agreement, None).await?)
}

/// `POST /ufficio/invii/regole/{agreement}`
///
/// # Errors
/// As the page.
pub(crate) async fn save(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let agreement = found(&caller, &text).await?;
    let mut errors = FieldErrors::new();
    let days = |field: &str| {
        let days: Option<i64> = form.text(field).parse().ok();
        days.filter(|days| (1..=MOST_DAYS).contains(days)).ok_or("referral-terms-days-wrong")
    };
    let answer_days = errors.check("answer_days", days("answer_days"));
    let outcome_days = errors.check("outcome_days", days("outcome_days"));
    let consent = match (form.get("text_it"), form.get("text_en")) {
        (Some(it), Some(en)) => Some((it.to_owned(), en.to_owned())),
        (None, None) => None,
        (it, _) => {
            errors.add(if it.is_none() { "text_it" } else { "text_en" }, "referral-terms-text-both");
            None
        }
    };
    if consent.iter().any(|(it, en)| it.chars().count() > TEXT_LENGTH || en.chars().count() > TEXT_LENGTH) {
        errors.add("text_it", "referral-terms-text-long");
    }
    let (Some(answer_days), Some(outcome_days), true) = (answer_days, outcome_days, errors.is_empty()) else {
        return web::unprocessable(&Show::of(&caller, &agreement, Some((form, errors))).await?);
    };
    let new = NewTerms { terms: Terms { answer_days, outcome_days }, consent };
    set_terms(&caller.cx, agreement.id, new).await?;
    let to = format!("/ufficio/invii/regole/{}", agreement.id);
    Ok(web::see_other_saying(&caller.visit, &to, "referral-terms-saved"))
}
