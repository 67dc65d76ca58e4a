//! Memberships whose last term is over are marked: the daily job.
//!
//! Counts do not wait for it, since they are derived from the terms; it moves the adhesion and tells the others.

use std::collections::HashMap;

use events::network::MembershipExpired;
use kernel::Id;
use policy::Resource;
use storage::{Cx, outbox};

use super::AdhesionError;
use crate::jobs::{AdhesionNews, MailAdhesion};
use crate::model::{AdhesionState, AdhesionVerb, Agreement, Party};
use crate::policy::ExpireMemberships;
use crate::store;

/// How many are done in one transaction.
const BATCH: i64 = 200;

/// Expires what is over, at most 200 of them; returns how many, so that the caller goes on until none is left.
///
/// # Errors
/// [`AdhesionError::Refused`].
pub async fn expire_memberships(cx: &Cx) -> Result<usize, AdhesionError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<ExpireMemberships>(Resource::new((), []))?;
    let over = store::adhesion::over(&mut tx, cx.now().date(), BATCH).await?;
    if over.is_empty() {
        return Ok(0);
    }
    let ids: Vec<Id<Party>> = over.iter().map(|adhesion| adhesion.party).collect();
    let to = AdhesionState::after(Some(AdhesionState::Active), AdhesionVerb::Expire)?;

    store::adhesion::advance_all(&mut tx, &permit, &ids, AdhesionState::Active, to, cx.now()).await?;
    store::adhesion::note_steps(&mut tx, cx, &ids, AdhesionVerb::Expire, to, None).await?;
    let parties = store::membership::by_ids(&mut tx, &ids).await?;
    let agreements: Vec<Id<Agreement>> = parties.iter().map(|party| party.agreement).collect();
    let agreements = store::agreement::by_ids(&mut tx, &agreements).await?;
    let networks: HashMap<_, _> = agreements.iter().map(|one| (one.id, one.network)).collect();
    let last_days: HashMap<_, _> = store::adhesion::last_days(&mut tx, &ids).await?.into_iter().collect();
    for party in &parties {
        let last_day = last_days.get(&party.id).copied().flatten();
        let (Some(network), Some(last_day)) = (networks.get(&party.agreement), last_day) else { continue };
        let event = MembershipExpired {
            network: network.uuid(),
            agreement: party.agreement.uuid(),
            organisation: party.organisation.uuid(),
            last_day,
            is_withdrawal: false,
        };
        outbox::tell(&mut tx, cx, &event).await?;
        if let Some(adhesion) = over.iter().find(|one| one.party == party.id) {
            MailAdhesion::to_body(&mut tx, cx, party, adhesion, AdhesionNews::Expired).await?;
        }
    }
    tx.commit().await?;
    Ok(ids.len())
}
