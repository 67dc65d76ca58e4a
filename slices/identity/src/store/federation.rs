//! Providers of the OpenID federations and the marks of our bodies.

use kernel::Instant;
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};

use crate::model::{FederatedProvider, TrustMark};
use crate::policy::{ImportProviders, RefreshProviders};
use crate::settings::FederationKind;

storage::statements! {
    PUT = "INSERT INTO identity_federation_provider
             (entity, kind, anchor, name, metadata, chain, resolved_at, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
           ON CONFLICT (entity) DO UPDATE
           SET kind = excluded.kind, anchor = excluded.anchor, name = excluded.name, metadata = excluded.metadata,
               chain = excluded.chain, resolved_at = excluded.resolved_at, expires_at = excluded.expires_at,
               fault = NULL, failed_at = NULL";
    FAILED = "UPDATE identity_federation_provider SET fault = $2, failed_at = $3 WHERE entity = $1";
    FIND = "SELECT entity, kind, anchor, name, metadata, chain, resolved_at, expires_at
            FROM identity_federation_provider WHERE entity = $1";
    ALL = "SELECT entity, kind, anchor, name, metadata, chain, resolved_at, expires_at
           FROM identity_federation_provider ORDER BY kind, name, entity LIMIT 200";
    OFFERED = "SELECT entity, kind, name FROM identity_federation_provider
               WHERE expires_at > $1 ORDER BY kind, name, entity LIMIT 200";
    FORGET = "DELETE FROM identity_federation_provider WHERE expires_at < $1";
    PUT_MARK = "INSERT INTO identity_trust_mark (organisation, kind, token, issuer, expires_at, imported_at)
                VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (organisation, kind) DO UPDATE
                SET token = excluded.token, issuer = excluded.issuer, expires_at = excluded.expires_at,
                    imported_at = excluded.imported_at";
    MARKS = "SELECT organisation, kind, token, issuer, expires_at FROM identity_trust_mark
             WHERE organisation = $1 AND (expires_at IS NULL OR expires_at > $2) ORDER BY kind LIMIT 20";
    FAULTS = "SELECT entity, fault, failed_at FROM identity_federation_provider
              WHERE fault IS NOT NULL ORDER BY entity LIMIT 200";
}

/// Keeps what a chain says of a provider.
pub(crate) async fn put(
    tx: &mut Tx,
    _permit: &Permit<RefreshProviders>,
    provider: &FederatedProvider,
) -> Result<()> {
    let values = [
        provider.entity.value(),
        provider.kind.name().value(),
        provider.anchor.value(),
        provider.name.value(),
        Some(serde_json::Value::Object(provider.metadata.clone())).value(),
        Some(serde_json::Value::from(provider.chain.clone())).value(),
        provider.resolved_at.value(),
        provider.expires_at.value(),
    ];
    tx.execute(&PUT, values).await.map(drop)
}

/// Notes why a chain could not be built anew.
pub(crate) async fn failed(
    tx: &mut Tx,
    _permit: &Permit<RefreshProviders>,
    entity: &str,
    code: &str,
    now: Instant,
) -> Result<()> {
    tx.execute(&FAILED, [entity.value(), code.value(), now.value()]).await.map(drop)
}

/// A provider that can be chosen.
pub(crate) struct Offered {
    pub(crate) entity: String,
    pub(crate) kind: FederationKind,
    pub(crate) name: String,
}

/// Those whose chain holds.
pub(crate) async fn offered(tx: &mut Tx, now: Instant) -> Result<Vec<Offered>> {
    let offered = |row: &Row| {
        Ok(Offered {
            entity: row.get("entity")?,
            kind: row.parsed("kind", str::parse)?,
            name: row.get("name")?,
        })
    };
    tx.all(&OFFERED, [now.value()]).await?.iter().map(offered).collect()
}

/// One of them.
pub(crate) async fn find(tx: &mut Tx, entity: &str) -> Result<Option<FederatedProvider>> {
    tx.optional(&FIND, [entity.value()]).await?.as_ref().map(read).transpose()
}

/// All of them.
pub(crate) async fn all(tx: &mut Tx) -> Result<Vec<FederatedProvider>> {
    tx.all(&ALL, []).await?.iter().map(read).collect()
}

/// Deletes those whose chain ended before that time.
pub(crate) async fn forget(tx: &mut Tx, _permit: &Permit<RefreshProviders>, before: Instant) -> Result<u64> {
    tx.execute(&FORGET, [before.value()]).await
}

/// A provider whose chain could not be built anew, why, and when.
pub(crate) async fn faults(tx: &mut Tx) -> Result<Vec<(String, String, Instant)>> {
    let rows = tx.all(&FAULTS, []).await?;
    rows.iter().map(|row| Ok((row.get("entity")?, row.get("fault")?, row.get("failed_at")?))).collect()
}

/// Keeps a mark; one of its kind is replaced.
pub(crate) async fn put_mark(
    tx: &mut Tx,
    _permit: &Permit<ImportProviders>,
    mark: &TrustMark,
    now: Instant,
) -> Result<()> {
    let TrustMark { organisation, kind, token, issuer, expires_at } = mark;
    let values =
        [organisation.value(), kind.value(), token.value(), issuer.value(), expires_at.value(), now.value()];
    tx.execute(&PUT_MARK, values).await.map(drop)
}

/// The marks of a body that hold.
pub(crate) async fn marks(tx: &mut Tx, organisation: &str, now: Instant) -> Result<Vec<TrustMark>> {
    let rows = tx.all(&MARKS, [organisation.value(), now.value()]).await?;
    let mark = |row: &Row| {
        Ok(TrustMark {
            organisation: row.get("organisation")?,
            kind: row.get("kind")?,
            token: row.get("token")?,
            issuer: row.get("issuer")?,
            expires_at: row.optional("expires_at")?,
        })
    };
    rows.iter().map(mark).collect()
}

fn read(row: &Row) -> Result<FederatedProvider> {
    Ok(FederatedProvider {
        entity: row.get("entity")?,
        kind: row.parsed("kind", str::parse)?,
        anchor: row.get("anchor")?,
        name: row.get("name")?,
        metadata: row.json("metadata")?,
        chain: row.json("chain")?,
        resolved_at: row.get("resolved_at")?,
        expires_at: row.get("expires_at")?,
    })
}
