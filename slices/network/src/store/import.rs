//! `network_import`: a file that was read and waits for "import".

use kernel::{Id, Instant};
use policy::Permit;
use storage::{Result, ToValue as _, Tx};

use crate::model::Network;
use crate::policy::{ForgetContacts, ImportOrganisations};

storage::statements! {
    INSERT = "INSERT INTO network_import (id, network_id, file_name, file_digest, content, created_at)
              VALUES ($1, $2, $3, $4, $5, $6)";
    FIND = "SELECT id, network_id, file_name, content, confirmed_at FROM network_import WHERE id = $1";
    CONFIRM = "UPDATE network_import SET confirmed_at = $2 WHERE id = $1 AND confirmed_at IS NULL";
    FORGET = "DELETE FROM network_import WHERE created_at < $1";
}

/// A file that waits.
#[derive(Clone, Debug)]
pub struct Import {
    /// Its id.
    pub id: Id<Import>,
    /// The network it is for.
    pub network: Id<Network>,
    /// Its name, as it was sent.
    pub file_name: String,
    /// Its bytes.
    pub content: Vec<u8>,
    /// When it was written, if it was.
    pub confirmed_at: Option<Instant>,
}

pub async fn keep(
    tx: &mut Tx,
    permit: &Permit<ImportOrganisations>,
    id: Id<Import>,
    file_name: &str,
    content: &[u8],
    now: Instant,
) -> Result<()> {
    let digest = storage::sha256(content);
    let values = [
        id.value(),
        permit.target().value(),
        file_name.value(),
        digest.value(),
        content.value(),
        now.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

pub async fn find(tx: &mut Tx, id: Id<Import>) -> Result<Option<Import>> {
    let Some(row) = tx.optional(&FIND, [id.value()]).await? else { return Ok(None) };
    Ok(Some(Import {
        id: row.get("id")?,
        network: row.get("network_id")?,
        file_name: row.get("file_name")?,
        content: row.get("content")?,
        confirmed_at: row.optional("confirmed_at")?,
    }))
}

/// Marks it written; false when it was written before.
pub async fn confirm(
    tx: &mut Tx,
    _permit: &Permit<ImportOrganisations>,
    id: Id<Import>,
    now: Instant,
) -> Result<bool> {
    Ok(tx.execute(&CONFIRM, [id.value(), now.value()]).await? == 1)
}

pub async fn forget(tx: &mut Tx, _permit: &Permit<ForgetContacts>, before: Instant) -> Result<u64> {
    tx.execute(&FORGET, [before.value()]).await
}
