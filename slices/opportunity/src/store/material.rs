//! `opportunity_material`.

use kernel::{Id, Instant};
use network::api::Network;
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};

use crate::model::{Language, Material, MaterialDetails, Topic};
use crate::policy::KeepMaterial;

macro_rules! columns {
    () => {
        "id, network_id, title, summary, topic, organisation_id, dated_on, language, is_accessible, document_id, ending,
         size_bytes, created_at"
    };
}

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM opportunity_material WHERE id = $1");
    LIST = concat!("SELECT ", columns!(), " FROM opportunity_material
                    WHERE (CAST($1 AS {text}) IS NULL OR topic = $1) ORDER BY dated_on DESC, id DESC LIMIT 500");
    INSERT = "INSERT INTO opportunity_material (id, network_id, title, summary, topic, organisation_id, dated_on, language,
                is_accessible, document_id, ending, size_bytes, created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    UPDATE = "UPDATE opportunity_material SET title = $2, summary = $3, topic = $4, organisation_id = $5, dated_on = $6,
                language = $7, is_accessible = $8 WHERE id = $1";
    DELETE = "DELETE FROM opportunity_material WHERE id = $1";
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Material>) -> Result<Option<Material>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// All of them, or those of a topic, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn list(tx: &mut Tx, topic: Option<Topic>) -> Result<Vec<Material>> {
    tx.all(&LIST, [topic.map(Topic::word).value()]).await?.iter().map(read).collect()
}

/// A new one.
///
/// # Errors
/// When the database refuses.
pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<KeepMaterial>,
    network: Id<Network>,
    details: &MaterialDetails,
    file: &documents::Attachment,
    now: Instant,
) -> Result<()> {
    let values = [
        permit.target().value(),
        network.value(),
        details.title.value(),
        details.summary.value(),
        details.topic.word().value(),
        details.organisation.value(),
        details.dated_on.value(),
        details.language.word().value(),
        details.is_accessible.value(),
        file.id.value(),
        file.media_type.ending().value(),
        file.size_bytes.value(),
        now.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// Other words about it.
///
/// # Errors
/// When the database refuses.
pub async fn update(tx: &mut Tx, permit: &Permit<KeepMaterial>, details: &MaterialDetails) -> Result<()> {
    let values = [
        permit.target().value(),
        details.title.value(),
        details.summary.value(),
        details.topic.word().value(),
        details.organisation.value(),
        details.dated_on.value(),
        details.language.word().value(),
        details.is_accessible.value(),
    ];
    tx.execute(&UPDATE, values).await.map(drop)
}

/// Takes it away.
///
/// # Errors
/// When the database refuses.
pub async fn delete(tx: &mut Tx, permit: &Permit<KeepMaterial>) -> Result<()> {
    tx.execute(&DELETE, [permit.target().value()]).await.map(drop)
}

fn read(row: &Row) -> Result<Material> {
    let details = MaterialDetails {
        title: row.get("title")?,
        summary: row.get("summary")?,
        topic: row.parsed("topic", Topic::parse)?,
        organisation: row.optional("organisation_id")?,
        dated_on: row.get("dated_on")?,
        language: row.parsed("language", Language::parse)?,
        is_accessible: row.get("is_accessible")?,
    };
    Ok(Material {
        id: row.get("id")?,
        network: row.get("network_id")?,
        details,
        document: row.get("document_id")?,
        ending: row.get("ending")?,
        size_bytes: row.get("size_bytes")?,
        created_at: row.get("created_at")?,
    })
}
