//! The cells: one row of an agenda, five minutes and a seat. Their primary key is what forbids a double booking.
//!
//! Only `store::appointment` writes them, together with the appointment.

use kernel::Id;
use storage::{Result, ToValue as _, Tx};

use crate::model::{Appointment, Claim};

storage::statements! {
    INSERT = "INSERT INTO desk_cell (agenda_id, grain, seat, appointment_id)
              SELECT CAST($1 AS {uuid}), value, CAST($3 AS {int}), CAST($4 AS {uuid}) FROM {set $2 int} AS grains WHERE TRUE ORDER BY value
              ON CONFLICT (agenda_id, grain, seat) DO NOTHING";
    FREE = "DELETE FROM desk_cell WHERE appointment_id = $1";
}

/// Takes the cells of an appointment and says whether it has them all. In order, so that two who want overlapping
/// times wait for each other one way only.
pub(super) async fn take(tx: &mut Tx, appointment: Id<Appointment>, claim: &Claim) -> Result<bool> {
    let grains: Vec<i64> = (claim.first_grain..claim.first_grain + i64::from(claim.takes)).collect();
    let values =
        [claim.agenda.value(), grains.as_slice().value(), i64::from(claim.seat).value(), appointment.value()];
    Ok(tx.execute(&INSERT, values).await? == u64::from(claim.takes))
}

/// Gives them back.
pub(super) async fn free(tx: &mut Tx, appointment: Id<Appointment>) -> Result<u64> {
    tx.execute(&FREE, [appointment.value()]).await
}
