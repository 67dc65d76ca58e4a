//! A round of signatures, and one signature for who signs.

use std::collections::HashMap;

use kernel::Id;
use storage::{Result, Tx};

use super::names;
use crate::model::{Agreement, Organisation, Party, Signature, SignatureRound};
use crate::store;

/// A round with what each body has done.
pub struct RoundView {
    /// The round.
    pub round: SignatureRound,
    /// Its agreement.
    pub agreement: Agreement,
    /// Each signature with the body's name, by name.
    pub rows: Vec<(Signature, String)>,
}

/// A round; the caller asks for the permit with its agreement's network.
pub async fn view(tx: &mut Tx, id: Id<SignatureRound>) -> Result<Option<RoundView>> {
    let Some(round) = store::signature::round(tx, id).await? else { return Ok(None) };
    let Some(agreement) = store::agreement::find(tx, round.agreement).await? else { return Ok(None) };
    let signatures = store::signature::of_round(tx, id).await?;
    let ids: Vec<Id<Party>> = signatures.iter().map(|one| one.party).collect();
    let parties: HashMap<_, _> = store::membership::by_ids(tx, &ids)
        .await?
        .into_iter()
        .map(|party| (party.id, party.organisation))
        .collect();
    let bodies: Vec<Id<Organisation>> = parties.values().copied().collect();
    let names = names(tx, &bodies).await?;
    let name = |one: &Signature| {
        parties.get(&one.party).and_then(|body| names.get(body)).cloned().unwrap_or_default()
    };
    let mut rows: Vec<(Signature, String)> =
        signatures.into_iter().map(|one| (name(&one), one)).map(|(n, s)| (s, n)).collect();
    rows.sort_by(|(_, one), (_, other)| one.cmp(other));
    Ok(Some(RoundView { round, agreement, rows }))
}

/// What one body is asked to sign.
pub struct SignatureView {
    /// The signature.
    pub signature: Signature,
    /// The body.
    pub body: Organisation,
    /// The agreement.
    pub agreement: Agreement,
    /// The round it belongs to.
    pub round: Option<SignatureRound>,
}

/// One signature; who may see it is the caller's matter.
pub async fn signature(tx: &mut Tx, id: Id<Signature>) -> Result<Option<SignatureView>> {
    let Some(signature) = store::signature::find(tx, id).await? else { return Ok(None) };
    let Some(party) = store::membership::find(tx, signature.party).await? else { return Ok(None) };
    let body = store::organisation::find(tx, party.organisation).await?;
    let agreement = store::agreement::find(tx, party.agreement).await?;
    let (Some(body), Some(agreement)) = (body, agreement) else { return Ok(None) };
    let round = match signature.round {
        Some(round) => store::signature::round(tx, round).await?,
        None => None,
    };
    Ok(Some(SignatureView { signature, body, agreement, round }))
}
