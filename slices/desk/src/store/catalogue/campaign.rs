//! Campaigns of confirmation.

use ::policy::Permit;
use kernel::{Id, Instant};
use network::api::{Network, Organisation};
use storage::{Result, Row, ToValue as _, Tx};

use crate::model::catalogue::{Asked, Campaign, CampaignId};
use crate::policy::{ConfirmServices, StartCampaign};

storage::statements! {
    INSERT = "INSERT INTO desk_campaign (id, network_id, started_at, ends_at) VALUES ($1, $2, $3, $4)";
    ASK = "INSERT INTO desk_campaign_body (campaign_id, organisation_id, is_mailed) VALUES ($1, $2, $3)";
    LATEST = "SELECT id, network_id, started_at, ends_at FROM desk_campaign WHERE network_id = $1
              ORDER BY started_at DESC, id DESC LIMIT 1";
    FIND = "SELECT id, network_id, started_at, ends_at FROM desk_campaign WHERE id = $1";
    ASKED = "SELECT organisation_id, is_mailed, answered_at FROM desk_campaign_body WHERE campaign_id = $1
             ORDER BY answered_at, organisation_id LIMIT 20000";
    ANSWER = "UPDATE desk_campaign_body SET answered_at = $2 WHERE organisation_id = $1 AND answered_at IS NULL";
}

/// Writes a campaign of the permit's network and whom it asks.
///
/// # Errors
/// When the database refuses.
pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<StartCampaign>,
    campaign: &Campaign,
    asked: &[(Id<Organisation>, bool)],
) -> Result<()> {
    let values =
        [campaign.id.value(), permit.target().value(), campaign.started_at.value(), campaign.ends_at.value()];
    tx.execute(&INSERT, values).await?;
    let rows = asked
        .iter()
        .map(|(body, is_mailed)| vec![campaign.id.value(), body.value(), is_mailed.value()])
        .collect();
    tx.insert_all(&ASK, rows).await.map(drop)
}

/// The latest campaign of a network.
///
/// # Errors
/// When the database refuses.
pub async fn latest(tx: &mut Tx, network: Id<Network>) -> Result<Option<Campaign>> {
    tx.optional(&LATEST, [network.value()]).await?.as_ref().map(read).transpose()
}

/// One campaign.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: CampaignId) -> Result<Option<Campaign>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// Whom a campaign asked, and who answered.
///
/// # Errors
/// When the database refuses.
pub async fn asked(tx: &mut Tx, id: CampaignId) -> Result<Vec<Asked>> {
    let rows = tx.all(&ASKED, [id.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Asked {
                organisation: row.get("organisation_id")?,
                is_mailed: row.get("is_mailed")?,
                answered_at: row.optional("answered_at")?,
            })
        })
        .collect()
}

/// Writes that a body answered.
///
/// # Errors
/// When the database refuses.
pub async fn answer(tx: &mut Tx, permit: &Permit<ConfirmServices>, now: Instant) -> Result<u64> {
    tx.execute(&ANSWER, [permit.target().value(), now.value()]).await
}

fn read(row: &Row) -> Result<Campaign> {
    Ok(Campaign {
        id: row.get("id")?,
        network: row.get("network_id")?,
        started_at: row.get("started_at")?,
        ends_at: row.get("ends_at")?,
    })
}
