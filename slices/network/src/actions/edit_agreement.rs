//! What is known of an agreement changes: a number that was mistyped, a sum that was raised, another controller.

use kernel::{Id, Instant};
use policy::Resource;
use serde_json::json;
use storage::{Cx, Tx, trail};

use super::AgreementError;
use crate::model::{Agreement, AgreementTerms, PartnerRole, Party, admit_validity, changes};
use crate::policy::EditAgreement;
use crate::store;

/// An agreement as it should be.
#[derive(Clone, Debug)]
pub struct AgreementEdit {
    /// What was agreed.
    pub terms: AgreementTerms,
    /// The party that leads it; none leaves it as it is.
    pub lead: Option<Id<Party>>,
    /// When it had last been changed as the caller saw it; none does not ask.
    pub seen: Option<Instant>,
}

/// Writes an agreement anew and keeps in the trail what each fact was; the same facts change nothing.
///
/// # Errors
/// [`AgreementError`]: what contradicts its memberships or an open round, or was changed in the meantime.
pub async fn edit_agreement(cx: &Cx, id: Id<Agreement>, edit: AgreementEdit) -> Result<(), AgreementError> {
    let mut tx = cx.begin().await?;
    let before = store::agreement::lock(&mut tx, id).await?.ok_or(AgreementError::NotFound)?;
    let permit = cx.permit::<EditAgreement>(Resource::new(id, [before.network.uuid()]))?;
    let changed_at = store::agreement::changed_at(&mut tx, id).await?;
    if edit.seen.is_some_and(|seen| Some(seen) != changed_at) {
        return Err(AgreementError::Moved);
    }
    let parties = store::membership::of_agreement(&mut tx, id).await?;
    let leads = parties.iter().find(|party| party.role == PartnerRole::Lead).map(|party| party.id);
    let lead = edit.lead.or(leads);
    if lead.is_some_and(|lead| !parties.iter().any(|party| party.id == lead)) {
        return Err(AgreementError::LeadNotParty);
    }
    admit(&mut tx, &before, &edit.terms, &parties).await?;

    let (mut was, mut is) = (before.terms.facts(), edit.terms.facts());
    let body =
        |id: Option<Id<Party>>| parties.iter().find(|one| Some(one.id) == id).map(|one| one.organisation);
    was.push(("lead", json!(body(leads))));
    is.push(("lead", json!(body(lead))));
    let changed = changes(was, is);
    if changed.is_empty() {
        return Ok(());
    }
    store::agreement::update(&mut tx, &permit, &edit.terms, cx.now()).await?;
    if let Some(lead) = lead.filter(|lead| Some(*lead) != leads) {
        store::membership::set_lead(&mut tx, &permit, lead).await?;
    }
    trail::record(&mut tx, cx, "network.edit_agreement", id.uuid(), json!({ "changes": changed })).await?;
    tx.commit().await?;
    Ok(())
}

/// Whether the facts that are on record bear the change.
async fn admit(
    tx: &mut Tx,
    before: &Agreement,
    after: &AgreementTerms,
    parties: &[Party],
) -> Result<(), AgreementError> {
    store::organisation::find(tx, after.controller).await?.ok_or(AgreementError::UnknownBody)?;
    if let Some(programme) = after.programme {
        let known = store::programme::by_ids(tx, &[programme]).await?;
        known.first().ok_or(AgreementError::NotFound)?;
    }
    if after.confers_membership != before.confers_membership && !parties.is_empty() {
        return Err(AgreementError::ConfersSettled);
    }
    admit_end(tx, before.id, after.validity, parties).await
}

/// Whether an agreement may run from then to then: no membership lies outside, no open round renews beyond.
pub(super) async fn admit_end(
    tx: &mut Tx,
    agreement: Id<Agreement>,
    validity: kernel::Period,
    parties: &[Party],
) -> Result<(), AgreementError> {
    let ids: Vec<Id<Party>> = parties.iter().map(|party| party.id).collect();
    let terms = store::membership::terms(tx, &ids).await?;
    let periods: Vec<_> = terms.into_iter().map(|term| term.period).collect();
    admit_validity(validity, &periods)?;
    let Some(until) = validity.until() else { return Ok(()) };
    let rounds = store::signature::rounds_of_agreement(tx, agreement).await?;
    let open = rounds.iter().filter(|round| round.closed_at.is_none());
    match open.filter_map(|round| round.renews_until).filter(|renews| *renews > until).max() {
        Some(renews) => Err(AgreementError::RoundRenewsTo(renews)),
        None => Ok(()),
    }
}
