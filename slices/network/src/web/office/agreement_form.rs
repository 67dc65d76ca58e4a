//! `/ufficio/rete/accordi/nuovo`: an agreement is entered.

use askama::Template;
use jiff::civil::Date;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::groups::{self, Row};
use super::{own_network, page};
use crate::actions::create_agreement;
use crate::model::{AgreementKind, AgreementTerms, LegalBasis, Network};
use crate::store;
use crate::web::parse;

#[derive(Template)]
#[template(path = "office/agreement_form.html")]
struct AgreementForm {
    page: Page,
    fields: Fields,
    kinds: Vec<Choice>,
    bases: Vec<Choice>,
    programmes: Vec<Choice>,
    bodies: Vec<Choice>,
    rows: Vec<Row>,
    conditions: Vec<Choice>,
}

impl AgreementForm {
    async fn of(caller: &Caller, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let network = own_network(&mut tx, caller).await?;
        let bodies = store::organisation::of_network(&mut tx, network.id).await?;
        let programmes = store::programme::list(&mut tx).await?;
        let choice = |word: &str, key: &'static str| Choice::new(word, caller.t(key));
        Ok(Self {
            page: page(caller, caller.t("network-agreement-form-title")),
            fields,
            kinds: AgreementKind::ALL.iter().map(|kind| choice(kind.word(), kind.text())).collect(),
            bases: LegalBasis::ALL.iter().map(|basis| choice(basis.word(), basis.text())).collect(),
            programmes: programmes.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)).collect(),
            bodies: bodies.into_iter().map(|one| Choice::new(one.id.to_string(), one.details.name)).collect(),
            rows: groups::rows(),
            conditions: groups::conditions(caller),
        })
    }
}

/// What a new agreement most often is: a protocol led by the lead body.
fn usual(network: &Network, today: Date) -> Form {
    Form::from_pairs([
        ("kind", AgreementKind::Memorandum.word().to_owned()),
        ("from", today.to_string()),
        ("basis", LegalBasis::PublicTask.word().to_owned()),
        ("controller", network.lead.to_string()),
        ("threshold", crate::model::DEFAULT_SUPPRESSION_THRESHOLD.to_string()),
        ("confers", "1".to_owned()),
    ])
}

pub(crate) async fn new(caller: Caller) -> Answer {
    let network = {
        let mut tx = caller.cx.read().await?;
        own_network(&mut tx, &caller).await?
    };
    let fields = Fields::of(usual(&network, caller.cx.now().date()));
    web::html(&AgreementForm::of(&caller, fields).await?)
}

pub(crate) async fn create(caller: Caller, form: Form) -> Answer {
    let network = {
        let mut tx = caller.cx.read().await?;
        own_network(&mut tx, &caller).await?
    };
    let mut errors = FieldErrors::new();
    let Some(terms) = terms(&form, &mut errors) else {
        return web::unprocessable(&AgreementForm::of(&caller, Fields::refused(form, errors)).await?);
    };
    let id = create_agreement(&caller.cx, network.id, terms).await?;
    let to = format!("/ufficio/rete/accordi/{id}");
    Ok(web::see_other_saying(&caller.visit, &to, "network-agreement-form-done"))
}

fn terms(form: &Form, errors: &mut FieldErrors) -> Option<AgreementTerms> {
    let kind = form.get("kind").and_then(|word| AgreementKind::parse(word).ok());
    let kind = errors.check("kind", kind.ok_or("network-error-kind-missing"));
    let title = errors.check("title", parse::required(form, "title", "network-error-title-missing"));
    let act_date = parse::optional(form, errors, "act_date", "network-error-day-wrong", parse::day);
    let validity = parse::period(form, errors);
    let budget = parse::money(form, errors, "budget");
    let cofunding = parse::money(form, errors, "cofunding");
    let controller = form.get("controller").and_then(|text| text.parse().ok());
    let controller = errors.check("controller", controller.ok_or("network-error-controller-missing"));
    let basis = form.get("basis").and_then(|word| LegalBasis::parse(word).ok());
    let basis = errors.check("basis", basis.ok_or("network-error-kind-missing"));
    let threshold =
        form.get("threshold").and_then(|text| text.parse::<u32>().ok()).filter(|least| *least >= 1);
    let threshold = errors.check("threshold", threshold.ok_or("network-error-threshold-wrong"));
    let target_groups = groups::parse(form, errors);
    if !errors.is_empty() {
        return None;
    }
    Some(AgreementTerms {
        description: form.text("description").to_owned(),
        programme: form.get("programme").and_then(|text| text.parse().ok()),
        act_number: form.get("act_number").map(str::to_owned),
        act_date,
        confers_membership: form.has("confers"),
        budget,
        cofunding,
        legal_basis: basis?,
        suppression_threshold: threshold?,
        target_groups,
        ..AgreementTerms::new(kind?, title?, validity?, controller?)
    })
}
