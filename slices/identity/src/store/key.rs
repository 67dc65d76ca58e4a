//! Keys of the installation, their private parts sealed.

use kernel::Instant;
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};

use crate::model::{Certificate, KeyEntry, KeyUse};
use crate::policy::KeepKeys;

storage::statements! {
    INSERT = "INSERT INTO identity_key
                (id, organisation, purpose, algorithm, kid, sealed_private, certificate, certificate_until,
                 created_at, active_from)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    PUBLISHED = "SELECT id, organisation, purpose, algorithm, kid, sealed_private, certificate, certificate_until,
                        created_at, active_from, retired_at
                 FROM identity_key WHERE retired_at IS NULL OR retired_at > $1
                 ORDER BY organisation, purpose, id LIMIT 5000";
    LIST = "SELECT id, organisation, purpose, algorithm, kid, certificate, certificate_until,
                   created_at, active_from, retired_at
            FROM identity_key ORDER BY organisation, purpose, created_at DESC, id LIMIT 5000";
    // Two commands at once: the second goes on from what the first wrote.
    LOCK = "SELECT id FROM identity_key WHERE organisation = $1 AND purpose = $2
            AND (retired_at IS NULL OR retired_at > $3) ORDER BY id LIMIT 5000 {for_update}";
    ACTIVATE = "UPDATE identity_key SET active_from = $2
                WHERE id = $1 AND retired_at IS NULL AND (active_from IS NULL OR active_from > $2)";
    RETIRE = "UPDATE identity_key SET retired_at = $4
              WHERE organisation = $1 AND purpose = $2 AND id <> $3
                AND active_from IS NOT NULL AND active_from <= $5
                AND (retired_at IS NULL OR retired_at > $4)";
}

/// A key as it is kept.
pub(crate) struct SealedKey {
    pub(crate) entry: KeyEntry,
    pub(crate) sealed: Vec<u8>,
}

/// Keeps a new key; the permit carries its id.
pub(crate) async fn insert(tx: &mut Tx, permit: &Permit<KeepKeys>, key: &SealedKey) -> Result<()> {
    let KeyEntry { organisation, purpose, algorithm, kid, certificate, created_at, active_from, .. } =
        &key.entry;
    let values = [
        permit.target().value(),
        organisation.value(),
        purpose.name().value(),
        algorithm.name().value(),
        kid.value(),
        key.sealed.value(),
        certificate.as_ref().map(|certificate| certificate.pem.as_str()).value(),
        certificate.as_ref().map(|certificate| certificate.until).value(),
        created_at.value(),
        active_from.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// All keys that are published at that time, those that wait too.
pub(crate) async fn published(tx: &mut Tx, now: Instant) -> Result<Vec<SealedKey>> {
    let rows = tx.all(&PUBLISHED, [now.value()]).await?;
    rows.iter().map(|row| Ok(SealedKey { entry: read(row)?, sealed: row.get("sealed_private")? })).collect()
}

/// All keys there ever were, as far as they are kept, without their private parts.
pub(crate) async fn list(tx: &mut Tx) -> Result<Vec<KeyEntry>> {
    tx.all(&LIST, []).await?.iter().map(read).collect()
}

/// Holds the keys of one body and use until the end of the transaction.
pub(crate) async fn lock(tx: &mut Tx, organisation: &str, purpose: KeyUse, now: Instant) -> Result<()> {
    tx.all(&LOCK, [organisation.value(), purpose.name().value(), now.value()]).await.map(drop)
}

/// Lets a key that waited sign from a time on; says whether it waited.
pub(crate) async fn activate(tx: &mut Tx, permit: &Permit<KeepKeys>, from: Instant) -> Result<bool> {
    Ok(tx.execute(&ACTIVATE, [permit.target().value(), from.value()]).await? == 1)
}

/// Sets an end to the keys that the permit's key takes over from at `from`; says to how many.
pub(crate) async fn retire_others(
    tx: &mut Tx,
    permit: &Permit<KeepKeys>,
    (organisation, purpose): (&str, KeyUse),
    from: Instant,
    end: Instant,
) -> Result<u64> {
    let values =
        [organisation.value(), purpose.name().value(), permit.target().value(), end.value(), from.value()];
    tx.execute(&RETIRE, values).await
}

fn read(row: &Row) -> Result<KeyEntry> {
    let certificate = match (row.optional("certificate")?, row.optional("certificate_until")?) {
        (Some(pem), Some(until)) => Some(Certificate { pem, until }),
        _ => None,
    };
    Ok(KeyEntry {
        id: row.get("id")?,
        organisation: row.get("organisation")?,
        purpose: row.parsed("purpose", str::parse)?,
        algorithm: row.parsed("algorithm", str::parse)?,
        kid: row.get("kid")?,
        certificate,
        created_at: row.get("created_at")?,
        active_from: row.optional("active_from")?,
        retired_at: row.optional("retired_at")?,
    })
}
