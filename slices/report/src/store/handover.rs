//! `report_handover`: hand-overs as they are told, counted.

use kernel::{Id, Instant};
use network::api::Network;
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};
use uuid::Uuid;

use crate::model::{Month, Months};
use crate::policy::{CountHandover, Forget};

storage::statements! {
    HEAR = "INSERT INTO report_heard (event_id, heard_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    COUNT = "INSERT INTO report_handover (network_id, agreement_id, desk_id, organisation_id, receiver_id, service_id, month,
               outcome, count)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)
             ON CONFLICT (network_id, month, agreement_id, desk_id, organisation_id, receiver_id, service_id, outcome)
             DO UPDATE SET count = report_handover.count + 1";
    BETWEEN = "SELECT agreement_id, desk_id, organisation_id, receiver_id, service_id, month, outcome, count
               FROM report_handover WHERE network_id = $1 AND month BETWEEN $2 AND $3
               ORDER BY month, agreement_id, desk_id, organisation_id, receiver_id, service_id, outcome LIMIT 200000";
    FORGET = "DELETE FROM report_handover WHERE month < $1";
    FORGET_HEARD = "DELETE FROM report_heard WHERE heard_at < $1";
}

/// Hand-overs that are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handovers {
    /// The agreement.
    pub agreement: Uuid,
    /// The desk that sent.
    pub desk: Uuid,
    /// Its body.
    pub organisation: Uuid,
    /// The body that they were sent to.
    pub receiver: Uuid,
    /// The service asked for; nil where none of the catalogue was.
    pub service: Uuid,
    /// The month of the step.
    pub month: Month,
    /// The step: `sent`, `accepted`, or what came of it.
    pub outcome: String,
    /// How many.
    pub count: i64,
}

/// Counts one, once for each event.
///
/// # Errors
/// When the database refuses.
pub async fn count(
    tx: &mut Tx,
    _permit: &Permit<CountHandover>,
    event: Uuid,
    network: Uuid,
    one: &Handovers,
    now: Instant,
) -> Result<()> {
    if tx.execute(&HEAR, [event.value(), now.value()]).await? == 0 {
        return Ok(());
    }
    let values = [
        network.value(),
        one.agreement.value(),
        one.desk.value(),
        one.organisation.value(),
        one.receiver.value(),
        one.service.value(),
        one.month.to_string().value(),
        one.outcome.value(),
    ];
    tx.execute(&COUNT, values).await.map(drop)
}

/// Those of some months.
///
/// # Errors
/// When the database refuses.
pub async fn between(tx: &mut Tx, network: Id<Network>, period: Months) -> Result<Vec<Handovers>> {
    let values = [network.value(), period.from.to_string().value(), period.to.to_string().value()];
    tx.all(&BETWEEN, values).await?.iter().map(read).collect()
}

/// Lets go of counts of months before, and of events that were heard long ago.
///
/// # Errors
/// When the database refuses.
pub async fn forget(
    tx: &mut Tx,
    _permit: &Permit<Forget>,
    month: Month,
    heard_before: Instant,
) -> Result<u64> {
    tx.execute(&FORGET_HEARD, [heard_before.value()]).await?;
    tx.execute(&FORGET, [month.to_string().value()]).await
}

fn read(row: &Row) -> Result<Handovers> {
    Ok(Handovers {
        agreement: row.get("agreement_id")?,
        desk: row.get("desk_id")?,
        organisation: row.get("organisation_id")?,
        receiver: row.get("receiver_id")?,
        service: row.get("service_id")?,
        month: row.parsed("month", Month::parse)?,
        outcome: row.get("outcome")?,
        count: row.get("count")?,
    })
}
