//! `/ufficio/rete/accordi/nuovo` and `…/{id}/modifica`: the form of an agreement.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _};
use jiff::civil::Date;
use kernel::{Id, Instant, Money};
use storage::Tx;
use texts::Locale;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::groups::{self, Row};
use super::{Work, own_agreement, own_work, page, page_in};
use crate::actions::{AgreementEdit, AgreementError, create_agreement, edit_agreement};
use crate::model::{Agreement, AgreementKind, AgreementTerms, LegalBasis, Network, PartnerRole, TargetGroup};
use crate::queries::names;
use crate::store;
use crate::web::errors::agreement_text;
use crate::web::parse;

#[derive(Template)]
#[template(path = "office/agreement_form.html")]
struct AgreementForm {
    page: Page,
    /// Where a new agreement is entered; none when one is edited.
    work: Option<Work>,
    fields: Fields,
    kinds: Vec<Choice>,
    bases: Vec<Choice>,
    programmes: Vec<Choice>,
    bodies: Vec<Choice>,
    /// Who may lead: the parties of the agreement that is edited.
    parties: Vec<Choice>,
    rows: Vec<Row>,
    conditions: Vec<Choice>,
}

impl AgreementForm {
    async fn of(
        tx: &mut Tx,
        caller: &Caller,
        page: Page,
        network: Id<Network>,
        groups: &[TargetGroup],
        fields: Fields,
    ) -> Result<Self, PageError> {
        let bodies = store::organisation::of_network(tx, network).await?;
        let programmes = store::programme::list(tx).await?;
        let choice = |word: &str, key: &'static str| Choice::new(word, caller.t(key));
        Ok(Self {
            page,
            work: None,
            fields,
            kinds: AgreementKind::ALL.iter().map(|kind| choice(kind.word(), kind.text())).collect(),
            bases: LegalBasis::ALL.iter().map(|basis| choice(basis.word(), basis.text())).collect(),
            programmes: programmes.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)).collect(),
            bodies: bodies.into_iter().map(|one| Choice::new(one.id.to_string(), one.details.name)).collect(),
            parties: Vec::new(),
            rows: groups::rows(groups.len()),
            conditions: groups::conditions(caller, groups),
        })
    }

    async fn entering(caller: &Caller, fields: impl FnOnce(&Network) -> Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let work = own_work(&mut tx, caller).await?;
        let page = page(caller, caller.t("network-agreement-form-title"));
        let fields = fields(&work.network);
        let form = Self::of(&mut tx, caller, page, work.network.id, &[], fields).await?;
        Ok(Self { work: Some(work), ..form })
    }

    async fn editing(
        caller: &Caller,
        text: &str,
        form: Option<(Form, FieldErrors)>,
    ) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let agreement = own_agreement(&mut tx, caller, text).await?;
        let page = page_in(&mut tx, caller, agreement.network, caller.t("network-agreement-edit-title"))
            .await?
            .crumb(agreement.title.clone(), format!("/ufficio/rete/accordi/{}", agreement.id));
        let fields = match form {
            Some((form, errors)) => Fields::refused(form, errors),
            None => Fields::of(on_record(&mut tx, caller.visit.locale(), &agreement).await?),
        };
        let parties = parties(&mut tx, agreement.id).await?;
        let groups = &agreement.terms.target_groups;
        let form = Self::of(&mut tx, caller, page, agreement.network, groups, fields).await?;
        Ok(Self { parties, ..form })
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

/// The form that shows an agreement as it is, and when it was last changed.
async fn on_record(tx: &mut Tx, locale: Locale, agreement: &Agreement) -> Result<Form, PageError> {
    let seen = store::agreement::changed_at(tx, agreement.id).await?;
    let parties = store::membership::of_agreement(tx, agreement.id).await?;
    let lead = parties.into_iter().find(|party| party.role == PartnerRole::Lead);
    let terms = &agreement.terms;
    let text = |value: Option<String>| value.unwrap_or_default();
    let pairs = [
        ("seen", text(seen.map(|at| at.micros().to_string()))),
        ("lead", text(lead.map(|party| party.id.to_string()))),
        ("kind", terms.kind.word().to_owned()),
        ("title", terms.title.clone()),
        ("description", terms.description.clone()),
        ("act_number", text(terms.act_number.clone())),
        ("act_date", text(terms.act_date.map(|day| day.to_string()))),
        ("from", terms.validity.from().to_string()),
        ("until", text(terms.validity.until().map(|day| day.to_string()))),
        ("confers", if terms.confers_membership { "1".to_owned() } else { String::new() }),
        ("programme", text(terms.programme.map(|id| id.to_string()))),
        ("budget", text(terms.budget.map(|sum| typed(locale, sum)))),
        ("cofunding", text(terms.cofunding.map(|sum| typed(locale, sum)))),
        ("controller", terms.controller.to_string()),
        ("basis", terms.legal_basis.word().to_owned()),
        ("threshold", terms.suppression_threshold.to_string()),
    ];
    let pairs = pairs.into_iter().map(|(field, value)| (field.to_owned(), value));
    Ok(Form::from_pairs(pairs.chain(groups::pairs(&terms.target_groups))))
}

/// A sum as the reader would type it; both ways are read.
fn typed(locale: Locale, sum: Money) -> String {
    match locale {
        Locale::It => sum.plain().replace('.', ","),
        Locale::En => sum.plain(),
    }
}

async fn parties(tx: &mut Tx, agreement: Id<Agreement>) -> Result<Vec<Choice>, PageError> {
    let parties = store::membership::of_agreement(tx, agreement).await?;
    let bodies: Vec<_> = parties.iter().map(|party| party.organisation).collect();
    let names = names(tx, &bodies).await?;
    let name = |id| names.get(id).cloned().unwrap_or_default();
    Ok(parties.iter().map(|party| Choice::new(party.id.to_string(), name(&party.organisation))).collect())
}

pub(crate) async fn new(caller: Caller) -> Answer {
    let today = caller.cx.now().date();
    web::html(&AgreementForm::entering(&caller, |network| Fields::of(usual(network, today))).await?)
}

pub(crate) async fn create(caller: Caller, form: Form) -> Answer {
    let network = {
        let mut tx = caller.cx.read().await?;
        own_work(&mut tx, &caller).await?.network
    };
    let mut errors = FieldErrors::new();
    let Some(terms) = terms(&form, &mut errors, &[]) else {
        return web::unprocessable(
            &AgreementForm::entering(&caller, |_| Fields::refused(form, errors)).await?,
        );
    };
    let id = create_agreement(&caller.cx, network.id, terms).await?;
    let to = format!("/ufficio/rete/accordi/{id}");
    Ok(web::see_other_saying(&caller.visit, &to, "network-agreement-form-done"))
}

pub(crate) async fn edit(caller: Caller, Path(text): Path<String>) -> Answer {
    web::html(&AgreementForm::editing(&caller, &text, None).await?)
}

pub(crate) async fn update(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let agreement = {
        let mut tx = caller.cx.read().await?;
        own_agreement(&mut tx, &caller, &text).await?
    };
    let mut errors = FieldErrors::new();
    if let Some(terms) = terms(&form, &mut errors, &agreement.terms.target_groups) {
        let lead = form.get("lead").and_then(|text| text.parse().ok());
        let seen = form.get("seen").and_then(|text| text.parse().ok()).map(Instant::from_micros);
        match edit_agreement(&caller.cx, agreement.id, AgreementEdit { terms, lead, seen }).await {
            Ok(()) => {
                let to = format!("/ufficio/rete/accordi/{}", agreement.id);
                return Ok(web::see_other_saying(&caller.visit, &to, "network-agreement-edit-done"));
            }
            // What she typed stays; saved again it is kept, now that she knows of the other change.
            Err(AgreementError::Moved) => {
                let now = store::agreement::changed_at(&mut caller.cx.read().await?, agreement.id).await?;
                let form = form.set("seen", now.map(|at| at.micros().to_string()).unwrap_or_default());
                errors.add("title", "network-error-edited-meanwhile");
                let page = AgreementForm::editing(&caller, &text, Some((form, errors))).await?;
                return Ok((StatusCode::CONFLICT, Html(page.render()?)).into_response());
            }
            Err(error) => {
                let (field, text) = agreement_text(caller.visit.translator(), error)?;
                errors.add(field, text);
            }
        }
    }
    web::unprocessable(&AgreementForm::editing(&caller, &text, Some((form, errors))).await?)
}

fn terms(form: &Form, errors: &mut FieldErrors, on_record: &[TargetGroup]) -> Option<AgreementTerms> {
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
    let target_groups = groups::parse(form, errors, on_record);
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
