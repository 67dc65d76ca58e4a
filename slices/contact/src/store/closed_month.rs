//! `contact_closed_month`: months of which a report was handed in, or is being counted.

use jiff::civil::Date;
use kernel::Instant;
use policy::Permit;
use storage::{Result, ToValue as _, Tx};
use uuid::Uuid;

use crate::policy::CloseMonths;

storage::statements! {
    IS_CLOSED = "SELECT 1 AS one FROM contact_closed_month
                 WHERE scope_id IN {set $1 uuid} AND month_on = $2 AND (until IS NULL OR until > $3) LIMIT 1";
    /// What is closed for good stays so.
    CLOSE = "INSERT INTO contact_closed_month (scope_id, month_on, until) VALUES ($1, $2, $3)
             ON CONFLICT (scope_id, month_on)
             DO UPDATE SET until = CASE WHEN contact_closed_month.until IS NULL THEN NULL ELSE excluded.until END";
    OPEN = "DELETE FROM contact_closed_month WHERE scope_id = $1 AND month_on = $2 AND until IS NOT NULL";
}

/// Whether the month of a day is closed for a network, an agreement or a body of these.
///
/// # Errors
/// When the database refuses.
pub async fn is_closed(tx: &mut Tx, scopes: &[Uuid], day: Date, now: Instant) -> Result<bool> {
    let values = [scopes.value(), day.first_of_month().value(), now.value()];
    Ok(tx.optional(&IS_CLOSED, values).await?.is_some())
}

/// Closes a month, by its first day: until an hour, or for good.
///
/// # Errors
/// When the database refuses.
pub async fn close(
    tx: &mut Tx,
    permit: &Permit<CloseMonths>,
    month: Date,
    until: Option<Instant>,
) -> Result<()> {
    tx.execute(&CLOSE, [permit.target().value(), month.value(), until.value()]).await.map(drop)
}

/// Opens a month again that is not closed for good.
///
/// # Errors
/// When the database refuses.
pub async fn open(tx: &mut Tx, permit: &Permit<CloseMonths>, month: Date) -> Result<()> {
    tx.execute(&OPEN, [permit.target().value(), month.value()]).await.map(drop)
}
