//! One agreement with its parties, and one party with its way in.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::{Id, Period};
use storage::{Result, Tx};

use super::names;
use crate::model::{
    Adhesion, AdhesionState, Agreement, Membership, Organisation, Party, Programme, Signature,
    SignatureRound, Term,
};
use crate::store;
use crate::store::adhesion::Taken;

/// An agreement as everybody sees it, as of a day.
pub struct AgreementView {
    /// The agreement.
    pub agreement: Agreement,
    /// Its programme.
    pub programme: Option<Programme>,
    /// The name of the data controller.
    pub controller: String,
    /// The parties bound on that day, the lead first, each with its name.
    pub parties: Vec<(Membership, String)>,
}

/// An agreement as of a day.
pub async fn view(tx: &mut Tx, id: Id<Agreement>, day: Date) -> Result<Option<AgreementView>> {
    let Some(agreement) = store::agreement::find(tx, id).await? else { return Ok(None) };
    let programme = match agreement.programme {
        Some(programme) => store::programme::by_ids(tx, &[programme]).await?.pop(),
        None => None,
    };
    let bound = store::membership::parties_as_of(tx, id, day).await?;
    let ids: Vec<Id<Organisation>> =
        bound.iter().map(|one| one.organisation).chain([agreement.controller]).collect();
    let names = names(tx, &ids).await?;
    let name = |id: Id<Organisation>| names.get(&id).cloned().unwrap_or_default();
    let controller = name(agreement.controller);
    let parties =
        bound.into_iter().map(|one| (name(one.organisation), one)).map(|(name, one)| (one, name)).collect();
    Ok(Some(AgreementView { agreement, programme, controller, parties }))
}

/// A party as the coordinator sees it.
pub struct PartyRow {
    /// The party.
    pub party: Party,
    /// The body's name.
    pub body: String,
    /// Where its adhesion stands.
    pub state: AdhesionState,
    /// Its last term.
    pub period: Option<Period>,
    /// How many times it was renewed.
    pub renewals: usize,
}

/// All parties of an agreement, whatever their state, and its rounds.
pub async fn parties(tx: &mut Tx, id: Id<Agreement>) -> Result<(Vec<PartyRow>, Vec<SignatureRound>)> {
    let parties = store::membership::of_agreement(tx, id).await?;
    let ids: Vec<Id<Party>> = parties.iter().map(|party| party.id).collect();
    let bodies: Vec<Id<Organisation>> = parties.iter().map(|party| party.organisation).collect();
    let names = names(tx, &bodies).await?;
    let states: HashMap<_, _> =
        store::adhesion::of_parties(tx, &ids).await?.into_iter().map(|one| (one.party, one.state)).collect();
    let mut terms: HashMap<Id<Party>, Vec<Term>> = HashMap::new();
    for term in store::membership::terms(tx, &ids).await? {
        terms.entry(term.party).or_default().push(term);
    }
    let rows = parties
        .into_iter()
        .map(|party| {
            let own = terms.remove(&party.id).unwrap_or_default();
            PartyRow {
                body: names.get(&party.organisation).cloned().unwrap_or_default(),
                state: states.get(&party.id).copied().unwrap_or(AdhesionState::Requested),
                period: own.last().map(|term| term.period),
                renewals: own.len().saturating_sub(1),
                party,
            }
        })
        .collect();
    Ok((rows, store::signature::rounds_of_agreement(tx, id).await?))
}

/// One party with everything about its way in.
pub struct PartyView {
    /// The party.
    pub party: Party,
    /// The body.
    pub body: Organisation,
    /// The agreement.
    pub agreement: Agreement,
    /// Where it stands.
    pub adhesion: Adhesion,
    /// Its terms, the oldest first.
    pub terms: Vec<Term>,
    /// What it was asked to sign, the newest first.
    pub signatures: Vec<Signature>,
    /// Its history, the newest first.
    pub steps: Vec<Taken>,
}

/// One party; the caller asks for the permit with its agreement's network.
pub async fn party(tx: &mut Tx, id: Id<Party>) -> Result<Option<PartyView>> {
    let Some(party) = store::membership::find(tx, id).await? else { return Ok(None) };
    let body = store::organisation::find(tx, party.organisation).await?;
    let agreement = store::agreement::find(tx, party.agreement).await?;
    let adhesion = store::adhesion::find(tx, id).await?;
    let (Some(body), Some(agreement), Some(adhesion)) = (body, agreement, adhesion) else { return Ok(None) };
    let terms = store::membership::terms(tx, &[id]).await?;
    let signatures = store::signature::of_parties(tx, &[id]).await?;
    let steps = store::adhesion::steps(tx, id).await?;
    Ok(Some(PartyView { party, body, agreement, adhesion, terms, signatures, steps }))
}
