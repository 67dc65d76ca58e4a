//! The registry of providers of national identities.

use jiff::civil::Date;
use kernel::Instant;
use policy::Permit;
use saml::IdentityProvider;
use storage::{Result, Row, ToValue as _, Tx};

use crate::model::{Described, Provider, ProviderKind, Registry};
use crate::policy::ImportProviders;

storage::statements! {
    FORGET_KIND = "DELETE FROM identity_provider WHERE kind = $1";
    FORGET_LIKE = "DELETE FROM identity_provider WHERE entity_id LIKE $1";
    PUT = "INSERT INTO identity_provider (entity_id, kind, name, described, registry_on, imported_at)
           VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (entity_id) DO UPDATE
           SET kind = excluded.kind, name = excluded.name, described = excluded.described,
               registry_on = excluded.registry_on, imported_at = excluded.imported_at";
    NAMES = "SELECT entity_id, name, kind FROM identity_provider ORDER BY name, entity_id LIMIT 1500";
    FIND = "SELECT entity_id, kind, name, described FROM identity_provider WHERE entity_id = $1";
    REGISTRIES = "SELECT kind, COUNT(*) AS providers, MIN(registry_on) AS registry_on,
                         MIN(imported_at) AS imported_at
                  FROM identity_provider GROUP BY kind ORDER BY kind LIMIT 3";
}

/// How somebody is offered a provider.
pub(crate) struct Offered {
    pub(crate) entity_id: String,
    pub(crate) name: String,
    pub(crate) kind: ProviderKind,
}

/// Takes a file's providers for those of their kind: who is in it no more is gone.
pub(crate) async fn replace(
    tx: &mut Tx,
    _permit: &Permit<ImportProviders>,
    kind: ProviderKind,
    providers: &[IdentityProvider],
    on: Date,
    now: Instant,
) -> Result<()> {
    tx.execute(&FORGET_KIND, [kind.name().value()]).await?;
    for provider in providers {
        let described = serde_json::to_value(Described::from(provider)).unwrap_or_default();
        let values = [
            provider.entity_id.value(),
            kind.name().value(),
            provider.name.value(),
            Some(described).value(),
            on.value(),
            now.value(),
        ];
        tx.execute(&PUT, values).await?;
    }
    Ok(())
}

/// Forgets those whose names are like that.
pub(crate) async fn forget_like(tx: &mut Tx, _permit: &Permit<ImportProviders>, pattern: &str) -> Result<()> {
    tx.execute(&FORGET_LIKE, [pattern.value()]).await.map(drop)
}

/// The names of all, for the page that offers them.
pub(crate) async fn offered(tx: &mut Tx) -> Result<Vec<Offered>> {
    let rows = tx.all(&NAMES, []).await?;
    let offered = |row: &Row| {
        Ok(Offered {
            entity_id: row.get("entity_id")?,
            name: row.get("name")?,
            kind: row.parsed("kind", str::parse)?,
        })
    };
    rows.iter().map(offered).collect()
}

/// One of them.
pub(crate) async fn find(tx: &mut Tx, entity_id: &str) -> Result<Option<Provider>> {
    tx.optional(&FIND, [entity_id.value()]).await?.as_ref().map(read).transpose()
}

/// What there is, and of which day.
pub(crate) async fn registries(tx: &mut Tx) -> Result<Vec<Registry>> {
    let rows = tx.all(&REGISTRIES, []).await?;
    let registry = |row: &Row| {
        Ok(Registry {
            kind: row.parsed("kind", str::parse)?,
            providers: row.get("providers")?,
            on: row.get("registry_on")?,
            imported_at: row.get("imported_at")?,
        })
    };
    rows.iter().map(registry).collect()
}

fn read(row: &Row) -> Result<Provider> {
    let described: Described = row.json("described")?;
    let saml = described.provider(row.get("entity_id")?, row.get("name")?);
    Ok(Provider { kind: row.parsed("kind", str::parse)?, saml })
}
