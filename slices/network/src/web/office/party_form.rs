//! `/ufficio/rete/accordi/{id}/parti/nuova`: a party that signed already is entered.

use askama::Template;
use axum::extract::Path;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{own_agreement, page_in};
use crate::actions::{AdhesionError, NewParty, add_party};
use crate::model::{Agreement, PartnerRole};
use crate::store;
use crate::web::errors::adhesion_text;
use crate::web::parse;

#[derive(Template)]
#[template(path = "office/party_form.html")]
struct PartyForm {
    page: Page,
    fields: Fields,
    bodies: Vec<Choice>,
    roles: Vec<Choice>,
}

impl PartyForm {
    async fn of(caller: &Caller, text: &str, form: Option<(Form, FieldErrors)>) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let agreement = own_agreement(&mut tx, caller, text).await?;
        let there = store::membership::of_agreement(&mut tx, agreement.id).await?;
        let bodies = store::organisation::of_network(&mut tx, agreement.network).await?;
        let free = bodies.into_iter().filter(|body| !there.iter().any(|party| party.organisation == body.id));
        let page = page_in(&mut tx, caller, agreement.network, caller.t("network-party-form-title"))
            .await?
            .crumb(agreement.title.clone(), format!("/ufficio/rete/accordi/{}", agreement.id));
        let fields = match form {
            Some((form, errors)) => Fields::refused(form, errors),
            None => Fields::of(usual(&agreement)),
        };
        let roles = PartnerRole::ALL.iter().rev().map(|role| Choice::new(role.word(), caller.t(role.text())));
        Ok(Self {
            page,
            fields,
            bodies: free.map(|body| Choice::new(body.id.to_string(), body.details.name)).collect(),
            roles: roles.collect(),
        })
    }
}

fn usual(agreement: &Agreement) -> Form {
    Form::from_pairs([
        ("role", PartnerRole::Partner.word().to_owned()),
        ("from", agreement.validity.from().to_string()),
    ])
}

pub(crate) async fn new(caller: Caller, Path(text): Path<String>) -> Answer {
    web::html(&PartyForm::of(&caller, &text, None).await?)
}

pub(crate) async fn create(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let agreement = crate::web::id(&text)?;
    let mut errors = FieldErrors::new();
    let body = form.get("organisation").and_then(|id| id.parse().ok());
    let body = errors.check("organisation", body.ok_or("network-error-body-missing"));
    let role = form.get("role").and_then(|word| PartnerRole::parse(word).ok());
    let role = errors.check("role", role.ok_or("network-error-kind-missing"));
    let period = parse::period(&form, &mut errors);
    if let (Some(organisation), Some(role), Some(period)) = (body, role, period) {
        let (from, until) = (period.from(), period.until());
        let act_number = form.get("act_number").map(str::to_owned);
        let new = NewParty { agreement, organisation, role, from, until, act_number };
        match add_party(&caller.cx, new).await {
            Ok(_) => {
                let to = format!("/ufficio/rete/accordi/{agreement}");
                return Ok(web::see_other_saying(&caller.visit, &to, "network-party-form-done"));
            }
            Err(error @ AdhesionError::AlreadyParty) => errors.add("organisation", adhesion_text(&error)),
            Err(error @ AdhesionError::LeadTaken) => errors.add("role", adhesion_text(&error)),
            Err(error @ (AdhesionError::Term(_) | AdhesionError::NotBoundThen)) => {
                errors.add("from", adhesion_text(&error));
            }
            Err(other) => return Err(other.into()),
        }
    }
    web::unprocessable(&PartyForm::of(&caller, &text, Some((form, errors))).await?)
}
