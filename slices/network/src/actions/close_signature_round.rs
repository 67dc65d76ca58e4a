//! A round is closed: who signed is renewed when it prolongs, who did not is no longer asked.

use std::collections::HashMap;

use events::network::MembershipActivated;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Id, Period};
use policy::Resource;
use storage::{Cx, Tx, outbox};

use super::SignatureError;
use crate::model::{
    AdhesionState, AdhesionVerb, Agreement, Party, SignatureRound, SignatureState, Term, admit_term,
};
use crate::policy::CloseSignatureRound;
use crate::store;

/// Closes a round; returns how many memberships were renewed.
///
/// # Errors
/// [`SignatureError::Closed`], [`SignatureError::AgreementEndsBefore`].
pub async fn close_signature_round(cx: &Cx, id: Id<SignatureRound>) -> Result<usize, SignatureError> {
    let mut tx = cx.begin().await?;
    let round = store::signature::lock_round(&mut tx, id).await?.ok_or(SignatureError::NotFound)?;
    let agreement =
        store::agreement::lock(&mut tx, round.agreement).await?.ok_or(SignatureError::NotFound)?;
    let permit = cx.permit::<CloseSignatureRound>(Resource::new(id, [agreement.network.uuid()]))?;
    if round.closed_at.is_some() {
        return Err(SignatureError::Closed);
    }
    let signed: Vec<Id<Party>> = store::signature::of_round(&mut tx, id)
        .await?
        .into_iter()
        .filter(|one| one.state == SignatureState::Signed)
        .map(|one| one.party)
        .collect();

    store::signature::close_round(&mut tx, &permit, cx.now()).await?;
    let terms = match round.renews_until {
        Some(until) => new_terms(&mut tx, cx, &agreement, &signed, until).await?,
        None => Vec::new(),
    };
    let renewed: Vec<Id<Party>> = terms.iter().map(|term| term.party).collect();
    store::membership::add_terms(&mut tx, &permit, &terms, cx.now()).await?;
    let (expired, active) = (AdhesionState::Expired, AdhesionState::Active);
    store::adhesion::advance_all(&mut tx, &permit, &renewed, expired, active, cx.now()).await?;
    let reason = Some(round.title.as_str());
    store::adhesion::note_steps(&mut tx, cx, &renewed, AdhesionVerb::Renew, active, reason).await?;
    let bodies: HashMap<_, _> = store::membership::by_ids(&mut tx, &renewed)
        .await?
        .into_iter()
        .map(|party| (party.id, party.organisation))
        .collect();
    for term in &terms {
        let Some(body) = bodies.get(&term.party) else { continue };
        let event = MembershipActivated {
            network: agreement.network.uuid(),
            agreement: agreement.id.uuid(),
            organisation: body.uuid(),
            from: term.period.from(),
            until: term.period.until(),
            renewal: term.number.saturating_sub(1),
        };
        outbox::tell(&mut tx, cx, &event).await?;
    }
    tx.commit().await?;
    Ok(terms.len())
}

/// A term for each that signed, from the day after its last one; who is bound beyond `until` needs none, and who left
/// in the meantime gets none.
async fn new_terms(
    tx: &mut Tx,
    cx: &Cx,
    agreement: &Agreement,
    signed: &[Id<Party>],
    until: Date,
) -> Result<Vec<Term>, SignatureError> {
    let staying: Vec<Id<Party>> = store::adhesion::of_parties(tx, signed)
        .await?
        .into_iter()
        .filter(|one| matches!(one.state, AdhesionState::Active | AdhesionState::Expired))
        .map(|one| one.party)
        .collect();
    let held = store::membership::terms(tx, &staying).await?;
    let mut new = Vec::new();
    for party in staying {
        let own: Vec<&Term> = held.iter().filter(|term| term.party == party).collect();
        let Some(last) = own.last() else { continue };
        let Some(from) = last.period.until().and_then(|day| day.checked_add(1.day()).ok()) else { continue };
        let Ok(period) = Period::new(from, Some(until)) else { continue };
        let periods: Vec<Period> = own.iter().map(|term| term.period).collect();
        admit_term(agreement.validity, &periods, period).map_err(|_| SignatureError::AgreementEndsBefore)?;
        new.push(Term { id: cx.new_id(), party, number: last.number + 1, period, act_number: None });
    }
    Ok(new)
}
