//! `contact_closed_month`: months of which a report was handed in.

use jiff::civil::Date;
use kernel::Instant;
use policy::Permit;
use storage::{Result, ToValue as _, Tx};
use uuid::Uuid;

use crate::policy::CloseMonths;

storage::statements! {
    IS_CLOSED = "SELECT 1 AS one FROM contact_closed_month WHERE scope_id IN {set $1 uuid} AND month_on = $2 LIMIT 1";
    CLOSE = "INSERT INTO contact_closed_month (scope_id, month_on, closed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    OPEN = "DELETE FROM contact_closed_month WHERE scope_id = $1 AND month_on = $2";
}

/// Whether the month of a day is closed for a network, an agreement or a body of these.
///
/// # Errors
/// When the database refuses.
pub async fn is_closed(tx: &mut Tx, scopes: &[Uuid], day: Date) -> Result<bool> {
    let row = tx.optional(&IS_CLOSED, [scopes.value(), day.first_of_month().value()]).await?;
    Ok(row.is_some())
}

/// Closes a month, by its first day; `false` when it was closed before.
///
/// # Errors
/// When the database refuses.
pub async fn close(tx: &mut Tx, permit: &Permit<CloseMonths>, month: Date, now: Instant) -> Result<bool> {
    Ok(tx.execute(&CLOSE, [permit.target().value(), month.value(), now.value()]).await? == 1)
}

/// Opens a month again.
///
/// # Errors
/// When the database refuses.
pub async fn open(tx: &mut Tx, permit: &Permit<CloseMonths>, month: Date) -> Result<()> {
    tx.execute(&OPEN, [permit.target().value(), month.value()]).await.map(drop)
}
