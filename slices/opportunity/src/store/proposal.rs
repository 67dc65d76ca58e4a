//! `opportunity_proposal`: which opportunity a vacancy of another room became.

use kernel::Id;
use policy::Permit;
use storage::{Result, ToValue as _, Tx};
use uuid::Uuid;

use crate::model::Opportunity;
use crate::policy::TakeProposal;

storage::statements! {
    FIND = "SELECT opportunity_id, revision FROM opportunity_proposal WHERE proposal_id = $1";
    OF = "SELECT proposal_id, revision FROM opportunity_proposal WHERE opportunity_id = $1";
    PUT = "INSERT INTO opportunity_proposal (proposal_id, opportunity_id, revision) VALUES ($1, $2, $3)
           ON CONFLICT (proposal_id) DO UPDATE SET revision = excluded.revision";
}

/// The opportunity it became, and the last revision that was taken.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, proposal: Uuid) -> Result<Option<(Id<Opportunity>, i64)>> {
    let row = tx.optional(&FIND, [proposal.value()]).await?;
    row.map(|row| Ok((row.get("opportunity_id")?, row.get("revision")?))).transpose()
}

/// The proposal that an opportunity came from.
///
/// # Errors
/// When the database refuses.
pub async fn of(tx: &mut Tx, opportunity: Id<Opportunity>) -> Result<Option<(Uuid, i64)>> {
    let row = tx.optional(&OF, [opportunity.value()]).await?;
    row.map(|row| Ok((row.get("proposal_id")?, row.get("revision")?))).transpose()
}

/// Remembers that a revision was taken.
///
/// # Errors
/// When the database refuses.
pub async fn put(tx: &mut Tx, permit: &Permit<TakeProposal>, proposal: Uuid, revision: i64) -> Result<()> {
    tx.execute(&PUT, [proposal.value(), permit.target().value(), revision.value()]).await.map(drop)
}
