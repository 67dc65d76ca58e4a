//! The history of sheets.

use ::policy::{Action, Permit};
use storage::{Result, ToValue as _, Tx};

use super::service::known;
use crate::model::catalogue::{Change, ChangeKind, ServiceId};

storage::statements! {
    INSERT = "INSERT INTO desk_service_change (id, service_id, at, kind, field, before, after, changed_by)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF_SERVICES = "SELECT id, service_id, at, kind, field, before, after, changed_by FROM desk_service_change
                   WHERE service_id IN {set $1 uuid} ORDER BY service_id, at DESC, id DESC LIMIT 20000";
}

/// Writes lines of the history, under the permit of what was done.
///
/// # Errors
/// When the database refuses.
pub async fn record<A: Action>(tx: &mut Tx, _permit: &Permit<A>, changes: &[Change]) -> Result<()> {
    let rows = changes.iter().map(|change| {
        vec![
            change.id.value(),
            change.service.value(),
            change.at.value(),
            change.kind.code().value(),
            change.field.value(),
            change.before.value(),
            change.after.value(),
            change.changed_by.value(),
        ]
    });
    tx.insert_all(&INSERT, rows.collect()).await.map(drop)
}

/// The history of some sheets, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_services(tx: &mut Tx, services: &[ServiceId]) -> Result<Vec<Change>> {
    let rows = tx.all(&OF_SERVICES, [services.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Change {
                id: row.get("id")?,
                service: row.get("service_id")?,
                at: row.get("at")?,
                kind: row.parsed("kind", |code| known(ChangeKind::parse(code)))?,
                field: row.get("field")?,
                before: row.get("before")?,
                after: row.get("after")?,
                changed_by: row.get("changed_by")?,
            })
        })
        .collect()
}
