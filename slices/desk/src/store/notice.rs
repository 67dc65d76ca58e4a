//! Notices of the coordinator.

use jiff::civil::Date;
use kernel::{Id, Instant};
use storage::{Result, Row, ToValue as _, Tx};
use uuid::Uuid;

use ::policy::Permit;

use crate::model::notice::Notice;
use crate::policy::{ForgetLaunches, WithdrawNotice, WriteNotice};

storage::statements! {
    INSERT = "INSERT INTO desk_notice (id, network_id, title, text, until_day, written_by, written_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7)";
    FIND = "SELECT id, network_id, title, text, until_day, written_by, written_at, withdrawn_at
            FROM desk_notice WHERE id = $1";
    OF_NETWORKS = "SELECT id, network_id, title, text, until_day, written_by, written_at, withdrawn_at
                   FROM desk_notice WHERE network_id IN {set $1 uuid}
                   ORDER BY written_at DESC, id DESC LIMIT 200";
    SHOWN = "SELECT id, network_id, title, text, until_day, written_by, written_at, withdrawn_at
             FROM desk_notice
             WHERE network_id IN {set $1 uuid} AND until_day >= $2 AND withdrawn_at IS NULL
             ORDER BY written_at DESC, id DESC LIMIT 20";
    WITHDRAW = "UPDATE desk_notice SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL";
    FORGET = "DELETE FROM desk_notice WHERE until_day < $1";
}

/// Writes a notice; its id is the permit's.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &mut Tx, permit: &Permit<WriteNotice>, notice: &Notice) -> Result<()> {
    let values = [
        permit.target().value(),
        notice.network.value(),
        notice.title.value(),
        notice.text.value(),
        notice.until.value(),
        notice.by.value(),
        notice.at.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// One notice.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Notice>) -> Result<Option<Notice>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// The notices of some networks, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_networks(tx: &mut Tx, networks: &[Uuid]) -> Result<Vec<Notice>> {
    tx.all(&OF_NETWORKS, [networks.value()]).await?.iter().map(read).collect()
}

/// Those that are shown on a day.
///
/// # Errors
/// When the database refuses.
pub async fn shown(tx: &mut Tx, networks: &[Uuid], day: Date) -> Result<Vec<Notice>> {
    tx.all(&SHOWN, [networks.value(), day.value()]).await?.iter().map(read).collect()
}

/// Takes a notice back; says whether it was still shown.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw(tx: &mut Tx, permit: &Permit<WithdrawNotice>, now: Instant) -> Result<bool> {
    Ok(tx.execute(&WITHDRAW, [permit.target().value(), now.value()]).await? == 1)
}

/// Deletes notices that were last shown before a day; says how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &mut Tx, _permit: &Permit<ForgetLaunches>, before: Date) -> Result<u64> {
    tx.execute(&FORGET, [before.value()]).await
}

fn read(row: &Row) -> Result<Notice> {
    Ok(Notice {
        id: row.get("id")?,
        network: row.get("network_id")?,
        title: row.get("title")?,
        text: row.get("text")?,
        until: row.get("until_day")?,
        by: row.optional("written_by")?,
        at: row.get("written_at")?,
        withdrawn_at: row.optional("withdrawn_at")?,
    })
}
