//! `opportunity_source`.

use kernel::{Id, Instant};
use network::api::Network;
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};

use crate::model::{Kind, Language, Source, SourceTerms};
use crate::policy::KeepSource;

macro_rules! columns {
    () => {
        "id, network_id, name, url, kind, place, language, days, is_trusted"
    };
}

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM opportunity_source WHERE id = $1");
    BY_NAME = concat!("SELECT ", columns!(), " FROM opportunity_source WHERE network_id = $1 AND name = $2");
    OF_NETWORKS = concat!("SELECT ", columns!(), " FROM opportunity_source WHERE network_id IN {set $1 uuid}
                           ORDER BY name, id LIMIT 500");
    INSERT = "INSERT INTO opportunity_source (id, network_id, name, url, kind, place, language, days, is_trusted, created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    UPDATE = "UPDATE opportunity_source SET name = $2, url = $3, kind = $4, place = $5, language = $6, days = $7,
                is_trusted = $8 WHERE id = $1";
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Source>) -> Result<Option<Source>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// By its name in a network.
///
/// # Errors
/// When the database refuses.
pub async fn by_name(tx: &mut Tx, network: Id<Network>, name: &str) -> Result<Option<Source>> {
    tx.optional(&BY_NAME, [network.value(), name.value()]).await?.as_ref().map(read).transpose()
}

/// Those of some networks, by name.
///
/// # Errors
/// When the database refuses.
pub async fn of_networks(tx: &mut Tx, networks: &[Id<Network>]) -> Result<Vec<Source>> {
    tx.all(&OF_NETWORKS, [networks.value()]).await?.iter().map(read).collect()
}

/// A new one.
///
/// # Errors
/// When the database refuses.
pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<KeepSource>,
    network: Id<Network>,
    terms: &SourceTerms,
    now: Instant,
) -> Result<()> {
    let values = [
        permit.target().value(),
        network.value(),
        terms.name.value(),
        terms.url.value(),
        terms.kind.word().value(),
        terms.place.value(),
        terms.language.word().value(),
        terms.days.map(i64::from).value(),
        terms.is_trusted.value(),
        now.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// Other terms.
///
/// # Errors
/// When the database refuses.
pub async fn update(tx: &mut Tx, permit: &Permit<KeepSource>, terms: &SourceTerms) -> Result<()> {
    let values = [
        permit.target().value(),
        terms.name.value(),
        terms.url.value(),
        terms.kind.word().value(),
        terms.place.value(),
        terms.language.word().value(),
        terms.days.map(i64::from).value(),
        terms.is_trusted.value(),
    ];
    tx.execute(&UPDATE, values).await.map(drop)
}

fn read(row: &Row) -> Result<Source> {
    let days: Option<i64> = row.optional("days")?;
    let terms = SourceTerms {
        name: row.get("name")?,
        url: row.optional("url")?,
        kind: row.parsed("kind", Kind::parse)?,
        place: row.optional("place")?,
        language: row.parsed("language", Language::parse)?,
        days: days.and_then(|days| u16::try_from(days).ok()),
        is_trusted: row.get("is_trusted")?,
    };
    Ok(Source { id: row.get("id")?, network: row.get("network_id")?, terms })
}
