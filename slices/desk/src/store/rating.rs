//! Ratings as rows.

use kernel::{Id, Instant};
use storage::{Result, ToValue as _, Tx};

use ::policy::Permit;

use crate::model::{Appointment, Desk};
use crate::policy::RateAppointment;

storage::statements! {
    INSERT = "INSERT INTO desk_rating (appointment_id, desk_id, score, text, created_at) VALUES ($1, $2, $3, $4, $5)
              ON CONFLICT (appointment_id) DO NOTHING";
    IS_RATED = "SELECT score FROM desk_rating WHERE appointment_id = $1";
    OF_DESK = "SELECT COUNT(*) AS n, CAST(COALESCE(SUM(score), 0) AS {int}) AS total FROM desk_rating
               WHERE desk_id = $1 AND created_at >= $2";
}

/// Writes what a person thought; `false` when she said it before.
///
/// # Errors
/// When the database refuses.
pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<RateAppointment>,
    desk: Id<Desk>,
    score: u8,
    text: Option<&str>,
    now: Instant,
) -> Result<bool> {
    let values = [permit.target().value(), desk.value(), u32::from(score).value(), text.value(), now.value()];
    Ok(tx.execute(&INSERT, values).await? == 1)
}

/// Whether an appointment was rated.
///
/// # Errors
/// When the database refuses.
pub async fn is_rated(tx: &mut Tx, appointment: Id<Appointment>) -> Result<bool> {
    Ok(tx.optional(&IS_RATED, [appointment.value()]).await?.is_some())
}

/// How many ratings a desk has since then, and the sum of their scores.
///
/// # Errors
/// When the database refuses.
pub async fn of_desk(tx: &mut Tx, desk: Id<Desk>, since: Instant) -> Result<(i64, i64)> {
    let row = tx.one(&OF_DESK, [desk.value(), since.value()]).await?;
    Ok((row.get("n")?, row.get("total")?))
}
