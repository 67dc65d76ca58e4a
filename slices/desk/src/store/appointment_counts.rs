//! How many appointments, without anybody's name: for reports.

use kernel::{Id, Instant};
use storage::{Result, ToValue as _, Tx};

use crate::model::{AppointmentState, Channel, Desk, Origin, ServiceId};

storage::statements! {
    // The report of an agreement; the index of a desk's day answers it.
    BETWEEN = "SELECT desk_id, service_id, channel, origin, state, COUNT(*) AS n
               FROM desk_appointment
               WHERE desk_id IN {set $1 uuid} AND starts_at >= $2 AND starts_at < $3
               GROUP BY desk_id, service_id, channel, origin, state
               ORDER BY desk_id, service_id, channel, origin, state LIMIT 100000";
}

/// One row of the count.
#[derive(Clone, Debug, PartialEq)]
pub struct AppointmentCount {
    /// The desk.
    pub desk: Id<Desk>,
    /// What for, where it was said.
    pub service: Option<ServiceId>,
    /// How.
    pub channel: Channel,
    /// Who made them.
    pub origin: Origin,
    /// Where they stand.
    pub state: AppointmentState,
    /// How many.
    pub count: i64,
}

/// Those that begin in `from..until` at these desks.
///
/// # Errors
/// When the database refuses.
pub async fn between(
    tx: &mut Tx,
    desks: &[Id<Desk>],
    from: Instant,
    until: Instant,
) -> Result<Vec<AppointmentCount>> {
    let rows = tx.all(&BETWEEN, [desks.value(), from.value(), until.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(AppointmentCount {
                desk: row.get("desk_id")?,
                service: row.optional("service_id")?,
                channel: row.parsed("channel", Channel::parse)?,
                origin: row.parsed("origin", Origin::parse)?,
                state: row.parsed("state", AppointmentState::parse)?,
                count: row.get("n")?,
            })
        })
        .collect()
}
